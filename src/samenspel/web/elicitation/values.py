"""The instruments on the values that are no map: lists of most and least, and what hinders."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.catalogue import Instrument
from samenspel.study.rows import Box
from samenspel.text import Text
from samenspel.web.elicitation.forms import (
    Choice,
    Field,
    Given,
    Group,
    Page,
    Respondent,
    spread,
)
from samenspel.web.speech.words import sentence

HINDERING = "values"  # the field with the cards that were chosen
OUTER: tuple[Box, ...] = ("important", "less_important")
OWN = "own"  # what hinders and is on no card


def priorities(about: Instrument, to: Respondent, given: Given) -> Iterator[Page]:
    """Yield a page for each list: most and least, for the organisation and for the network."""
    picks = to.design.picks
    for side, question in about.asked.items():
        taken: list[str] = []
        for place in about.places:
            label = sentence(f"pick_{place.id}", part="ask", picks=picks)
            choices = tuple(one for one in _cards(to) if one.id not in taken)
            asked = Field(place.id, "some", label, choices, perspective=side, at_most=picks)
            taken = [*taken, *given.get(asked.name, ())]
            yield Page((Group((asked,)),), question)


def own_map(about: Instrument, to: Respondent, given: Given) -> Iterator[Page]:
    """Yield a page for each of the outer boxes, for one's own organisation; the rest is neutral."""
    taken: list[str] = []
    for box in OUTER:
        places = to.design.shape.places(box)
        label = sentence(f"own_{box}", part="ask", places=places)
        choices = tuple(one for one in _cards(to) if one.id not in taken)
        asked = Field(box, "some", label, choices, perspective="organisation", at_most=places)
        taken = [*taken, *given.get(asked.name, ())]
        if places:
            yield Page((Group((asked,)),), about.asked["organisation"])


def hindering(about: Instrument, to: Respondent, given: Given) -> Iterator[Page]:
    """Yield the cards to choose from, and then a question on each that was chosen."""
    (why,) = about.questions
    lead = about.asked["network"]
    chosen = Field(HINDERING, "some", sentence("hindering", part="ask"), _cards(to))
    own = Field(OWN, "words", sentence("hindering_own", part="ask"))
    yield Page((Group((chosen,)), Group((own,))), lead)
    labels: dict[str, Text] = {card.id: card.label for card in to.cards}
    picked = [value for value in given.get(chosen.name, ()) if value in labels]
    asked = (Field(why.id, "words", why.words, about=value) for value in picked)
    yield from spread([Group((one,), labels[one.about]) for one in asked], lead)


def _cards(to: Respondent) -> tuple[Choice, ...]:
    return tuple(Choice(card.id, card.label, card.explanation) for card in to.cards)
