"""The whole analysis: laws for any sorts, flags by hand, and factors with two sides."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.viewpoints.qsorts import (
    Floats,
    blind,
    forced_sorts,
    methods,
    places,
    some_sorts,
    sorts_with_holes,
)
from samenspel.analysis.viewpoints.model import Extraction, Method, Turn, Viewpoints
from samenspel.analysis.viewpoints.profiles import constant, profiles
from samenspel.analysis.viewpoints.sorted import analyse_sorts

EXACT = 1e-7
TWO = Method(factors=2)
seeds = st.integers(0, 2**32 - 1)


def of_components(method: Method) -> bool:
    return method.extraction == "pca"


def is_settled(view: Viewpoints) -> bool:
    """Say whether order and direction of the factors mean something.

    Set aside: eigenvalues that are equal, factors that explain the same, sums of loadings that
    are nothing (the sign is arbitrary), and statements that tie.
    """
    codes = {doubt.code for doubt in view.doubts}
    apart = np.abs(np.diff(view.sums_of_squares)).min(initial=1) > 1e-3
    signed = np.abs(np.nansum(view.loadings, axis=0)).min() > 1e-3
    gaps = np.abs(np.diff(view.eigenvalues[: len(view.labels) + 1])).min(initial=1) > 1e-3
    return bool(apart and signed and gaps and not codes & {"close_eigenvalues", "tied_scores"})


@settings(max_examples=60, deadline=None)
@given(sorts=forced_sorts(), method=methods.filter(of_components), seed=seeds)
def test_the_order_of_the_sorts_changes_nothing_but_their_order(
    sorts: Floats, method: Method, seed: int
) -> None:
    view = analyse_sorts(sorts, method)
    assume(is_settled(view))
    order = np.random.default_rng(seed).permutation(sorts.shape[1])
    other = analyse_sorts(sorts[:, order], method)
    assert other.loadings == pytest.approx(view.loadings[order], abs=EXACT)
    assert (other.flags == view.flags[order]).all()
    assert other.z == pytest.approx(view.z, abs=EXACT, nan_ok=True)
    assert other.arrays == pytest.approx(view.arrays, nan_ok=True)
    assert (other.consensus == view.consensus).all()


@settings(max_examples=60, deadline=None)
@given(sorts=forced_sorts(), method=methods, seed=seeds)
def test_the_order_of_the_statements_changes_nothing_but_their_order(
    sorts: Floats, method: Method, seed: int
) -> None:
    ids = [f"s{number:02}" for number in range(len(sorts))]
    view = analyse_sorts(sorts, method, ids=ids)
    assume(is_settled(view))
    order = np.random.default_rng(seed).permutation(len(sorts))
    other = analyse_sorts(sorts[order], method, ids=[ids[place] for place in order])
    assert other.loadings == pytest.approx(view.loadings, abs=EXACT)
    assert (other.flags == view.flags).all()
    assert other.z == pytest.approx(view.z[order], abs=EXACT, nan_ok=True)
    assert other.arrays == pytest.approx(view.arrays[order], nan_ok=True)
    assert other.distinguishing == pytest.approx(view.distinguishing[order], nan_ok=True)


@settings(max_examples=40, deadline=None)
@given(seed=seeds, people=st.integers(5, 15))
def test_the_order_of_free_sorts_changes_no_centroid_factor(seed: int, people: int) -> None:
    rng = np.random.default_rng(seed)
    sorts = rng.normal(size=(20, people)) + rng.normal(size=(20, 1))
    view = analyse_sorts(sorts, Method(factors=2, extraction="centroid"))
    order = rng.permutation(people)
    other = analyse_sorts(sorts[:, order], Method(factors=2, extraction="centroid"))
    assert other.loadings == pytest.approx(view.loadings[order], abs=EXACT)


@settings(max_examples=40, deadline=None)
@given(sorts=forced_sorts(), seed=seeds)
def test_where_a_sort_begins_and_how_wide_it_is_leave_its_loadings_alone(
    sorts: Floats, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    people = sorts.shape[1]
    moved = sorts * rng.uniform(0.1, 10, people) + rng.uniform(-5, 5, people)
    view, other = analyse_sorts(sorts, TWO), analyse_sorts(moved, TWO)
    assume(is_settled(view))
    assert other.loadings == pytest.approx(view.loadings, abs=EXACT)


@settings(max_examples=40, deadline=None)
@given(sorts=forced_sorts())
def test_a_sort_turned_upside_down_turns_its_loadings_and_no_others(sorts: Floats) -> None:
    # The factor itself may be turned too: it points to where most loadings are.
    upside_down = np.where(np.arange(sorts.shape[1]) == 0, -1.0, 1.0)
    view, other = analyse_sorts(sorts, TWO), analyse_sorts(sorts * upside_down, TWO)
    assume(is_settled(view) and is_settled(other))
    ours = other.loadings * upside_down[:, None]
    turned = np.sign((ours * view.loadings).sum(axis=0))
    assert ours * turned == pytest.approx(view.loadings, abs=EXACT)


@settings(max_examples=40, deadline=None)
@given(sorts=forced_sorts(), extraction=st.sampled_from(["pca", "centroid"]), by_r=st.booleans())
def test_rotation_leaves_communalities_alone(
    sorts: Floats, extraction: Extraction, *, by_r: bool
) -> None:
    rotated = Method(extraction=extraction, r_compatible=by_r)
    before = analyse_sorts(sorts, replace(rotated, rotation="none")).loadings
    after = analyse_sorts(sorts, rotated).loadings
    assert (after**2).sum(axis=1) == pytest.approx((before**2).sum(axis=1), abs=1e-9)


@settings(max_examples=50, deadline=None)
@given(sorts=forced_sorts(), degrees=st.floats(-180, 180))
def test_a_turn_there_and_back_is_no_turn(sorts: Floats, degrees: float) -> None:
    there = Turn(1, 2, degrees)
    back = Turn(1, 2, -degrees)
    after = analyse_sorts(sorts, replace(TWO, turns=(there, back)))
    assert after.loadings == pytest.approx(analyse_sorts(sorts, TWO).loadings, abs=1e-9)


def test_turns_come_after_the_rotation_and_move_the_factors_as_they_are_numbered() -> None:
    view = analyse_sorts(some_sorts(), TWO)
    quarter = analyse_sorts(some_sorts(), replace(TWO, turns=(Turn(1, 2, 90),)))
    assert quarter.loadings[:, 0] == pytest.approx(view.loadings[:, 1], abs=1e-9)
    assert quarter.loadings[:, 1] == pytest.approx(-view.loadings[:, 0], abs=1e-9)


def test_a_turn_of_a_factor_that_was_not_made_is_left_out() -> None:
    one_view = np.repeat(some_sorts()[:, :1], 4, axis=1)
    view = analyse_sorts(one_view, replace(TWO, turns=(Turn(1, 2, 30),)))
    assert view.loadings == pytest.approx(np.ones((4, 1)))


@settings(max_examples=100, deadline=None)
@given(sorts=sorts_with_holes, method=methods)
def test_any_sorts_of_which_two_vary_have_an_analysis_that_holds_together(
    sorts: Floats, method: Method
) -> None:
    assume((~constant(profiles(sorts, method.correlation))).sum() > 1)
    view = analyse_sorts(sorts, method)
    statements, people = sorts.shape
    size = len(view.labels)
    assert view.loadings.shape == view.flags.shape == (people, size)
    assert view.z.shape == view.arrays.shape == view.distinguishing.shape == (statements, size)
    assert len(view.eigenvalues) == min(sorts.shape)
    assert np.nanmax(np.abs(view.loadings)) <= 1 + 1e-9
    assert (np.isnan(view.arrays) == np.isnan(view.z)).all()
    scored = ~np.isnan(view.z).any(axis=0)
    assert (np.sort(view.arrays[:, scored], axis=0) == view.shape[:, None]).all()
    assert not view.flags[np.isnan(view.loadings)].any()


@settings(max_examples=50, deadline=None)
@given(sorts=forced_sorts(), method=methods)
def test_composite_sorts_keep_the_forced_shape(sorts: Floats, method: Method) -> None:
    view = analyse_sorts(sorts, method)
    assert view.forced
    for array in view.arrays.T[~np.isnan(view.z[0])]:
        assert (np.sort(array) == np.sort(sorts[:, 0])).all()


def test_explained_is_a_share_of_all_sorts_and_all_factors_explain_all() -> None:
    view = analyse_sorts(some_sorts(people=6), Method(factors=6))
    assert view.explained == pytest.approx(view.sums_of_squares / 6)
    assert view.explained.sum() == pytest.approx(1)


# Manual flags, and factors with two sides


def test_flags_by_hand_replace_the_automatic_ones() -> None:
    sorts = some_sorts()
    flags = np.zeros((12, 2), dtype=bool)
    flags[[0, 3], 1] = True
    view = analyse_sorts(sorts, TWO, flags=flags)
    assert (view.flags == flags).all()
    assert places(view, "no_flags") == (0,)


def test_a_flag_by_hand_on_a_sort_without_loading_is_dropped() -> None:
    sorts = some_sorts()
    sorts[:, 3] = 0
    flags = np.zeros((12, 2), dtype=bool)
    flags[[0, 3], 1] = True
    view = analyse_sorts(sorts, TWO, flags=flags)
    assert np.flatnonzero(view.flags[:, 1]).tolist() == [0]


def against() -> Floats:
    """Return ten sorts of one view, of which the last three are upside down, and five others."""
    rng = np.random.default_rng(2)
    view, other = blind(rng, per_column=6, people=2).T
    noise = 0.5 * rng.normal(size=(18, 15))
    signs = np.repeat([1, -1, 0], [7, 3, 5])
    order = np.argsort(view[:, None] * signs + other[:, None] * (signs == 0) + noise, axis=0)
    sorts = np.empty(order.shape)
    np.put_along_axis(sorts, order, np.repeat([-1.0, 0, 1], 6)[:, None], axis=0)
    return sorts


def test_a_factor_with_two_sides_is_reported() -> None:
    view = analyse_sorts(against(), TWO)
    assert view.labels == ("1", "2")
    assert view.bipolar.tolist() == [True, False]
    assert places(view, "bipolar") == (0,)


def test_a_factor_with_two_sides_is_split_into_two_viewpoints_with_their_own_flags() -> None:
    whole = analyse_sorts(against(), TWO)
    view = analyse_sorts(against(), replace(TWO, bipolar="split"))
    assert view.labels == ("1+", "1-", "2")
    assert view.loaders.tolist() == [7, 3, 5]
    assert (view.loadings[:, 0] == -view.loadings[:, 1]).all()
    assert (view.loadings[:, [0, 2]] == whole.loadings).all()
    assert np.flatnonzero(view.flags[:, 1]).tolist() == [7, 8, 9]
    assert not view.bipolar.any()
    assert places(view, "bipolar") is None


def test_the_halves_of_a_split_factor_have_scores_of_their_own() -> None:
    view = analyse_sorts(against(), replace(TWO, bipolar="split"))
    assert -0.95 < view.correlations[0, 1] < -0.5
