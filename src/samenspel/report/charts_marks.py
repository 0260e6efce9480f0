"""What charts are made of: labelled rows, layers of marks, words, headers and lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import wrap

from samenspel.report.blocks import Spec
from samenspel.report.drawing import INK, LINE, MUTED
from samenspel.text import Text

Datum = Mapping[str, object]

WIDTH = 320  # of the field between the labels and what stands behind it
_LABEL_CHARACTERS = 34
_HEADER_CHARACTERS = 26
_CHARACTER_PIXELS = 6.5
_SOME_ROWS, _MANY_ROWS = 10, 30


@dataclass(frozen=True, slots=True)
class Rows:
    """The labels on the left of a chart, from top to bottom; bold where one stands out."""

    labels: tuple[Text, ...]
    bold: frozenset[int] = frozenset()

    @property
    def step(self) -> int:
        """Return the height of one row: lower when there are many, so that a page holds them."""
        count = len(self.labels)
        return 19 if count > _MANY_ROWS else 25 if count > _SOME_ROWS else 30

    @property
    def height(self) -> int:
        """Return the height of all rows together."""
        return self.step * len(self.labels)


def rows_of(labels: Iterable[Text], bold: Iterable[bool] = ()) -> Rows:
    """Return the rows of a chart, some of them bold."""
    return Rows(tuple(labels), frozenset(row for row, strong in enumerate(bold) if strong))


def chart(rows: Rows, layers: Iterable[Spec], *, x: Spec, width: float) -> Spec:
    """Return layers on shared axes, with the labels of the rows before them."""
    y = {
        "field": "row",
        "type": "ordinal",
        "axis": None,
        "scale": {"type": "band", "domain": list(range(len(rows.labels))), "padding": 0.15},
    }
    return {
        "width": width,
        "height": rows.height,
        "encoding": {"x": {"field": "x", "axis": None, **x}, "y": y},
        "layer": [*layers, *_labels(rows)],
    }


def measured(low: float, high: float) -> Spec:
    """Return an axis from one number to another."""
    scale = {"domain": [low, high], "nice": False, "zero": False}
    return {"type": "quantitative", "stack": None, "scale": scale}


def in_columns(columns: int) -> Spec:
    """Return an axis of so many columns, counted from 0."""
    return {
        "type": "ordinal",
        "scale": {"type": "band", "domain": list(range(columns)), "padding": 0.05},
    }


def marks(kind: Mapping[str, object], values: Iterable[Datum], **encoding: object) -> Spec:
    """Return one layer: a mark for each datum."""
    return {"data": {"values": list(values)}, "mark": dict(kind), "encoding": encoding}


def bars(values: Iterable[Datum], *, start: float = 0) -> Spec:
    """Return horizontal bars from ``start`` to x, each in its own ``fill``."""
    fill = {"field": "fill", "type": "nominal", "scale": None}
    shape = {"type": "bar", "stroke": INK, "strokeWidth": 0.75}
    return marks(shape, values, x2={"datum": start}, fill=fill)


def written(
    values: Sequence[Datum], *, align: str = "center", dx: float = 0, **place: object
) -> list[Spec]:
    """Return words at each datum, or at one ``x`` for all; bold where the datum says so."""
    text = {"field": "words", "type": "nominal"}
    kind = {"type": "text", "align": align, "dx": dx}
    return [
        marks(
            {**kind, "fontWeight": weight},
            [datum for datum in values if (weight == "bold") == bool(datum.get("bold"))],
            text=text,
            **place,
        )
        for weight in ("normal", "bold")
    ]


def remark(words: Text, *, at: float, y: float, align: str = "center") -> Spec:
    """Return muted words at a place on the horizontal axis, y in pixels."""
    aside = {"left": 7, "center": 0, "right": -7}[align]
    kind = {"type": "text", "align": align, "dx": aside, "fill": MUTED, "fontSize": 11}
    return marks(kind, [{"x": at, "words": words}], y={"value": y}, text={"field": "words"})


def legend(words: Text, *, y: float, left: float = 0, align: str = "left") -> Spec:
    """Return muted words at a place in pixels."""
    kind = {"type": "text", "align": align, "fill": MUTED, "fontSize": 11}
    place = {"x": {"value": left}, "y": {"value": y}}
    return marks(kind, [{"words": words}], **place, text={"field": "words"})


def upright(rows: Rows, at: float, *, dashed: bool = False) -> Spec:
    """Return a vertical line over all rows."""
    kind = {
        "type": "rule",
        "stroke": INK if dashed else LINE,
        "strokeDash": [5, 3] if dashed else [1, 0],
    }
    return marks(kind, [{"x": at}], x={"datum": at}, y={"value": -4}, y2={"value": rows.height + 2})


def headers(columns: Sequence[Text], *, column_width: float) -> Spec:
    """Return the names above columns, slanted when one is wider than its column."""
    room = column_width / _CHARACTER_PIXELS
    slanted = any(len(words) > room for text in columns for words in (text.nl, text.en))
    slope = {"angle": -35, "align": "left"} if slanted else {"angle": 0, "align": "center"}
    values = [{"x": place, "words": _shortened(text)} for place, text in enumerate(columns)]
    kind = {"type": "text", "baseline": "bottom", "fontWeight": "bold", **slope}
    return marks(kind, values, y={"value": -8}, text={"field": "words"})


def _labels(rows: Rows) -> list[Spec]:
    """Return the labels in three layers: on one line, or the upper and the lower of two."""
    lines = 1 if len(rows.labels) > _MANY_ROWS else 2
    slots = [_slots(text, lines) for text in rows.labels]
    return [
        marks(
            {"type": "text", "align": "right", "dy": dy, "fontWeight": weight},
            [
                {"row": row, "words": slot[place]}
                for row, slot in enumerate(slots)
                if (weight == "bold") == (row in rows.bold)
            ],
            x={"value": -10},
            text={"field": "words"},
        )
        for place, dy in enumerate((0, -6, 6))
        for weight in ("normal", "bold")
    ]


def _slots(text: Text, lines: int) -> list[Text]:
    return [
        Text(*both) for both in zip(_lines(text.nl, lines), _lines(text.en, lines), strict=True)
    ]


def _lines(words: str, lines: int) -> tuple[str, str, str]:
    found = wrap(words, _LABEL_CHARACTERS, max_lines=lines, placeholder="…") or [""]
    return (found[0], "", "") if len(found) == 1 else ("", found[0], found[1])


def _shortened(text: Text) -> Text:
    def fitted(words: str) -> str:
        if len(words) <= _HEADER_CHARACTERS:
            return words
        return words[: _HEADER_CHARACTERS - 1] + "…"

    return Text(fitted(text.nl), fitted(text.en))
