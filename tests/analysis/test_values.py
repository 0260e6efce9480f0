"""Counts and labels: the published ones, and a slow definition that nobody can misread."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from analysis.maps import (
    STARTS_2023,
    Shape,
    one_map,
    out_of_reach,
    published_2023,
    random_maps,
    seeds,
    shapes,
    some_sizes,
    starts_of,
)
from samenspel.analysis.values import Lines, ValuesTable, from_counts, tabulate

# Table 6 of the 2023 study, in the order of the alphabet.
TABLE_6 = [
    ["coproduced", "person-centred", "trustful"],
    ["effective", "shared-responsibility", "transparent", "trustful"],
    ["collaborative", "reciprocal", "respectful", "trustful"],
    ["effective", "efficient", "trustful"],
]
thresholds = st.fractions(min_value=0, max_value=1, max_denominator=12)


def of_2023() -> tuple[NDArray[np.str_], ValuesTable]:
    values, boxes = published_2023()
    return np.array(values), tabulate(boxes, STARTS_2023, out_of_reach(12))


def test_the_shared_values_are_those_of_table_6() -> None:
    values, table = of_2023()
    assert [sorted(values[row]) for row in table.shared] == TABLE_6


def test_overlap_and_phi_are_the_published_ones() -> None:
    _, table = of_2023()
    assert table.overlap == pytest.approx([3.00, 2.33, 4.00, 3.17], abs=0.005)
    assert table.phi == pytest.approx([0.25, 0.08, 0.50, 0.29], abs=0.005)


def test_overlap_and_phi_of_all_twelve_are_the_published_ones() -> None:
    table = tabulate(published_2023()[1], np.array([0]), out_of_reach(12))
    assert (table.overlap[0], table.phi[0]) == pytest.approx((2.65, 0.16), abs=0.005)


def test_of_all_twelve_trust_is_clear_and_effective_is_not() -> None:
    values, boxes = published_2023()
    lines = Lines(np.full(13, 10), np.full(13, 100))
    clear = tabulate(boxes, np.array([0]), lines).clear[0]
    assert np.array(values)[clear].tolist() == ["trustful"]


def naive(
    boxes: NDArray[np.int8], sizes: list[int], lines: Lines, threshold: Fraction
) -> dict[str, list[list[object]]]:
    """Say per network and value what every field means, one count at a time."""
    found: dict[str, list[list[object]]] = {}
    for block, n in zip(np.split(boxes, np.cumsum(sizes)[:-1]), sizes, strict=True):
        important = [int((column == 1).sum()) for column in block.T]
        less = [int((column == -1).sum()) for column in block.T]
        contested = [a * b >= lines.polarised_from[n] for a, b in zip(important, less, strict=True)]
        both = [min(a, b) >= max(2, n / 4) for a, b in zip(important, less, strict=True)]
        rows: dict[str, list[object]] = {
            "important": [*important],
            "less_important": [*less],
            "neutral": [n - a - b for a, b in zip(important, less, strict=True)],
            "support": [a / n for a in important],
            "rank": [1 + sum(other > a for other in important) for a in important],
            "shared": [a > threshold * n for a in important],
            "nearly_shared": [a + 1 > threshold * n >= a for a in important],
            "clear": [a >= lines.clear_from[n] for a in important],
            "contested": [*contested],
            "opinions_differ": [a and not b for a, b in zip(both, contested, strict=True)],
        }
        for name, row in rows.items():
            found.setdefault(name, []).append(row)
    return found


def as_lists(table: ValuesTable, names: object) -> dict[str, list[list[object]]]:
    return {str(name): getattr(table, str(name)).tolist() for name in list(names)}  # type: ignore[call-overload]


@given(shape=shapes, sizes=some_sizes, seed=seeds, threshold=thresholds)
def test_every_field_is_what_its_definition_says(
    shape: Shape, sizes: list[int], seed: int, threshold: Fraction
) -> None:
    rng = np.random.default_rng(seed)
    boxes = random_maps(rng, shape, sum(sizes))
    lines = Lines(rng.integers(1, 9, size=10), rng.integers(1, 20, size=10))
    expected = naive(boxes, sizes, lines, threshold)
    table = tabulate(boxes, starts_of(sizes), lines, threshold=threshold)
    assert as_lists(table, expected) == expected


@given(shape=shapes, sizes=some_sizes, seed=seeds)
def test_overlap_is_the_mean_over_pairs_of_what_two_people_share(
    shape: Shape, sizes: list[int], seed: int
) -> None:
    boxes = random_maps(np.random.default_rng(seed), shape, sum(sizes))
    table = tabulate(boxes, starts_of(sizes), out_of_reach(9))
    for network, block in enumerate(np.split(boxes == 1, np.cumsum(sizes)[:-1])):
        common = block.astype(int) @ block.T.astype(int)
        pairs = common[np.triu_indices(len(block), 1)]
        if len(pairs):
            assert table.overlap[network] == pytest.approx(pairs.mean())
        else:
            assert np.isnan(table.overlap[network])


@given(shape=shapes, sizes=some_sizes, seed=seeds)
def test_respondents_and_values_may_stand_in_any_order(
    shape: Shape, sizes: list[int], seed: int
) -> None:
    rng = np.random.default_rng(seed)
    boxes = random_maps(rng, shape, sum(sizes))
    blocks = np.split(boxes, np.cumsum(sizes)[:-1])
    columns = rng.permutation(sum(shape))
    shuffled = np.concatenate([rng.permutation(block) for block in blocks])[:, columns]
    before, after = (
        tabulate(maps, starts_of(sizes), out_of_reach(9)) for maps in (boxes, shuffled)
    )
    for name, figures in vars(before).items():
        moved = figures if figures.ndim == 1 else figures[:, columns]
        np.testing.assert_array_equal(getattr(after, name), moved)


@given(shape=shapes, size=st.integers(2, 9))
def test_phi_is_one_when_everybody_picks_the_same(shape: Shape, size: int) -> None:
    boxes = np.tile(one_map(shape), (size, 1))
    phi = tabulate(boxes, np.array([0]), out_of_reach(9)).phi[0]
    if 0 < shape[0] < sum(shape):
        assert phi == pytest.approx(1)
    else:
        assert np.isnan(phi)


def test_phi_is_zero_on_average_when_everybody_picks_blindly() -> None:
    networks = 20_000
    boxes = random_maps(np.random.default_rng(1), (6, 6, 6), 5 * networks)
    phi = tabulate(boxes, np.arange(0, 5 * networks, 5), out_of_reach(5)).phi
    assert phi.mean() == pytest.approx(0, abs=4 * phi.std() / networks**0.5)


@pytest.mark.parametrize("respondents", [255, 256, 65_535, 65_536, 100_000])
def test_crowds_are_counted_without_overflow(respondents: int) -> None:
    boxes = np.tile(one_map((1, 1, 1)), (respondents, 1))
    table = tabulate(boxes, np.array([0]), out_of_reach(respondents))
    assert table.important.tolist() == [[respondents, 0, 0]]
    assert table.less_important.tolist() == [[0, 0, respondents]]
    assert table.rank.tolist() == [[1, 2, 2]]
    assert table.phi == pytest.approx([1])


def test_more_values_than_a_byte_holds_are_ranked() -> None:
    shape = (300, 0, 300)
    table = tabulate(one_map(shape)[None], np.array([0]), out_of_reach(1))
    assert set(table.rank[0].tolist()) == {1, 301}


def test_a_threshold_is_compared_without_rounding() -> None:
    third = Fraction(1, 3)
    boxes = np.array([[1, -1], [-1, 1], [-1, 1]], dtype=np.int8)
    table = tabulate(boxes, np.array([0]), out_of_reach(3), threshold=third)
    assert table.shared.tolist() == [[False, True]]
    assert table.nearly_shared.tolist() == [[True, False]]


def test_no_networks_give_no_rows() -> None:
    table = tabulate(np.empty((0, 18), np.int8), np.empty(0, np.intp), out_of_reach(0))
    assert table.important.shape == (0, 18)


@given(shape=shapes, size=st.integers(1, 9), seed=seeds, threshold=thresholds)
def test_published_counts_give_the_same_figures_as_the_maps_behind_them(
    shape: Shape, size: int, seed: int, threshold: Fraction
) -> None:
    boxes = random_maps(np.random.default_rng(seed), shape, size)
    line = min(size, 4)
    lines = Lines(np.full(10, line), np.full(10, 100))
    table = tabulate(boxes, np.array([0]), lines, threshold=threshold)
    counts = from_counts(table.important[0], size, shape[0], clear_from=line, threshold=threshold)
    for name, figures in vars(counts).items():
        np.testing.assert_array_equal(figures, getattr(table, name))
