"""The next round of a closed study: the same people and cards, new maps, once for all who press."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.http import QueryDict

from samenspel.catalogue import instruments
from samenspel.study.sorts import rounds
from samenspel.text import Text
from samenspel.web import bridge
from samenspel.web.room.shown import USUAL
from samenspel.web.room.states import LONGEST, freeze
from samenspel.web.speech.words import sentence
from samenspel.web.studies.designs import design
from samenspel.web.studies.invitations import set_last_day
from samenspel.web.studies.models import Study


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody typed to begin a round; people go by their place in the design."""

    after: str  # the round that was the last when the page was shown
    notice: str = ""
    asks: tuple[str, ...] = ()
    absent: frozenset[str] = frozenset()


def before(record: Study) -> Wish:
    """Return the wish that the page begins with: everything as it was."""
    gone = _absent(record)
    places = (
        str(at)
        for at, one in enumerate(design(record).participants)
        if (one.id, one.network) in gone
    )
    asked = tuple(record.asks or [USUAL])
    return Wish(str(last(record)), asks=asked, absent=frozenset(places))


def wish(typed: QueryDict) -> Wish:
    """Return what was typed."""
    return Wish(
        typed.get("after", ""),
        typed.get("notice", "").strip(),
        tuple(one for one in instruments() if one in typed.getlist("ask")),
        frozenset(typed.getlist("absent")),
    )


def last(record: Study) -> int:
    """Return the last round of a study; it may have come with more rounds than one."""
    return max(record.round, *rounds(bridge.load(record)), 1)


def refused(wish: Wish) -> Mapping[str, Text]:
    """Return what must be repaired before a round can begin, by field."""
    checks = (
        ("notice", "round_notice", 0 < len(wish.notice) <= LONGEST),
        ("asks", "asks_none", bool(wish.asks)),
    )
    return {name: sentence(code, part="room") for name, code, good in checks if not good}


@transaction.atomic
def begin(record: Study, wish: Wish) -> bool:
    """Begin the round after the one that was shown; ``False``: it cannot begin any more."""
    # Two people may press at this moment, or one of them twice: the second waits, and comes late.
    record.refresh_from_db(from_queryset=Study.objects.select_for_update())
    number = last(record)
    if record.state != Study.State.CLOSED or wish.after != str(number):
        return False
    record.round, record.version = number + 1, record.version + 1
    record.state, record.asks = Study.State.OPEN, list(wish.asks)
    record.save(update_fields=["round", "version", "state", "asks"])
    freeze(record, wish.notice)
    _ask_anew(record, wish)
    return True


def has_begun(record: Study, wish: Wish) -> bool:
    """Return whether the round that somebody asks for is on: who presses twice is no mistake."""
    return record.state == Study.State.OPEN and wish.after == str(record.round - 1)


def _ask_anew(record: Study, wish: Wish) -> None:
    """Let every link work again, but for those who take no part; nothing waits from before."""
    set_last_day(record, None)
    record.invitations.update(absent=False, typed={}, paper=None)
    for at, one in enumerate(design(record).participants):
        if str(at) in wish.absent:
            record.invitations.filter(participant=one.id, network=one.network).update(absent=True)


def _absent(record: Study) -> set[tuple[str, str]]:
    return {*record.invitations.filter(absent=True).values_list("participant", "network")}
