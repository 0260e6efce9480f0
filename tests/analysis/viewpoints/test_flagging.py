"""Flags: the strict rule, and what follows from it for any loadings."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from analysis.viewpoints.qsorts import Floats
from samenspel.analysis.viewpoints.flagging import (
    automatic,
    beyond_chance,
    confounded,
    two_sided,
)

NAN = np.nan
some_loadings = arrays.arrays(
    np.float64,
    st.tuples(st.integers(1, 6), st.integers(1, 4)),
    elements=st.one_of(st.floats(-1, 1), st.just(NAN)),
)


@settings(max_examples=50, deadline=None)
@given(loadings=some_loadings, statements=st.integers(2, 60))
def test_a_sort_stands_for_one_factor_at_most(loadings: Floats, statements: int) -> None:
    assert automatic(loadings, statements, 0.05).sum(axis=1).max() <= 1


@settings(max_examples=50, deadline=None)
@given(loadings=some_loadings, statements=st.integers(2, 60))
def test_the_side_of_a_loading_does_not_matter_for_its_flag(
    loadings: Floats, statements: int
) -> None:
    flags = automatic(loadings, statements, 0.05)
    assert (flags == automatic(-loadings, statements, 0.05)).all()


@settings(max_examples=50, deadline=None)
@given(loadings=some_loadings, statements=st.integers(2, 60))
def test_a_stricter_level_flags_no_other_sorts(loadings: Floats, statements: int) -> None:
    levels = [automatic(loadings, statements, level) for level in (0.05, 0.01, 0.001)]
    assert not (levels[1] & ~levels[0]).any()
    assert not (levels[2] & ~levels[1]).any()


@settings(max_examples=50, deadline=None)
@given(loadings=some_loadings, statements=st.integers(2, 60))
def test_many_sets_at_once_get_the_flags_of_each(loadings: Floats, statements: int) -> None:
    batch = np.stack([loadings, -loadings, loadings / 2])
    flags = automatic(batch, statements, 0.05)
    assert all(
        (automatic(one, statements, 0.05) == some).all()
        for one, some in zip(batch, flags, strict=True)
    )


@pytest.mark.parametrize(
    ("level", "just_enough"), [(0.05, 1.960 / 5), (0.01, 2.576 / 5), (0.001, 3.291 / 5)]
)
def test_a_loading_must_pass_the_level_and_not_only_meet_it(
    level: float, just_enough: float
) -> None:
    loadings = np.array([[just_enough], [just_enough + 1e-9]])
    assert automatic(loadings, 25, level).tolist() == [[False], [True]]


def test_two_equal_loadings_flag_none_even_where_rounding_makes_them_differ() -> None:
    loadings = np.array([[0.6, 0.6], [0.6, np.nextafter(0.6, 1)], [0.6, 0.59]])
    assert automatic(loadings, 30, 0.05).tolist() == [[False, False]] * 2 + [[True, False]]


def test_a_loading_must_explain_more_than_all_others_together() -> None:
    loadings = np.array([[0.6, 0.45, 0.45], [0.6, 0.4, 0.4]])
    assert automatic(loadings, 30, 0.05).tolist() == [[False] * 3, [True, False, False]]


def test_a_sort_without_loadings_stands_for_nothing() -> None:
    assert not automatic(np.array([[NAN, NAN], [0.9, NAN], [0, 0]]), 30, 0.05).any()


def test_a_sort_is_confounded_when_it_passes_on_two_factors_and_stands_for_none() -> None:
    loadings = np.array([[0.6, 0.6], [0.9, 0.4], [0.1, 0.2], [0.3, 0.6], [NAN, NAN]])
    flags = automatic(loadings, 30, 0.05)
    passed = beyond_chance(loadings, 30, 0.05)
    assert confounded(flags, passed).tolist() == [True, False, False, False, False]


def test_a_factor_has_two_sides_when_flagged_sorts_load_on_both() -> None:
    loadings = np.array([[0.8, 0.8, 0.8], [-0.7, 0.7, -0.7]])
    flags = np.array([[True, True, True], [True, True, False]])
    assert two_sided(loadings, flags).tolist() == [True, False, False]
