"""Released results as tables: one tidy CSV, or a workbook with a sheet a subject."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime

from samenspel.catalogue import texts
from samenspel.disclosure.released import Released
from samenspel.formats.results import Plain, results
from samenspel.text import Language

Cell = str | int | float | bool | None
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
)
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
            for item, measure, figure, reason in _figures(entry):
                yield subject, _scope(entry), item, measure, figure, reason


def _entries(found: Plain, subject: str) -> list[Plain]:
    part = found[subject]
    return part if isinstance(part, list) else [part] if part else []


def _scope(entry: Plain) -> str:
    return str(entry.get("network") or entry.get("id") or entry.get("shared_in") or "")


def _figures(entry: Plain, item: str = "", prefix: str = "") -> Iterator[tuple[Cell, ...]]:
    for key, part in entry.items():
        if key == "reason":
            continue
        if isinstance(part, dict):
            yield from _figures(part, item, f"{prefix}{key}.")
        elif _is_table(part):
            for row in part:
                yield from _figures(row, _item(row), f"{prefix}{key}.")
        else:
            yield item, prefix + key, _cell(part), entry.get("reason", {}).get(key, "")


def _is_table(part: object) -> bool:
    return isinstance(part, list) and bool(part) and isinstance(part[0], dict)


def _item(row: Plain) -> str:
    return str(
        row.get("id") or row.get("value") or row.get("choice") or row.get("respondent") or ""
    )


def _cell(part: object) -> Cell:
    if isinstance(part, list):
        return "; ".join(str(_cell(piece)) for piece in part)
    return part if part is None or isinstance(part, str | int | float) else str(part)


def _sheets(released: Released, language: Language) -> dict[str, list[list[Cell]]]:
    found = results(released)
    sheets: dict[str, list[list[Cell]]] = {"about": _about(released, found, language)}
    for subject in SUBJECTS:
        for name, rows in _wide(subject, _entries(found, subject)).items():
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
        *([key, _cell(part)] for key, part in found["provenance"].items()),
    ]
    reasons = found["reasons"].items()
    return rows + [[code, sentence[language]] for code, sentence in reasons]


def _wide(subject: str, entries: list[Plain]) -> dict[str, list[dict[str, Cell]]]:
    """Return the rows of a subject, with a sheet of its own for each table inside it."""
    sheets: dict[str, list[dict[str, Cell]]] = {}
    for entry in entries:
        sheets.setdefault(subject, []).append(_flat(entry))
        for key, part in entry.items():
            if _is_table(part):
                rows = [{"scope": _scope(entry), **_flat(row)} for row in part]
                sheets.setdefault(f"{subject} {key}", []).extend(rows)
    return sheets


def _flat(entry: Plain, prefix: str = "") -> dict[str, Cell]:
    flat: dict[str, Cell] = {}
    for key, part in entry.items():
        if isinstance(part, dict):
            flat |= _flat(part, f"{prefix}{key}.")
        elif not _is_table(part):
            flat[prefix + key] = _cell(part)
    return flat
