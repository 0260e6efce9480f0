"""Who comes by a personal link: without an account, and never told more than their own answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url

from samenspel.catalogue import instrument, instruments
from samenspel.study.model import Card, Design
from samenspel.study.rows import Network
from samenspel.study.sorts import cards
from samenspel.text import Text, plain
from samenspel.web.elicitation.models import Sorting
from samenspel.web.studies.designs import design
from samenspel.web.studies.invitations import found
from samenspel.web.studies.models import Invitation, Study
from samenspel.web.studies.rounds import is_over, over
from samenspel.web.studies.throttle import over as too_often

Page = Callable[..., HttpResponse]
MAP = "values-map"
OWN_MAP = "values-map-organisation"  # the same cards once more, for one's own organisation
# What fills which table; what a study came with already is not asked again.
TABLES = {
    MAP: ("sorts",),
    OWN_MAP: (OWN_MAP,),
    "priorities": ("priorities",),
    "obstructing": ("obstructing",),
    "strategies": ("strategies",),
    "complexity": ("tensions", "obstacles"),
    "governance": ("governance",),
    "say": ("say",),
    "conditions": ("conditions",),
    "interests": ("interests",),
    "relations": ("relations",),
    "outcomes": ("outcomes",),
}


@dataclass(frozen=True, slots=True)
class Guest:
    """Someone with a link that works, and what is asked of them."""

    token: str
    invitation: Invitation
    design: Design
    sorting: Sorting | None  # none: not agreed to take part yet

    @property
    def cards(self) -> dict[str, Card]:
        """The cards of the study, by value."""
        return {card.id: card for card in cards(self.design)}

    @property
    def question(self) -> Text:
        """What the values map asks."""
        return instrument("values-map").asked["network"]

    @property
    def asks_map(self) -> bool:
        """Whether a values map is part of what is asked, or was when it was made."""
        return MAP in asked_by(self.invitation.study) or bool(self.sorting and self.sorting.boxes)

    @property
    def round(self) -> int:
        """The round that is asked."""
        return self.invitation.study.round

    @property
    def earlier(self) -> tuple[int, ...]:
        """The rounds that are over in which this person took part, but for the one shown."""
        shown = self.sorting.round if self.sorting else None
        made = self.invitation.sortings.order_by("round").values_list("round", flat=True)
        return tuple(one for one in over(self.invitation.study, made) if one != shown)

    @property
    def notice(self) -> str:
        """Why the study was opened once more, in the words of who did."""
        study = self.invitation.study
        opened = study.versions.filter(number=study.version)
        return opened.values_list("notice", flat=True).first() or ""

    @property
    def asks_more(self) -> bool:
        """Whether there is more than one thing to do, and so a list of them."""
        return len(asked_by(self.invitation.study)) > 1

    @property
    def network(self) -> Text:
        """What the network is called."""
        known = {one.id: one for one in self.design.networks}
        asked = known.get(self.invitation.network, Network(self.invitation.network))
        return plain(asked.name or asked.id)

    @property
    def layer(self) -> str | None:
        """One's layer where each is shown apart; none: not known, empty: layers are not shown."""
        network = self.invitation.network
        if not any(one.layers_apart for one in self.design.networks if one.id == network):
            return ""
        who = (self.invitation.participant, network)
        people = self.design.participants
        return next((one.layer for one in people if (one.id, one.network) == who), None)

    @property
    def of_layer(self) -> int:
        """How many of one's own layer are asked now."""
        network = self.invitation.network
        gone = self.invitation.study.invitations.filter(network=network, absent=True)
        absent = set(gone.values_list("participant", flat=True))
        people = [one for one in self.design.participants if one.network == network]
        return sum(one.layer == self.layer and one.id not in absent for one in people)

    @property
    def invited(self) -> int:
        """How many were asked in this network, as far as the design knows."""
        network = self.invitation.network
        absent = self.invitation.study.invitations.filter(network=network, absent=True).count()
        listed = sum(one.network == network for one in self.design.participants)
        stated = [one.participants or 0 for one in self.design.networks if one.id == network]
        return max(max([listed, *stated]) - absent, 0)


@dataclass(frozen=True, slots=True)
class Sorter(Guest):
    """A guest who agreed to take part."""

    sorting: Sorting


def guest_of(token: str) -> Guest | None:
    """Return who has a link that works: known, asked now, not withdrawn, not answered elsewhere."""
    invitation = found(token)
    if invitation is None or invitation.study.state != Study.State.OPEN or invitation.absent:
        return None
    sortings = invitation.sortings.all()
    if any(one.withdrawn for one in sortings):
        return None
    now = next((one for one in sortings if one.round == invitation.study.round), None)
    if now is None and not instruments_of(invitation):
        return None
    return Guest(token, invitation, design(invitation.study), now)


def maker_of(token: str, number: int | None = None) -> Sorter | None:
    """Return whose link it is, to look back at answers in a round that is over, the last one.

    ``number`` asks for another round.
    """
    invitation = found(token)
    sortings = tuple(invitation.sortings.order_by("round")) if invitation else ()
    if invitation is None or any(one.withdrawn for one in sortings):
        return None
    made = [one for one in sortings if is_over(invitation.study, one.round)]
    kept = [one for one in made if number in {None, one.round}]
    return Sorter(token, invitation, design(invitation.study), kept[-1]) if kept else None


def asked_by(study: Study) -> tuple[str, ...]:
    """Return the instruments that a study asks, the map first; without a choice, only the map."""
    chosen = study.asks or (MAP,)
    return tuple(id for id in dict.fromkeys((MAP, OWN_MAP, *instruments())) if id in chosen)


def instruments_of(invitation: Invitation) -> tuple[str, ...]:
    """Return what is asked of one person: the study may have come with some of the answers."""
    there = set(_tables_of(invitation))
    return tuple(id for id in asked_by(invitation.study) if not there & set(TABLES.get(id, ())))


def _tables_of(invitation: Invitation) -> Iterator[str]:
    """Yield the tables that hold an answer of this person in this round: two would spoil both."""
    rows = invitation.study.rows.filter(
        data__respondent=invitation.participant, data__network=invitation.network
    )
    for table, data in rows.values_list("table", "data"):
        if data.get("round", 1) == invitation.study.round:
            own = table == "sorts" and data.get("perspective") == "organisation"
            yield OWN_MAP if own else table


def guest(view: Callable[Concatenate[HttpRequest, Guest, ...], HttpResponse]) -> Page:
    """Let a page be seen by whoever has a link that works; all others get one and the same page."""

    @wraps(view)
    def seen(request: HttpRequest, token: str, **parts: object) -> HttpResponse:
        who = guest_of(token)
        return view(request, who, **parts) if who else gone(request, token)

    return seen


def sorter(view: Callable[Concatenate[HttpRequest, Sorter, ...], HttpResponse]) -> Page:
    """Let a page be seen by a guest who agreed to take part; others are asked first."""

    def agreed(request: HttpRequest, who: Guest, **parts: object) -> HttpResponse:
        if who.sorting is None:
            return HttpResponseRedirect(resolve_url("respondent", who.token))
        return view(request, Sorter(who.token, who.invitation, who.design, who.sorting), **parts)

    return guest(wraps(view)(agreed))


def mapper(view: Callable[[HttpRequest, Sorter], HttpResponse]) -> Page:
    """Let a page of the map be seen where a map is asked; others go to what is."""

    def asked(request: HttpRequest, who: Sorter) -> HttpResponse:
        elsewhere = not who.sorting.revision and MAP not in instruments_of(who.invitation)
        if not who.asks_map or elsewhere:
            return HttpResponseRedirect(resolve_url("asked", who.token))
        return view(request, who)

    return sorter(wraps(view)(asked))


def gone(request: HttpRequest, token: str) -> HttpResponse:
    """Say that this link does not work (any more), whatever the reason."""
    if found(token) is None and (slow := too_often("link", request)):
        return slow
    return render(request, "sort/gone.html", {"token": token}, status=404)
