"""PQMethod: the sorts in NAME.DAT, the words of the statements in NAME.STA beside it.

Line 1 of a .DAT has three numbers of three characters (factors, sorts, statements) and a title.
Line 2 has the lowest and the highest column and twenty counts, for the columns -6 to 13, again
three characters each. Every other line is one sort: a name, then two characters a statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from samenspel.errors import InvalidStudyError, Problem
from samenspel.formats.dos_words import lines_of
from samenspel.formats.qsort_problems import refuse, sound, wrong
from samenspel.formats.qsort_table import Shape
from samenspel.formats.short_names import short_names
from samenspel.study.cells import UNPRINTABLE, one_line_end
from samenspel.study.problems import Place, problem
from samenspel.study.qset import QSet, QSort, Statement
from samenspel.text import plain

LOWEST, COUNTS = -6, 20
HIGHEST = LOWEST + COUNTS - 1
MOST = 999  # what three characters hold
NAME, CELL, NUMBER = 10, 2, 3  # characters
NAMES = range(8, NAME + 1)  # how wide the names are in files of other programs
SHOWN_NAME = 8  # of a name's ten characters; the last two stay empty
LINE_END = "\r\n"
WHOLE = re.compile(r" *[+-]?[0-9]+ *")


@dataclass(frozen=True, slots=True)
class Head:
    """What the first two lines say."""

    sorts: int
    statements: int
    title: str
    lowest: int
    highest: int
    shape: Shape


def read(dat: bytes, sta: bytes | None, name: str) -> QSet:
    """Return the sorts of a .DAT with the words of its .STA; raise every problem at once."""
    place = Place(name)
    lines = lines_of(dat, place)
    head = _head(lines, place)
    rows = [(row, line.rstrip()) for row, line in enumerate(lines[2:], start=3) if line.strip()]
    width = _name_width([line for _, line in rows], head.statements)
    words, found = _words(sta, head, str(Path(name).with_suffix(".sta")))
    refuse([*found, *_row_problems(head, rows, width, name)])
    statements = tuple(Statement(f"s{at}", plain(word)) for at, word in enumerate(words, start=1))
    sorts = tuple(
        QSort(line[:width].strip(), tuple(map(int, _cells(line[width:])))) for _, line in rows
    )
    at_row = {sort.id: row for sort, (row, _) in zip(sorts, rows, strict=True)}
    qset = QSet(plain(head.title), statements, sorts, head.shape)
    return sound(qset, name, lambda item: _on_its_line(item, at_row))


def _on_its_line(item: Problem, at_row: Mapping[str, int]) -> Problem:
    """Return a problem of a sort at the line of that sort, and not in its column of a table."""
    statement = f"s{item.row - 1}" if item.row and item.row > 1 else ""
    return replace(item, row=at_row.get(item.column), column=statement)


def write(qset: QSet) -> tuple[str, str]:
    """Return a Q-study as the words of a .DAT and of a .STA; raise what they cannot hold."""
    refuse(_too_much(qset))
    counts = dict(qset.shape)
    places = [place for sort in qset.sorts for place in sort.places if place is not None]
    numbers = [min(counts or places), max(counts or places)]
    numbers += [counts.get(column, 0) for column in range(LOWEST, HIGHEST + 1)]
    head = f"{0:3}{len(qset.sorts):3}{len(qset.statements):3} {_one_line(qset.title.en)}"
    names = short_names([sort.id for sort in qset.sorts], SHOWN_NAME)
    sorts = [
        f"{name:{NAME}}" + "".join(f"{place:{CELL}}" for place in sort.places)
        for name, sort in zip(names, qset.sorts, strict=True)
    ]
    dat = [head.rstrip(), "".join(f"{number:{NUMBER}}" for number in numbers), *sorts]
    return _joined(dat), _joined([_one_line(item.words.en) or item.id for item in qset.statements])


def _head(lines: Sequence[str], place: Place) -> Head:
    first, second = [*lines, ""][:2]
    sizes = [first[start : start + NUMBER] for start in (NUMBER, 2 * NUMBER)]
    numbers = _pieces(second.rstrip(), NUMBER)
    found = []
    if not all(size.strip().isdecimal() and int(size) for size in sizes):
        found.append(wrong("pq_first_line", Place(place.file, 1), first))
    if UNPRINTABLE.search(first):
        found.append(problem("unprintable", Place(place.file, 1), first))
    if len(numbers) < 2 or not all(map(WHOLE.fullmatch, numbers)):
        found.append(wrong("pq_second_line", Place(place.file, 2), second))
    refuse(found)
    lowest, highest, *counts = map(int, numbers)
    shape = _shape(counts, lowest, highest)
    if shape is None:
        refuse([wrong("pq_counts", Place(place.file, 2), second, f"{lowest}, {highest}")])
    sorts, statements = map(int, sizes)
    return Head(sorts, statements, first[3 * NUMBER :].strip(), lowest, highest, shape or ())


def _shape(counts: Sequence[int], lowest: int, highest: int) -> Shape | None:
    """Return the columns with their counts, no columns for free sorts, None when it is not clear.

    PQMethod counts from column -6 on; other programs count from the lowest column on.
    """
    used = [place for place, number in enumerate(counts) if number]
    if not used:
        return ()
    starts = {LOWEST, lowest}
    if used[-1] - used[0] == highest - lowest:
        starts.add(lowest - used[0])
    fits = {start for start in starts if lowest <= start + used[0] <= start + used[-1] <= highest}
    if len(fits) != 1:
        return None
    (start,) = fits
    return tuple((start + place, counts[place]) for place in used)


def _pieces(words: str, width: int) -> list[str]:
    return [words[start : start + width] for start in range(0, len(words), width)]


def _cells(words: str) -> list[str]:
    return _pieces(words, CELL)


def _name_width(lines: Sequence[str], statements: int) -> int:
    """Return how wide the names are: ten characters, unless every line is as much shorter."""
    widths = {len(line) - CELL * statements for line in lines}
    return min(widths) if len(widths) == 1 and min(widths) in NAMES else NAME


def _row_problems(
    head: Head, rows: Sequence[tuple[int, str]], width: int, name: str
) -> Iterator[Problem]:
    if len(rows) != head.sorts:
        yield wrong("pq_sorts_count", Place(name, 1), len(rows), head.sorts)
    long = width + CELL * head.statements
    for row, line in rows:
        if len(line) != long:
            yield wrong("pq_line_length", Place(name, row), len(line), long)
            continue
        if not line[:width].strip():
            yield wrong("pq_no_name", Place(name, row, "name"))
        if not line[:width].isprintable():
            yield problem("unprintable", Place(name, row, "name"), line[:width])
        yield from _cell_problems(head, _cells(line[width:]), Place(name, row))


def _cell_problems(head: Head, cells: Sequence[str], place: Place) -> Iterator[Problem]:
    for at, cell in enumerate(cells, start=1):
        here = Place(place.file, place.row, f"s{at}")
        if not WHOLE.fullmatch(cell):
            yield wrong("pq_cell" if cell.strip() else "pq_empty_cell", here, cell.strip())
        elif not head.shape and not head.lowest <= int(cell) <= head.highest:
            yield wrong("pq_outside", here, cell.strip(), f"{head.lowest}, {head.highest}")


def _words(sta: bytes | None, head: Head, name: str) -> tuple[list[str], list[Problem]]:
    """Return the words of the statements, or their numbers without a .STA; and what is wrong."""
    numbered = [f"s{at}" for at in range(1, head.statements + 1)]
    if sta is None:
        return numbered, []
    try:
        lines = [line.strip() for line in lines_of(sta, Place(name))]
    except InvalidStudyError as error:
        return numbered, list(error.problems)
    found = [
        wrong("pq_no_words", Place(name, row)) for row, line in enumerate(lines, 1) if not line
    ]
    found += [
        problem("unprintable", Place(name, row), line)
        for row, line in enumerate(lines, 1)
        if UNPRINTABLE.search(line)
    ]
    if len(lines) != head.statements:
        found.append(wrong("pq_statements_count", Place(name), len(lines), head.statements))
    return lines, found


def _too_much(qset: QSet) -> Iterator[Problem]:
    """Find what a .DAT cannot hold."""
    for sizes, kind in ((qset.sorts, "sorts"), (qset.statements, "statements")):
        if len(sizes) > MOST:
            yield wrong("pq_too_many", Place(column=kind), len(sizes), MOST)
    for sort in qset.sorts:
        for statement, place in zip(qset.statements, sort.places, strict=True):
            here = Place(sort.id, column=statement.id)
            if place is None:
                yield wrong("pq_missing", here)
            elif not LOWEST <= place <= HIGHEST:
                yield wrong("pq_columns", here, place, f"{LOWEST}, {HIGHEST}")


def _one_line(words: str) -> str:
    return one_line_end(words).replace("\n", " ").strip()


def _joined(lines: Sequence[str]) -> str:
    return "".join(f"{line}{LINE_END}" for line in lines)
