"""A study as one Excel workbook: a sheet a table, a sheet ``study``, a sheet ``texts``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import xlsxwriter

from samenspel.catalogue import texts
from samenspel.errors import InvalidStudyError, UnusableFileError
from samenspel.formats.flat import flat, nested
from samenspel.formats.folder import is_beside_study
from samenspel.formats.parts import Parts
from samenspel.formats.sources import read_bytes
from samenspel.formats.workbook_guard import guarded
from samenspel.study.cells import write_cell
from samenspel.study.codec import design_to_plain
from samenspel.study.model import TABLES, Study, table
from samenspel.study.problems import Place, closest, problem
from samenspel.study.tables import sheet, used_columns

SHEETS = ("study", *TABLES, "texts")
KEYS = ("key", "value")
TEXTS = ("file", "text")
PIECE = 16_000  # characters of a document in one cell; Excel holds twice as many
CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)  # the same study, the same bytes
EXACT = 2**53  # whole numbers beyond it lose digits in Excel
# Excel's own escape code, twice in a row: what is written does not come back.
ESCAPES = re.compile(r"_x[0-9A-Fa-f]{4}_x[0-9A-Fa-f]{4}_")

Lines = list[list[str]]


def read_workbook(path: Path) -> Parts:
    """Return the parts of the study in a workbook."""
    parts = Parts()
    with parts.reading("study"):
        sheets = _sheets(read_bytes(path, Place(path.name)), Place(path.name), parts)
        _fill(sheets, parts)
    return parts


def workbook_bytes(study: Study) -> bytes:
    """Return a study as a workbook; every cell is words or a number, never a formula."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": CREATED})
    write_page(book, "study", [KEYS, *flat(design_to_plain(study.design))])
    for name in TABLES:
        if rows := table(study, name):
            used = [column.name for column in used_columns(name, rows)]
            write_page(
                book, name, [used, *([getattr(row, column) for column in used] for row in rows)]
            )
    if study.texts:
        write_page(book, "texts", [TEXTS, *_pieces(study)])
    book.close()
    return out.getvalue()


def _sheets(raw: bytes, place: Place, parts: Parts) -> dict[str, Lines]:
    from samenspel.formats.workbook_sheets import (  # noqa: PLC0415 -- openpyxl is slow to load
        opened,
        read_lines,
    )

    sheets: dict[str, Lines] = {}
    with opened(guarded(raw, place), place) as pages:
        for page in pages:
            if page.title in SHEETS:
                with parts.reading(page.title):
                    sheets[page.title] = read_lines(page)
            elif not is_beside_study(page.title):
                known = closest(page.title, SHEETS)
                found = problem("unknown_sheet", Place(page.title), page.title, known)
                parts.problems.append(found)
    return sheets


def _fill(sheets: dict[str, Lines], parts: Parts) -> None:
    for name in TABLES:
        if name in sheets:
            with parts.reading(name):
                parts.plain[name] = sheet(_filled(name, sheets[name]))
    if "texts" in sheets:
        with parts.reading("texts"):
            parts.plain["texts"] = _texts(sheets["texts"])
    if "study" in parts.unread:
        return
    if "study" not in sheets:
        raise InvalidStudyError([problem("no_study_sheet", Place("study"))])
    parts.plain.update(nested(_pairs("study", sheets["study"], KEYS)))


def _filled(name: str, lines: Lines) -> Lines:
    if not any(any(line) for line in lines):
        raise InvalidStudyError([problem("empty_file", Place(name))])
    return lines


def _pairs(name: str, lines: Lines, header: tuple[str, str]) -> Iterator[tuple[int, str, str]]:
    """Return the rows of a sheet of two columns: row number and both cells."""
    read = sheet(_filled(name, lines))
    if read.header != header:
        place, found = Place(name, 1), ", ".join(read.header)
        raise InvalidStudyError([problem("two_columns", place, found, ", ".join(header))])
    for number, (first, second) in zip(read.numbers, read.rows, strict=True):
        yield number, first, second


def _texts(lines: Lines) -> dict[str, str]:
    words: dict[str, str] = {}
    for _, file, piece in _pairs("texts", lines, TEXTS):
        words[file] = words.get(file, "") + piece
    return words


def _pieces(study: Study) -> Iterator[tuple[str, str]]:
    for name, words in study.texts:
        for start in range(0, max(len(words), 1), PIECE):
            yield name, words[start : start + PIECE]


def write_page(book: xlsxwriter.Workbook, name: str, lines: Sequence[Sequence[object]]) -> None:
    """Add a sheet to a workbook; every cell is words or a number, never a formula."""
    page = book.add_worksheet(name)
    page.freeze_panes(1, 0)
    for row, line in enumerate(lines):
        for column, value in enumerate(line):
            if _is_exact(value):
                page.write_number(row, column, value)
            elif words := write_cell(value):
                page.write_string(row, column, _kept(words))


def _is_exact(value: object) -> bool:
    """Return whether Excel gives this number back as it is."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return abs(value) < EXACT and float(f"{value:.16G}") == value


def _kept(words: str) -> str:
    if ESCAPES.search(words):
        raise UnusableFileError(texts("study_format")["not_in_workbook"].format(found=words[:60]))
    return words
