"""What is asked of the results: for whom, of which network, of which round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar, get_args

from django.http import Http404, HttpRequest, QueryDict

from samenspel.disclosure import AudienceName, Released
from samenspel.errors import ReleaseError
from samenspel.study.model import Study as StudyFile
from samenspel.study.rows import Network
from samenspel.study.sorts import networks, rounds
from samenspel.web import bridge, releases
from samenspel.web.speech.words import sentence
from samenspel.web.studies.access import Deed, deeds
from samenspel.web.studies.models import Study
from samenspel.web.studies.rounds import over

Choice = TypeVar("Choice", bound=str)

AUDIENCES: tuple[AudienceName, ...] = get_args(AudienceName)
RELEASED_BY: Mapping[AudienceName, Deed] = {
    "researcher": "research",
    "members": "lead",
    "outside": "own",
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asks to see of a study, and what can be chosen."""

    study: StudyFile
    audience: AudienceName = "researcher"
    network: str | None = None
    beside: str | None = None  # a network to read next to that one
    number: int | None = None  # the round; none: the last that is over
    over: tuple[int, ...] = ()  # the rounds in which nobody answers any more
    still: int | None = None  # the round in which people answer now
    audiences: tuple[AudienceName, ...] = AUDIENCES  # that can be chosen

    @property
    def networks(self) -> tuple[Network, ...]:
        """The networks that can be chosen."""
        return networks(self.study)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The networks to which the pages of the researcher keep; none: all."""
        if self.audience != "researcher" or self.network is None:
            return ()
        return tuple(dict.fromkeys(filter(None, (self.network, self.beside))))

    @property
    def network_shown(self) -> str:
        """What the networks are called that are shown alone; nothing when all are."""
        known = {one.id: one.name or one.id for one in self.networks}
        alone = self.chosen or tuple(filter(None, (self.members,)))
        return " + ".join(known[id] for id in alone)

    @property
    def released_by(self) -> str:
        """The name of the sentence on who may release to these readers."""
        return f"release_by_{RELEASED_BY[self.audience]}"

    @property
    def rounds(self) -> tuple[int, ...]:
        """The rounds that can be chosen: what is still answered, only by the researcher."""
        every = rounds(self.study)
        return (
            every
            if self.audience == "researcher"
            else tuple(one for one in every if one in self.over)
        )

    @property
    def round(self) -> int:
        """The round that is shown."""
        return self.number or max(self.over or self.rounds, default=1)

    @property
    def later(self) -> int | None:
        """The round that is still answered, while an earlier one is shown."""
        return self.still if self.over and self.still != self.round else None

    @property
    def members(self) -> str | None:
        """Whose members read."""
        if self.audience != "members":
            return None
        if self.network is None and len(self.networks) == 1:
            return self.networks[0].id
        return self.network

    @property
    def query(self) -> str:
        """What a link to the same wish ends with."""
        asked = QueryDict(mutable=True)
        if self.audience != "researcher":
            asked["audience"] = self.audience
        if self.network:
            asked["network"] = self.network
        if len(self.chosen) > 1:
            asked["beside"] = self.chosen[1]
        if self.number:
            asked["round"] = str(self.number)
        return f"?{asked.urlencode()}" if asked else ""

    @property
    def further(self) -> str:
        """What a link to the same wish has before one thing more."""
        return f"{self.query}&" if self.query else "?"


def wish_of(request: HttpRequest, record: Study) -> Wish:
    """Return what a request asks of a study; what cannot be asked is not there."""
    reading = request.method in {"GET", "HEAD"}
    asked = request.GET if reading else request.POST
    study, readable = bridge.load(record), _readable(deeds(request, record.name))
    known = [one.id for one in networks(study)]
    audience = _one_of(asked.get("audience"), readable) or readable[0]
    # Members read one network; the first until another is chosen. Nothing is released on a guess.
    guess = known[0] if reading and audience == "members" and len(known) > 1 else None
    return Wish(
        study,
        audience,
        _one_of(asked.get("network"), known) or guess,
        _one_of(asked.get("beside"), known),
        _number(asked.get("round"), rounds(study)),
        over(record, rounds(study)),
        record.round if record.state == Study.State.OPEN else None,
        readable,
    )


def may_release(request: HttpRequest, record: Study, wish: Wish) -> bool:
    """Return whether whoever asks may say that these readers see it from now on."""
    return RELEASED_BY[wish.audience] in deeds(request, record.name)


def _readable(may: frozenset[Deed]) -> tuple[AudienceName, ...]:
    """Return as which readers somebody may read: everybody's answers are for research only."""
    return tuple(one for one in AUDIENCES if one != "researcher" or "research" in may)


def before(record: Study, wish: Wish) -> Released | None:
    """Return what these readers may see; nothing when it has not been released yet."""
    return releases.shown_to(record, wish.audience, _whose(wish), number=wish.number)


class NotYetReleasedError(Exception):
    """These readers may not see anything before somebody releases it to them."""


def shown(record: Study, wish: Wish) -> Released:
    """Return what these readers may see; raise when it has not been released yet."""
    released = before(record, wish)
    if released is None:
        raise NotYetReleasedError
    return released


def now(record: Study, wish: Wish) -> Released:
    """Release to these readers what they may see."""
    return releases.released_to(record, wish.audience, _whose(wish), number=wish.number)


def _whose(wish: Wish) -> str | None:
    if wish.audience == "members" and wish.members is None:
        raise ReleaseError(sentence("choose_network", part="results"))
    return wish.members


def _one_of(asked: str | None, choices: Sequence[Choice]) -> Choice | None:
    if not asked:
        return None
    for choice in choices:
        if choice == asked:
            return choice
    raise Http404


def _number(asked: str | None, choices: tuple[int, ...]) -> int | None:
    found = _one_of(asked, [str(number) for number in choices])
    return int(found) if found else None
