"""The overlap of two times, against swapping the two maps of any respondent."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from samenspel.analysis.swaps import Swapped, swap

Picks = NDArray[np.int64]


def two_times(seed: int, respondents: int, picks: int = 2, values: int = 5) -> tuple[Picks, Picks]:
    rng = np.random.default_rng(seed)
    one = np.repeat([1, 0], [picks, values - picks])
    both = rng.permuted(np.tile(one, (2, respondents, 1)), axis=2)
    return both[0], both[1]


def swapped(before: Picks, after: Picks, *, resamples: int = 99) -> Swapped:
    return swap(before, after, rng=np.random.default_rng(1), resamples=resamples)


def overlap(maps: Picks) -> float:
    return float(np.mean([(one & other).sum() for one, other in combinations(maps, 2)]))


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), respondents=st.integers(2, 6))
def test_p_is_the_share_of_all_ways_to_swap_that_move_as_far(seed: int, respondents: int) -> None:
    before, after = two_times(seed, respondents)
    found = swapped(before, after)
    assert found.before == pytest.approx(overlap(before))
    assert found.after == pytest.approx(overlap(after))
    moved = []
    for way in product([False, True], repeat=respondents):
        turned = np.array(way)[:, None]
        one, other = np.where(turned, after, before), np.where(turned, before, after)
        moved.append(abs(overlap(other) - overlap(one)))
    far = abs(overlap(after) - overlap(before))
    assert found.p == pytest.approx(np.mean([move >= far - 1e-9 for move in moved]))


def test_two_who_come_together_by_hand() -> None:
    before = np.array([[1, 1, 0, 0], [0, 0, 1, 1]])
    after = np.array([[1, 1, 0, 0], [1, 1, 0, 0]])
    # Overlap 0 -> 2. Swapping one of the two gives the same two pairs or the opposite: always 2.
    assert swapped(before, after) == Swapped(before=0.0, after=2.0, p=1.0)


def test_nobody_who_moves_has_p_one_drawn_too() -> None:
    for respondents in (2, 12, 13, 20):
        same, _ = two_times(3, respondents)
        assert swapped(same, same).p == 1.0


def test_a_large_group_that_comes_together_is_never_reached_by_drawing() -> None:
    apart = np.tile(np.eye(5, dtype=np.int64), (3, 1))
    found = swapped(apart, np.tile([1, 0, 0, 0, 0], (15, 1)), resamples=199)
    assert found.p < 0.05
    assert found == swapped(apart, np.tile([1, 0, 0, 0, 0], (15, 1)), resamples=199)
