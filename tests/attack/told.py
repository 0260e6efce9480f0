"""What an output tells of each network and of the whole, read from its bytes alone."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from python_calamine import CalamineWorkbook

from attack.prose import Names, flow, scope
from samenspel.catalogue import texts
from samenspel.study.model import Card, Study
from samenspel.study.sorts import cards, networks
from samenspel.text import Language, Text

Bands = tuple[tuple[str, int, int], ...]  # value, lowest count, highest count


@dataclass(frozen=True)
class Told:
    """One scope: bands, or only how many values are shared, or nothing and the reason."""

    respondents: int | None
    bands: Bands = ()
    shared: int | None = None
    reason: str = ""


@dataclass(frozen=True)
class Known:
    """What every reader knows beforehand: the cards, and how each network is called."""

    cards: tuple[Card, ...]
    names: Mapping[str, Text]

    @classmethod
    def of(cls, study: Study) -> Known:
        report = texts("report")
        names = {"all": report["all"]}
        for one in networks(study):
            called = Text(one.name, one.name)
            names[one.id] = called if one.name else report["network"].format(id=one.id)
        return cls(cards(study.design), names)


def read_output(kind: str, language: Language, content: bytes, known: Known) -> dict[str, Told]:
    """Return what an output tells, by scope ('all' is the whole)."""
    match kind:
        case "json":
            return _from_json(content)
        case "csv":
            return _from_csv(content)
        case "xlsx":
            return _from_xlsx(content)
        case _:
            return _from_prose(flow(kind, content), language, known)


def _from_json(content: bytes) -> dict[str, Told]:
    found = json.loads(content)
    scopes = [*found["networks"], *([found["all"]] if found["all"] else [])]
    return {scope["id"]: _of_plain(scope) for scope in scopes}


def _of_plain(scope: Mapping[str, Any]) -> Told:
    if scope["values"] is None:
        return Told(None, reason=scope["reason"]["values"])
    bands = [(v["id"], v["band"]["low"], v["band"]["high"]) for v in scope["values"] if v["band"]]
    assert all(row["important"] is None for row in scope["values"])
    return Told(scope["respondents"], tuple(bands), scope["shared_count"])


Figure = tuple[str, str, str, str, str]  # subject, scope, item, measure, figure or reason


def _from_csv(content: bytes) -> dict[str, Told]:
    rows = csv.DictReader(io.StringIO(content.decode()))
    columns = ("subject", "scope", "item", "measure")
    return _of_figures([(*(r[c] for c in columns), r["figure"] or r["reason"]) for r in rows])  # type: ignore[misc]


def _of_figures(rows: Iterable[Figure]) -> dict[str, Told]:
    found: dict[str, dict[tuple[str, str], str]] = {}
    for subject, id, item, measure, figure in rows:
        if subject in {"networks", "all"}:
            found.setdefault(id, {})[item, measure] = figure
    return {id: _of_cells(cells) for id, cells in found.items()}


def _of_cells(cells: Mapping[tuple[str, str], str]) -> Told:
    if ("", "shared_count") not in cells:
        return Told(None, reason=cells["", "values"])
    items = dict.fromkeys(item for item, measure in cells if measure == "values.band.low")
    bands = tuple(
        (id, _whole(cells[id, "values.band.low"]), _whole(cells[id, "values.band.high"]))
        for id in items
    )
    return Told(_whole(cells["", "respondents"]), bands, _whole(cells["", "shared_count"]))


def _whole(cell: str) -> int:
    return int(float(cell))


def _from_xlsx(content: bytes) -> dict[str, Told]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    sheets = {name: _records(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names}
    found = {}
    for subject in ("networks", "all"):
        for row in sheets.get(subject, []):
            inside = [r for r in sheets.get(f"{subject} values", []) if r["scope"] == row["id"]]
            found[str(row["id"])] = _of_records(row, inside)
    return found


def _records(rows: Sequence[Sequence[object]]) -> list[dict[str, object]]:
    return [dict(zip(map(str, rows[0]), row, strict=True)) for row in rows[1:]]


def _of_records(row: Mapping[str, object], values: Sequence[Mapping[str, object]]) -> Told:
    if not values:
        return Told(None, reason=str(row["reason.values"]))
    bands = [(v["id"], v.get("band.low", ""), v.get("band.high", "")) for v in values]
    told = tuple((str(id), _whole(str(a)), _whole(str(b))) for id, a, b in bands if b != "")
    return Told(_whole(str(row["respondents"])), told, _whole(str(row["shared_count"])))


def _from_prose(words: str, language: Language, known: Known) -> dict[str, Told]:
    called = {id: name.in_language(language) for id, name in known.names.items()}
    labels = tuple(card.label.in_language(language) for card in known.cards)
    names = Names(tuple(called.values()), labels, language)
    ids = [card.id for card in known.cards]
    read = {id: scope(words, name, names) for id, name in called.items()}
    return {
        id: Told(
            found.respondents,
            tuple((value, *ends) for value, ends in zip(ids, found.bands, strict=False)),
            found.shared,
            found.reason,
        )
        for id, found in read.items()
        if found
    }
