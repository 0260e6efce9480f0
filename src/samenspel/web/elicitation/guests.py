"""Who comes by a personal link: without an account, and never told more than their own answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url

from samenspel.catalogue import instrument
from samenspel.study.model import Card, Design
from samenspel.study.rows import Network
from samenspel.study.sorts import cards
from samenspel.text import Text, plain
from samenspel.web.elicitation.models import Sorting
from samenspel.web.studies.designs import design
from samenspel.web.studies.invitations import found
from samenspel.web.studies.models import Invitation, Study
from samenspel.web.studies.throttle import allowed, too_many, tried


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
    def network(self) -> Text:
        """What the network is called."""
        known = {one.id: one for one in self.design.networks}
        asked = known.get(self.invitation.network, Network(self.invitation.network))
        return plain(asked.name or asked.id)

    @property
    def invited(self) -> int:
        """How many were asked in this network, as far as the design knows."""
        listed = sum(one.network == self.invitation.network for one in self.design.participants)
        stated = [
            one.participants or 0
            for one in self.design.networks
            if one.id == self.invitation.network
        ]
        return max([listed, *stated])


@dataclass(frozen=True, slots=True)
class Sorter(Guest):
    """A guest who agreed to take part."""

    sorting: Sorting


def guest_of(token: str) -> Guest | None:
    """Return who has a link that works: known, not withdrawn, in an open study, not answered."""
    invitation = found(token)
    if invitation is None or invitation.study.state != Study.State.OPEN:
        return None
    sortings = invitation.sortings.all()
    if any(one.withdrawn for one in sortings):
        return None
    now = next((one for one in sortings if one.round == invitation.study.round), None)
    if now is None and _answered_elsewhere(invitation):
        return None
    return Guest(token, invitation, design(invitation.study), now)


def _answered_elsewhere(invitation: Invitation) -> bool:
    """Return whether the study came with a map of this person: a second one would spoil both."""
    rows = invitation.study.rows.filter(
        table="sorts",
        data__respondent=invitation.participant,
        data__network=invitation.network,
    )
    rounds = {data.get("round", 1) for data in rows.values_list("data", flat=True)}
    return invitation.study.round in rounds


def guest(view: Callable[[HttpRequest, Guest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a page be seen by whoever has a link that works; all others get one and the same page."""

    @wraps(view)
    def seen(request: HttpRequest, token: str) -> HttpResponse:
        who = guest_of(token)
        return view(request, who) if who else gone(request, token)

    return seen


def sorter(view: Callable[[HttpRequest, Sorter], HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a page be seen by a guest who agreed to take part; others are asked first."""

    def agreed(request: HttpRequest, who: Guest) -> HttpResponse:
        if who.sorting is None:
            return HttpResponseRedirect(resolve_url("respondent", who.token))
        return view(request, Sorter(who.token, who.invitation, who.design, who.sorting))

    return guest(wraps(view)(agreed))


def gone(request: HttpRequest, token: str) -> HttpResponse:
    """Say that this link does not work (any more), whatever the reason."""
    if found(token) is None:
        if not allowed("link", request):
            return too_many(request, "link")
        tried("link", request)
    return render(request, "sort/gone.html", {"token": token}, status=404)
