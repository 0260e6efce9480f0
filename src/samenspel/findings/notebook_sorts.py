"""Sorts as a notebook has them: arrays, lists, data frames and Q-studies become one array."""

from __future__ import annotations

import operator
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from numbers import Real
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from samenspel.analysis.viewpoints.model import Bools, Floats, Ints
from samenspel.errors import InvalidStudyError, Problem
from samenspel.study.name_checks import repeats
from samenspel.study.problems import NOWHERE, Place, cut, problem
from samenspel.study.qset import QSet
from samenspel.study.qset_checks import (
    FEWEST,
    below_names,
    check_qset,
    check_shape,
    qset_problem,
)

NAMED = 20  # cells or sorts that are named; more of the same helps nobody
FARTHEST = 100_000  # squares of places stay far from the edges of what a computer can hold
NEAREST = 1e-5  # between the lowest and the highest place of a sort that varies
WORDED = ("String", "Categorical", "Enum")  # kinds of columns of polars that hold words

Names = Sequence[str] | Sequence[int]


@dataclass(frozen=True, slots=True)
class Sorts:
    """Sorts that can be analysed: v statements, p sorts.

    Attributes
    ----------
    places
        v x p; NaN is an empty cell.
    names
        p; of the sorts, or their numbers from 1.
    statements
        v names; None when they have none.
    shape
        v; the columns of the forced shape, lowest first; None when it was not said.
    """

    places: Floats
    names: Sequence[object]
    statements: Names | None
    shape: Floats | None


@dataclass(frozen=True, slots=True)
class _Table:
    cells: object
    names: Sequence[object] | None = None
    statements: Sequence[object] | None = None
    shape: object = None


def sorts_from(sorts: object, *, statements: object, shape: object) -> Sorts:
    """Return sorts as an array with its names; raise everything that is wrong with them at once."""
    table = _table(sorts)
    places = _numbers(table)
    names = range(1, places.shape[1] + 1) if table.names is None else table.names
    called = _list(statements) if statements is not None else table.statements
    columns = _columns(table.shape if shape is None else shape)
    problems = [
        *_size(places),
        *_same(names),
        *_called(called, len(places)),
        *_shape(columns, len(places)),
    ]
    problems += _places(places, names, called) if places.size else []
    if problems:
        raise InvalidStudyError(problems)
    return Sorts(
        places=places,
        names=names,
        statements=None if called is None else _as_names(called),
        shape=None if not columns else np.repeat(*np.array(columns).T).astype(float),
    )


def _table(sorts: object) -> _Table:
    """Return the cells and what they are called."""
    if isinstance(sorts, QSet):
        return _of_qset(sorts)
    library = type(sorts).__module__.partition(".")[0]
    framed = {"pandas": _of_pandas, "polars": _of_polars}.get(library)
    return framed(sorts) if framed and hasattr(sorts, "columns") else _Table(sorts)


def _of_qset(qset: QSet) -> _Table:
    problems = list(cut(check_qset(qset), NAMED))
    if problems:
        raise InvalidStudyError(problems)
    rows = list(zip(*(sort.places for sort in qset.sorts), strict=True))
    names = [sort.id for sort in qset.sorts]
    return _Table(rows, names, [one.id for one in qset.statements], qset.shape or None)


def _of_pandas(frame: Any) -> _Table:  # noqa: ANN401 -- pandas need not be installed
    """Return a frame; an index that only numbers its rows names no statements."""
    numbered = type(frame.index).__name__ == "RangeIndex"
    cells = frame.to_numpy()
    if cells.dtype == object:
        cells = frame.astype(object).where(frame.notna(), None).to_numpy()
    return _Table(cells, list(frame.columns), None if numbered else list(frame.index))


def _of_polars(frame: Any) -> _Table:  # noqa: ANN401 -- polars need not be installed
    """Return a frame whose first column may hold the names of the statements."""
    if frame.width and str(frame.dtypes[0]).startswith(WORDED):
        rest = frame.drop(frame.columns[0])
        return _Table(rest.to_numpy(), rest.columns, frame.to_series(0).to_list())
    return _Table(frame.to_numpy(), frame.columns)


def _numbers(table: _Table) -> Floats:
    """Return the cells as numbers; text, True, complex numbers and dates are none."""
    cells = _array(table.cells)
    if cells.ndim != 2:
        found = f"{type(table.cells).__name__}, {cells.ndim}-d"
        raise InvalidStudyError([qset_problem("not_a_table", NOWHERE, found)])
    if cells.dtype.kind in "OSU":
        return _from_objects(cells.astype(object), table)
    if cells.dtype.kind not in "fiu":
        raise InvalidStudyError([qset_problem("not_numbers", NOWHERE, cells.dtype.name)])
    with np.errstate(over="ignore"):  # infinite is refused later, as too far
        return cells.astype(np.float64, copy=False)


def _array(cells: object) -> NDArray[Any]:
    if isinstance(cells, np.ma.MaskedArray):
        return _unmasked(cells)
    try:
        array = np.asarray(cells)
        # Among words numpy turns numbers into words too; then every cell would seem wrong.
        words = array.dtype.kind in "SU" and not isinstance(cells, np.ndarray)
        return np.asarray(cells, dtype=object) if words else array
    except ValueError:
        raise InvalidStudyError([qset_problem("ragged_table", NOWHERE)]) from None


def _unmasked(cells: np.ma.MaskedArray[Any, Any]) -> NDArray[np.object_]:
    objects = np.array(cells.data, dtype=object)
    objects[np.ma.getmaskarray(cells)] = None
    return objects


def _from_objects(cells: NDArray[np.object_], table: _Table) -> Floats:
    wrong = np.array([[not _is_place(cell) for cell in row] for row in cells], dtype=bool)
    if wrong.any():
        raise InvalidStudyError(
            list(_each("cell_not_a_number", cells, wrong.reshape(cells.shape), table))
        )
    places = [[_place(cell) for cell in row] for row in cells]
    return np.array(places, dtype=np.float64).reshape(cells.shape)


def _is_place(cell: object) -> bool:
    return cell is None or (
        isinstance(cell, Real | Decimal) and not isinstance(cell, bool | np.bool_)
    )


def _place(cell: Any) -> float:  # noqa: ANN401 -- any kind of number
    try:
        return np.nan if cell is None else float(cell)
    except OverflowError:
        return np.inf
    except ValueError:  # Decimal's signalling NaN
        return np.nan


def _each(
    code: str, cells: NDArray[Any], wrong: Bools, table: _Table, allowed: object = ""
) -> Iterator[Problem]:
    """Name the first wrong cells, and count the rest."""
    found: Ints = np.argwhere(wrong)
    for row, column in found[:NAMED].tolist():
        statement = row + 1 if table.statements is None else table.statements[row]
        sort = column + 1 if table.names is None else table.names[column]
        place = Place("sorts", below_names(row), str(sort))
        words = {"statement": statement, "sort": sort}
        yield qset_problem(code, place, cells[row, column], allowed, **words)
    if len(found) > NAMED:
        yield problem("too_many_alike", Place("sorts"), len(found) - NAMED, code)


def _size(places: Floats) -> Iterator[Problem]:
    for code, number in zip(("few_statements", "few_sorts"), places.shape, strict=True):
        if number < FEWEST:
            yield qset_problem(code, NOWHERE, number, FEWEST)


def _same(names: Sequence[object]) -> Iterator[Problem]:
    if not isinstance(names, range):
        ids = list(map(str, names))
        for index in repeats(ids)[:NAMED]:
            yield qset_problem("same_sort", Place("sorts", 1, ids[index]), ids[index])


def _list(names: object) -> Sequence[object]:
    if isinstance(names, str | bytes) or not hasattr(names, "__iter__"):
        found = qset_problem("names_form", Place(column="statements"), names)
        raise InvalidStudyError([found])
    return list(names)


def _called(names: Sequence[object] | None, statements: int) -> Iterator[Problem]:
    if names is None:
        return
    if len(names) != statements:
        place = Place(column="statements")
        yield qset_problem("names_length", place, len(names), statements)
    ids = list(map(str, names))
    for index in repeats(ids)[:NAMED]:
        place = Place("statements", below_names(index))
        yield qset_problem("same_statement", place, ids[index])


def _as_names(names: Sequence[object]) -> Names:
    """Return whole numbers as they are, so that 2 comes before 10; all else as words."""
    if all(isinstance(name, int | np.integer) for name in names):
        return [int(cast("int", name)) for name in names]
    return list(map(str, names))


def _columns(shape: object) -> list[tuple[int, int]]:
    """Return a shape, given as a mapping or as pairs, from the lowest column up."""
    if shape is None:
        return []
    try:
        pairs = list(shape.items() if isinstance(shape, Mapping) else cast("Any", shape))
        columns = [(operator.index(column), operator.index(count)) for column, count in pairs]
    except (TypeError, ValueError):
        columns = []
    if not columns or max(abs(number) for pair in columns for number in pair) > FARTHEST:
        raise InvalidStudyError([qset_problem("shape_form", Place(column="shape"), shape)])
    return sorted(columns) if isinstance(shape, Mapping) else columns


def _shape(columns: list[tuple[int, int]], statements: int) -> Iterator[Problem]:
    if columns:
        yield from check_shape(columns, statements)


def _places(
    places: Floats, names: Sequence[object], statements: Sequence[object] | None
) -> Iterator[Problem]:
    """Find places that no board has, and too few sorts that tell statements apart."""
    high, low = np.fmax.reduce(places), np.fmin.reduce(places)
    if max(np.fmax.reduce(high), -np.fmin.reduce(low)) > FARTHEST:
        called = statements if statements is None or len(statements) == len(places) else None
        far = np.abs(places) > FARTHEST
        yield from _each("place_range", places, far, _Table(places, names, called), FARTHEST)
        return
    apart = high - low
    varying = apart > 0
    for index in np.flatnonzero(varying & (apart < NEAREST))[:NAMED].tolist():
        place = Place("sorts", column=str(names[index]))
        yield qset_problem("spread_range", place, apart[index], NEAREST, sort=names[index])
    if places.shape[1] >= FEWEST <= len(places) and varying.sum() < FEWEST:
        yield qset_problem("nothing_varies", Place("sorts"), int(varying.sum()), FEWEST)
