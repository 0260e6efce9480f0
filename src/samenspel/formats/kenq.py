"""Ken-Q Analysis and KADE: their workbook, and their CSV file with a row for each participant."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from io import BytesIO, StringIO

import xlsxwriter

from samenspel.catalogue import texts
from samenspel.errors import InvalidStudyError, UnusableFileError
from samenspel.formats.csv_tables import guarded
from samenspel.formats.csv_tables import read_csv as read_sheet
from samenspel.formats.kenq_sheets import NUMBER, SHEETS, STATEMENTS, TITLE, found_in
from samenspel.formats.parts import Parts
from samenspel.formats.qsort_problems import refuse
from samenspel.formats.qsort_rows import (
    TOOLS,
    Found,
    SortLine,
    as_qset,
    header_of,
    numbered,
    statement_id,
    title_of,
)
from samenspel.formats.workbook import CREATED, ESCAPES
from samenspel.formats.workbook_guard import guarded as guarded_workbook
from samenspel.study.cells import CELL_LIMIT, UNPRINTABLE
from samenspel.study.name_checks import repeats
from samenspel.study.problems import Place, problem, problem_in
from samenspel.study.qset import QSet, Statement
from samenspel.text import plain

LOWEST, HIGHEST = -6, 13  # the columns that Ken-Q knows
RESPONDENTS = ("respondent", "respondents", "participant", "participants")
LABEL = re.compile("s?[0-9]+")

Cells = Sequence[Sequence[str | int | None]]


def is_workbook(content: bytes) -> bool:
    """Return whether this is a workbook of Ken-Q and not one of our own studies."""
    from samenspel.formats.workbook_sheets import opened  # noqa: PLC0415 -- openpyxl is slow

    try:
        with opened(guarded_workbook(content, Place()), Place()) as pages:
            titles = {page.title.strip().lower() for page in pages}
    except InvalidStudyError:
        return False
    return "study" not in titles and "sorts" in {SHEETS.get(title) for title in titles}


def read_workbook(content: bytes, name: str) -> QSet:
    """Return the sorts in a workbook of Ken-Q or KADE, of type 1 or 2."""
    from samenspel.formats.workbook_sheets import (  # noqa: PLC0415 -- openpyxl is slow
        opened,
        read_lines,
    )

    parts = Parts()
    sheets = {}
    with opened(guarded_workbook(content, Place(name)), Place(name)) as pages:
        for page in pages:
            kind = SHEETS.get(page.title.strip().lower(), "")
            if kind in sheets:
                parts.problems.append(problem_in(TOOLS, "sheet_twice", Place(page.title), kind))
            elif kind:
                with parts.reading(kind):
                    sheets[kind] = read_lines(page)
    refuse(parts.problems)
    return as_qset(found_in(sheets, name))


def write_workbook(qset: QSet) -> bytes:
    """Return sorts as a workbook of type 2; a free study leaves its pattern to be filled in."""
    _check_columns(qset)
    counts = dict(qset.shape)
    columns = range(LOWEST, HIGHEST + 1)
    as_numbered = [item.id for item in qset.statements] == [
        item.id for item in numbered(len(qset.statements))
    ]
    statements = [
        (number if as_numbered else item.id, item.words.nl)
        for number, item in enumerate(qset.statements, start=1)
    ]
    sheets: dict[str, Cells] = {
        "name": [[TITLE], [qset.title.nl]],
        "sorts": [[sort.id, *sort.places] for sort in qset.sorts],
        "pattern": [columns, [counts.get(at, 0) for at in columns] if counts else []],
        "statements": [[NUMBER, STATEMENTS], *statements],
        "version": [["Version"], [2]],
        "type": [["Type"], [2]],
    }
    return _book(sheets)


def looks_like_csv(text: str) -> bool:
    """Return whether a CSV file has a row for each participant and the statements above it."""
    first, *labels = header_of(text)
    return first in RESPONDENTS or (bool(labels) and all(map(LABEL.fullmatch, labels)))


def read_csv(content: bytes, name: str) -> QSet:
    """Return the sorts in a CSV file as Ken-Q and KADE take it."""
    sheet = read_sheet(content, Place(name))
    labels = sheet.header[1:]
    statements = tuple(
        Statement(words, plain(words))
        for words in (statement_id(label, number) for number, label in enumerate(labels, start=1))
    )
    place = Place(name, 1)
    ids = [statement.id for statement in statements]
    refuse([problem("duplicate_column", place, ids[index]) for index in repeats(ids)])
    lines = tuple(
        SortLine((row[0],), tuple(row[1:]), number)
        for number, row in zip(sheet.numbers, sheet.rows, strict=True)
    )
    return as_qset(Found(name, title_of(name), lines, statements))


def write_csv(qset: QSet) -> bytes:
    """Return sorts as a CSV file with a row for each participant."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("Respondent", *(guarded(statement.id) for statement in qset.statements)))
    for sort in qset.sorts:
        writer.writerow(
            (guarded(sort.id), *("" if place is None else place for place in sort.places))
        )
    return out.getvalue().encode()


def _check_columns(qset: QSet) -> None:
    used = {place for sort in qset.sorts for place in sort.places if place is not None}
    outside = sorted(place for place in used if not LOWEST <= place <= HIGHEST)
    if outside:
        raise UnusableFileError(
            texts(TOOLS)["kenq_columns"].format(found=outside[0], allowed=f"{LOWEST} … {HIGHEST}")
        )


def _book(sheets: dict[str, Cells]) -> bytes:
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": CREATED})
    for name, lines in sheets.items():
        page = book.add_worksheet(name)
        for row, line in enumerate(lines):
            for column, value in enumerate(line):
                if isinstance(value, int):
                    page.write_number(row, column, value)
                elif value:
                    page.write_string(row, column, _kept(value))
    book.close()
    return out.getvalue()


def _kept(words: str) -> str:
    if len(words) > CELL_LIMIT or ESCAPES.search(words) or UNPRINTABLE.search(words):
        raise UnusableFileError(texts(TOOLS)["kenq_words"].format(found=words[:60]))
    return words
