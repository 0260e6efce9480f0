"""Released results as tables: one tidy CSV, or a workbook with a sheet a subject."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime

from samenspel.catalogue import texts
from samenspel.disclosure.released import Released
from samenspel.formats.results import results
from samenspel.formats.results_loop import SUBJECTS as LOOP
from samenspel.formats.results_viewpoints import side_by_side
from samenspel.formats.results_workings import SUBJECTS as WORKINGS
from samenspel.formats.results_workings import Plain
from samenspel.text import Language

Cell = str | int | float | bool | None
Sheets = dict[str, list[dict[str, Cell]]]
SUBJECTS = (
    "networks",
    "all",
    "between_networks",
    "crossings",
    "priorities",
    "organisation_network",
    "said_against_chosen",
    "meanings",
    "obstructing",
    "remarks",
    *WORKINGS,
    *LOOP,
    "viewpoints",
)
# What tells the rows of a table apart, where that is not its id, value, respondent or kind.
TOLD_APART_BY = {
    "strategies rows": ("id", "level"),
    "institutionalisation shares": ("aspect",),
    "complexity tension_kinds": ("tension", "kind"),
    "governance answers": ("question",),
    "governance answers counts": ("answer",),
    "governance fits": ("form",),
    "inequality rows": ("organisation",),
    "inequality flags figures": ("measure",),
    "interests": ("stakeholder",),
    "relations unequal": ("organisation", "other"),
    "relations betweenness": ("organisation",),
    "layers": ("layer",),
    "context unique": ("organisation",),
    "triangulation": ("item",),
    "quotes": ("topic", "item", "respondent"),
    "coded codes by_person": ("respondent",),
    "coded together": ("first", "second"),
    "coded doubled": ("respondent", "topic", "item", "level"),
    "codebook by_network": ("network",),
    "coders rows": ("code",),
    "segments": ("code", "document", "start"),
    "comments": ("item", "topic", "respondent"),
    "expectations bearings": ("topic", "network", "item"),
    "unlinked": ("name",),
    "gaps layers": ("layer",),
    "agreed understandings": ("value", "round"),
    "agreed followups": ("about", "day"),
    "viewpoints shape": ("column",),
    "viewpoints turns": ("number",),
    "viewpoints flags": ("sort", "factor"),
    "viewpoints viewpoints": ("label",),
    "viewpoints viewpoints overlaps": ("network",),
    "viewpoints scores scores": ("viewpoint",),
    "viewpoints differences": ("statement", "first", "second"),
    "viewpoints likeness": ("first", "second"),
    "viewpoints sorters loadings": ("viewpoint",),
    "viewpoints eigenvalues": ("number",),
    "viewpoints partial": ("factors",),
    "viewpoints previews": ("factors",),
    "viewpoints doubts": ("code", "about"),
}
TIDY = ("subject", "scope", "item", "measure", "figure", "reason", "audience", "stamp", "notice")
_CREATED = datetime(2000, 1, 1, tzinfo=UTC)  # the same results give the same bytes
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r")


def to_csv(released: Released, language: Language) -> str:
    """Return one figure a row, each stamped with whom it is for."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(TIDY)
    stamps = (released.audience, *_stamps(released, language))
    for row in _tidy(results(released)):
        writer.writerow([harmless(cell) for cell in (*row, *stamps)])
    return file.getvalue()


def to_xlsx(released: Released, language: Language) -> bytes:
    """Return a workbook: what it is and for whom, then a sheet for every subject."""
    import xlsxwriter  # noqa: PLC0415 - heavy, and only this format needs it

    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        book.set_properties(
            {"title": released.study.title.in_language(language), "created": _CREATED}
        )
        bold = book.add_format({"bold": True, "text_wrap": True})
        for name, rows in _sheets(released, language).items():
            sheet = book.add_worksheet(name[:31])
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, 30, 18)
            sheet.set_row(0, None, bold)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return file.getvalue()


def harmless(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_DANGEROUS) else cell


def _stamps(released: Released, language: Language) -> tuple[str, str]:
    notices = (released.study.reconstruction, released.study.notice)
    said = " ".join(notice.in_language(language) for notice in notices if notice)
    return released.stamp.in_language(language), said


def _tidy(found: Plain) -> Iterator[tuple[Cell, ...]]:
    for subject in SUBJECTS:
        for entry in _entries(found, subject):
            for item, measure, figure, reason in _figures(entry, subject, _own(subject, entry)):
                yield subject, _scope(subject, entry), item, measure, figure, reason


def _entries(found: Plain, subject: str) -> list[Plain]:
    part = found.get(subject)
    return part if isinstance(part, list) else [part] if part else []


def _scope(subject: str, entry: Plain) -> str:
    """Return the network that an entry is about; what is not linked to one has none."""
    named = entry.get("network") or entry.get("shared_in") or ""
    return named if subject in WORKINGS else str(named or entry.get("id") or "")


def _figures(
    entry: Plain, table: str, item: str = "", prefix: str = ""
) -> Iterator[tuple[Cell, ...]]:
    for key, part in entry.items():
        if key == "reason":
            continue
        if isinstance(part, dict):
            yield from _figures(part, table, item, f"{prefix}{key}.")
        elif _is_table(part):
            for row in part:
                named = _joined(item, _item(f"{table} {key}", row))
                yield from _figures(row, f"{table} {key}", named, f"{prefix}{key}.")
        else:
            yield item, prefix + key, _cell(part), entry.get("reason", {}).get(key, "")


def _is_table(part: object) -> bool:
    return isinstance(part, list) and bool(part) and isinstance(part[0], dict)


def _own(subject: str, entry: Plain) -> str:
    """Return what tells an entry apart from the others of its subject and network."""
    if subject not in WORKINGS:
        return ""
    # A network may have answers of its own beside what a source prints of it.
    return "published" if entry.get("published") else _item(subject, entry)


def _joined(*names: str) -> str:
    return " ".join(filter(None, names))


def _item(table: str, row: Plain) -> str:
    """Return what tells a row apart from the others of its table."""
    if table in TOLD_APART_BY:
        cells = (_cell(row[key]) for key in TOLD_APART_BY[table])
        return " ".join(str(cell) for cell in cells if cell not in {None, ""})
    known = ("id", "value", "choice", "respondent", "kind", "evidence")
    return str(next((row[key] for key in known if row.get(key)), ""))


def _cell(part: object) -> Cell:
    if isinstance(part, list):
        return "; ".join(str(_cell(piece)) for piece in part)
    return part if part is None or isinstance(part, str | int | float) else str(part)


def _sheets(released: Released, language: Language) -> dict[str, list[list[Cell]]]:
    found = results(released)
    sheets: dict[str, list[list[Cell]]] = {"about": _about(released, found, language)}
    for subject in SUBJECTS:
        entries = _entries(found, subject)
        if subject == "viewpoints":
            entries = [side_by_side(entry) for entry in entries]
        for name, rows in _wide(subject, entries).items():
            header = list(dict.fromkeys(key for row in rows for key in row))
            sheets[name] = [list(header), *([row.get(key) for key in header] for row in rows)]
    return sheets


def _about(released: Released, found: Plain, language: Language) -> list[list[Cell]]:
    labels = texts("results")
    stamp, notice = _stamps(released, language)
    rows: list[list[Cell]] = [
        [released.study.title.in_language(language), ""],
        [labels["for_whom"].in_language(language), stamp],
        [labels["notice"].in_language(language), notice],
        *([key, _cell(part)] for key, part in found["provenance"].items() if key != "reason"),
    ]
    reasons = found["reasons"].items()
    return rows + [[code, sentence[language]] for code, sentence in reasons]


def _wide(subject: str, entries: list[Plain]) -> Sheets:
    """Return the rows of a subject, with a sheet of its own for each table inside it."""
    sheets: Sheets = {}
    for entry in entries:
        sheets.setdefault(subject, []).append(_flat(entry))
        _inside(entry, (subject, _scope(subject, entry), _own(subject, entry)), sheets)
    return {name: [_without(row, name, sheets) for row in rows] for name, rows in sheets.items()}


def _inside(entry: Plain, place: tuple[str, str, str], sheets: Sheets) -> None:
    """Add the tables inside an entry, each row with the scope and the part it belongs to."""
    table, scope, part_of = place
    above: dict[str, Cell] = {"scope": scope, "part_of": part_of} if part_of else {"scope": scope}
    for key, part in entry.items():
        if _is_table(part):
            name = f"{table} {key}"
            for row in part:
                sheets.setdefault(name, []).append({**above, **_flat(row)})
                _inside(row, (name, scope, _joined(part_of, _item(name, row))), sheets)


def _without(row: dict[str, Cell], name: str, sheets: Sheets) -> dict[str, Cell]:
    """Return a row without the empty lists whose rows, in other entries, have their own sheet."""
    return {key: cell for key, cell in row.items() if cell != "" or f"{name} {key}" not in sheets}


def _flat(entry: Plain, prefix: str = "") -> dict[str, Cell]:
    flat: dict[str, Cell] = {}
    for key, part in entry.items():
        if isinstance(part, dict):
            flat |= _flat(part, f"{prefix}{key}.")
        elif not _is_table(part):
            flat[prefix + key] = _cell(part)
    return flat
