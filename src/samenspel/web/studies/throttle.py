"""How often something may be tried: counted for a while, without an address that anyone can read.

Only what went wrong is counted, so a link or a key that works is never slowed down by whoever
shares its network: an office, or fifteen directors in one room.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Literal

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.crypto import salted_hmac

from samenspel.web.studies.models import Attempt

Kind = Literal["link", "join", "code", "log-in", "account", "factor", "token", "upload"]


@dataclass(frozen=True, slots=True)
class Limit:
    """How many tries there are in so many minutes."""

    times: int
    minutes: int


LIMITS: Mapping[Kind, Limit] = {
    "link": Limit(30, minutes=10),  # personal links that do not exist
    "join": Limit(30, minutes=10),  # codes of a workshop that do not exist
    "code": Limit(10, minutes=60),  # codes to withdraw that do not exist
    "log-in": Limit(30, minutes=15),  # from one network
    "account": Limit(10, minutes=15),  # on one account, from anywhere: give `about`
    "factor": Limit(10, minutes=15),  # codes on one account: apart, or a password would lock them
    "token": Limit(30, minutes=10),  # keys of programs that do not exist
    "upload": Limit(60, minutes=60),  # files that were sent
}


def allowed(kind: Kind, request: HttpRequest, about: str = "") -> bool:
    """Return whether this may be tried now: by who asks, or about something whoever asks."""
    return seconds_left(kind, request, about) == 0


def tried(kind: Kind, request: HttpRequest, about: str = "") -> None:
    """Count a try, and forget what was counted long enough ago."""
    now = timezone.now()
    Attempt.objects.filter(until__lte=now).delete()
    until = now + timedelta(minutes=LIMITS[kind].minutes)
    Attempt.objects.create(kind=kind, who=_who(request, about), until=until)


def over(kind: Kind, request: HttpRequest, about: str = "") -> HttpResponse | None:
    """Count a try; to whoever tried too often, return the answer that says so."""
    if not allowed(kind, request, about):
        return too_many(request, kind, about)
    tried(kind, request, about)
    return None


def seconds_left(kind: Kind, request: HttpRequest, about: str = "") -> int:
    """Return how long to wait before this may be tried again; 0 is now."""
    now, last = timezone.now(), LIMITS[kind].times - 1
    counted = Attempt.objects.filter(kind=kind, who=_who(request, about), until__gt=now)
    ends = counted.order_by("-until").values_list("until", flat=True)[last : last + 1]
    return math.ceil((ends[0] - now).total_seconds()) if ends else 0


def too_many(request: HttpRequest, kind: Kind, about: str = "") -> HttpResponse:
    """Say that this was tried too often, and when it may be tried again."""
    seconds = max(1, seconds_left(kind, request, about))
    page = {"minutes": math.ceil(seconds / 60)}
    answer = render(request, "too_many.html", page, status=429)
    answer.headers["Retry-After"] = str(seconds)
    return answer


def _who(request: HttpRequest, about: str) -> str:
    """Return what a try is counted under; tomorrow the same address gives something else."""
    day = timezone.now().date().isoformat()
    told = f"about {about}" if about else f"from {_network(source(request))}"
    return salted_hmac(f"samenspel.attempt.{day}", told, algorithm="sha256").hexdigest()


def source(request: HttpRequest) -> str:
    """Return the address that asks; behind a proxy of ours, the one that reached the proxy."""
    passed_on = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    return passed_on.rpartition(",")[2].strip() or str(request.META.get("REMOTE_ADDR", ""))


def _network(address: str) -> str:
    """Return what one subscriber has: an IPv4 address, or 64 bits of IPv6 addresses."""
    try:
        known = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(known, IPv6Address) and known.ipv4_mapped:
        known = known.ipv4_mapped
    return str(known) if isinstance(known, IPv4Address) else known.exploded[:19]
