"""Everything that must be repaired before viewpoints can be looked for in a Q-study, all at once.

A place is named as in a table of statements (rows) by sorts (columns). A sort that does not vary,
equal sorts, empty cells and few sorts are not wrong: the analysis tells of them as doubts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from samenspel.errors import Problem
from samenspel.study.name_checks import repeats
from samenspel.study.problems import Place, closest, problem_in
from samenspel.study.qset import QSet, QSort

FEWEST = 2  # statements, sorts, and sorts that vary


def check_qset(qset: QSet) -> list[Problem]:
    """Return what is wrong in a Q-study."""
    wrong = [*_statements(qset), *_sorts(qset), *_lengths(qset)]
    wrong += check_shape(qset.shape, len(qset.statements)) if qset.shape else ()
    return wrong or [*_kept(qset), *_varying(qset)]


def check_shape(shape: Sequence[tuple[int, int]], statements: int) -> Iterator[Problem]:
    """Find what is wrong with the columns, and how much each takes, of a forced shape."""
    columns = [column for column, _ in shape]
    if columns != sorted(set(columns)):
        yield qset_problem("shape_order", Place("shape"), " ".join(map(str, columns)))
    for column, count in shape:
        if count < 0:
            yield qset_problem("shape_count", Place("shape", column=str(column)), count)
    total = sum(count for _, count in shape)
    if total != statements:
        yield qset_problem("shape_total", Place("shape"), total, statements)


def qset_problem(
    code: str, place: Place, found: object = "", allowed: object = "", **words: object
) -> Problem:
    """Return a problem of a Q-study with what it says and how to repair it."""
    return problem_in("qsorts", code, place, found, allowed, **words)


def below_names(statement: int) -> int:
    """Return the row of a statement in a table with the names of the sorts above it."""
    return statement + 2


def _statements(qset: QSet) -> Iterator[Problem]:
    ids = [statement.id for statement in qset.statements]
    if len(ids) < FEWEST:
        yield qset_problem("few_statements", Place("statements"), len(ids), FEWEST)
    for index in repeats(ids):
        yield qset_problem("same_statement", Place("statements", below_names(index)), ids[index])


def _sorts(qset: QSet) -> Iterator[Problem]:
    ids = [sort.id for sort in qset.sorts]
    if len(ids) < FEWEST:
        yield qset_problem("few_sorts", Place("sorts"), len(ids), FEWEST)
    for index in repeats(ids):
        yield qset_problem("same_sort", Place("sorts", 1, ids[index]), ids[index])


def _lengths(qset: QSet) -> Iterator[Problem]:
    wanted = len(qset.statements)
    for sort in qset.sorts:
        if len(sort.places) != wanted:
            place = Place("sorts", column=sort.id)
            yield qset_problem("sort_length", place, len(sort.places), wanted, sort=sort.id)


def _kept(qset: QSet) -> Iterator[Problem]:
    """Find the sorts that do not keep the forced shape."""
    wanted = dict(qset.shape)
    for sort in qset.sorts if wanted else ():
        outside = [*_outside(sort, wanted)]
        yield from outside or _full(sort, wanted)


def _outside(sort: QSort, wanted: Mapping[int, int]) -> Iterator[Problem]:
    for index, column in enumerate(sort.places):
        if column is not None and column not in wanted:
            place = Place("sorts", below_names(index), sort.id)
            allowed = closest(str(column), map(str, wanted))
            yield qset_problem("outside_shape", place, column, allowed, sort=sort.id)


def _full(sort: QSort, wanted: Mapping[int, int]) -> Iterator[Problem]:
    """Find columns with another number of statements; where cells are empty only with more."""
    filled = Counter(sort.places)
    for column, count in wanted.items():
        if filled[column] > count or (filled[column] < count and None not in filled):
            place = Place("sorts", column=sort.id)
            yield qset_problem(
                "shape_not_kept", place, filled[column], count, sort=sort.id, at=column
            )


def _varying(qset: QSet) -> Iterator[Problem]:
    varying = sum(len(set(sort.places) - {None}) > 1 for sort in qset.sorts)
    if varying < FEWEST:
        yield qset_problem("nothing_varies", Place("sorts"), varying, FEWEST)
