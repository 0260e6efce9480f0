"""What the pages of a values map show: the boxes, and what a script goes on from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest

from samenspel.catalogue import instrument, texts
from samenspel.study.model import BOXES, Card
from samenspel.text import Text
from samenspel.web.elicitation.guests import Sorter
from samenspel.web.elicitation.moves import ASIDE, HAND, Board, full, rules
from samenspel.web.elicitation.sortings import board
from samenspel.web.speech.words import say

STEPS = (("cards", "step_cards"), ("top", "step_top"), ("words", "step_words"), ("map", "step_map"))
SPOKEN = (  # what the script says; it fills in the names of cards and boxes itself
    "count",
    "progress",
    "swap_title",
    "said_placed",
    "said_aside",
    "said_next",
    "said_card",
    "said_undone",
    "said_over",
    "said_top",
    "said_top_off",
    "said_top_full",
    "saved",
    "saving",
    "not_saved",
    "not_saved_closed",
    "stale",
)


@dataclass(frozen=True, slots=True)
class Box:
    """One box with what is in it."""

    id: str
    label: Text
    places: int
    cards: tuple[Card, ...]
    key: int  # on the keyboard


@dataclass(frozen=True, slots=True)
class Sheet:
    """A values map as its pages show it."""

    boxes: tuple[Box, ...]
    hand: tuple[Card, ...]
    aside: tuple[Card, ...]
    top: tuple[Card, ...]
    card: Card | None  # the one to choose a box for
    wanted: Box | None  # the full box in which it was put
    places: int  # of the top
    total: int
    can_undo: bool

    @property
    def dealt(self) -> int:
        """How many cards are in a box."""
        return sum(len(box.cards) for box in self.boxes)

    @property
    def left(self) -> int:
        """How many cards are not in a box."""
        return self.total - self.dealt


def sheet(who: Sorter, card: str = "", wanted: str = "") -> Sheet:
    """Return what to show; ``card`` was chosen to be moved, ``wanted`` is a box that was full."""
    now, allowed = board(who.sorting), rules(who.design)
    hand = now.at(HAND)
    chosen = card if card in now.order else next(iter(hand), "")
    boxes = _boxes(who, now)
    return Sheet(
        boxes=boxes,
        hand=_cards(who, hand),
        aside=_cards(who, now.at(ASIDE)),
        top=_cards(who, now.top),
        card=who.cards.get(chosen),
        wanted=next((b for b in boxes if b.id == wanted and full(now, allowed, wanted)), None),
        places=allowed.top,
        total=len(now.order),
        can_undo=bool(now.past),
    )


def _boxes(who: Sorter, now: Board) -> tuple[Box, ...]:
    labels = {place.id: place.label for place in instrument("values-map").places}
    used = [box for box in BOXES if who.design.shape.places(box)]
    return tuple(
        Box(box, labels[box], who.design.shape.places(box), _cards(who, now.at(box)), key)
        for key, box in enumerate(used, start=1)
    )


def _cards(who: Sorter, values: Iterable[str]) -> tuple[Card, ...]:
    known = who.cards
    return tuple(known[value] for value in values if value in known)


def state(who: Sorter) -> dict[str, object]:
    """Return the map as plain data for a script, with the revision that it goes on from."""
    now = board(who.sorting)
    return {
        "revision": who.sorting.revision,
        "batch": who.sorting.batch,
        "order": list(now.order),
        "places": dict(now.places),
        "top": list(now.top),
        "past": list(now.past),
    }


def script(request: HttpRequest, who: Sorter) -> dict[str, object]:
    """Return what a script needs: the map and the words, in the reader's language."""
    words = {key: say(request, texts("web_sort")[key]) for key in SPOKEN}
    return {"state": state(who), "words": words, "topPlaces": rules(who.design).top}


def steps(at: str) -> tuple[tuple[str, str, str], ...]:
    """Return the steps as (name of the address, key of its words, done | now | '')."""
    names = [name for name, _ in STEPS]
    here = names.index(at)
    return tuple(
        (name, key, "done" if place < here else "now" if place == here else "")
        for place, (name, key) in enumerate(STEPS)
    )
