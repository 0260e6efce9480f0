"""The charts of viewpoints side by side: factors beside chance, scores with their intervals.

Each viewpoint has a sign of its own form, and its figure stands beside it, so that no chart
depends on colour.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from samenspel.findings.viewpoints_model import Interval
from samenspel.report.blocks import Spec
from samenspel.report.charts_marks import (
    WIDTH,
    chart,
    legend,
    marks,
    measured,
    remark,
    rows_of,
)
from samenspel.report.drawing import ACCENT, INK, LINE, MUTED, PAPER
from samenspel.text import Text, number, plain

SIGNS = tuple(  # one for each viewpoint: eight forms filled, then the same forms open
    (shape, fill)
    for fill in (ACCENT, PAPER)
    for shape in (
        "circle",
        "diamond",
        "square",
        "triangle-up",
        "cross",
        "triangle-down",
        "triangle-right",
        "triangle-left",
    )
)
_LANE = 14  # pixels for one viewpoint within a row
_PADDING = 0.15  # of the rows of a chart
_LEFT = -200  # where the legend below the rows begins
_DOT = {"type": "point", "shape": "circle", "size": 80, "fill": ACCENT, "stroke": INK}
_RING = {"type": "point", "shape": "square", "size": 55, "fill": PAPER, "stroke": INK}


@dataclass(frozen=True, slots=True)
class FactorRow:
    """How strong one factor is, and how strong chance would make it."""

    eigenvalue: float
    chance: float


def scree(factors: Sequence[FactorRow], *, names: tuple[Text, Text]) -> Spec:
    """Return the strength of each factor as a line, beside that of chance, dashed."""
    height, width, most = 190, 520, len(factors)
    top = 1.12 * max([1.0, *(max(row.eigenvalue, row.chance) for row in factors)])
    seen = [{"x": at, "y": row.eigenvalue} for at, row in enumerate(factors, start=1)]
    chance = [{"x": at, "y": row.chance} for at, row in enumerate(factors, start=1)]
    across = [{"x": at, "words": plain(at)} for at in range(1, most + 1)]
    return {
        "width": width,
        "height": height,
        "encoding": {
            "x": {"field": "x", "axis": None, **measured(0.6, most + 0.4)},
            "y": {"field": "y", "axis": None, **measured(-0.08 * top, top)},
        },
        "layer": [
            marks({"type": "line", "stroke": INK, "strokeDash": [5, 4]}, chance),
            marks({"type": "line", "stroke": ACCENT, "strokeWidth": 2.5}, seen),
            marks(_RING, chance),
            marks(_DOT, seen),
            *(_figures(factors, above=above) for above in (True, False)),
            marks(
                {"type": "text", "fill": MUTED},
                across,
                y={"value": height + 14},
                text={"field": "words"},
            ),
            marks(_DOT, [{}], x={"value": 190}, y={"value": -8}),
            legend(names[0], y=-8, left=202),
            marks(_RING, [{}], x={"value": 330}, y={"value": -8}),
            legend(names[1], y=-8, left=342),
        ],
    }


def _figures(factors: Sequence[FactorRow], *, above: bool) -> Spec:
    """Return the figures of factors beyond chance above their dots, of the others below them."""
    data = [
        {"x": at, "y": row.eigenvalue, "words": number(row.eigenvalue)}
        for at, row in enumerate(factors, start=1)
        if (row.eigenvalue > row.chance) == above
    ]
    kind = {"type": "text", "dx": 8 if above else 0, "dy": -13 if above else 14}
    return marks(kind, data, text={"field": "words"})


@dataclass(frozen=True, slots=True)
class Mark:
    """What one viewpoint makes of a statement; ``interval`` None draws no line."""

    z: float
    interval: Interval | None
    words: Text


@dataclass(frozen=True, slots=True)
class ApartRow:
    """One statement with what every viewpoint makes of it, in their order."""

    label: Text
    marks: tuple[Mark, ...]


def apart(given: Sequence[ApartRow], *, names: Sequence[Text], lines: Text) -> Spec:
    """Return for each statement a sign for every viewpoint, one below the other."""
    rows = rows_of([row.label for row in given])
    high = max(len(names) * _LANE + 7, 34)
    height = high * len(given)
    low, top = _reach(given)
    ticks = range(math.ceil(low), math.floor(top) + 1)
    layers = [
        *_lines(len(given), height),
        *(_upright(tick, height) for tick in ticks),
        *(layer for at in range(len(names)) for layer in _lane(given, at, len(names))),
        *(remark(_whole(tick), at=tick, y=height + 12) for tick in ticks),
        *_legend(names, height),
        legend(lines, y=height + 54 + 20 * ((len(names) - 1) // 4), left=_LEFT - 6),
    ]
    return {**chart(rows, layers, x=measured(low, top), width=WIDTH), "height": height}


def _reach(given: Sequence[ApartRow]) -> tuple[float, float]:
    ends = [
        end
        for row in given
        for mark in row.marks
        for end in (mark.z, *((mark.interval.low, mark.interval.high) if mark.interval else ()))
    ]
    return min([-1.0, *ends]) - 0.15, max([1.0, *ends]) + 0.15


def _lines(rows: int, height: float) -> list[Spec]:
    """Return a light line between the rows, where the scale of the rows puts their edges."""
    step = height / (rows + _PADDING)
    edges = [step * (at + _PADDING / 2) for at in range(rows + 1)]
    rule = {"type": "rule", "stroke": LINE, "strokeWidth": 0.75}
    ends = {"x": {"value": 0}, "x2": {"value": WIDTH}}
    return [marks(rule, [{}], **ends, y={"value": edge}) for edge in edges]


def _upright(at: float, height: float) -> Spec:
    kind = {"type": "rule", "stroke": INK if at == 0 else LINE, "strokeDash": [2, 3]}
    return marks(kind, [{"x": at}], y={"value": 0}, y2={"value": height})


def _lane(given: Sequence[ApartRow], at: int, lanes: int) -> list[Spec]:
    """Return one viewpoint: its line, its sign, and its figure at the end of the row."""
    down = (at - (lanes - 1) / 2) * _LANE
    own = [(row, found.marks[at]) for row, found in enumerate(given)]
    reach = [
        {"row": row, "x": mark.interval.low, "end": mark.interval.high}
        for row, mark in own
        if mark.interval
    ]
    words = [{"row": row, "words": mark.words} for row, mark in own]
    rule = {"type": "rule", "stroke": INK, "strokeWidth": 1.5, "yOffset": down}
    text = {"type": "text", "align": "left", "fontSize": 11, "dy": down}
    return [
        marks(rule, reach, x2={"field": "end"}),
        marks({**_sign(at), "yOffset": down}, [{"row": row, "x": mark.z} for row, mark in own]),
        marks(text, words, x={"value": WIDTH + 12}, text={"field": "words"}),
    ]


def _sign(at: int) -> dict[str, object]:
    shape, fill = SIGNS[at % len(SIGNS)]
    return {
        "type": "point",
        "shape": shape,
        "size": 85,
        "fill": fill,
        "stroke": INK,
        "strokeWidth": 1.2,
    }


def _legend(names: Sequence[Text], height: float) -> list[Spec]:
    layers = []
    for at, name in enumerate(names):
        left, y = _LEFT + 135 * (at % 4), height + 34 + 20 * (at // 4)
        layers.append(marks(_sign(at), [{}], x={"value": left}, y={"value": y}))
        layers.append(legend(name, y=y, left=left + 12))
    return layers


def _whole(value: int) -> Text:
    return plain(f"{value:+d}".replace("-", "−") if value else "0")
