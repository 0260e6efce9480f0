"""Sorts as a plain CSV table: a row for each statement, a column for each sort.

The first column names the statements; one column ``statement``, or two in two languages, can
hold their words. A table whose first column is called ``sort`` has it the other way round.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path

from samenspel.errors import Problem
from samenspel.formats.csv_tables import guarded, read_csv
from samenspel.formats.qsort_problems import refuse, sound, wrong
from samenspel.study.cells import UNPRINTABLE, WHOLE
from samenspel.study.problems import Place, listed, problem
from samenspel.study.qset import QSet, QSort, Statement
from samenspel.study.tables import Sheet
from samenspel.text import Text, plain

STATEMENTS = ("", "id", "statement_id", "item")  # what the first column of such a table is called
SORTS = ("sort", "sort_id")
CORNERS = (*STATEMENTS[1:], *SORTS)
WORDS = (("statement_nl", "statement_en"), ("statement",))
MISSING = ("", "NA")  # R writes NA

Shape = tuple[tuple[int, int], ...]


def read(content: bytes, name: str) -> QSet:
    """Return the sorts of a table; raise every problem at once."""
    place = Place(name)
    table = read_csv(content, place)
    corner = table.header[0].strip().lower() if table.header else ""
    refuse(_form_problems(table, corner, place))
    qset = _by_sort(table, place) if corner in SORTS else _by_statement(table, place)
    return sound(qset, name)


def write(qset: QSet) -> bytes:
    """Return a Q-study as a table with a row for each statement."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    names = ("statement",) if all(_alike(item.words) for item in qset.statements) else WORDS[0]
    writer.writerow(["id", *names, *(guarded(sort.id) for sort in qset.sorts)])
    for at, item in enumerate(qset.statements):
        words = [item.words.nl, item.words.en][: len(names)]
        places = [sort.places[at] for sort in qset.sorts]
        writer.writerow([*map(guarded, (item.id, *words)), *places])
    return out.getvalue().encode()


def common_shape(sorts: Sequence[Sequence[int | None]]) -> Shape:
    """Return the shape that every sort keeps, or none: an incomplete sort must fit in it."""
    counts = [Counter(place for place in sort if place is not None) for sort in sorts]
    whole = [count for count, sort in zip(counts, sorts, strict=True) if None not in sort]
    if not whole or any(not count <= whole[0] for count in counts):
        return ()
    return tuple(sorted(whole[0].items()))


def _alike(words: Text) -> bool:
    return words.nl == words.en


def _form_problems(table: Sheet, corner: str, place: Place) -> Iterator[Problem]:
    if corner not in (*STATEMENTS, *SORTS):
        found = table.header[0]
        yield wrong("table_corner", Place(place.file, 1), found, listed(CORNERS))
    for at, name in enumerate(table.header[1:], start=2):
        if not name.strip():
            yield wrong("table_no_name", Place(place.file, 1), at)
    for row, cells in zip(table.numbers, table.rows, strict=True):
        if len(cells) != len(table.header):
            yield problem("ragged_row", Place(place.file, row), len(cells), len(table.header))
        elif not cells[0].strip():
            yield wrong("table_no_name", Place(place.file, row), 1)


def _by_statement(table: Sheet, place: Place) -> QSet:
    start = 1 + len(_word_columns(table.header))
    refuse([*_unprintable(table, start, place), *_no_places(table, start, place)])
    places = _places(table, start)
    return _qset(
        [row[0].strip() for row in table.rows],
        [_text(row[:start]) for row in table.rows],
        [(name, tuple(row[at] for row in places)) for at, name in enumerate(table.header[start:])],
        place,
    )


def _by_sort(table: Sheet, place: Place) -> QSet:
    refuse([*_unprintable(table, 1, place), *_no_places(table, 1, place)])
    ids = [name.strip() for name in table.header[1:]]
    sorts = zip((row[0] for row in table.rows), map(tuple, _places(table, 1)), strict=True)
    return _qset(ids, list(map(plain, ids)), list(sorts), place)


def _qset(
    ids: Sequence[str],
    words: Sequence[Text],
    sorts: Sequence[tuple[str, tuple[int | None, ...]]],
    place: Place,
) -> QSet:
    return QSet(
        title=plain(Path(place.file).stem),
        statements=tuple(map(Statement, ids, words)),
        sorts=tuple(QSort(name.strip(), places) for name, places in sorts),
        shape=common_shape([places for _, places in sorts]),
    )


def _word_columns(header: Sequence[str]) -> tuple[str, ...]:
    lower = tuple(name.strip().lower() for name in header[1:3])
    return next((names for names in WORDS if lower[: len(names)] == names), ())


def _text(cells: Sequence[str]) -> Text:
    """Return the words beside the id of a statement; without words its id speaks for it."""
    id, *words = cells
    said = [word or id for word in words] or [id.strip()]
    return Text(said[0], said[-1])


def _unprintable(table: Sheet, start: int, place: Place) -> Iterator[Problem]:
    """Find names and words that cannot be printed; a name has no line ends either."""
    for name in table.header:
        if not name.isprintable():
            yield problem("unprintable", Place(place.file, 1), name)
    for row, (id, *words) in zip(table.numbers, (row[:start] for row in table.rows), strict=True):
        if not id.isprintable() or any(map(UNPRINTABLE.search, words)):
            yield problem("unprintable", Place(place.file, row), " ".join([id, *words]))


def _no_places(table: Sheet, start: int, place: Place) -> Iterator[Problem]:
    for row, cells in zip(table.numbers, table.rows, strict=True):
        for name, cell in zip(table.header[start:], cells[start:], strict=True):
            if cell.strip() not in MISSING and not WHOLE.fullmatch(cell.strip()):
                yield wrong("table_cell", Place(place.file, row, name), cell)


def _places(table: Sheet, start: int) -> list[list[int | None]]:
    cells = {cell for row in table.rows for cell in row[start:]}
    places = {cell: None if cell.strip() in MISSING else int(cell) for cell in cells}
    return [[places[cell] for cell in row[start:]] for row in table.rows]
