"""Differences: levels, and what they say about one viewpoint and about all."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.viewpoints.qsorts import Floats
from samenspel.analysis.viewpoints.differences import Differences, compared

NAN = np.nan


def sed(size: int, error: float = 0.25) -> Floats:
    return np.full((size, size), error)


@st.composite
def viewpoints(draw: st.DrawFn) -> tuple[Floats, Floats]:
    """Draw z and standard errors of 1 to 4 viewpoints, some of which nobody stands for."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    statements, factors = draw(st.integers(2, 9)), draw(st.integers(1, 4))
    z = rng.normal(size=(statements, factors))
    se = rng.uniform(0.1, 0.4, size=factors)
    absent = rng.random(factors) < 0.2
    z[:, absent], se[absent] = NAN, NAN
    return z, np.hypot(se, se[:, None])


def level_of(difference: float, error: float) -> float:
    passed = [
        level
        for level, times in ((0.05, 1.960), (0.01, 2.576), (0.001, 3.291), (0.000001, 4.8916))
        if abs(difference) > times * error
    ]
    return passed[-1] if passed else NAN


@settings(max_examples=60, deadline=None)
@given(two=viewpoints())
def test_every_two_viewpoints_are_compared_statement_by_statement(
    two: tuple[Floats, Floats],
) -> None:
    z, errors = two
    found = compared(z, errors, 1.0)
    assert found.pairs.tolist() == [list(pair) for pair in combinations(range(z.shape[1]), 2)]
    for place, (first, second) in enumerate(found.pairs):
        gaps = z[:, first] - z[:, second]
        levels = [level_of(gap, errors[first, second]) for gap in gaps]
        assert found.differences[:, place] == pytest.approx(gaps, nan_ok=True)
        assert found.levels[:, place] == pytest.approx(levels, nan_ok=True)


@settings(max_examples=60, deadline=None)
@given(two=viewpoints())
def test_a_statement_distinguishes_by_the_weakest_of_its_levels(
    two: tuple[Floats, Floats],
) -> None:
    z, errors = two
    found = compared(z, errors, 1.0)
    scored = np.flatnonzero(~np.isnan(z).any(axis=0))
    for own in range(z.shape[1]):
        others = [other for other in scored if other != own and own in scored]
        levels = [
            [level_of(row[own] - row[other], errors[own, other]) for other in others] for row in z
        ]
        weakest = [np.max(row) if row else NAN for row in levels]
        assert found.distinguishing[:, own] == pytest.approx(weakest, nan_ok=True)


@settings(max_examples=60, deadline=None)
@given(two=viewpoints())
def test_consensus_is_that_no_two_viewpoints_differ(two: tuple[Floats, Floats]) -> None:
    found = compared(*two, 1.0)
    comparable = ~np.isnan(found.differences).all(axis=0)
    nothing = np.isnan(found.levels[:, comparable]).all(axis=1)
    assert (found.consensus == (nothing & comparable.any())).all()


@settings(max_examples=60, deadline=None)
@given(two=viewpoints(), margin=st.floats(0.5, 3))
def test_equivalent_is_that_every_two_viewpoints_with_scores_are_close(
    two: tuple[Floats, Floats], margin: float
) -> None:
    z, errors = two
    scored = np.flatnonzero(~np.isnan(z).any(axis=0))
    pairs = list(combinations(scored, 2))
    close = [
        [abs(row[one] - row[other]) + 1.645 * errors[one, other] < margin for one, other in pairs]
        for row in z
    ]
    direct = [bool(pairs) and all(row) for row in close]
    assert compared(z, errors, margin).equivalent.tolist() == direct


def first_two(difference: float, error: float, margin: float = 1.0) -> Differences:
    return compared(np.array([[difference, 0.0]]), sed(2, error), margin)


@pytest.mark.parametrize("times", [1.960, 2.576, 3.291, 4.8916])
def test_a_difference_must_pass_its_level_and_not_only_meet_it(times: float) -> None:
    error = 0.25
    met, passed = first_two(times * error, error), first_two(times * error + 1e-9, error)
    assert met.levels[0, 0] != passed.levels[0, 0]
    assert passed.levels[0, 0] == level_of(times * error + 1e-9, error)


def test_viewpoints_are_equivalent_when_both_one_sided_tests_say_so() -> None:
    assert first_two(0.58, 0.25).equivalent.tolist() == [True]  # .58 + 1.645 x .25 = .991
    assert first_two(-0.58, 0.25).equivalent.tolist() == [True]
    assert first_two(0.59, 0.25).equivalent.tolist() == [False]
    assert first_two(0.59, 0.25, margin=1.1).equivalent.tolist() == [True]


def test_not_to_differ_is_not_to_be_equivalent() -> None:
    unsure = first_two(0.0, 0.7)
    assert (unsure.consensus[0], unsure.equivalent[0]) == (True, False)
    sure = first_two(0.5, 0.1)
    assert (sure.consensus[0], sure.equivalent[0]) == (False, True)


def test_one_viewpoint_distinguishes_nothing_and_shares_nothing() -> None:
    for z in (np.array([[1.0], [0], [-1]]), np.array([[1.0, NAN], [0, NAN], [-1, NAN]])):
        errors = np.where(np.isnan(z[0]) | np.isnan(z[0])[:, None], NAN, 0.3)
        alone = compared(z, errors, 1.0)
        assert np.isnan(alone.distinguishing).all()
        assert not alone.consensus.any()
        assert not alone.equivalent.any()
