"""Ours beside R's qmethod 1.8.4 (Zabala, 2014, The R Journal 6(2)), in the mode that follows R."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from analysis.viewpoints.reference import Run, synthetic, targets
from samenspel.analysis.viewpoints.model import Method, Rotation, Viewpoints
from samenspel.analysis.viewpoints.sorted import analyse_sorts

EXACT = 1e-9
STARS = {0.05: "*", 0.01: "**", 0.001: "***", 0.000001: "6*"}
# Statements with the same z lie on the edge of two columns there. The reference gives all of them
# the same column, so that its composite sort is not 6/6/6 any more.
BROKEN = {
    ("s18x8", "PCA_none_2", 0): [7, 5, 6],
    ("s18x8", "PCA_none_3", 0): [7, 5, 6],
    ("s18x8", "PCA_none_4", 0): [7, 5, 6],
    ("s18x8", "PCA_varimax_4", 3): [4, 8, 6],
}
every_run = pytest.mark.parametrize("run", targets(), ids=lambda run: f"{run.people} {run.name}")


@cache
def ours(run: Run) -> Viewpoints:
    rotation: Rotation = "varimax" if "varimax" in run.name else "none"
    method = Method(factors=run.factors, rotation=rotation, r_compatible=True)
    return analyse_sorts(synthetic(run.people), method)


def with_scores(run: Run) -> list[int]:
    return np.flatnonzero(ours(run).loaders).tolist()


def test_two_sets_count_with_two_three_and_four_factors_rotated_and_not() -> None:
    names = {f"PCA_{rotation}_{k}" for rotation in ("varimax", "none") for k in (2, 3, 4)}
    both = {(people, name) for people in ("s18x8", "s18x40") for name in names}
    assert {(run.people, run.name) for run in targets()} == both


@every_run
def test_loadings_are_equal(run: Run) -> None:
    assert ours(run).loadings == pytest.approx(run.matrix("loadings"), abs=EXACT)


@every_run
def test_flags_are_identical(run: Run) -> None:
    assert ours(run).flags.tolist() == run.found()["flagged"]["values"]


@every_run
def test_z_is_equal_and_absent_where_it_is_absent(run: Run) -> None:
    assert ours(run).z == pytest.approx(run.matrix("zscores"), abs=EXACT, nan_ok=True)


@every_run
def test_characteristics_are_equal(run: Run) -> None:
    view = ours(run)
    columns = (view.loaders, view.sums_of_squares, 100 * view.explained, view.reliability, view.se)
    theirs = run.matrix("characteristics")[:, 1:]
    assert np.column_stack(columns) == pytest.approx(theirs, abs=EXACT, nan_ok=True)


@every_run
def test_viewpoints_are_as_alike_and_as_far_apart(run: Run) -> None:
    view, scored = ours(run), with_scores(run)
    alike = run.matrix("zscore_correlations")[np.ix_(scored, scored)]
    assert view.correlations[np.ix_(scored, scored)] == pytest.approx(alike, abs=EXACT)
    assert view.sed == pytest.approx(run.matrix("sd_of_differences"), abs=EXACT, nan_ok=True)


@every_run
def test_differences_and_their_levels_are_equal(run: Run) -> None:
    view, theirs, scored = ours(run), run.found()["qdc"]["values"], with_scores(run)
    among = [place for place, pair in enumerate(view.pairs) if set(pair) <= set(scored)]
    names = {
        f"f{first + 1}_f{second + 1}": place for place, (first, second) in enumerate(view.pairs)
    }
    compared = {name: place for name, place in names.items() if place in among}
    assert compared.keys() == {name for name in theirs if name.startswith("f")}
    for name, place in compared.items():
        assert view.differences[:, place] == pytest.approx(np.array(theirs[name]), abs=EXACT)
        assert [STARS.get(level, "") for level in view.levels[:, place]] == theirs[f"sig_{name}"]


@every_run
def test_distinguishing_and_consensus_statements_have_the_same_names(run: Run) -> None:
    assert labels(ours(run), with_scores(run)) == run.found()["qdc"]["values"]["dist.and.cons"]


def labels(view: Viewpoints, scored: list[int]) -> list[str]:
    """Return what the reference calls each statement."""
    return [_label(view, statement, scored) for statement in range(len(view.z))]


def _label(view: Viewpoints, statement: int, scored: list[int]) -> str:
    apart = [view.pairs[place] for place in np.flatnonzero(~np.isnan(view.levels[statement]))]
    if view.consensus[statement]:
        return "Consensus"
    if len(scored) == 2:
        return "Distinguishing"
    if len(apart) == len(scored) * (len(scored) - 1) / 2:
        return "Distinguishes all"
    stands_out = np.flatnonzero(~np.isnan(view.distinguishing[statement]))
    for factor in stands_out:
        if all(factor in pair for pair in apart):
            return f"Distinguishes f{factor + 1} only"
    return "".join(f"Distinguishes f{factor + 1} " for factor in stands_out)


@every_run
def test_composite_sorts_are_6_6_6_and_equal_wherever_the_reference_is_6_6_6_too(run: Run) -> None:
    theirs = run.matrix("factor_scores")
    for factor in with_scores(run):
        column = ours(run).arrays[:, factor]
        assert np.unique(column, return_counts=True)[1].tolist() == [6, 6, 6]
        reference = np.unique(theirs[:, factor], return_counts=True)[1].tolist()
        assert reference == BROKEN.get((run.people, run.name, factor), [6, 6, 6])
        assert (reference == [6, 6, 6]) == (column == theirs[:, factor]).all()


def test_where_the_reference_loses_the_shape_ours_says_that_a_tie_was_broken() -> None:
    tied = {
        (run.people, run.name, place)
        for run in targets()
        for doubt in ours(run).doubts
        if doubt.code == "tied_scores"
        for place in doubt.places
    }
    assert tied == set(BROKEN)
