"""Between networks: the figures of 2023, every deal of a small case, and planted differences."""

from __future__ import annotations

import math
from itertools import permutations

import numpy as np
import pytest
from numpy.typing import NDArray

from analysis.maps import STARTS_2023, one_map, published_2023, random_maps, starts_of
from samenspel.analysis.networks import PermutedNetworks, _limit, permute, resamples_for


def dealt(
    boxes: NDArray[np.int8], starts: NDArray[np.intp], *, seed: int = 1, resamples: int = 9_999
) -> PermutedNetworks:
    return permute(boxes, starts, rng=np.random.default_rng(seed), resamples=resamples)


def of_2023(seed: int = 1) -> PermutedNetworks:
    return dealt(published_2023()[1], STARTS_2023, seed=seed, resamples=resamples_for(12))


def test_within_and_between_are_the_published_ones() -> None:
    found = of_2023()
    assert found.within == pytest.approx(2.857, abs=0.0005)
    assert found.between == pytest.approx(2.596, abs=0.0005)
    assert found.difference == pytest.approx(found.within - found.between)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_that_each_network_of_2023_has_its_own_set_is_not_shown(seed: int) -> None:
    assert of_2023(seed).p == pytest.approx(0.217, abs=0.01)


def test_no_value_of_2023_stands_out_in_one_network() -> None:
    assert not of_2023().stands_out.any()


def test_excess_is_what_a_network_picks_beyond_its_share() -> None:
    values, boxes = published_2023()
    excess = of_2023().excess
    # Coproduction: picked 4 times by 12, all 2 of A among them.
    assert excess[:, values.index("coproduced")].tolist() == pytest.approx(
        [2 - 2 * 4 / 12, 2 - 4 * 4 / 12, -2 * 4 / 12, -4 * 4 / 12]
    )
    assert excess.sum(axis=0) == pytest.approx(np.zeros(boxes.shape[1]))


def test_the_same_seed_gives_the_same_numbers() -> None:
    first, second = of_2023(), of_2023()
    assert first.p == second.p
    assert first.excess_limit.tolist() == second.excess_limit.tolist()


def test_p_is_near_that_of_every_possible_deal() -> None:
    boxes = random_maps(np.random.default_rng(8), (2, 1, 2), 6)
    starts = starts_of([2, 2, 2])
    deals = np.array(list(permutations(range(6))))
    counts = np.add.reduceat((boxes == 1).astype(int)[deals], starts, axis=1)
    within = (counts * (counts - 1) // 2).sum(axis=(1, 2))
    exact = (within >= within[0]).mean()
    assert 0.05 < exact < 0.95
    assert dealt(boxes, starts, resamples=99_999).p == pytest.approx(exact, abs=0.005)


def test_networks_that_each_have_their_own_set_are_found() -> None:
    own = one_map((2, 2, 2))
    boxes = np.concatenate([np.tile(np.roll(own, 2 * shift), (5, 1)) for shift in range(3)])
    found = dealt(boxes.astype(np.int8), starts_of([5, 5, 5]))
    assert (found.within, found.between) == (2, 0)
    assert found.p == 1 / 10_000
    assert found.stands_out.tolist() == np.repeat(np.eye(3, dtype=bool), 2, axis=1).tolist()


def test_what_is_popular_everywhere_does_not_stand_out() -> None:
    boxes = np.tile(one_map((2, 2, 2)), (15, 1))
    found = dealt(boxes, starts_of([5, 5, 5]))
    assert not found.stands_out.any()
    assert found.p == 1


def test_at_most_one_study_in_twenty_of_blind_maps_has_a_network_with_a_value_that_stands_out() -> (
    None
):
    rng = np.random.default_rng(4)
    studies = 400
    found = [
        dealt(random_maps(rng, (3, 3, 3), 9), starts_of([5, 4]), resamples=199)
        for _ in range(studies)
    ]
    assert np.mean([study.stands_out[0].any() for study in found]) < 0.08
    assert np.mean([study.p <= 0.05 for study in found]) < 0.08


def test_the_limit_is_the_smallest_that_one_deal_in_twenty_passes() -> None:
    extremes = np.random.default_rng(6).permuted([np.arange(999), np.arange(999) * 2], axis=1)
    # 49 of 999 lie beyond: (1 + 49) / (1 + 999) = .05
    assert _limit(extremes).tolist() == [949, 2 * 949]


@pytest.mark.parametrize("sizes", [[4], [1, 1, 1]])
def test_without_pairs_on_either_side_there_is_no_difference(sizes: list[int]) -> None:
    boxes = random_maps(np.random.default_rng(5), (2, 2, 2), sum(sizes))
    found = dealt(boxes, starts_of(sizes), resamples=99)
    assert math.isnan(found.difference)
    assert math.isnan(found.p)


@pytest.mark.parametrize(
    ("respondents", "resamples"), [(0, 99_999), (45, 99_999), (4_500, 1_000), (10**6, 999)]
)
def test_a_large_study_is_dealt_less_often_but_often_enough(
    respondents: int, resamples: int
) -> None:
    assert resamples_for(respondents) == resamples
