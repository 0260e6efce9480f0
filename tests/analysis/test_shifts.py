"""Organisation against network: every exchange of a small case, and the laws of the test."""

from __future__ import annotations

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from analysis.maps import seeds
from samenspel.analysis.shifts import MOST_EXACT, SignFlip, sign_flip

Differences = NDArray[np.int64]


def flipped(differences: Differences, *, seed: int = 1, resamples: int = 99_999) -> SignFlip:
    return sign_flip(differences, rng=np.random.default_rng(seed), resamples=resamples)


def random_differences(seed: int, respondents: int, values: int = 6) -> Differences:
    return np.random.default_rng(seed).integers(-2, 3, size=(respondents, values))


def test_two_people_who_shift_the_same_way_have_one_chance_in_two() -> None:
    same = np.array([[1, -1], [1, -1]])
    assert flipped(same) == SignFlip(total=4, unchanged=0, p=0.5, method="exact")


def test_who_answers_the_same_twice_is_counted_and_left_out() -> None:
    one_of_three = np.array([[0, 0], [1, -1], [0, 0]])
    assert flipped(one_of_three) == SignFlip(total=2, unchanged=2, p=1.0, method="exact")


def test_when_nobody_differs_there_is_no_p() -> None:
    found = flipped(np.zeros((3, 4), dtype=np.int64))
    assert (found.total, found.unchanged) == (0, 3)
    assert math.isnan(found.p)


@given(seed=seeds, respondents=st.integers(1, 7))
def test_exact_p_counts_every_exchange(seed: int, respondents: int) -> None:
    differences = random_differences(seed, respondents)
    totals = [
        np.abs((np.array(signs)[:, None] * differences).sum(axis=0)).sum()
        for signs in product((1, -1), repeat=respondents)
    ]
    expected = np.mean(np.array(totals) >= totals[0])
    if differences.any():
        assert flipped(differences).p == pytest.approx(expected, abs=1e-12)


@given(seed=seeds, respondents=st.integers(1, 9), other=seeds)
def test_the_seed_does_not_matter_when_exact(seed: int, respondents: int, other: int) -> None:
    differences = random_differences(seed, respondents)
    first, second = flipped(differences), flipped(differences, seed=other)
    assert first == second or math.isnan(first.p)


@given(seed=seeds, respondents=st.integers(1, 8))
def test_it_does_not_matter_who_comes_first_or_which_perspective_is_called_network(
    seed: int, respondents: int
) -> None:
    differences = random_differences(seed, respondents)
    rng = np.random.default_rng(seed)
    moved = -rng.permutation(differences)[:, rng.permutation(6)]
    first, second = flipped(differences), flipped(moved)
    assert first == second or math.isnan(first.p)


def test_simulated_p_is_near_the_exact_p(monkeypatch: pytest.MonkeyPatch) -> None:
    differences = random_differences(3, MOST_EXACT)
    exact = flipped(differences)
    monkeypatch.setattr("samenspel.analysis.shifts.MOST_EXACT", MOST_EXACT - 1)
    simulated = flipped(differences)
    assert (exact.method, simulated.method) == ("exact", "simulated")
    assert simulated.p == pytest.approx(exact.p, abs=0.01)


def test_with_many_respondents_who_all_shift_the_p_is_the_smallest_possible() -> None:
    differences = np.tile([[1, -1, 0]], (40, 1))
    found = flipped(differences, resamples=999)
    assert found == SignFlip(total=80, unchanged=0, p=1 / 1000, method="simulated")


def test_blocks_of_resamples_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    differences = random_differences(6, 20)
    whole = flipped(differences, resamples=999)
    monkeypatch.setattr("samenspel.analysis.shifts.AT_ONCE", 20 * 100)
    assert flipped(differences, resamples=999).p == whole.p
