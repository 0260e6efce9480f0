"""What tests of rounds share: a study with answers that closed, and its next round."""

from __future__ import annotations

from random import Random
from typing import Any

from django.test import Client

from samenspel.study.sorts import cards
from samenspel.web.elicitation.models import Sorting
from samenspel.web.elicitation.sortings import begin, save
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Invitation, Study
from web.room import HOME, NAME, opened

WHY = "Wij kijken een half jaar later opnieuw."
BOXES = ("important", "neutral", "less_important")


def answered(invitation: Invitation, shift: int = 0) -> Sorting:
    """Let somebody make a whole map in this round; ``shift`` turns the cards over the boxes."""
    invitation = Invitation.objects.select_related("study").get(pk=invitation.pk)
    asks = design(invitation.study)
    places = {card.id: BOXES[(at + shift) % 18 // 6] for at, card in enumerate(cards(asks))}
    sorting = begin(invitation, asks, ["take_part"], Random())  # noqa: S311 - any order will do
    assert save(sorting, asks, [{"places": places}], revision=0)
    return sorting


def to(client: Client, state: str, notice: str = "") -> None:
    """Open or close the study."""
    assert client.post(HOME + "state", {"to": state, "notice": notice}).status_code == 302


def closed(client: Client, count: int = 6, answers: int = 6) -> Study:
    """Return a closed study with so many maps of the first round."""
    opened(client, count)
    for one in Invitation.objects.order_by("pk")[:answers]:
        answered(one)
    to(client, "closed")
    return Study.objects.get(name=NAME)


def next_round(client: Client, **typed: object) -> Any:
    """Send the form that begins a round."""
    form = {"after": 1, "notice": WHY, "ask": ["values-map"], **typed}
    return client.post(HOME + "round", form)


def again(client: Client, count: int = 6, answers: int = 6, **typed: object) -> Study:
    """Return a study of which the second round is open."""
    closed(client, count, answers)
    assert next_round(client, **typed).status_code == 302
    client.get(HOME)  # says once what was done
    return Study.objects.get(name=NAME)
