"""Moves on a values map: cards go from the hand to a box, to another box, aside and back.

A move is plain data, as a phone sends it: ``{"places": {value: place}}``, ``{"top": [value]}``,
``{"undo": true}`` or ``{"words": {name: words}}``. A place is a box, ``aside`` or ``hand``; moving
two cards at once is a swap.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from samenspel.catalogue import instrument
from samenspel.study.cells import UNPRINTABLE, one_line_end
from samenspel.study.model import BOXES, Design, Shape

ASIDE = "aside"
HAND = "hand"
PLACES = (*BOXES, ASIDE, HAND)
EXTREMES = ("extreme_important", "extreme_less_important")
MEANING = "meaning-"  # followed by the value
LONGEST = 2000  # characters of one answer in words
DEEPEST = 200  # moves that can be undone

Why = Literal["no_move", "no_card", "no_place", "full", "top", "words"]
Move = Mapping[str, Any]


class MoveError(ValueError):
    """A move that the map does not allow; ``why`` says which rule, never whose card."""

    def __init__(self, why: Why) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Rules:
    """What a design allows: how many cards a box holds, how many values are put in order."""

    shape: Shape
    top: int

    def places(self, box: str) -> int | None:
        """Return how many cards fit in a place; ``None``: any number."""
        return self.shape.places(box) if box in BOXES else None


@dataclass(frozen=True, slots=True)
class Board:
    """Where every card is; ``past`` holds the moves that undo the moves, last one last."""

    order: tuple[str, ...]
    places: Mapping[str, str]  # of the cards that are not in the hand
    top: tuple[str, ...] = ()
    past: tuple[Move, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)

    def place(self, value: str) -> str:
        """Return where a card is."""
        return self.places.get(value, HAND)

    def at(self, place: str) -> tuple[str, ...]:
        """Return the cards of a place, in the order in which they were shown."""
        return tuple(value for value in self.order if self.place(value) == place)


def rules(design: Design) -> Rules:
    """Return what a design allows."""
    top = instrument("values-map").top
    return Rules(design.shape, min(top, design.shape.important))


def full(board: Board, rules: Rules, place: str) -> bool:
    """Return whether no card can be added to a place."""
    room = rules.places(place)
    return room is not None and len(board.at(place)) >= room


def complete(board: Board, rules: Rules) -> bool:
    """Return whether every box holds exactly its cards."""
    filled = Counter(board.places.values())
    return all(filled[box] == rules.places(box) for box in BOXES)


def swap(board: Board, value: str, other: str) -> Move:
    """Return the move that puts a card in the place of another, and that one where it came from."""
    return {"places": {value: board.place(other), other: board.place(value)}}


def moved(board: Board, rules: Rules, moves: Iterable[Move]) -> Board:
    """Return the board after some moves, in their order; a wrong one refuses them all."""
    for move in moves:
        board = _moved(board, rules, move)
    return board


def _moved(board: Board, rules: Rules, move: Move) -> Board:
    match move:
        case {"undo": True}:
            return _undone(board)
        case {"places": dict(changes)}:
            return _placed(board, rules, changes)
        case {"top": list(top)}:
            return _ordered(board, rules, top)
        case {"words": dict(words)}:
            return _worded(board, words)
        case _:
            raise MoveError("no_move")


def _undone(board: Board) -> Board:
    if not board.past:
        return board
    *past, last = board.past
    places = _changed(board, last["places"])
    return replace(board, places=places, top=tuple(last["top"]), past=tuple(past))


def _placed(board: Board, rules: Rules, changes: Mapping[str, object]) -> Board:
    if not changes or not set(changes) <= set(board.order):
        raise MoveError("no_card")
    if not all(place in PLACES for place in changes.values()):
        raise MoveError("no_place")
    places = _changed(board, changes)
    filled = Counter(places.values())
    if any(filled[box] > rules.shape.places(box) for box in BOXES):
        raise MoveError("full")
    top = tuple(value for value in board.top if places.get(value) == "important")
    return replace(board, places=places, top=top, past=_past(board, changes))


def _changed(board: Board, changes: Mapping[str, object]) -> dict[str, str]:
    kept = {value: place for value, place in board.places.items() if value not in changes}
    return kept | {value: str(place) for value, place in changes.items() if place != HAND}


def _ordered(board: Board, rules: Rules, top: list[Any]) -> Board:
    known = all(isinstance(value, str) and board.place(value) == "important" for value in top)
    if not known or len(set(top)) < len(top) or len(top) > rules.top:
        raise MoveError("top")
    return replace(board, top=tuple(top), past=_past(board, ()))


def _past(board: Board, changed: Iterable[str]) -> tuple[Move, ...]:
    back = {value: board.place(value) for value in changed}
    return (*board.past, {"places": back, "top": list(board.top)})[-DEEPEST:]


def _worded(board: Board, words: Mapping[str, object]) -> Board:
    asked = {*EXTREMES, *(f"{MEANING}{value}" for value in board.order)}
    if not set(words) <= asked or not all(isinstance(said, str) for said in words.values()):
        raise MoveError("words")
    said = {**board.words, **{name: _clean(str(text)) for name, text in words.items()}}
    return replace(board, words={name: text for name, text in said.items() if text})


def _clean(words: str) -> str:
    """Return words as a study can hold them: what a file or page cannot show is left out."""
    return UNPRINTABLE.sub("", one_line_end(words)).strip()[:LONGEST]
