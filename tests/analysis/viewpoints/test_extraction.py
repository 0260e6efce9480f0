"""Extraction: components and centroids, beside their definitions on the full correlations."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.viewpoints.qsorts import Floats, blind, forced_sorts, free_sorts, minded
from analysis.viewpoints.reference import synthetic
from samenspel.analysis.viewpoints.extraction import centroid, extracted, principal, reflected
from samenspel.analysis.viewpoints.profiles import profiles

# Once the fourth is reflected, the sums of the others tie for the lowest. Which of these goes
# first then makes a difference of .43 in the loadings.
TIED = np.array(
    [[1, 1, 0, 0, -1, -1], [-1, 1, 0, 0, -1, 1], [-1, 1, 1, -1, 0, 0], [-1, -1, 0, 1, 0, 1]]
).T.astype(float)


def of(sorts: Floats) -> Floats:
    return profiles(sorts, "pearson")


def correlations(sorts: Floats) -> Floats:
    return np.asarray(of(sorts).T @ of(sorts))


def brown(residuals: Floats, factors: int, *, tie: int = 0) -> Floats:
    """Return centroid loadings as Brown does by hand: the full matrix, one sort at a time."""
    people = len(residuals)
    loadings = np.zeros((people, 0))
    for _ in range(factors):
        signs, matrix = np.ones(people), residuals - np.diag(np.diag(residuals))
        while matrix.sum(axis=0).min() < -1e-10:
            sums = matrix.sum(axis=0)
            lowest = np.flatnonzero(sums < sums.min() + 1e-10)[tie]
            matrix[lowest], signs[lowest] = -matrix[lowest], -signs[lowest]
            matrix[:, lowest] = -matrix[:, lowest]
        loading = signs * _agreeing(matrix)
        residuals = residuals - np.outer(loading, loading)
        loadings = np.column_stack([loadings, loading])
    return loadings


def _agreeing(matrix: Floats) -> Floats:
    communalities = matrix.sum(axis=0) / (len(matrix) - 1)
    while True:
        whole = matrix + np.diag(communalities)
        loading = np.asarray(whole.sum(axis=0) / np.sqrt(whole.sum()))
        if np.abs(loading**2 - communalities).max() < 1e-5:
            return loading
        communalities = loading**2


@settings(max_examples=60, deadline=None)
@given(sorts=free_sorts)
def test_all_components_together_give_the_correlations_back(sorts: Floats) -> None:
    loadings = principal(of(sorts), factors=99).loadings
    assert loadings @ loadings.T == pytest.approx(correlations(sorts), abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(sorts=free_sorts)
def test_components_are_at_right_angles_and_their_squares_are_the_eigenvalues(
    sorts: Floats,
) -> None:
    found = principal(of(sorts), factors=4)
    kept = found.eigenvalues[: found.loadings.shape[1]]
    assert found.loadings.T @ found.loadings == pytest.approx(np.diag(kept), abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(sorts=free_sorts)
def test_eigenvalues_fall_and_are_those_of_all_correlations(sorts: Floats) -> None:
    found = principal(of(sorts), factors=2).eigenvalues
    direct = np.linalg.eigvalsh(correlations(sorts))[::-1]
    assert len(found) == min(sorts.shape)
    assert found == pytest.approx(direct[: len(found)], abs=1e-9)
    assert np.abs(direct[len(found) :]).max(initial=0) < 1e-9


@pytest.mark.parametrize("people", [7, 200])
def test_few_sorts_and_many_give_the_loadings_of_a_thin_singular_value_decomposition(
    people: int,
) -> None:
    columns = of(minded(np.random.default_rng(4), per_column=6, people=people))
    _, sizes, directions = np.linalg.svd(columns, full_matrices=False)
    direct = reflected(directions[:4].T * sizes[:4])
    assert principal(columns, factors=4).loadings == pytest.approx(direct, abs=1e-9)


@settings(max_examples=50, deadline=None)
@given(sorts=free_sorts)
def test_no_more_factors_than_the_sorts_carry(sorts: Floats) -> None:
    carried = np.linalg.matrix_rank(of(sorts), tol=1e-6)
    assert principal(of(sorts), factors=99).loadings.shape[1] == carried


def test_a_component_points_to_where_its_loadings_have_a_positive_sum_or_sum_of_cubes() -> None:
    loadings = np.array([[-0.9, -0.5, 0.6], [0.2, -0.3, -0.6], [0.3, 0.8, 0.0]])
    turned = reflected(loadings)
    assert (turned == loadings * [-1, 1, 1]).all()
    assert (reflected(-loadings)[:, :2] == turned[:, :2]).all()


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 2**32 - 1), people=st.integers(5, 12), factors=st.integers(1, 3))
def test_centroids_are_those_of_brown_on_the_full_correlations(
    seed: int, people: int, factors: int
) -> None:
    # Sorts without columns have no tied sums, and with a common view no runaway communality.
    rng = np.random.default_rng(seed)
    sorts = rng.normal(size=(30, people)) + rng.normal(size=(30, 1))
    direct = brown(correlations(sorts), factors)
    assume((direct**2).sum(axis=1).max() < 1)
    assert centroid(of(sorts), factors).loadings == pytest.approx(direct, abs=1e-9)


def test_of_tied_sums_the_order_of_the_sorts_chooses_none() -> None:
    loadings = centroid(of(TIED), 1).loadings
    for order in permutations(range(4)):
        other = centroid(of(TIED[:, order]), 1).loadings
        assert other == pytest.approx(loadings[list(order)], abs=1e-12)


def test_by_order_the_loadings_of_tied_sorts_would_depend_on_who_comes_first() -> None:
    by_order = [np.abs(brown(correlations(TIED), 1, tie=tie)) for tie in (0, -1)]
    assert np.abs(by_order[0] - by_order[1]).max() == pytest.approx(0.433, abs=5e-4)
    ours = np.abs(centroid(of(TIED), 1).loadings)
    assert min(np.abs(ours - one).max() for one in by_order) < 1e-9


@pytest.mark.parametrize("people", ["s18x8", "s18x40"])
def test_who_comes_first_changes_no_centroid_of_sorts_with_many_tied_sums(people: str) -> None:
    # The reference reflects all tied sorts at once: its loadings here move by up to .23.
    sorts = synthetic(people)
    loadings = centroid(of(sorts), 4).loadings
    rng = np.random.default_rng(3)
    for _ in range(20):
        order = rng.permutation(sorts.shape[1])
        other = centroid(of(sorts[:, order]), 4).loadings
        assert other == pytest.approx(loadings[order], abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(sorts=free_sorts)
def test_no_sort_shares_more_than_its_variance_with_centroids(sorts: Floats) -> None:
    loadings = centroid(of(sorts), 4).loadings
    assert (loadings**2).sum(axis=1).max(initial=0) <= 1 + 1e-9


def test_communalities_that_run_away_give_way_to_the_variances() -> None:
    # One goes with each of the other three, who go against each other: its share has no end.
    matrix = np.full((4, 4), -1 / 6)
    matrix[0], matrix[:, 0] = 1 / 3, 1 / 3
    np.fill_diagonal(matrix, 1)
    values, vectors = np.linalg.eigh(matrix)
    columns = np.sqrt(values.clip(0))[:, None] * vectors.T
    direct = matrix.sum(axis=0) / np.sqrt(matrix.sum())
    found = centroid(columns, 1)
    assert found.loadings[:, 0] == pytest.approx(direct, abs=1e-9)
    assert found.agreeing.tolist() == [False]


@settings(max_examples=60, deadline=None)
@given(sorts=free_sorts)
def test_of_agreeing_communalities_the_loadings_follow(sorts: Floats) -> None:
    columns = of(sorts)
    found = centroid(columns, 1)
    assume(found.agreeing.any())
    shared = columns.T @ columns
    np.fill_diagonal(shared, found.loadings[:, 0] ** 2)
    signs = np.where(found.loadings[:, 0] < 0, -1.0, 1.0)
    sums = shared @ signs
    assert found.loadings[:, 0] == pytest.approx(sums / np.sqrt(sums @ signs), abs=1e-4)


@settings(max_examples=50, deadline=None)
@given(sorts=forced_sorts())
def test_centroids_stop_where_nothing_is_left(sorts: Floats) -> None:
    one_view = np.repeat(sorts[:, :1], 5, axis=1) * [1, 1, 1, -1, -1]
    loadings = extracted(of(one_view), 3, "centroid").loadings
    assert np.abs(loadings) == pytest.approx(np.ones((5, 1)), abs=1e-4)


def test_a_sort_without_variation_has_no_loading() -> None:
    sorts = blind(np.random.default_rng(1), per_column=3, people=6)
    sorts[:, 2] = 1
    assert not centroid(of(sorts), 2).loadings[2].any()
    assert not principal(of(sorts), 2).loadings[2].any()
