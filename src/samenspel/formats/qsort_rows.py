"""Sorts as other tools hand them over: who sorted, and a row of columns, still as words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import PurePath

from samenspel.errors import InvalidStudyError, Problem
from samenspel.formats.qsort_problems import refuse, sound
from samenspel.formats.qsort_table import Shape, common_shape
from samenspel.study.cells import WHOLE, read_cell
from samenspel.study.name_checks import repeats
from samenspel.study.problems import Place, problem, problem_in
from samenspel.study.qset import QSet, QSort, Statement
from samenspel.text import plain

TOOLS = "qsort_tools"  # where the sentences about files of other tools are
MOST = 10_000  # problems that are looked at; a file of nothing else is not read to its end
MAIL = re.compile(r"\S+@\S+\.\S+")  # how to reach a person is not ours to keep
NAMELESS = ("", "---", "no_response", "not-set")  # what tools write when nobody gave a name
# Where tools keep who sorted, the best first.
NAMES = ("uid", "userinputid", "urlusercode", "partid", "sid", "randomid", "id")


@dataclass(frozen=True, slots=True)
class SortLine:
    """One sort: what may name it (the best first), its cells, and where it stood."""

    names: tuple[str, ...]
    cells: tuple[str, ...]
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in a file; without ``statements`` they are numbered.

    ``file`` is where the sorts stood, ``pattern`` the columns that the file allows.
    """

    file: str
    title: str
    lines: tuple[SortLine, ...]
    statements: tuple[Statement, ...] = ()
    pattern: Shape = ()


def as_qset(found: Found) -> QSet:
    """Return the Q-study that was found, or raise what is wrong with it."""
    statements = found.statements or numbered(_size(found.lines))
    ids = [_id(line, number) for number, line in enumerate(found.lines, start=1)]
    refuse(islice(_wrong(found, statements), MOST))
    refuse(_misnamed(found, ids))
    places = [tuple(map(_column, line.cells)) for line in found.lines]
    shape = _kept(found.pattern, places) if found.pattern else common_shape(places)
    sorts = tuple(map(QSort, ids, places))
    return sound(QSet(plain(found.title), statements, sorts, shape), found.file)


def numbered(count: int) -> tuple[Statement, ...]:
    """Return statements of which only the number is known."""
    return tuple(Statement(f"s{number}", plain(f"s{number}")) for number in range(1, count + 1))


def statement_id(label: str, number: int) -> str:
    """Return the id for what a tool puts above or beside a statement: a bare number gets an s."""
    words = label.strip()
    return f"s{words or number}" if words.isdecimal() or not words else words


def header_of(text: str) -> list[str]:
    """Return the names in the first line of a CSV file, in small letters."""
    first = text.partition("\n")[0]
    return [name.strip().strip('"').strip().lower() for name in re.split("[,;\t]", first)]


def title_of(name: str, given: Iterable[str] = ()) -> str:
    """Return the title that stands with every sort, or else the name of the file."""
    titles = set(given)
    title = titles.pop() if len(titles) == 1 else ""
    return title if title.strip() else PurePath(name).stem


def barred(sort: str) -> tuple[str, ...]:
    """Return the cells of a sort with bars between them."""
    return tuple(sort.split("|")) if sort.strip() else ()


def _size(lines: Sequence[SortLine]) -> int:
    counts = Counter(len(line.cells) for line in lines)
    return counts.most_common(1)[0][0] if counts else 0


def _id(line: SortLine, number: int) -> str:
    names = (name.strip() for name in line.names)
    good = (name for name in names if name.lower() not in NAMELESS and not MAIL.search(name))
    return next(good, f"p{number}")


def _wrong(found: Found, statements: Sequence[Statement]) -> Iterator[Problem]:
    yield from _unreadable(found.title, Place(found.file))
    for statement in statements:
        yield from _unreadable(statement.words.nl, Place(found.file, column=statement.id))
    if not any(any(line.cells) for line in found.lines):
        yield problem_in(TOOLS, "no_sorts", Place(found.file))
    for number, line in enumerate(found.lines, start=1):
        if len(line.cells) != len(statements):
            place, counts = Place(found.file, line.row), (len(line.cells), len(statements))
            yield problem_in(TOOLS, "sort_length", place, *counts, sort=_id(line, number))
            continue
        for statement, words in zip(statements, line.cells, strict=True):
            yield from _misplaced(words, Place(found.file, line.row, statement.id), found.pattern)


def _unreadable(words: str, place: Place) -> Iterator[Problem]:
    try:
        read_cell(str, words)
    except InvalidStudyError as error:
        for item in error.problems:
            yield replace(item, file=place.file, row=place.row, column=place.column)


def _misplaced(words: str, place: Place, pattern: Shape) -> Iterator[Problem]:
    cell = words.strip()
    if cell and not WHOLE.fullmatch(cell):
        yield problem("not_a_whole_number", place, words)
    elif cell and pattern and not pattern[0][0] <= int(cell) <= pattern[-1][0]:
        allowed = f"{pattern[0][0]} … {pattern[-1][0]}"
        yield problem_in(TOOLS, "outside_pattern", place, words, allowed)


def _misnamed(found: Found, ids: Sequence[str]) -> Iterator[Problem]:
    for line, id in zip(found.lines, ids, strict=True):
        yield from _unreadable(id, Place(found.file, line.row))
    for index in repeats(ids):
        place = Place(found.file, found.lines[index].row)
        yield problem_in(TOOLS, "sort_twice", place, ids[index])


def _column(words: str) -> int | None:
    return int(words.strip()) if words.strip() else None


def _kept(pattern: Shape, places: Sequence[Sequence[int | None]]) -> Shape:
    """Return the pattern when every sort fits in it; when one does not, they were free."""
    counts = (Counter(place for place in sort if place is not None) for sort in places)
    return pattern if all(count <= Counter(dict(pattern)) for count in counts) else ()
