"""Charts of answers: a mark of its own shape for each answer, and counts out of those asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from samenspel.findings.asked_model import Said
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
from samenspel.report.drawing import ACCENT, INK, LINE, PALE, PAPER
from samenspel.report.words_workings import told
from samenspel.text import Text

NO_WORDS = Text("", "")
COLUMNS_A_PANEL = 16  # more people make a second panel below the first
_BESIDE = 12
_BOLDER = 8  # what bold letters take beyond ordinary ones, before names touch each other
_SIGNS: dict[Said, dict[str, object]] = {
    "present": {"shape": "circle", "size": 130, "fill": ACCENT, "stroke": INK},
    "absent": {"shape": "M-1,-1L1,1M1,-1L-1,1", "size": 60, "stroke": INK, "strokeWidth": 2},
    "not_mentioned": {"shape": "M-1,0L1,0", "size": 40, "stroke": INK, "strokeWidth": 2},
    "both": {"shape": "diamond", "size": 110, "fill": PAPER, "stroke": INK, "strokeWidth": 2},
}


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What each person says of one item; without answers it is a heading between rows."""

    label: Text
    answers: tuple[Said | None, ...] = ()
    counted: Text = NO_WORDS


def matrix(rows: Sequence[AnswerRow], people: Sequence[Text]) -> Spec:
    """Return items down and people across, a sign in each cell, and the counts behind it."""
    starts = range(0, max(len(people), 1), COLUMNS_A_PANEL)
    panels = [_panel(rows, people, start) for start in starts]
    return panels[0] if len(panels) == 1 else {"vconcat": panels}


def _panel(rows: Sequence[AnswerRow], people: Sequence[Text], start: int) -> Spec:
    columns = people[start : start + COLUMNS_A_PANEL]
    labels = rows_of([row.label for row in rows], [not row.answers for row in rows])
    width = max(26.0, min(46.0, WIDTH / len(columns))) if columns else 46.0
    cells = [
        {"row": place, "x": x, "said": answer}
        for place, row in enumerate(rows)
        for x, answer in enumerate(row.answers[start : start + COLUMNS_A_PANEL])
        if answer
    ]
    beside = [{"row": place, "words": row.counted} for place, row in enumerate(rows)]
    both = any("both" in row.answers for row in rows)
    shown = [said for said in _SIGNS if both or said != "both"]
    layers = [
        marks({"type": "rect", "fill": PAPER, "stroke": LINE, "strokeWidth": 0.75}, cells),
        *(marks(_sign(said), [cell for cell in cells if cell["said"] == said]) for said in shown),
        *written(beside, align="left", x={"value": width * len(columns) + _BESIDE}),
        headers(columns, column_width=width - _BOLDER),
        *_explained(labels, shown),
    ]
    return chart(labels, layers, x=in_columns(len(columns)), width=width * len(columns))


def _sign(said: Said) -> Spec:
    return {"type": "point", "opacity": 1, **_SIGNS[said]}


def _explained(rows: Rows, shown: Sequence[Said]) -> list[Spec]:
    """Return what each sign means, below the rows: two columns."""
    places = {"present": (0, 0), "absent": (170, 0), "not_mentioned": (0, 1), "not_asked": (170, 1)}
    places |= {"both": (0, 2)} if "both" in shown else {}
    spots = {said: (left, rows.height + 18 + 20 * line) for said, (left, line) in places.items()}
    signs = [
        marks(_sign(said), [{}], x={"value": spots[said][0] + 6}, y={"value": spots[said][1]})
        for said in shown
    ]
    words = [legend(told(f"sign_{said}"), y=y, left=left + 20) for said, (left, y) in spots.items()]
    return [*signs, *words]


@dataclass(frozen=True, slots=True)
class ShareRow:
    """How many of those asked say something; ``count`` None: not known, ``words`` say why."""

    label: Text
    words: Text
    count: int | None
    asked: int | None
    emphasised: bool = False


def shares(rows: Sequence[ShareRow], *, more_than: float, line: Text) -> Spec:
    """Return bars on one scale from nobody to everybody asked, with a line that says ``line``."""
    labels = rows_of([row.label for row in rows], [row.emphasised for row in rows])
    known = [(place, row) for place, row in enumerate(rows) if row.count is not None and row.asked]
    whole = [{"row": place, "x": 1, "fill": PAPER} for place, _ in known]
    filled = [
        {
            "row": place,
            "x": (row.count or 0) / (row.asked or 1),
            "fill": ACCENT if row.emphasised else PALE,
        }
        for place, row in known
    ]
    beside = [
        {"row": place, "words": row.words, "bold": row.emphasised} for place, row in enumerate(rows)
    ]
    layers = [
        bars(whole),
        bars(filled),
        upright(labels, more_than, dashed=True),
        *written(beside, align="left", x={"value": WIDTH + _BESIDE}),
        remark(line, at=more_than, y=-12, align="left"),
    ]
    return chart(labels, layers, x=measured(0, 1), width=WIDTH)
