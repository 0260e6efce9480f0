"""Alignment: the exact matching, whatever the order and the signs of the factors."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.analysis.viewpoints.alignment import (
    assignment,
    congruences,
    matched,
    procrustes,
)
from samenspel.analysis.viewpoints.model import Floats

seeds = st.integers(0, 2**32 - 1)
factors = st.integers(1, 6)


def random_sets(seed: int, *shape: int) -> Floats:
    return np.random.default_rng(seed).normal(size=shape)


def best_sums(gains: Floats) -> Floats:
    rows = np.arange(gains.shape[1])
    orders = np.array(list(permutations(rows)))
    return np.asarray(gains[:, rows, orders].sum(axis=-1).max(axis=1))


@settings(max_examples=30, deadline=None)
@given(seed=seeds, k=factors, round_to=st.integers(0, 8))
def test_no_permutation_matches_better(seed: int, k: int, round_to: int) -> None:
    """Rounded to whole numbers most gains tie; the sum is still the largest."""
    gains = random_sets(seed, 100, k, k).round(round_to)
    places = matched(gains)
    assert (np.sort(places, axis=1) == np.arange(k)).all()
    reached = np.take_along_axis(gains, places[:, :, None], axis=2).sum(axis=(1, 2))
    assert reached == pytest.approx(best_sums(gains))


@settings(max_examples=20, deadline=None)
@given(seed=seeds, k=st.integers(1, 12))
def test_one_set_is_matched_as_it_is_among_others(seed: int, k: int) -> None:
    gains = np.abs(random_sets(seed, 6, k, k))
    alone = [matched(one[None])[0] for one in gains]
    assert (matched(gains) == np.array(alone)).all()


@settings(max_examples=20, deadline=None)
@given(seed=seeds, k=st.integers(1, 9))
def test_shuffled_and_reflected_factors_are_put_back(seed: int, k: int) -> None:
    rng = np.random.default_rng(seed)
    sample = rng.normal(size=(1, 15, k))
    shuffled = (sample * rng.choice([-1.0, 1.0], size=k))[:, :, rng.permutation(k)]
    back = assignment(congruences(sample, shuffled))
    assert (shuffled @ back == sample).all()


@settings(max_examples=20, deadline=None)
@given(seed=seeds, k=factors)
def test_turned_factors_are_turned_back_by_procrustes(seed: int, k: int) -> None:
    sample = random_sets(seed, 3, 15, k)
    turn = np.linalg.qr(random_sets(seed + 1, 3, k, k)).Q
    assert sample @ turn @ procrustes(sample, sample @ turn) == pytest.approx(sample)


@settings(max_examples=20, deadline=None)
@given(seed=seeds)
def test_no_assignment_is_closer_than_procrustes(seed: int) -> None:
    sample, other = random_sets(seed, 2, 1, 12, 3)
    near, nearest = (
        np.linalg.norm(sample - other @ turn)
        for turn in (assignment(congruences(sample, other)), procrustes(sample, other))
    )
    assert nearest <= near + 1e-12


def test_congruence_is_the_cosine_and_zero_with_a_missing_factor() -> None:
    sample = np.array([[[1.0, 1.0], [0.0, 1.0]]])
    other = np.array([[[-3.0, 0.0], [-3.0, 0.0]]])
    expected = [[[-np.sqrt(0.5), 0.0], [-1.0, 0.0]]]
    assert congruences(sample, other) == pytest.approx(np.array(expected))


def test_a_missing_factor_goes_to_the_place_that_is_left() -> None:
    sample = np.eye(4)[None, :, :3]
    other = sample[:, :, [2, 1, 0]] * [0.0, -1.0, 1.0]
    aligned = other @ assignment(congruences(sample, other))
    assert (aligned == sample * [1.0, 1.0, 0.0]).all()


def test_nothing_at_all_in_common_is_still_a_matching() -> None:
    turn = assignment(np.zeros((2, 3, 3)))
    assert (turn @ np.swapaxes(turn, -1, -2) == np.eye(3)).all()
