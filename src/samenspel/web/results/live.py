"""A chart that answers: the drawing of the report, and what is told of each row of it.

What is told stands in the table beside the chart, so nothing is told that is not written there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from samenspel.report.blocks import Figure
from samenspel.report.drawing import INK, LOOK, drawn
from samenspel.report.frame import spoken
from samenspel.text import Language

Layer = dict[str, Any]  # Vega-Lite, in one language
Place = tuple[int, ...]  # a row; where cards lie in columns a row and a column
LABELS = {"value": -10}  # where the labels of rows stand
MOST_CELLS = 16  # of a longer row only what the chart itself writes is told
CUT = "…"
NOTHING = {"", "–"}


@dataclass(frozen=True, slots=True)
class Tip:
    """What is told of one row: its name, and cells of the table, each with its head."""

    key: str
    title: str
    lines: tuple[tuple[str, str], ...]


def live(figure: Figure, language: Language) -> dict[str, object]:
    """Return what a script needs to let a chart answer, as plain data."""
    spec = drawn(figure.spec, language)
    told = tips(figure, language)
    panels = [_answering(panel, {tip.key for tip in told}) for panel in _panels(spec)]
    whole = {"vconcat": panels} if "vconcat" in spec else panels[0]
    return {
        "spec": {**whole, "config": LOOK, "params": [{"name": "here", "value": ""}]},
        "tips": [asdict(tip) for tip in told],
    }


def tips(figure: Figure, language: Language) -> list[Tip]:
    """Return what is told of each row of a chart; of each card, where cards lie in columns."""
    panels = _panels(drawn(figure.spec, language))
    names = {place: name for panel in panels for place, name in _names(panel).items()}
    rows = [[spoken(cell, language) for cell in row] for row in figure.table.rows]
    narrow = len(figure.table.header) <= MOST_CELLS
    found = _beside(list(names.values()), rows if narrow else [])
    heads = [spoken(head, language) for head in figure.table.header]
    made = (
        _told(place, row, heads) if row else _drawn_beside(place, name, panels)
        for (place, name), row in zip(names.items(), found, strict=True)
    )
    return [tip for tip in made if tip.lines]


def _panels(spec: Layer) -> Sequence[Layer]:
    panels: Sequence[Layer] = spec.get("vconcat", [spec])
    return panels


def _answering(panel: Layer, keys: Collection[str]) -> Layer:
    """Return a panel with a veil over each row of which something is told, to be seen there."""
    names = [place for place in _names(panel) if _key(place) in keys]
    veils = [{"row": place[0], "x": place[-1], "key": _key(place)} for place in names]
    wide = {"x": {"value": 0}, "x2": {"value": panel["width"]}}
    seen = {"condition": {"test": "datum.key === here", "value": 0.1}, "value": 0}
    veil = {
        "data": {"values": veils},
        "mark": {"type": "rect", "fill": INK},
        "encoding": {"fillOpacity": seen, **({} if _in_columns(names) else wide)},
    }
    return {**panel, "layer": [*panel["layer"], veil]} if names else panel


def _names(panel: Layer) -> dict[Place, str]:
    """Return what stands beside each row, and otherwise on each card."""
    labels: defaultdict[Place, list[str]] = defaultdict(list)
    cards: defaultdict[Place, list[str]] = defaultdict(list)
    for layer, datum in _written(panel):
        if layer["encoding"].get("x") == LABELS:
            labels[datum["row"],].append(datum["words"])
        elif "x" in datum:
            cards[datum["row"], datum["x"]].append(datum["words"])
    found = labels or cards
    return {place: " ".join(filter(None, found[place])) for place in sorted(found)}


def _written(panel: Layer) -> Iterator[tuple[Layer, Layer]]:
    """Yield each word of a panel that belongs to a row, with the layer in which it stands."""
    for layer in panel["layer"]:
        for datum in layer["data"]["values"] if layer["mark"]["type"] == "text" else ():
            if "row" in datum:
                yield layer, datum


def _beside(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Sequence[str] | None]:
    """Return the row of the table for each name: at the same place, else the one so called."""
    if len(names) == len(rows) and all(map(_same, names, [row[0] for row in rows])):
        return list(rows)
    return [_called(name, rows) for name in names]


def _called(name: str, rows: Sequence[Sequence[str]]) -> Sequence[str] | None:
    found = [row for row in rows if _letters(row[0]) and _same(name, row[0])]
    return found[0] if len(found) == 1 else None


def _same(name: str, head: str) -> bool:
    """Return whether a name is that of a row: cut where there was no room, or with more behind."""
    short, whole = _letters(name), _letters(head)
    return whole.startswith(short) if name.endswith(CUT) else short.startswith(whole)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words))


def _told(place: Place, row: Sequence[str], heads: Sequence[str]) -> Tip:
    cells = zip(heads[1:], row[1:], strict=True)
    lines = tuple((head, cell) for head, cell in cells if cell not in NOTHING)
    return Tip(_key(place), row[0], lines)


def _drawn_beside(place: Place, name: str, panels: Collection[Layer]) -> Tip:
    """Return what is written beside a row in the chart itself."""
    words = [
        datum["words"]
        for panel in panels
        for layer, datum in _written(panel)
        if (datum["row"],) == place and layer["encoding"].get("x") != LABELS
    ]
    return Tip(_key(place), name, tuple(("", one) for one in words if one))


def _in_columns(names: Collection[Place]) -> bool:
    return any(len(place) > 1 for place in names)


def _key(place: Place) -> str:
    return ",".join(map(str, place))
