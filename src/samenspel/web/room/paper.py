"""A map on paper: typed in by the facilitator, no answer until its maker says yes to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from random import SystemRandom

from django.db import transaction
from django.utils import timezone

from samenspel.catalogue import instrument
from samenspel.study.model import BOXES, Card, Design
from samenspel.study.sorts import cards
from samenspel.text import Text
from samenspel.web.elicitation.models import Sorting
from samenspel.web.elicitation.sortings import begin
from samenspel.web.speech.words import sentence
from samenspel.web.studies.models import Invitation

LABELS = {place.id: place.label for place in instrument("values-map").places}


def top_size(design: Design) -> int:
    """Return how many values are put in order."""
    return min(instrument("values-map").top, design.shape.important)


def wrong(design: Design, boxes: Mapping[str, str], top: list[str]) -> dict[str, Text]:
    """Return what is wrong with a map that was typed in: by card, or of the whole."""
    refused = {
        card.id: sentence("paper_card", part="room", card=card.label)
        for card in _without(design, boxes)
    }
    filled = Counter(boxes.values())
    for box in BOXES:
        places, found = design.shape.places(box), filled[box]
        if not refused and found != places:
            refused[box] = sentence(
                "paper_box", part="room", box=LABELS[box], places=places, found=found
            )
    important = [value for value in top if boxes.get(value) == "important"]
    if len(set(important)) < len(top):
        refused["top"] = sentence("paper_top", part="room")
    return refused


def _without(design: Design, boxes: Mapping[str, str]) -> list[Card]:
    return [card for card in cards(design) if boxes.get(card.id) not in BOXES]


def type_in(invitation: Invitation, boxes: Mapping[str, str], top: list[str]) -> None:
    """Keep a typed map beside the answers, until it is confirmed."""
    invitation.typed = {"boxes": dict(boxes), "top": top}
    invitation.paper = timezone.now()
    invitation.save(update_fields=["typed", "paper"])


@transaction.atomic
def confirm(invitation: Invitation, design: Design, consents: Iterable[str]) -> Sorting:
    """Make a typed map an answer: its maker has seen it and agreed to take part."""
    sorting = begin(invitation, design, consents, SystemRandom())
    sorting.boxes, sorting.top = invitation.typed["boxes"], invitation.typed["top"]
    sorting.revision += 1
    sorting.finished = timezone.now()
    sorting.save()
    _forget(invitation)
    return sorting


def refuse(invitation: Invitation) -> None:
    """Forget a typed map: its maker says that it is not right."""
    invitation.paper = None
    _forget(invitation)


def _forget(invitation: Invitation) -> None:
    invitation.typed = {}
    invitation.save(update_fields=["typed", "paper"])
