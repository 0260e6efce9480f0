"""Charts with two sides: what more people want to the right, what fewer want to the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samenspel.report.blocks import Spec
from samenspel.report.charts_marks import (
    WIDTH,
    bars,
    chart,
    legend,
    marks,
    measured,
    remark,
    rows_of,
    upright,
    written,
)
from samenspel.report.drawing import ACCENT, MIDDLE, PALE
from samenspel.report.frame import framed
from samenspel.text import Text, plain


@dataclass(frozen=True, slots=True)
class BoxRow:
    """How many put one value in each of the three boxes."""

    label: Text
    important: int
    neutral: int
    less_important: int
    marked: bool = False


def boxes(values: Sequence[BoxRow], *, respondents: int) -> Spec:
    """Return important to the right, less important to the left, neutral beside them."""
    most = max(respondents, 1)
    beside = 1.45 * most
    rows = rows_of([row.label for row in values], [row.marked for row in values])
    layers = [
        *_side([row.important for row in values], fill=ACCENT),
        *_side([row.less_important for row in values], fill=MIDDLE, sign=-1),
        *_side([row.neutral for row in values], fill=PALE, start=beside),
        upright(rows, 0),
        upright(rows, beside),
        remark(framed("important"), at=0, y=-12, align="left"),
        remark(framed("less_important"), at=0, y=-12, align="right"),
        remark(framed("neutral"), at=beside, y=-12, align="left"),
    ]
    return chart(rows, layers, x=measured(-1.2 * most, beside + 1.2 * most), width=WIDTH + 80)


def _side(counts: Sequence[int], *, fill: str, sign: int = 1, start: float = 0) -> list[Spec]:
    """Return bars from a line to one side, each with its count at the end."""
    data = [
        {"row": row, "x": start + sign * count, "words": plain(count), "fill": fill}
        for row, count in enumerate(counts)
    ]
    align, dx = ("left", 5) if sign > 0 else ("right", -5)
    return [bars(data, start=start), *written(data, align=align, dx=dx)]


@dataclass(frozen=True, slots=True)
class BalanceRow:
    """How many called one value most and least important."""

    label: Text
    most: int
    least: int
    marked: bool = False


def balance(values: Sequence[BalanceRow]) -> Spec:
    """Return most to the right, least to the left, and the balance at the end of the row."""
    most = max([1, *(max(row.most, row.least) for row in values)])
    rows = rows_of([row.label for row in values], [row.marked for row in values])
    sums = [
        {"row": row, "words": plain(_signed(value.most - value.least))}
        for row, value in enumerate(values)
    ]
    kind = {"type": "text", "align": "right"}
    end = {"value": WIDTH + 40}
    layers = [
        *_side([row.most for row in values], fill=ACCENT),
        *_side([row.least for row in values], fill=MIDDLE, sign=-1),
        upright(rows, 0),
        marks(kind, sums, x=end, text={"field": "words"}),
        remark(framed("most"), at=0, y=-12, align="left"),
        remark(framed("least"), at=0, y=-12, align="right"),
        legend(framed("balance"), y=-12, left=WIDTH + 40, align="right"),
    ]
    return chart(rows, layers, x=measured(-1.15 * most, 1.15 * most), width=WIDTH)


def _signed(balance: int) -> str:
    return f"{balance:+d}".replace("-", "−") if balance else "0"
