"""Scores: weighted means, and composite sorts that always keep their shape."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from analysis.viewpoints.qsorts import Floats, blind, free_sorts
from samenspel.analysis.viewpoints.scores import composites, modal_shape, precision, z_scores

NAN = np.nan
coarse = st.integers(-2, 2).map(float)
some_z = st.tuples(st.integers(2, 12), st.integers(1, 3)).flatmap(
    lambda size: arrays.arrays(np.float64, size, elements=coarse)
)


@settings(max_examples=50, deadline=None)
@given(sorts=free_sorts, seed=st.integers(0, 999))
def test_z_has_mean_nought_and_deviation_one_or_is_absent(sorts: Floats, seed: int) -> None:
    rng = np.random.default_rng(seed)
    loadings = rng.uniform(-1, 1, (sorts.shape[1], 3))
    z = z_scores(sorts, loadings, rng.random(loadings.shape) < 0.4)
    there = z[:, ~np.isnan(z).any(axis=0)]
    assert np.isnan(z).all() == (there.size == 0)
    assert there.mean(axis=0) == pytest.approx(0, abs=1e-9)
    assert there.std(axis=0, ddof=1) == pytest.approx(1, abs=1e-9)


def test_a_sort_weighs_its_loading_over_what_the_factor_leaves_unexplained() -> None:
    sorts = np.array([[2.0, 1, 9], [0, 2, 9], [1, 0, 0]])
    z = z_scores(sorts, np.array([[0.8], [-0.5], [0.9]]), np.array([[True], [True], [False]]))
    mean = 0.8 / 0.36 * sorts[:, 0] - 0.5 / 0.75 * sorts[:, 1]
    assert z[:, 0] == pytest.approx((mean - mean.mean()) / mean.std(ddof=1), abs=1e-12)


def test_many_sets_at_once_get_the_scores_of_each() -> None:
    rng = np.random.default_rng(3)
    sorts = rng.integers(-2, 3, (5, 9, 6)).astype(float)
    loadings = rng.uniform(-0.9, 0.9, (5, 6, 2))
    flags = rng.random(loadings.shape) < 0.5
    flags[2] = False
    each = [z_scores(*one) for one in zip(sorts, loadings, flags, strict=True)]
    assert z_scores(sorts, loadings, flags) == pytest.approx(np.array(each), nan_ok=True)


def test_loadings_of_one_up_to_rounding_weigh_the_same_and_not_infinitely() -> None:
    sorts = blind(np.random.default_rng(1), per_column=3, people=3)
    everybody = np.ones((3, 1), dtype=bool)
    z = z_scores(sorts, np.array([[1.0], [1 - 1e-13], [0.5]]), everybody)
    together = sorts[:, 0] + sorts[:, 1]
    assert z[:, 0] == pytest.approx(together / together.std(ddof=1), abs=1e-5)


def test_nobody_gives_no_scores_and_sorts_that_cancel_out_give_none_either() -> None:
    # The first sort weighs .6 / .64, which is 4.5 times the .2 / .96 of the second.
    sorts = np.array([[0.1, 0.3 * 1.5], [0, 0], [-0.1, -0.3 * 1.5]])
    loadings = np.array([[0.6, 0.6], [-0.2, -0.2]])
    flags = np.array([[False, True]] * 2)
    assert np.isnan(z_scores(sorts, loadings, flags)).all()


@settings(max_examples=50, deadline=None)
@given(z=some_z, seed=st.integers(0, 999))
def test_a_composite_sort_always_has_the_shape(z: Floats, seed: int) -> None:
    columns = np.sort(np.random.default_rng(seed).integers(-3, 4, len(z))).astype(float)
    arrays = composites(z, columns, range(len(z))).arrays
    assert (np.sort(arrays, axis=0) == columns[:, None]).all()


@settings(max_examples=50, deadline=None)
@given(z=some_z)
def test_a_higher_z_never_has_a_lower_column(z: Floats) -> None:
    arrays = composites(z, (np.arange(len(z)) // 3).astype(np.float64), range(len(z))).arrays
    higher = z[:, None] > z
    assert (arrays[:, None] >= np.broadcast_to(arrays, higher.shape))[higher].all()


@settings(max_examples=50, deadline=None)
@given(z=some_z, seed=st.integers(0, 999))
def test_the_order_of_the_statements_decides_no_tie(z: Floats, seed: int) -> None:
    ids = [f"s{number:02}" for number in range(len(z))]
    columns = (np.arange(len(z)) // 2).astype(np.float64)
    order = np.random.default_rng(seed).permutation(len(z))
    other = composites(z[order], columns, [ids[place] for place in order])
    assert (other.arrays == composites(z, columns, ids).arrays[order]).all()


def test_where_ties_lie_on_an_edge_the_shape_holds_and_the_first_id_goes_up() -> None:
    # R's qmethod gives the whole tie one column: 1, 0, 0, 0, 0, -1.
    z = np.array([[2.0], [0.5], [0.5], [0.5], [0.5], [-2.0]])
    made = composites(z, np.array([-1.0, -1, 0, 0, 1, 1]), ["f", "e", "d", "c", "b", "a"])
    assert made.arrays[:, 0].tolist() == [1, -1, 0, 0, 1, -1]
    assert made.tied.tolist() == [True]


def test_rounding_breaks_no_tie() -> None:
    z = np.array([[0.1 + 0.2], [0.3], [-1.0]])
    assert composites(z, np.array([-1.0, 0, 1]), [2, 1, 3]).arrays[:, 0].tolist() == [0, 1, -1]


def test_a_tie_within_a_column_is_no_tie_to_speak_of() -> None:
    z = np.array([[1.0], [1.0], [-1.0], [-1.0]])
    assert not composites(z, np.array([0.0, 0, 1, 1]), range(4)).tied.any()


def test_without_scores_there_is_no_composite_sort_and_no_tie() -> None:
    made = composites(np.full((4, 1), NAN), np.arange(4.0), range(4))
    assert np.isnan(made.arrays).all()
    assert not made.tied.any()


def test_the_shape_is_that_of_most_sorts_and_of_equals_the_lowest() -> None:
    low, high = [0, 0, 1], [1, 0, 1]
    assert modal_shape(np.array([high, low, high]).T * 1.0).columns.tolist() == [0, 1, 1]
    tie = modal_shape(np.array([high, low]).T * 1.0)
    assert (tie.columns.tolist(), tie.forced) == ([0, 0, 1], False)


@settings(max_examples=30, deadline=None)
@given(sorts=free_sorts)
def test_a_shape_is_forced_when_every_sort_has_it(sorts: Floats) -> None:
    shapes = {tuple(sorted(sort)) for sort in sorts.T}
    found = modal_shape(sorts)
    assert tuple(found.columns) in shapes
    assert found.forced == (len(shapes) == 1)


def test_a_sort_with_a_missing_cell_has_no_shape() -> None:
    sorts = np.array([[NAN, 1, 0], [1, 0, 1], [1, 0, 0]])
    found = modal_shape(sorts)
    assert (found.columns.tolist(), found.forced) == ([0, 0, 1], True)


def test_when_all_sorts_have_missing_cells_the_shape_is_that_of_all_cells_together() -> None:
    sorts = np.array([[-1, NAN], [0, 0], [NAN, 1], [1, -1]])
    found = modal_shape(sorts)
    assert (found.columns.tolist(), found.forced) == ([-1, 0, 0, 1], False)


def test_reliability_and_error_follow_browns_formula() -> None:
    # Brown (1980), with a reliability of .80 for one sort.
    flags = np.triu(np.ones((10, 5), dtype=bool))
    flags[:] = np.arange(10)[:, None] < [1, 2, 3, 5, 10]
    z = np.tile(np.array([[-1.0], [0], [1]]), 5)
    sure = precision(z, flags)
    assert sure.loaders.tolist() == [1, 2, 3, 5, 10]
    assert sure.reliability == pytest.approx([0.80, 0.89, 0.92, 0.95, 0.98], abs=0.005)
    assert sure.se == pytest.approx([0.45, 0.33, 0.28, 0.22, 0.16], abs=0.005)
    assert sure.sed[0, 4] == pytest.approx(np.hypot(sure.se[0], sure.se[4]))


def test_without_scores_there_is_no_error_and_no_likeness() -> None:
    z = np.array([[-1.0, NAN], [0, NAN], [1, NAN]])
    sure = precision(z, np.array([[True, False]]))
    assert np.isnan(sure.se).tolist() == [False, True]
    assert np.isnan(sure.sed).tolist() == np.isnan(sure.correlations).tolist()
    assert np.isnan(sure.sed).tolist() == [[False, True], [True, True]]
