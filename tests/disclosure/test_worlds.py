"""What a coalition can tell: against every world there is, and against exact probabilities."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

import numpy as np
import pytest

from disclosure.exact import shares
from samenspel.disclosure.bands import partition
from samenspel.disclosure.released import Band
from samenspel.disclosure.weights import Group, measurable
from samenspel.disclosure.worlds import certain, share, sight

SIX = range(6)
PAIRS = [frozenset(cards) for cards in combinations(SIX, 2)]
Cards = frozenset[int]
World = tuple[Cards, ...]
Shown = tuple[int, ...]  # for every value in which band its count falls

BANDS = [
    (2, 1, (Band(0, 1), Band(2, 2))),
    (2, 1, (Band(0, 0), Band(1, 2))),
    (3, 0, (Band(0, 1), Band(2, 3))),
    (3, 1, (Band(0, 1), Band(2, 3))),
    (3, 1, (Band(0, 0), Band(1, 2), Band(3, 3))),
    (3, 1, (Band(0, 2), Band(3, 3))),
    (3, 2, (Band(0, 1), Band(2, 3))),
    (4, 0, (Band(0, 1), Band(2, 4))),
    (4, 1, (Band(0, 2), Band(3, 4))),
    (4, 1, (Band(0, 1), Band(2, 3), Band(4, 4))),
    (4, 2, (Band(0, 2), Band(3, 4))),
]


@pytest.mark.parametrize(("n", "members", "bands"), BANDS)
def test_bounds_find_exactly_the_certainties_of_all_worlds(
    n: int, members: int, bands: Sequence[Band]
) -> None:
    group = Group(n, 6, 2, members)
    for shown, worlds in releases(n, bands):
        assert found_by_bounds(group, bands, shown) == found_in(worlds, shown, members, len(bands))


def releases(n: int, bands: Sequence[Band]) -> Iterator[tuple[Shown, list[World]]]:
    """Yield what may be shown of n people who pick 2 of 6, with all worlds that it fits.

    Values are exchangeable: one order of the bands stands for all.
    """
    fitting = defaultdict(list)
    for world in product(PAIRS, repeat=n):
        counts = Counter(value for cards in world for value in cards)
        shown = tuple(next(i for i, b in enumerate(bands) if counts[v] <= b.high) for v in SIX)
        if shown == tuple(sorted(shown)):
            fitting[shown].append(world)
    yield from fitting.items()


Certainties = dict[tuple[int, ...], set[int]]  # values per kind in hand -> kinds that are certain


def found_by_bounds(group: Group, bands: Sequence[Band], shown: Shown) -> Certainties:
    seen = sight(group, bands, [shown.count(band) for band in range(len(bands))])
    rows = certain(seen, group.others)
    return {
        tuple(size): set(np.nonzero(row)[0].tolist())
        for size, row in zip(seen.size.tolist(), rows, strict=True)
    }


def found_in(worlds: Sequence[World], shown: Shown, members: int, bands: int) -> Certainties:
    """Return the same by looking into every world at one named other."""
    other = defaultdict(list)
    for world in worlds:
        other[world[:members]].append(world[members])
    found: Certainties = {}
    for own, maps in other.items():
        hand = [sum(value in cards for cards in own) for value in SIX]
        kinds = [shown[value] * (members + 1) + hand[value] for value in SIX]
        size = tuple(kinds.count(kind) for kind in range(bands * (members + 1)))
        held = [sum(value in cards for cards in maps) for value in SIX]
        told = {kinds[value] for value in SIX if held[value] in {0, len(maps)}}
        assert found.setdefault(size, told) == told
    return found


def test_another_box_is_certain_only_where_important_is() -> None:
    maps = [
        (frozenset(top), frozenset(middle))
        for top in combinations(SIX, 2)
        for middle in combinations(set(SIX) - set(top), 2)
    ]
    own = frozenset({0, 1})
    seen: list[set[str]] = [set() for _ in SIX]
    for one, another in product(maps, repeat=2):
        counts = Counter(value for cards in (own, one[0], another[0]) for value in cards)
        if [value for value in SIX if counts[value] >= 2] == [2, 3]:
            for value in SIX:
                seen[value].add(box(value, *one))
    assert seen[2] == seen[3] == {"important"}
    assert seen[0] == seen[1] == seen[4] == seen[5] == {"neutral", "less_important"}


def box(value: int, important: Cards, neutral: Cards) -> str:
    if value in important:
        return "important"
    return "neutral" if value in neutral else "less_important"


@pytest.mark.parametrize(
    ("n", "values", "picks"),
    [(5, 18, 6), (6, 18, 6), (7, 18, 6), (7, 18, 7), (5, 6, 2), (7, 10, 3)],
)
def test_weights_come_close_to_the_exact_probability(n: int, values: int, picks: int) -> None:
    group = Group(n, values, picks, 1 if n < 7 else 2)
    bands = partition("two_bands", n)
    for shared in range(values + 1):
        seen = sight(group, bands, (values - shared, shared))
        chances = share(seen, group.others)
        step = 1 + len(seen.size) // 6
        for size, row in zip(seen.size[::step], chances[::step], strict=True):
            exact = exactly(group, bands, size.tolist())
            here = size > 0
            assert row[here] == pytest.approx(exact[here], abs=0.006)
            telling = here & (np.abs(exact - 0.5) > 0.43)
            assert row[telling] == pytest.approx(exact[telling], abs=0.001)


def exactly(group: Group, bands: Sequence[Band], size: Sequence[int]) -> np.ndarray:
    """Return the exact probability for every kind (NaN for a kind without values)."""
    held = group.coalition + 1
    ranges = [
        (
            max(0, bands[kind // held].low - kind % held),
            min(group.others, bands[kind // held].high - kind % held),
        )
        for kind in range(len(size))
    ]
    columns = [ranges[kind] for kind, many in enumerate(size) for _ in range(many)]
    kinds = [kind for kind, many in enumerate(size) for _ in range(many)]
    result = np.full(len(size), np.nan)
    result[kinds] = shares(columns, others=group.others, picks=group.picks)
    return result


def test_a_release_that_no_counts_can_have_shows_no_hand() -> None:
    seen = sight(Group(5, 18, 6, 1), partition("two_bands", 5), (0, 18))
    assert len(seen.size) == 0


def test_there_must_be_something_to_choose() -> None:
    assert not measurable(Group(9, 6, 6, 2))
    assert not measurable(Group(9, 6, 0, 2))
    assert not measurable(Group(400, 18, 6, 2))
    assert measurable(Group(60, 18, 6, 2))
