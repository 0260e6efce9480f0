"""Who codes: somebody with an account under a number, on one's own machine whoever says so."""

from __future__ import annotations

from itertools import count

from django.conf import settings
from django.http import HttpRequest

from samenspel.study.coding import DICTIONARY, SETTLED
from samenspel.web.coding.models import Coder, Coding
from samenspel.web.studies.models import Study

NOBODY = frozenset({"", SETTLED, DICTIONARY})  # names that no person codes under
LONGEST = 40
CHOSEN = "coders"  # in the session: per study, who codes here


def coder_of(request: HttpRequest, record: Study) -> str:
    """Return the name under which whoever asks codes; an empty one when there is none yet."""
    if settings.ACCOUNTS:
        held = record.coders.filter(user=request.user.pk)
    else:
        chosen = request.session.get(CHOSEN, {}).get(record.name, "")
        # An address may say who codes, so that two windows on one machine can be two people.
        held = record.coders.filter(name=request.GET.get("as") or chosen)
    return held.values_list("name", flat=True).first() or ""


def numbered(request: HttpRequest, record: Study) -> str:
    """Return the name under which somebody codes; with an account it is made when it is needed."""
    held = coder_of(request, record)
    if held or not settings.ACCOUNTS:
        return held
    taken = _taken(record)
    for number in count(1):
        name = f"coder-{number}"
        if name not in taken and _is_new(record, name, request.user.pk):
            return name
    raise AssertionError  # there is always another number


def _is_new(record: Study, name: str, user: int | None) -> bool:
    _, new = Coder.objects.get_or_create(study=record, name=name, defaults={"user_id": user})
    return new


def known(record: Study) -> tuple[str, ...]:
    """Return everybody who codes or coded in a study."""
    return tuple(sorted(_taken(record) - NOBODY))


def choose(request: HttpRequest, record: Study, name: str) -> bool:
    """Remember who codes on this machine, until the browser closes; a wrong name is refused."""
    name = " ".join(name.split())
    if settings.ACCOUNTS or name.casefold() in NOBODY or len(name) > LONGEST:
        return False
    Coder.objects.get_or_create(study=record, name=name)
    request.session[CHOSEN] = request.session.get(CHOSEN, {}) | {record.name: name}
    return True


def _taken(record: Study) -> set[str]:
    coded = Coding.objects.filter(source__study=record).order_by().values_list("coder", flat=True)
    return {*coded.distinct(), *record.coders.values_list("name", flat=True)}
