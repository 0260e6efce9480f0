"""A composite sort as a picture: columns of cards, with their words or their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap

from samenspel.report.blocks import Spec
from samenspel.report.charts_marks import Datum, headers, in_columns, legend, marks, written
from samenspel.report.drawing import INK, MIDDLE, PAPER, mixed
from samenspel.text import Text, plain

MOST_CARDS = 150  # more do not fit in a picture
_FIELD = 630.0
_WIDEST, _LINES, _LINE_HEIGHT, _NUMBER_HEIGHT = 210.0, 3, 13, 27
_PIXELS_A_CHARACTER = 6.6
_GEM = {"type": "point", "shape": "diamond", "size": 55, "fill": INK, "stroke": INK}


@dataclass(frozen=True, slots=True)
class Laid:
    """One card in a composite sort: its words, its number, and whether it is marked."""

    words: Text
    number: int
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Pile:
    """One column of a composite sort, its cards from top to bottom; ``shade`` is 1 for highest."""

    head: Text
    cards: tuple[Laid, ...]
    shade: float


def fits(words: Iterable[Text], *, columns: int) -> bool:
    """Return whether cards in so many columns can bear these words; otherwise numbers."""
    room = _characters(columns)
    return all(
        len(wrap(text, room)) <= _LINES and all(len(word) <= room for word in text.split())
        for card in words
        for text in _both(card)
    )


def _both(words: Text) -> tuple[str, str]:
    return words.nl, words.en


def _width(columns: int) -> float:
    return min(_WIDEST, _FIELD / max(columns, 1))


def _characters(columns: int) -> int:
    return max(1, int((_width(columns) - 22) / _PIXELS_A_CHARACTER))


@dataclass(frozen=True, slots=True)
class Legend:
    """What left and right mean, what the mark means, and that numbers stand for words."""

    left: Text
    right: Text
    mark: Text
    numbers: Text


def composite(piles: Sequence[Pile], words: Legend) -> Spec:
    """Return columns of cards as somebody would lay them, with words where there is room."""
    deepest = max([1, *(len(pile.cards) for pile in piles)])
    every = [card.words for pile in piles for card in pile.cards]
    worded, width = fits(every, columns=len(piles)), _width(len(piles))
    step = _LINES * _LINE_HEIGHT if worded else _NUMBER_HEIGHT
    height = step * deepest
    data = _laid(piles)
    layers = [
        _backs(data),
        *(_words(piles) if worded else written(data)),
        marks({**_GEM, "xOffset": width / 2 - 16}, [one for one in data if one["bold"]]),
        headers([pile.head for pile in piles], column_width=width),
        legend(words.left, y=-30),
        legend(words.right, y=-30, left=width * len(piles), align="right"),
        *([] if worded else [legend(words.numbers, y=height + 36)]),
        *(_explained(words.mark, height) if any(one["bold"] for one in data) else []),
    ]
    down = {"domain": list(range(deepest)), "type": "band", "padding": 0.08}
    return {
        "width": width * len(piles),
        "height": height,
        "encoding": {
            "x": {"field": "x", "axis": None, **in_columns(len(piles))},
            "y": {"field": "row", "type": "ordinal", "axis": None, "scale": down},
        },
        "layer": layers,
    }


def _explained(mark: Text, height: float) -> list[Spec]:
    gem = marks(_GEM, [{}], x={"value": 8}, y={"value": height + 16})
    return [gem, legend(mark, y=height + 16, left=20)]


def _laid(piles: Sequence[Pile]) -> list[Datum]:
    return [
        {
            "x": column,
            "row": row,
            "words": plain(card.number),
            "bold": card.marked,
            "fill": mixed(PAPER, MIDDLE, pile.shade),
            "thick": 2.0 if card.marked else 0.75,
        }
        for column, pile in enumerate(piles)
        for row, card in enumerate(pile.cards)
    ]


def _backs(data: Sequence[Datum]) -> Spec:
    fill = {"field": "fill", "type": "nominal", "scale": None}
    thick = {"field": "thick", "type": "quantitative", "scale": None}
    return marks({"type": "rect", "stroke": INK}, data, fill=fill, strokeWidth=thick)


def _words(piles: Sequence[Pile]) -> list[Spec]:
    """Return the words of all cards, each line in its own layer."""
    room = _characters(len(piles))
    slots = [
        (column, row, card.marked, _slots(card.words, room))
        for column, pile in enumerate(piles)
        for row, card in enumerate(pile.cards)
    ]
    return [
        marks(
            {"type": "text", "dy": (place - 2) * _LINE_HEIGHT / 2, "fontWeight": weight},
            [
                {"x": column, "row": row, "words": words[place]}
                for column, row, marked, words in slots
                if marked == (weight == "bold")
            ],
            text={"field": "words"},
        )
        for place in range(2 * _LINES - 1)
        for weight in ("normal", "bold")
    ]


def _slots(words: Text, room: int) -> list[Text]:
    """Return what stands at each of five half lines, so that one, two or three lines centre."""
    lines = [_spread(text, room) for text in _both(words)]
    return [Text(*both) for both in zip(*lines, strict=True)]


def _spread(words: str, room: int) -> list[str]:
    found = wrap(words, room)[:_LINES] or [""]
    places = {1: (2,), 2: (1, 3), 3: (0, 2, 4)}[len(found)]
    return [dict(zip(places, found, strict=True)).get(place, "") for place in range(5)]
