"""Any Q-study that a file may hold, for the round trips of every form."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from formats.cells import WORDS, ids
from samenspel.study.qset import QSet, QSort, Statement
from samenspel.text import plain

FILLED = WORDS.filter(str.strip)
Shape = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Holds:
    """What a form can hold; what it cannot, the Q-studies to try it with do not have.

    ``ids`` are names of statements (else s1, s2 ...) and ``names`` those of sorts. Without
    ``words`` the words of a statement are its id.
    """

    ids: st.SearchStrategy[list[str]] | None = None
    names: st.SearchStrategy[str] | None = None
    words: st.SearchStrategy[str] | None = FILLED
    title: st.SearchStrategy[str] | None = FILLED
    shape: bool = True
    free: bool = True
    missing: bool = True
    lowest: int = -9
    most: int = 6


@st.composite
def shapes(draw: st.DrawFn, *, total: int, lowest: int) -> Shape:
    """Return a forced shape: columns side by side that each hold something."""
    width = draw(st.integers(2, min(total, 9)))
    first = draw(st.integers(lowest, 9 - width))
    counts = [1] * width
    for _ in range(total - width):
        counts[draw(st.integers(0, width - 1))] += 1
    return tuple((first + place, count) for place, count in enumerate(counts))


@st.composite
def qsets(draw: st.DrawFn, holds: Holds | None = None) -> QSet:
    """Return a Q-study that is sound: at least two statements and two sorts that differ in them."""
    form = holds or Holds()
    names = draw(_ids(form))
    forced = form.shape and not (form.free and draw(st.booleans()))
    shape = draw(shapes(total=len(names), lowest=form.lowest)) if forced else ()
    # Free sorts differ in their shape: two that keep the same one would look forced.
    sorts = tuple(
        QSort(
            name,
            _forced(draw, shape) if shape else _freely(draw, form, len(names), 9 - number % 2),
        )
        for number, name in enumerate(draw(_names(form)))
    )
    return QSet(
        title=plain("" if form.title is None else draw(form.title)),
        statements=tuple(
            Statement(name, plain(name if form.words is None else draw(form.words)))
            for name in names
        ),
        sorts=sorts,
        shape=shape,
    )


def numbered(count: int) -> list[str]:
    """Return the ids of statements in a form that only numbers them."""
    return [f"s{number}" for number in range(1, count + 1)]


def _ids(form: Holds) -> st.SearchStrategy[list[str]]:
    return st.integers(2, form.most).map(numbered) if form.ids is None else form.ids


def _names(form: Holds) -> st.SearchStrategy[list[str]]:
    if form.names is None:
        return ids(2, 5)
    return st.lists(form.names, min_size=2, max_size=5, unique=True)


def _forced(draw: st.DrawFn, shape: Shape) -> tuple[int, ...]:
    return tuple(draw(st.permutations([column for column, count in shape for _ in range(count)])))


def _freely(draw: st.DrawFn, form: Holds, size: int, highest: int) -> tuple[int | None, ...]:
    """Return a sort with two columns at least; only its highest place can be over 7."""
    cell = st.integers(form.lowest, 7)
    places: list[int | None] = list(draw(st.lists(cell, min_size=size, max_size=size)))
    places[:2] = draw(st.permutations([form.lowest, highest]))
    if form.missing and size > 2 and draw(st.booleans()):
        places[draw(st.integers(2, size - 1))] = None
    return tuple(places)
