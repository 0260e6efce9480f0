"""Congruence: the figures of 2023, and the exact p against every possible set of maps."""

from __future__ import annotations

import math
from collections import Counter
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from analysis.maps import STARTS_2023, Shape, published_2023, random_maps, seeds, shapes
from samenspel.analysis.blind import blind
from samenspel.analysis.congruence import (
    exact_is_feasible,
    exact_p,
    holm,
    leave_one_out,
    overlap,
    pair_sum,
    phi,
)

NETWORKS = dict(zip("ABCD", np.split(published_2023()[1], STARTS_2023[1:]), strict=True))
small_picks = st.sampled_from([(1, 3), (2, 4), (1, 5), (2, 5), (3, 5), (0, 4), (4, 4)])
ps = st.lists(st.floats(0, 1), min_size=1, max_size=10).map(np.array)


@pytest.mark.parametrize(
    ("network", "figure"), [("A", 3.00), ("B", 2.33), ("C", 4.00), ("D", 3.17)]
)
def test_overlap_is_the_published_one(network: str, figure: float) -> None:
    boxes = NETWORKS[network]
    assert overlap((boxes == 1).sum(axis=0), len(boxes)) == pytest.approx(figure, abs=0.005)


@pytest.mark.parametrize(
    ("network", "figure"), [("A", 0.25), ("B", 0.08), ("C", 0.50), ("D", 0.29)]
)
def test_phi_is_the_published_one(network: str, figure: float) -> None:
    boxes = NETWORKS[network]
    found = phi(overlap((boxes == 1).sum(axis=0), len(boxes)), 6, 18)
    assert found == pytest.approx(figure, abs=0.005)


def p_of(network: str) -> float:
    boxes = NETWORKS[network]
    return exact_p(pair_sum((boxes == 1).sum(axis=0)), len(boxes), 6, 18)


@pytest.mark.parametrize(
    ("network", "p"), [("A", 0.294), ("B", 0.249), ("C", 0.057), ("D", 0.0078)]
)
def test_exact_p_is_the_published_one(network: str, p: float) -> None:
    assert p_of(network) == pytest.approx(p, abs=0.0005)


def test_after_holm_only_network_d_is_beyond_chance() -> None:
    corrected = holm(np.array([p_of(network) for network in "ABCD"]))
    assert corrected[3] == pytest.approx(0.031, abs=0.0005)
    assert (corrected[:3] > 0.05).all()


def test_all_twelve_together_are_far_beyond_blind_picking() -> None:
    counts = (published_2023()[1] == 1).sum(axis=0)
    assert blind(12, (6, 6, 6)).p(pair_sum(counts)) < 0.0002


@given(respondents=st.integers(2, 4), cards=small_picks)
def test_exact_p_counts_every_possible_set_of_maps(
    respondents: int, cards: tuple[int, int]
) -> None:
    picks, values = cards
    maps = [np.bincount(map_, minlength=values) for map_ in combinations(range(values), picks)]
    # By symmetry the first map may be held.
    sums = Counter(
        pair_sum(np.sum([maps[0], *others], axis=0))
        for others in product(maps, repeat=respondents - 1)
    )
    for line in range(max(sums) + 2):
        share = sum(many for found, many in sums.items() if found >= line) / sums.total()
        assert exact_p(line, respondents, picks, values) == pytest.approx(share, abs=1e-12)


@pytest.mark.parametrize("respondents", range(2, 8))
def test_simulated_p_is_near_the_exact_p(respondents: int) -> None:
    drawn = blind(respondents, (6, 6, 6))
    for line in np.unique(drawn.pair_sums):
        exact = exact_p(int(line), respondents, 6, 18)
        error = math.sqrt(exact * (1 - exact) / drawn.resamples)
        assert drawn.p(int(line)) == pytest.approx(exact, abs=5 * error + 2e-5)


@pytest.mark.parametrize("respondents", range(2, 8))
def test_exact_chances_have_the_mean_overlap_of_blind_picking(respondents: int) -> None:
    pairs = math.comb(respondents, 2)
    tail = [exact_p(line, respondents, 6, 18) for line in range(1, 6 * pairs + 1)]
    assert sum(tail) == pytest.approx(pairs * 2)


def test_exact_is_for_small_networks_and_small_card_sets() -> None:
    feasible = [(7, 6, 18), (7, 8, 24), (2, 250, 500)]
    assert all(exact_is_feasible(*cards) for cards in feasible)
    others = [(8, 6, 18), (1, 6, 18), (7, 20, 60), (2, 250, 501)]
    assert not any(exact_is_feasible(*cards) for cards in others)


def test_large_card_sets_stay_within_the_numbers() -> None:
    # Two people pick half of 500 cards: the overlap is hypergeometric.
    ways = [math.comb(250, both) ** 2 for both in range(251)]
    assert exact_p(130, 2, 250, 500) == pytest.approx(sum(ways[130:]) / sum(ways))


@given(cards=st.tuples(st.integers(2, 7), st.integers(1, 300), st.integers(0, 300)))
def test_what_is_feasible_starts_at_certainty_and_never_rises(cards: tuple[int, int, int]) -> None:
    respondents, values, picks = cards[0], cards[1], min(cards[1:])
    if values <= 12 and exact_is_feasible(respondents, picks, values):
        tail = [exact_p(line, respondents, picks, values) for line in range(picks * 21 + 2)]
        assert tail[0] == 1
        assert tail[-1] == 0
        assert tail == sorted(tail, reverse=True)


@given(shape=shapes, size=st.integers(3, 9), seed=seeds)
def test_leave_one_out_is_phi_of_each_smaller_network(shape: Shape, size: int, seed: int) -> None:
    boxes = random_maps(np.random.default_rng(seed), shape, size)
    figures = []
    for out in range(size):
        counts = (np.delete(boxes, out, axis=0) == 1).sum(axis=0)
        figures.append(phi(overlap(counts, size - 1), shape[0], sum(shape)))
    assert leave_one_out(boxes) == pytest.approx((min(figures), max(figures)), nan_ok=True)


@pytest.mark.parametrize("respondents", [0, 1])
def test_overlap_needs_two_people(respondents: int) -> None:
    assert math.isnan(overlap(np.array([respondents]), respondents))


def test_the_example_of_holm_comes_back_in_the_order_given() -> None:
    corrected = holm(np.array([0.01, 0.04, 0.03, 0.005]))
    assert corrected.tolist() == pytest.approx([0.03, 0.06, 0.06, 0.02])


@given(p=ps)
def test_holm_keeps_the_order_and_only_raises(p: NDArray[np.float64]) -> None:
    corrected = holm(p)
    order = np.argsort(p, kind="stable")
    assert (np.diff(corrected[order]) >= 0).all()
    assert (corrected >= p).all()
    assert corrected.max() <= 1


@given(p=ps, seed=seeds)
def test_holm_does_not_care_who_comes_first(p: NDArray[np.float64], seed: int) -> None:
    order = np.random.default_rng(seed).permutation(len(p))
    np.testing.assert_array_equal(holm(p)[order], holm(p[order]))


def test_nothing_to_correct_is_nothing_corrected() -> None:
    assert holm(np.array([])).tolist() == []
