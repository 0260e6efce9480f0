"""Tables: a sheet of words, wherever it came from, and the rows that it stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from functools import cache
from itertools import compress
from typing import get_type_hints

from samenspel.errors import InvalidStudyError, Problem
from samenspel.study.cells import options, read_cell
from samenspel.study.model import TABLES
from samenspel.study.problems import Place, closest, listed, problem
from samenspel.study.rows import Row

ROW_LIMIT = 500_000
REPEATS = 100  # of one kind of problem in one table; more of the same helps nobody
REFUSED = object()  # stands where a cell could not be read


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as words: header, rows and the row of each in the spreadsheet (header is 1)."""

    header: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    numbers: Sequence[int]


@dataclass(frozen=True, slots=True)
class Reading:
    """What could be read of a sheet, where it stood, and what could not be read."""

    rows: tuple[Row, ...] = ()
    numbers: tuple[int, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its name, what its cells hold, and what an empty cell means."""

    name: str
    kind: object
    empty: object = REFUSED  # REFUSED: the cell may not be empty

    @property
    def required(self) -> bool:
        """Return whether every row must fill this column."""
        return self.empty is REFUSED


@cache
def columns(table: str) -> tuple[Column, ...]:
    """Return the columns of a table, in the order of its documentation."""
    hints = get_type_hints(TABLES[table])
    return tuple(
        Column(
            field.name, hints[field.name], REFUSED if field.default is MISSING else field.default
        )
        for field in fields(TABLES[table])
    )


@cache
def tables_with(column: str) -> tuple[str, ...]:
    """Return the tables that have this column."""
    return tuple(name for name in TABLES if column in {item.name for item in columns(name)})


def used_columns(table: str, rows: Sequence[Row]) -> tuple[Column, ...]:
    """Return the columns worth writing: the required ones, and those that say something."""
    return tuple(
        column
        for column in columns(table)
        if column.required or any(getattr(row, column.name) != column.empty for row in rows)
    )


def sheet(lines: Sequence[Sequence[str]]) -> Sheet:
    """Return lines of cells as a sheet; empty lines, and empty columns at the end, say nothing."""
    header, rows = lines[0], lines[1:]
    numbers = [number for number, row in enumerate(rows, start=2) if any(row)]
    if len(numbers) < len(rows):
        rows = [rows[number - 2] for number in numbers]
    width = max((place for place, name in enumerate(header, start=1) if name), default=0)
    spare = max(map(len, (header, *rows))) > width
    if spare and not any(any(row[width:]) for row in rows):
        header, rows = header[:width], [row[:width] for row in rows]
    return Sheet(tuple(header), rows, numbers)


def read_table(table: str, sheet: Sheet) -> Reading:
    """Return the rows of a sheet with every problem; a row that cannot be read is left out."""
    if len(sheet.rows) > ROW_LIMIT:
        found = len(sheet.rows)
        return Reading(problems=(problem("too_many_rows", Place(table), found, ROW_LIMIT),))
    wrong = [*_header_problems(table, sheet.header), *_ragged(table, sheet)]
    if {"duplicate_column", "missing_column"} & {item.code for item in wrong}:
        return Reading(problems=tuple(wrong))
    return _read_rows(table, _regular(sheet), wrong)


def _read_rows(table: str, sheet: Sheet, wrong: list[Problem]) -> Reading:
    cells = dict(zip(sheet.header, zip(*sheet.rows, strict=True), strict=False))
    swapped = list(_swapped(table, cells))
    if swapped:
        return Reading(problems=(*wrong, *swapped))
    read = []
    for column in columns(table):
        values, refused = _read_column(column, cells.get(column.name, ("",) * len(sheet.rows)))
        read.append(values)
        if refused:
            wrong += _placed(table, column, cells[column.name], sheet.numbers, refused)
    numbers = sheet.numbers
    if any(REFUSED in values for values in read):
        good = [REFUSED not in row for row in zip(*read, strict=True)]
        numbers = list(compress(numbers, good))
        read = [list(compress(values, good)) for values in read]
    kind: Callable[..., Row] = TABLES[table]
    return Reading(tuple(map(kind, *read)), tuple(numbers), tuple(wrong))


def _read_column(
    column: Column, cells: Sequence[str]
) -> tuple[list[object], dict[str, InvalidStudyError]]:
    """Return the values of a column, and why some words could not be read."""
    meaning: dict[str, object] = {}
    refused: dict[str, InvalidStudyError] = {}
    for words in set(cells):
        try:
            meaning[words] = _read(column, words)
        except InvalidStudyError as error:
            meaning[words], refused[words] = column.empty, error
    return [meaning[words] for words in cells], refused


def _read(column: Column, words: str) -> object:
    if words:
        return read_cell(column.kind, words)
    if column.required:
        raise InvalidStudyError([problem("missing_cell", Place(column=column.name))])
    return column.empty


def _placed(
    table: str,
    column: Column,
    cells: Sequence[str],
    numbers: Sequence[int],
    refused: Mapping[str, InvalidStudyError],
) -> Iterator[Problem]:
    for number, words in zip(numbers, cells, strict=True):
        for item in refused[words].problems if words in refused else ():
            yield replace(item, file=table, row=number, column=column.name)


def _header_problems(table: str, header: Sequence[str]) -> Iterator[Problem]:
    known = [column.name for column in columns(table)]
    for name, times in Counter(header).items():
        place = Place(table, 1, name)
        if not name:
            yield problem("unnamed_column", place, allowed=listed(known))
        elif name not in known:
            yield problem("unknown_column", place, name, closest(name, known))
        elif times > 1:
            yield problem("duplicate_column", place, name)
    for column in columns(table):
        if column.required and column.name not in header:
            place = Place(table, 1, column.name)
            yield problem("missing_column", place, listed(header), column=column.name)


def _ragged(table: str, sheet: Sheet) -> Iterator[Problem]:
    width = len(sheet.header)
    for number, row in zip(sheet.numbers, sheet.rows, strict=True):
        if len(row) != width:
            yield problem("ragged_row", Place(table, number), len(row), width)


def _regular(sheet: Sheet) -> Sheet:
    width = len(sheet.header)
    fits = [len(row) == width for row in sheet.rows]
    if all(fits):
        return sheet
    rows = list(compress(sheet.rows, fits))
    return replace(sheet, rows=rows, numbers=list(compress(sheet.numbers, fits)))


def _swapped(table: str, cells: Mapping[str, Iterable[str]]) -> Iterator[Problem]:
    """Find two columns under each other's name: no cell of a closed list fits, a neighbour's do."""
    found = {name: {words for words in column if words} for name, column in cells.items()}
    for column in columns(table):
        allowed = set(options(column.kind))
        here = found.get(column.name, set())
        if not allowed or not here or here & allowed:
            continue
        for other, there in found.items():
            if there and there <= allowed:
                place = Place(table, 1, column.name)
                yield problem("swapped_columns", place, listed(here, 3), other=other)
