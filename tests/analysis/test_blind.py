"""Blind picking: the published lines, exact chances, and one stream for every size."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.maps import Shape, random_maps, seeds, shapes
from samenspel.analysis import blind as module
from samenspel.analysis.blind import (
    NESTED,
    blind,
    both_sides_from,
    expected_both_sides,
    expected_shared,
    lines,
)
from samenspel.analysis.values import Lines, tabulate

MAP_2023 = (6, 6, 6)
HALF = Fraction(1, 2)


@pytest.mark.parametrize("respondents", [1, 2, 3, 4, 5])
def test_up_to_five_respondents_no_count_is_clear(respondents: int) -> None:
    assert blind(respondents, MAP_2023).clear_from is None


@pytest.mark.parametrize(("count", "of"), [(6, 6), (7, 7), (7, 8), (9, 10), (10, 12), (11, 15)])
def test_clear_from_is_the_line_of_the_method(count: int, of: int) -> None:
    assert blind(of, MAP_2023).clear_from == count


@pytest.mark.parametrize("seed", range(5))
def test_the_lines_do_not_hang_on_the_seed(seed: int) -> None:
    drawn = lines(12, MAP_2023, seed=seed)
    assert drawn.clear_from.tolist() == [1, 2, 3, 4, 5, 6, 6, 7, 7, 8, 9, 9, 10]


def test_below_twelve_respondents_even_an_equal_split_can_be_chance() -> None:
    found = [blind(size, MAP_2023).polarised_from for size in range(1, 16)]
    assert found == [None] * 11 + [36, 41, 43, 50]


def test_where_no_number_will_do_the_line_is_out_of_reach() -> None:
    clear_from, polarised_from = lines(11, MAP_2023)
    sizes = np.arange(12)
    assert (clear_from[:6] > sizes[:6]).all()
    assert (polarised_from > sizes // 2 * (sizes - sizes // 2)).all()


def test_only_the_sizes_asked_for_are_drawn() -> None:
    some, every = lines(8, MAP_2023, sizes={8}), lines(8, MAP_2023)
    assert (some.clear_from[8], some.clear_from[7]) == (every.clear_from[8], 8)


@pytest.mark.parametrize(
    ("respondents", "shared"), [(2, 2.0), (3, 4.7), (4, 2.0), (5, 3.8), (12, 1.2)]
)
def test_expected_shared_is_the_number_of_the_method(respondents: int, shared: float) -> None:
    assert expected_shared(respondents, 6, 18, HALF) == pytest.approx(shared, abs=0.05)


@pytest.mark.parametrize(("respondents", "both"), [(5, 3.7), (8, 11.2)])
def test_expected_both_sides_is_the_number_of_the_method(respondents: int, both: float) -> None:
    assert expected_both_sides(respondents, MAP_2023) == pytest.approx(both, abs=0.05)


@given(
    respondents=st.integers(1, 40),
    shape=shapes,
    threshold=st.fractions(min_value=0, max_value=1, max_denominator=12),
)
def test_expected_shared_is_exact(respondents: int, shape: Shape, threshold: Fraction) -> None:
    picks, values = shape[0], sum(shape)
    share = Fraction(picks, values)
    exact = sum(
        math.comb(respondents, k) * share**k * (1 - share) ** (respondents - k)
        for k in range(respondents + 1)
        if k > threshold * respondents
    )
    found = expected_shared(respondents, picks, values, threshold)
    assert found == pytest.approx(float(values * exact), rel=1e-9)


@given(respondents=st.integers(1, 6), shape=shapes)
def test_expected_both_sides_is_exact(respondents: int, shape: Shape) -> None:
    chance = {
        box: Fraction(cards, sum(shape)) for box, cards in zip((1, 0, -1), shape, strict=True)
    }
    fewest = both_sides_from(respondents)
    exact = sum(
        math.prod(chance[box] for box in boxes)
        for boxes in product((1, 0, -1), repeat=respondents)
        if min(boxes.count(1), boxes.count(-1)) >= fewest
    )
    found = expected_both_sides(respondents, shape)
    assert found == pytest.approx(float(sum(shape) * exact), rel=1e-9)


@pytest.mark.parametrize("respondents", [5, 8, 9])
def test_blind_networks_have_as_many_values_on_both_sides_as_expected(respondents: int) -> None:
    networks = 20_000
    boxes = random_maps(np.random.default_rng(2), MAP_2023, respondents * networks)
    out_of_reach = Lines(np.full(13, 99), np.full(13, 999))
    table = tabulate(boxes, np.arange(0, respondents * networks, respondents), out_of_reach)
    expected = expected_both_sides(respondents, MAP_2023)
    assert table.opinions_differ.sum(axis=1).mean() == pytest.approx(expected, abs=0.05)


@settings(max_examples=15)
@given(shape=shapes, seed=seeds, fewer=st.integers(1, 12), more=st.integers(1, 12))
def test_a_smaller_network_is_the_beginning_of_a_larger_one(
    shape: Shape, seed: int, fewer: int, more: int
) -> None:
    first = blind(fewer, shape, resamples=99, seed=seed)
    blind(fewer + more, shape, resamples=99, seed=seed)
    module._nested.cache_clear()
    blind(fewer + more, shape, resamples=99, seed=seed)
    again = blind(fewer, shape, resamples=99, seed=seed)
    assert first.pair_sums.tolist() == again.pair_sums.tolist()
    assert (first.clear_from, first.polarised_from) == (again.clear_from, again.polarised_from)


@pytest.mark.parametrize("respondents", [6, 12])
def test_a_line_is_passed_in_at_most_one_blind_network_in_twenty(respondents: int) -> None:
    networks = 20_000
    boxes = random_maps(np.random.default_rng(3), MAP_2023, respondents * networks)
    starts = np.arange(0, respondents * networks, respondents)
    table = tabulate(boxes, starts, Lines(*lines(respondents, MAP_2023)))
    assert table.clear.any(axis=1).mean() < 0.055
    assert table.contested.any(axis=1).mean() < 0.055


def test_simulated_p_is_the_exact_p_on_a_small_case() -> None:
    maps = list(combinations(range(4), 2))
    overlaps = [len(set(a) & set(b)) for a, b in product(maps, maps)]
    drawn = blind(2, (2, 1, 1))
    for pair_sum in range(3):
        exact = np.mean([overlap >= pair_sum for overlap in overlaps])
        assert drawn.p(pair_sum) == pytest.approx(exact, abs=0.005)


def test_no_p_is_ever_zero() -> None:
    assert blind(3, MAP_2023, resamples=999).p(10**6) == 1 / 1000


@pytest.mark.parametrize("respondents", [NESTED, NESTED + 1, 60])
def test_all_resamples_are_drawn_up_to_a_hundred_respondents(respondents: int) -> None:
    assert blind(respondents, (1, 1, 1)).resamples == 99_999


def test_beyond_forty_respondents_the_stream_is_still_the_same() -> None:
    counts = [
        drawn.important.copy()
        for drawn in module._draw((2, 2, 2), 99_999, seed=7, steps=[1] * (NESTED + 1))
    ]
    expected = np.sort(module._pair_sums(counts[-1]))
    assert blind(NESTED + 1, (2, 2, 2), seed=7).pair_sums.tolist() == expected.tolist()


@pytest.mark.parametrize("respondents", [403, 70_001])
def test_a_crowd_costs_fewer_resamples_but_keeps_every_respondent(respondents: int) -> None:
    drawn = blind(respondents, (1, 0, 0))
    assert 999 <= drawn.resamples < 99_999
    assert set(drawn.pair_sums.tolist()) == {math.comb(respondents, 2)}


@pytest.mark.parametrize("shape", [(1, 0, 0), (0, 1, 0), (3, 0, 3), (0, 4, 4), (300, 1, 2)])
def test_any_shape_can_be_drawn(shape: Shape) -> None:
    drawn = blind(6, shape, resamples=999)
    picked_by_all = drawn.pair_sums[0] == shape[0] * math.comb(6, 2)
    assert picked_by_all == (shape[0] in (0, sum(shape)))
