"""The charts of a report, from plain rows: Vega-Lite with words in both languages.

Every mark has its figure or word beside it, so that no chart depends on colour. Rows are drawn
by their place, so two rows may bear the same label. Long labels take two lines and are then cut;
with more than 30 rows they take one. The table beside the chart holds them whole.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from samenspel.report.blocks import Spec
from samenspel.report.charts_marks import (
    WIDTH,
    Rows,
    bars,
    chart,
    headers,
    in_columns,
    legend,
    marks,
    measured,
    remark,
    rows_of,
    upright,
    written,
)
from samenspel.report.charts_sides import BalanceRow, BoxRow, balance, boxes
from samenspel.report.drawing import ACCENT, INK, LINE, MIDDLE, PALE, PAPER, mixed
from samenspel.report.frame import framed
from samenspel.text import Text, number, plain

__all__ = [
    "BalanceRow",
    "BandRow",
    "Bar",
    "BoxRow",
    "Cell",
    "DumbbellRow",
    "Point",
    "balance",
    "bands",
    "boxes",
    "congruence",
    "dumbbell",
    "ranking",
    "sharing_map",
]

NO_WORDS = Text("", "")
COLUMNS_A_PANEL = 10  # more networks make a second panel below the first
_BEYOND = {"value": WIDTH + 12}


@dataclass(frozen=True, slots=True)
class Bar:
    """How many picked one value; ``note`` is a word or two behind the count."""

    label: Text
    count: int
    note: Text = NO_WORDS
    emphasised: bool = False


def ranking(values: Sequence[Bar], *, respondents: int, more_than: float) -> Spec:
    """Return bars with their counts, and a line at the count that must be exceeded."""
    rows = rows_of([bar.label for bar in values], [bar.emphasised for bar in values])
    data = [
        {
            "row": row,
            "x": bar.count,
            "words": _counted(bar, respondents),
            "bold": bar.emphasised,
            "fill": ACCENT if bar.emphasised else PALE,
        }
        for row, bar in enumerate(values)
    ]
    layers = [
        upright(rows, 0),
        bars(data),
        upright(rows, more_than, dashed=True),
        *written(data, align="left", x=_BEYOND),
        remark(_beyond(more_than, respondents), at=more_than, y=-12, align="left"),
    ]
    return chart(rows, layers, x=measured(0, max(respondents, 1)), width=WIDTH)


def _counted(bar: Bar, respondents: int) -> Text:
    if bar.note == NO_WORDS:
        return framed("count", count=bar.count, respondents=respondents)
    return framed("count_note", count=bar.count, respondents=respondents, note=bar.note)


def _beyond(more_than: float, respondents: int) -> Text:
    if 2 * more_than == respondents:
        return framed("more_than_half")
    return framed("more_than", more_than=number(more_than, 0 if more_than == int(more_than) else 1))


@dataclass(frozen=True, slots=True)
class Cell:
    """One value in one column: its count in words, its share, and whether it is shared."""

    value: Text
    column: Text
    label: Text
    share: float
    marked: bool = False


def sharing_map(values: Sequence[Text], columns: Sequence[Text], cells: Sequence[Cell]) -> Spec:
    """Return who shares what: values down, networks across, the count in each cell.

    Ten networks stand side by side; the next ten follow in a panel below.
    """
    starts = range(0, max(len(columns), 1), COLUMNS_A_PANEL)
    panels = [_panel(values, columns[at : at + COLUMNS_A_PANEL], cells) for at in starts]
    return panels[0] if len(panels) == 1 else {"vconcat": panels}


def _panel(values: Sequence[Text], columns: Sequence[Text], cells: Sequence[Cell]) -> Spec:
    down = {value: row for row, value in enumerate(values)}
    across = {column: place for place, column in enumerate(columns)}
    data = [
        {
            "row": down[cell.value],
            "x": across[cell.column],
            "words": cell.label,
            "bold": cell.marked,
            "fill": mixed(PAPER, MIDDLE, cell.share),
            "stroke": INK if cell.marked else LINE,
            "thick": 2.5 if cell.marked else 0.75,
        }
        for cell in sorted(cells, key=lambda cell: cell.marked)
        if cell.column in across
    ]
    rows = rows_of(values)
    column_width = max(44.0, min(90.0, 440 / max(len(columns), 1)))
    look = {name: {"field": name, "type": "nominal", "scale": None} for name in ("fill", "stroke")}
    thick = {"field": "thick", "type": "quantitative", "scale": None}
    layers = [
        marks({"type": "rect"}, data, **look, strokeWidth=thick),
        *written(data),
        headers(columns, column_width=column_width),
        legend(framed("shared_cells"), y=rows.height + 14),
    ]
    return chart(rows, layers, x=in_columns(len(columns)), width=column_width * len(columns))


@dataclass(frozen=True, slots=True)
class Point:
    """The overlap in one network; ``low`` and ``high`` with one person left out."""

    label: Text
    respondents: int
    phi: float
    low: float | None = None
    high: float | None = None
    note: Text = NO_WORDS


def congruence(points: Sequence[Point]) -> Spec:
    """Return phi of each network beside the line that blind picking gives."""
    labels = [
        framed("network_respondents", label=p.label, respondents=p.respondents) for p in points
    ]
    rows = rows_of(labels)
    seen = [row for row, point in enumerate(points) if not math.isnan(point.phi)]
    lowest = min([-0.3, *(value for row in seen for value in (points[row].phi, _low(points[row])))])
    ranges = [{"row": row, "x": _low(points[row]), "end": _high(points[row])} for row in seen]
    dots = [{"row": row, "x": points[row].phi} for row in seen]
    words = [{"row": row, "words": _valued(point)} for row, point in enumerate(points)]
    layers = [
        *_scale(rows, lowest),
        marks({"type": "rule", "stroke": INK, "strokeWidth": 2}, ranges, x2={"field": "end"}),
        marks({"type": "point", "size": 90, "fill": ACCENT, "stroke": INK, "opacity": 1}, dots),
        marks({"type": "text", "align": "left"}, words, x=_BEYOND, text={"field": "words"}),
        remark(framed("blind"), at=0, y=-12),
        legend(framed("leave_one_out"), y=rows.height + 34),
    ]
    return chart(rows, layers, x=measured(lowest, 1), width=WIDTH)


def _scale(rows: Rows, lowest: float) -> list[Spec]:
    steps = [step / 2 for step in range(math.ceil(2 * lowest), 3)]
    ticks = [remark(number(step, 1), at=step, y=rows.height + 14) for step in steps]
    return [*(upright(rows, step, dashed=step == 0) for step in steps), *ticks]


def _low(point: Point) -> float:
    return point.phi if point.low is None else point.low


def _high(point: Point) -> float:
    return point.phi if point.high is None else point.high


def _valued(point: Point) -> Text:
    if point.note == NO_WORDS:
        return number(point.phi)
    return framed("number_note", number=number(point.phi), note=point.note)


@dataclass(frozen=True, slots=True)
class BandRow:
    """The band of one value, as the place of its column."""

    label: Text
    band: int


def bands(values: Sequence[BandRow], *, columns: Sequence[Text]) -> Spec:
    """Return a mark for each value in the column of its band; no counts."""
    width = WIDTH / max(len(columns), 1)
    rows = rows_of([row.label for row in values])
    places = [{"row": row, "x": x} for row in range(len(values)) for x in range(len(columns))]
    here = [{"row": row, "x": value.band} for row, value in enumerate(values)]
    frame = {"type": "rect", "fill": PAPER, "stroke": LINE, "strokeWidth": 0.75}
    dot = {"type": "point", "shape": "circle", "size": 110, "fill": ACCENT, "stroke": INK}
    layers = [
        marks(frame, places),
        marks({**dot, "opacity": 1}, here),
        headers(columns, column_width=width),
    ]
    return chart(rows, layers, x=in_columns(len(columns)), width=WIDTH)


@dataclass(frozen=True, slots=True)
class DumbbellRow:
    """How many picked one value twice: for two parties, or at two times."""

    label: Text
    first: int
    second: int


def dumbbell(
    values: Sequence[DumbbellRow], *, ends: tuple[str, str] = ("organisation", "network")
) -> Spec:
    """Return both counts of a value with a line between them, and what ``ends`` they are."""
    most = max([1, *(max(row.first, row.second) for row in values)])
    rows = rows_of([row.label for row in values])
    lines = [{"row": r, "x": v.first, "end": v.second} for r, v in enumerate(values)]
    gems = [{"row": row, "x": value.second} for row, value in enumerate(values)]
    pairs = [sorted((value.first, value.second)) for value in values]
    left = [{"row": r, "x": a, "words": plain(a)} for r, (a, b) in enumerate(pairs) if a < b]
    right = [{"row": r, "x": b, "words": plain(b)} for r, (_, b) in enumerate(pairs)]
    ring = {"type": "point", "size": 150, "fill": PAPER, "stroke": INK, "strokeWidth": 1.5}
    gem = {"type": "point", "shape": "diamond", "size": 70, "fill": ACCENT, "stroke": INK}
    layers = [
        upright(rows, 0),
        marks({"type": "rule", "stroke": MIDDLE, "strokeWidth": 3}, lines, x2={"field": "end"}),
        marks(ring, lines),
        marks(gem, gems),
        *written(left, align="right", dx=-11),
        *written(right, align="left", dx=11),
        legend(framed(ends[0]), y=-14, left=16),
        legend(framed(ends[1]), y=-14, left=196),
        marks(ring, [{}], x={"value": 6}, y={"value": -14}),
        marks(gem, [{}], x={"value": 186}, y={"value": -14}),
    ]
    return chart(rows, layers, x=measured(-0.08 * most, 1.1 * most), width=WIDTH)
