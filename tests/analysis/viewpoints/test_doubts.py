"""Doubts: every condition that a reader must know is named, and survived."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from analysis.viewpoints.qsorts import Floats, methods, places, some_sorts
from samenspel.analysis.viewpoints.flagging import automatic
from samenspel.analysis.viewpoints.model import Correlation, Doubt, Method
from samenspel.analysis.viewpoints.sorted import Factors, _about_factors, analyse_sorts

NAN = np.nan
TWO = Method(factors=2)


def test_fewer_than_eight_sorts_are_few() -> None:
    assert places(analyse_sorts(some_sorts(people=7), TWO), "few_sorts") == (7,)
    assert places(analyse_sorts(some_sorts(people=8), TWO), "few_sorts") is None


def test_sorts_without_variation_are_named_and_have_no_loading() -> None:
    sorts = some_sorts()
    sorts[:, [2, 5]] = 1
    view = analyse_sorts(sorts, TWO)
    assert places(view, "constant_sorts") == (2, 5)
    assert np.isnan(view.loadings[[2, 5]]).all()
    others = np.delete(np.arange(12), [2, 5])
    alone = analyse_sorts(sorts[:, others], TWO)
    assert view.loadings[others] == pytest.approx(alone.loadings, abs=1e-9)
    assert view.z == pytest.approx(alone.z, abs=1e-9)


def test_sorts_with_a_twin_are_named() -> None:
    sorts = some_sorts()
    sorts[:, 9] = sorts[:, 4] = sorts[:, 1]
    sorts[:, 11] = -sorts[:, 1]
    sorts[sorts == 0] = -0.0
    sorts[sorts[:, 4] == 0, 4] = 0.0
    assert places(analyse_sorts(sorts, TWO), "identical_sorts") == (1, 4, 9)


def test_a_sort_in_which_nothing_was_placed_is_empty_and_nothing_else() -> None:
    sorts = some_sorts()
    sorts[:, [3, 7]] = NAN
    view = analyse_sorts(sorts, TWO)
    assert places(view, "empty_sorts") == (3, 7)
    assert not {"constant_sorts", "identical_sorts", "missing_cells"} & {
        doubt.code for doubt in view.doubts
    }
    assert np.isnan(view.loadings[[3, 7]]).all()


def test_missing_cells_are_named_and_do_not_make_sorts_free() -> None:
    sorts = some_sorts()
    sorts[4, 6] = sorts[0, 2] = NAN
    view = analyse_sorts(sorts, TWO)
    assert places(view, "missing_cells") == (2, 6)
    assert view.forced


def test_free_sorts_get_the_shape_that_most_have() -> None:
    sorts = some_sorts()
    sorts[np.flatnonzero(sorts[:, 0] == 0)[0], 0] = 1
    view = analyse_sorts(sorts, TWO)
    assert places(view, "free_sorts") == ()
    assert places(view, "pooled_shape") is None
    assert (view.shape == np.sort(sorts[:, 1])).all()


def test_free_sorts_without_a_shape_that_most_have_get_that_of_all_cells_together() -> None:
    sorts = some_sorts()
    zeros = np.argsort(sorts != 0, axis=0, kind="stable")[0]
    sorts[zeros[:6], np.arange(6)] = 1
    view = analyse_sorts(sorts, TWO)
    assert places(view, "pooled_shape") == ()
    assert places(view, "free_sorts") is None
    assert (view.shape == np.repeat([-1.0, 0, 1], 5)).all()
    chosen = analyse_sorts(sorts, TWO, shape=view.shape)
    assert places(chosen, "free_sorts") == ()


def test_a_shape_that_was_given_is_used_and_compared_with_the_sorts() -> None:
    sorts = some_sorts()
    given_shape = np.repeat([-2.0, 0, 2], 5)[::-1]
    view = analyse_sorts(sorts, TWO, shape=given_shape)
    assert (view.shape == np.sort(given_shape)).all()
    assert not view.forced
    assert analyse_sorts(sorts, TWO, shape=sorts[:, 0]).forced


def test_more_factors_than_sorts_carry_are_not_made() -> None:
    view = analyse_sorts(some_sorts(people=3), Method(factors=5))
    assert places(view, "fewer_factors") == (5, 3)
    assert view.labels == ("1", "2", "3")


def test_equal_eigenvalues_are_named_and_only_where_factors_were_kept() -> None:
    # Eight statements and their halves, quarters and eighths: at right angles, all as large.
    sorts = np.array([[1, 1, 1, 1, -1, -1, -1, -1], [1, 1, -1, -1] * 2, [1, -1] * 4]).T * 1.0
    first_larger = np.column_stack([sorts, sorts[:, 0]])
    closes = [d for d in analyse_sorts(first_larger, TWO).doubts if d.code == "close_eigenvalues"]
    assert closes == [Doubt("close_eigenvalues", (1, 2))]
    assert places(analyse_sorts(first_larger, Method(factors=1)), "close_eigenvalues") is None
    centroids = analyse_sorts(first_larger, Method(factors=2, extraction="centroid"))
    assert places(centroids, "close_eigenvalues") is None


def test_a_rotation_that_did_not_settle_is_named_with_its_rounds() -> None:
    loadings = np.array([[0.8, 0.1], [0.7, 0.2], [0.1, 0.9]])
    settled = np.ones(2, dtype=bool)
    stopped = Factors(loadings, np.array([1.5, 1.0, 0.5]), 1_000, converged=False, agreeing=settled)
    flags = automatic(loadings, 30, 0.05)
    assert Doubt("not_converged", (1_000,)) in _about_factors(stopped, flags, TWO, statements=30)


def test_a_loading_of_one_is_named() -> None:
    sorts = np.repeat(some_sorts()[:, :1], 3, axis=1) * [1, -1, 1]
    view = analyse_sorts(sorts, Method(factors=1))
    assert places(view, "unit_loadings") == (0, 1, 2)
    assert np.isfinite(view.z).all()


def test_a_sort_between_two_factors_is_confounded() -> None:
    one, other = np.array([[1, 1, 1, 1, -1, -1, -1, -1], [1, 1, -1, -1] * 2]) * 1.0
    view = analyse_sorts(np.column_stack([*[one, other] * 3, one + other]), TWO)
    assert view.loadings[6] == pytest.approx([0.5**0.5] * 2)
    assert places(view, "confounded_sorts") == (6,)


def test_sorts_flagged_by_hand_for_two_factors_are_named() -> None:
    sorts = some_sorts()
    flags = analyse_sorts(sorts, TWO).flags.copy()
    flags[3] = True
    view = analyse_sorts(sorts, TWO, flags=flags)
    assert places(view, "double_flags") == (3,)
    assert places(analyse_sorts(sorts, TWO), "double_flags") is None


def test_sorts_flagged_by_hand_where_they_do_not_meet_the_level_are_named() -> None:
    sorts = some_sorts()
    automatic_view = analyse_sorts(sorts, TWO)
    weak = int(np.abs(automatic_view.loadings).min(axis=1).argmin())
    flags = automatic_view.flags.copy()
    flags[weak] = ~flags[weak]
    view = analyse_sorts(sorts, TWO, flags=flags)
    assert places(view, "weak_flags") == (weak,)
    assert places(analyse_sorts(sorts, TWO, flags=automatic_view.flags), "weak_flags") is None


def test_statements_that_tie_on_an_edge_are_named() -> None:
    sorts = some_sorts()
    sorts[1] = sorts[0]
    view = analyse_sorts(sorts, TWO, shape=np.arange(15.0))
    assert places(view, "tied_scores") == (0, 1)
    assert (view.arrays[0] == view.arrays[1] + 1).all()


@pytest.mark.parametrize(
    "sorts",
    [
        np.ones((9, 5)),
        np.full((9, 5), NAN),
        np.arange(9.0)[:, None],
        np.column_stack([np.arange(9.0), np.ones(9)]),
        np.ones((1, 5)),
        np.zeros((9, 0)),
    ],
    ids=["all equal", "all missing", "one sort", "one that varies", "one statement", "no sorts"],
)
@pytest.mark.parametrize("correlation", ["pearson", "spearman", "kendall"])
def test_without_two_sorts_that_vary_there_is_a_plain_refusal(
    sorts: Floats, correlation: Correlation
) -> None:
    with pytest.raises(ValueError, match="Fewer than two sorts vary"):
        analyse_sorts(sorts, Method(correlation=correlation))


@settings(max_examples=50, deadline=None)
@given(method=methods)
def test_two_sorts_are_enough_to_survive(method: Method) -> None:
    view = analyse_sorts(some_sorts(people=2), method)
    assert places(view, "few_sorts") == (2,)
    assert len(view.loadings) == 2


@settings(max_examples=50, deadline=None)
@given(method=methods)
def test_two_statements_are_enough_to_survive(method: Method) -> None:
    view = analyse_sorts(np.array([[1.0, 2, 1, -3], [2, 1, 5, 7]]), method)
    assert np.abs(view.loadings) == pytest.approx(np.ones((4, 1)))
    assert places(view, "no_flags") == (0,)


@settings(max_examples=50, deadline=None)
@given(method=methods)
def test_everybody_the_same_is_one_viewpoint(method: Method) -> None:
    sorts = np.repeat(some_sorts()[:, :1], 9, axis=1)
    view = analyse_sorts(sorts, method)
    assert (view.loaders.tolist(), places(view, "identical_sorts")) == ([9], tuple(range(9)))
    assert (view.arrays[:, 0] == sorts[:, 0]).all()


def test_ten_thousand_statements_are_as_good_as_eighteen() -> None:
    rng = np.random.default_rng(1)
    view = rng.normal(size=(10_000, 1))
    order = np.argsort(view + rng.normal(size=(10_000, 9)), axis=0)
    sorts = np.empty(order.shape)
    np.put_along_axis(sorts, order, np.repeat(np.arange(-5.0, 5), 1_000)[:, None], axis=0)
    found = analyse_sorts(sorts, Method(factors=1))
    assert found.loaders.tolist() == [9]
    assert (np.unique(found.arrays, return_counts=True)[1] == 1_000).all()


def test_sorts_with_nothing_in_common_still_have_a_first_centroid() -> None:
    sorts = np.array([[1, 1, 1, 1, -1, -1, -1, -1], [1, 1, -1, -1] * 2, [1, -1] * 4]).T * 1.0
    view = analyse_sorts(sorts, Method(factors=1, extraction="centroid"))
    assert view.loadings == pytest.approx(np.full((3, 1), 3**-0.5))
    assert places(view, "unsettled_centroids") == (1,)


def test_only_centroids_whose_communalities_do_not_agree_are_named() -> None:
    sorts = some_sorts()
    settled = analyse_sorts(sorts, Method(factors=1, extraction="centroid"))
    assert places(settled, "unsettled_centroids") is None
    assert places(analyse_sorts(sorts, Method(factors=5)), "unsettled_centroids") is None
