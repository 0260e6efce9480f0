"""Who may see the pages of a study: whoever sits at this machine, or an account with a role."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from time import time
from typing import Concatenate, Literal, ParamSpec

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import resolve_url
from django.utils.functional import SimpleLazyObject

from samenspel.web.studies.machine import ADDRESSES, NAMES
from samenspel.web.studies.models import Membership, Study

Asked = ParamSpec("Asked")
Page = Callable[Concatenate[HttpRequest, Asked], HttpResponse]
StudyPage = Callable[..., HttpResponse]  # of one study, by its `name`

# see: where the study stands, and what was released to readers. lead: ask people, open, close,
# hold the workshop, release to members. research: everybody's answers, and what follows from them.
# own: who else works on it, keys for programs, releasing to the world, deleting.
Deed = Literal["see", "lead", "research", "own"]
Role = Membership.Role
DEEDS: Mapping[str, frozenset[Deed]] = {
    Role.OWNER: frozenset({"see", "lead", "research", "own"}),
    Role.FACILITATOR: frozenset({"see", "lead"}),
    Role.CODER: frozenset({"see", "research"}),
    Role.VIEWER: frozenset({"see"}),
}

# A session ends after so long without a page; a screen that looks for news every second stays.
IDLE_SECONDS = 2 * 60 * 60
SEEN_SECONDS = 5 * 60  # no oftener is it written down that somebody is there

# Whatever passed a request on says so in one of these; then it may come from anywhere.
PASSED_ON = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip")


def researcher(view: Page[Asked]) -> Page[Asked]:
    """Guard a page of whoever works with studies; what it shows is `studies_of` the request."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Asked.args, **kwargs: Asked.kwargs) -> HttpResponse:
        return _outside(request) or view(request, *args, **kwargs)

    return guarded


def may(deed: Deed) -> Callable[[StudyPage], StudyPage]:
    """Guard a page of one study: to whoever may not do this there, there is no such study."""

    def guard(view: StudyPage) -> StudyPage:
        @wraps(view)
        def guarded(request: HttpRequest, /, name: str, **parts: object) -> HttpResponse:
            outside = _outside(request)
            if outside is None and deed not in deeds(request, name):
                raise Http404
            return outside or view(request, name=name, **parts)

        return guarded

    return guard


def elsewhere(view: Page[Asked]) -> Page[Asked]:
    """Guard a page about accounts: on one's own machine there are none."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Asked.args, **kwargs: Asked.kwargs) -> HttpResponse:
        if not settings.ACCOUNTS:
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def deeds(request: HttpRequest, name: str) -> frozenset[Deed]:
    """Return what whoever asks may do in a study; nothing when there is no such study."""
    if not settings.ACCOUNTS:
        return DEEDS[Role.OWNER] if is_here(request) else frozenset()
    if not is_member(request):
        return frozenset()
    held = Membership.objects.filter(study__name=name, user=request.user.pk)
    return DEEDS.get(held.values_list("role", flat=True).first() or "", frozenset())


def studies_of(request: HttpRequest) -> QuerySet[Study]:
    """Return the studies that whoever asks may see."""
    if not settings.ACCOUNTS:
        return Study.objects.all()
    return Study.objects.filter(memberships__user=request.user.pk)


def owned(record: Study, request: HttpRequest) -> None:
    """Note who began a study."""
    if request.user.is_authenticated:
        Membership.objects.create(study=record, user=request.user, role=Role.OWNER)


def _outside(request: HttpRequest) -> HttpResponse | None:
    """Return the answer to whoever works with no study here: the same at every address."""
    if settings.ACCOUNTS:
        if is_member(request):
            return None
        page = request.get_full_path() if request.method in {"GET", "HEAD"} else "/"
        return redirect_to_login(page, resolve_url(settings.LOGIN_URL))
    if not is_here(request):
        raise Http404
    return None


def is_member(request: HttpRequest) -> bool:
    """Return whether somebody logged in, with a second factor, and was not away for long."""
    if not request.user.is_authenticated or not request.session.get("second_factor"):
        return False
    now = int(time())
    seen = request.session.get("seen", now)
    if now - seen > IDLE_SECONDS:
        logout(request)
        return False
    if now - seen > SEEN_SECONDS or "seen" not in request.session:
        request.session["seen"] = now
    return True


def in_every_page(request: HttpRequest) -> dict[str, object]:
    """Return what whoever asks may do in the study that a page is about, for its templates."""
    match = request.resolver_match
    name = str(match.kwargs.get("name", "")) if match else ""
    return {"may": SimpleLazyObject(lambda: deeds(request, name))}


def is_here(request: HttpRequest) -> bool:
    """Return whether a request was made on this machine, by its own name, and not passed on."""
    host, _ = split_domain_port(request.get_host())
    return (
        request.META.get("REMOTE_ADDR") in ADDRESSES
        and host in NAMES
        and not any(name in request.headers for name in PASSED_ON)
    )
