"""The lemma: any table of values by boxes with the right sums is made by valid maps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

Table = NDArray[np.int64]


@st.composite
def tables(draw: st.DrawFn) -> tuple[int, tuple[int, ...], Table]:
    """Draw people, places per box and a table that need not come from the maps it started with."""
    people = draw(st.integers(1, 9))
    places = tuple(draw(st.lists(st.integers(1, 4), min_size=2, max_size=3)))
    start = [box for box, size in enumerate(places) for _ in range(size)]
    maps = [draw(st.permutations(start)) for _ in range(people)]
    columns = zip(*maps, strict=True)
    table = np.array([[column.count(box) for box in range(len(places))] for column in columns])
    two_values = st.lists(st.integers(0, len(start) - 1), min_size=2, max_size=2, unique=True)
    two_boxes = st.lists(st.integers(0, len(places) - 1), min_size=2, max_size=2, unique=True)
    for _ in range(draw(st.integers(0, 9))):
        table = moved(table, draw(two_values), draw(two_boxes))
    return people, places, table


def moved(table: Table, values: Sequence[int], boxes: Sequence[int]) -> Table:
    """Return a table with the same sums: one count moved along each side of a rectangle."""
    if table[values, boxes].min() == 0:
        return table
    result = table.copy()
    result[values, boxes] -= 1
    result[values, boxes[::-1]] += 1
    return result


@given(tables())
def test_any_table_with_the_right_sums_is_made_by_valid_maps(
    drawn: tuple[int, tuple[int, ...], Table],
) -> None:
    people, places, table = drawn
    maps = realised(table, places)
    assert len(maps) == people
    assert all(each.sum(axis=0).tolist() == list(places) for each in maps)
    assert all((each.sum(axis=1) == 1).all() for each in maps)
    assert np.array_equal(sum(maps), table)


def realised(table: Table, places: Sequence[int]) -> list[Table]:
    """Return maps that together make the table, one perfect matching after the other."""
    slots = [box for box, size in enumerate(places) for _ in range(size)]
    maps = []
    while table.any():
        holder: dict[int, int] = {}
        assert all(finds_place(value, table, slots, holder) for value in range(len(table)))
        one = np.zeros_like(table)
        for slot, value in holder.items():
            one[value, slots[slot]] = 1
        maps.append(one)
        table = table - one
    return maps


def finds_place(
    value: int,
    table: Table,
    slots: Sequence[int],
    holder: dict[int, int],
    tried: set[int] | None = None,
) -> bool:
    """Return whether a value gets a slot of a box it was put in, moving others along."""
    tried = set() if tried is None else tried
    for slot, box in enumerate(slots):
        if table[value, box] == 0 or slot in tried:
            continue
        tried.add(slot)
        if slot not in holder or finds_place(holder[slot], table, slots, holder, tried):
            holder[slot] = value
            return True
    return False
