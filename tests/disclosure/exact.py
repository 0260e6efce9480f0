"""The exact probability that an other has a value, over all maps alike; slow, for small groups.

Column by column: the state is how many people have made 0, 1, .. m picks so far.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from math import comb

State = tuple[int, ...]
Range = tuple[int, int]


def shares(columns: Sequence[Range], *, others: int, picks: int) -> list[float]:
    """Return for every value the mean of how many others chose it, as a share of the others."""
    found = {each: _share(columns, columns.index(each), others, picks) for each in set(columns)}
    return [found[each] for each in columns]


def _share(columns: Sequence[Range], j: int, others: int, picks: int) -> float:
    rest = tuple(sorted((*columns[:j], *columns[j + 1 :])))
    before = _ways(rest, others, picks)
    end = (*(0,) * picks, others)
    by_count = {
        r: sum(
            ways * weight
            for state, ways in before.items()
            for after, weight in _column(state, r)
            if after == end
        )
        for r in range(columns[j][0], columns[j][1] + 1)
    }
    return sum(r * ways for r, ways in by_count.items()) / sum(by_count.values()) / others


@cache
def _ways(columns: tuple[Range, ...], others: int, picks: int) -> dict[State, int]:
    if not columns:
        return {(others, *(0,) * picks): 1}
    low, high = columns[-1]
    after: dict[State, int] = defaultdict(int)
    for state, ways in _ways(columns[:-1], others, picks).items():
        for r in range(low, high + 1):
            for to, weight in _column(state, r):
                after[to] += ways * weight
    return dict(after)


@cache
def _column(state: State, r: int) -> tuple[tuple[State, int], ...]:
    """Return where one more column chosen by ``r`` people leads, and in how many ways."""
    return tuple(_moves(state, r))


def _moves(state: State, r: int) -> Iterator[tuple[State, int]]:
    if len(state) == 1:
        if r == 0:
            yield state, 1
        return
    for x in range(min(r, state[0]) + 1):
        for rest, weight in _moves((state[1], *state[2:]), r - x):
            yield (state[0] - x, rest[0] + x, *rest[1:]), weight * comb(state[0], x)
