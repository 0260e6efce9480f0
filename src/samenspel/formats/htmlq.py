"""HtmlQ and FlashQ: the CSV file in which they keep what participants sent.

Read are who sorted and the sort. Not read: times, answers to questions and comments.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO

from samenspel.errors import Problem
from samenspel.formats.csv_tables import guarded, read_csv
from samenspel.formats.qsort_problems import refuse
from samenspel.formats.qsort_rows import (
    NAMES,
    TOOLS,
    Found,
    SortLine,
    as_qset,
    barred,
    header_of,
    title_of,
)
from samenspel.study.name_checks import repeats
from samenspel.study.problems import Place, problem, problem_in
from samenspel.study.qset import QSet, Statement
from samenspel.study.tables import Sheet
from samenspel.text import plain

STATEMENT = re.compile("s[0-9]{1,5}")
SORT, TITLE = "sort", "name"
MARKS = {"uid", "sid", "datetime", "dur0", "npos", "nneu", "nneg"}  # its own columns: one will do


def looks_like(text: str) -> bool:
    """Return whether a CSV file comes from HtmlQ or FlashQ, by its header."""
    header = header_of(text)
    return bool(MARKS.intersection(header)) and (SORT in header or "s1" in header)


def read(content: bytes, name: str) -> QSet:
    """Return the sorts in a CSV file of HtmlQ or FlashQ."""
    place = Place(name)
    sheet = read_csv(content, place)
    header = [label.strip().lower() for label in sheet.header]
    columns = {label: number for number, label in reversed(list(enumerate(header))) if label}
    own = sorted(filter(STATEMENT.fullmatch, columns), key=lambda label: int(label[1:]))
    refuse([*_header(place, header, own), *_ragged(place, sheet)])
    lines = tuple(
        SortLine(
            tuple(row[columns[label]] for label in NAMES if label in columns),
            tuple(row[columns[label]] for label in own) or barred(row[columns[SORT]]),
            number,
        )
        for number, row in zip(sheet.numbers, sheet.rows, strict=True)
    )
    titles = [row[columns[TITLE]] for row in sheet.rows] if TITLE in columns else []
    statements = tuple(Statement(label, plain(label)) for label in own)
    return as_qset(Found(name, title_of(name, titles), lines, statements))


def write(qset: QSet) -> bytes:
    """Return sorts as HtmlQ keeps them, with the statements numbered from 1."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    statements = (f"s{number}" for number in range(1, len(qset.statements) + 1))
    writer.writerow((TITLE, "sid", "uid", "datetime", *statements))
    for number, sort in enumerate(qset.sorts, start=1):
        places = ("" if place is None else place for place in sort.places)
        writer.writerow((guarded(qset.title.nl), number, guarded(sort.id), "", *places))
    return out.getvalue().encode()


def _header(place: Place, header: Sequence[str], own: Sequence[str]) -> Iterator[Problem]:
    where = Place(place.file, 1)
    read = {*own, *NAMES, SORT}
    for index in repeats(header):
        if header[index] in read:
            yield problem("duplicate_column", where, header[index])
    if not own and SORT not in header:
        yield problem_in(TOOLS, "no_sort_columns", where, allowed=SORT)


def _ragged(place: Place, sheet: Sheet) -> Iterator[Problem]:
    width = len(sheet.header)
    for number, row in zip(sheet.numbers, sheet.rows, strict=True):
        if len(row) != width:
            yield problem("ragged_row", Place(place.file, number), len(row), width)
