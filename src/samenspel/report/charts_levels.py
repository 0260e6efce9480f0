"""Charts of levels: what missing answers leave open, scores of 1 to 5, what goes in and out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from samenspel.findings.asked_model import Range
from samenspel.report.blocks import Spec
from samenspel.report.charts_marks import (
    WIDTH,
    Datum,
    Rows,
    chart,
    legend,
    marks,
    measured,
    remark,
    rows_of,
    upright,
    written,
)
from samenspel.report.drawing import ACCENT, INK, MIDDLE, PALE, PAPER
from samenspel.text import Text, plain

Scale = Sequence[tuple[float, Text]]  # the lines of a chart, from the lowest to the highest
SCORES = (1, 2, 3, 4, 5)
_BESIDE = {"value": WIDTH + 14}
_LARGEST = 620  # the dot of a score that everybody gave
_APART = 6  # pixels between what goes in and what comes out
_DOT = {"type": "point", "shape": "circle", "size": 90, "fill": ACCENT, "stroke": INK}
_RING = {"type": "point", "size": 90, "fill": PAPER, "stroke": INK, "strokeWidth": 1.5}
_GEM = {"type": "point", "shape": "diamond", "size": 80, "fill": ACCENT, "stroke": INK}


@dataclass(frozen=True, slots=True)
class RangeRow:
    """Where a figure may lie; ``found`` None is unknown: nothing is drawn, ``words`` say why."""

    label: Text
    words: Text
    found: Range | None
    emphasised: bool = False


def ranges(figures: Sequence[RangeRow], *, scale: Scale) -> Spec:
    """Return a dot for a figure that is certain and a bar for one that is open."""
    rows = rows_of([row.label for row in figures], [row.emphasised for row in figures])
    known = [(place, row.found) for place, row in enumerate(figures) if row.found]
    beside = [
        {"row": place, "words": row.words, "bold": row.emphasised}
        for place, row in enumerate(figures)
    ]
    bar = {"type": "bar", "fill": PALE, "stroke": INK, "strokeWidth": 0.75, "height": 12}
    layers = [
        *_lines(rows, scale),
        marks(bar, _open(known), x2={"field": "end"}),
        marks(_DOT, [{"row": row, "x": found.low} for row, found in known if _certain(found)]),
        *written(beside, align="left", x=_BESIDE),
    ]
    return chart(rows, layers, x=measured(scale[0][0], scale[-1][0]), width=WIDTH)


def _lines(rows: Rows, scale: Scale) -> list[Spec]:
    ticks = [remark(words, at=at, y=rows.height + 14) for at, words in scale]
    return [*(upright(rows, at) for at, _ in scale), *ticks]


def _certain(found: Range) -> bool:
    return found.low == found.high


def _open(known: Sequence[tuple[int, Range]]) -> list[Datum]:
    return [
        {"row": row, "x": found.low, "end": found.high}
        for row, found in known
        if not _certain(found)
    ]


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """How many gave each score from 1 to 5, and between which scores the middle lies."""

    label: Text
    words: Text
    counts: tuple[int, int, int, int, int]
    middle: Range


def scores(given: Sequence[ScoreRow], *, heads: tuple[Text, Text], framed: Text) -> Spec:
    """Return a dot a score, larger where more people gave it, its count beside it.

    ``heads`` say what the lowest and the highest score mean, ``framed`` what the frame means.
    """
    rows = rows_of([row.label for row in given])
    most = max([1, *(count for row in given for count in row.counts)])
    dots = [
        {"row": place, "x": score, "words": plain(count), "size": _LARGEST * count / most}
        for place, row in enumerate(given)
        for score, count in zip(SCORES, row.counts, strict=True)
        if count
    ]
    middles = [
        {"row": place, "x": row.middle.low - 0.46, "end": row.middle.high + 0.46}
        for place, row in enumerate(given)
    ]
    beside = [{"row": place, "words": row.words} for place, row in enumerate(given)]
    box = {"type": "bar", "fill": PALE, "stroke": INK, "strokeWidth": 0.75}
    dot = {"type": "point", "shape": "circle", "fill": ACCENT, "stroke": INK, "xOffset": -9}
    layers = [
        marks(box, middles, x2={"field": "end"}),
        marks(dot, dots, size={"field": "size", "type": "quantitative", "scale": None}),
        *written(dots, align="left", dx=8),
        *written(beside, align="left", x=_BESIDE),
        *(remark(plain(score), at=score, y=-10) for score in SCORES),
        legend(heads[0], y=-28),
        legend(heads[1], y=-28, left=WIDTH, align="right"),
        legend(framed, y=rows.height + 16),
    ]
    return chart(rows, layers, x=measured(0.5, 5.5), width=WIDTH)


@dataclass(frozen=True, slots=True)
class ExchangeRow:
    """What one party puts in and gets out; None is unknown and is not drawn."""

    label: Text
    words: Text
    investment: Range | None
    returns: Range | None


def exchange(parties: Sequence[ExchangeRow], *, scale: Scale, names: tuple[Text, Text]) -> Spec:
    """Return what goes in above what comes out, one row a party; ``names`` explain the signs."""
    rows = rows_of([row.label for row in parties])
    beside = [{"row": place, "words": row.words} for place, row in enumerate(parties)]
    across = [{"row": row, "x": scale[0][0], "end": scale[-1][0]} for row in range(len(parties))]
    layers = [
        *_lines(rows, scale),
        marks({"type": "rule", "strokeDash": [2, 3]}, across, x2={"field": "end"}),
        *_side(parties, lambda row: row.investment, sign=_RING, up=-_APART),
        *_side(parties, lambda row: row.returns, sign=_GEM, up=_APART),
        *written(beside, align="left", x=_BESIDE),
        marks(_RING, [{}], x={"value": 6}, y={"value": -14}),
        legend(names[0], y=-14, left=18),
        marks(_GEM, [{}], x={"value": 176}, y={"value": -14}),
        legend(names[1], y=-14, left=188),
    ]
    return chart(rows, layers, x=measured(scale[0][0], scale[-1][0]), width=WIDTH)


def _side(
    parties: Sequence[ExchangeRow],
    found: Callable[[ExchangeRow], Range | None],
    *,
    sign: Spec,
    up: int,
) -> list[Spec]:
    """Return a sign at both ends of each range, with a line between them."""
    known = [(place, own) for place, row in enumerate(parties) if (own := found(row))]
    ends = [{"row": row, "x": x} for row, own in known for x in sorted({own.low, own.high})]
    rule = {"type": "rule", "stroke": MIDDLE, "strokeWidth": 3, "yOffset": up}
    return [
        marks(rule, _open(known), x2={"field": "end"}),
        marks({**sign, "yOffset": up}, ends),
    ]
