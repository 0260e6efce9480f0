"""Sorts to test with: forced and free, any number of both sides."""

from __future__ import annotations

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from numpy.typing import NDArray

from samenspel.analysis.viewpoints.model import Method, Viewpoints

Floats = NDArray[np.float64]

cells = st.integers(-3, 3).map(float)
sides = st.tuples(st.integers(2, 9), st.integers(2, 9))
free_sorts = sides.flatmap(lambda shape: arrays.arrays(np.float64, shape, elements=cells))
holes = st.one_of(cells, st.just(np.nan))
sorts_with_holes = sides.flatmap(lambda shape: arrays.arrays(np.float64, shape, elements=holes))
methods = st.builds(
    Method,
    factors=st.integers(1, 3),
    extraction=st.sampled_from(["pca", "centroid"]),
    rotation=st.sampled_from(["varimax", "none"]),
    correlation=st.sampled_from(["pearson", "spearman", "kendall"]),
    r_compatible=st.booleans(),
    flag_level=st.sampled_from([0.05, 0.01, 0.001]),
    bipolar=st.sampled_from(["report", "split"]),
)


@st.composite
def forced_sorts(draw: st.DrawFn) -> Floats:
    """Draw sorts of 9 to 15 statements in three columns, by 4 to 20 people with a mind."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    return minded(rng, per_column=draw(st.integers(3, 5)), people=draw(st.integers(4, 20)))


def minded(rng: np.random.Generator, *, per_column: int, people: int) -> Floats:
    """Return forced sorts of people who lean to one of two views, some of them against it."""
    statements = 3 * per_column
    views = rng.normal(size=(statements, 2))
    leaning = views[:, rng.integers(0, 2, people)] * rng.choice([1, 1, 1, -1], people)
    order = np.argsort(leaning + 0.7 * rng.normal(size=(statements, people)), axis=0)
    sorts = np.empty((statements, people))
    np.put_along_axis(sorts, order, np.repeat([-1.0, 0, 1], per_column)[:, None], axis=0)
    return sorts


def blind(rng: np.random.Generator, *, per_column: int, people: int) -> Floats:
    """Return forced sorts in three columns that are made blindly."""
    column = np.repeat([-1.0, 0, 1], per_column)[:, None]
    return rng.permuted(np.repeat(column, people, axis=1), axis=0)


def some_sorts(people: int = 12, seed: int = 6) -> Floats:
    """Return the same sorts every time: 15 statements, five in each column."""
    return minded(np.random.default_rng(seed), per_column=5, people=people)


def places(view: Viewpoints, code: str) -> tuple[int, ...] | None:
    """Return what a doubt is about; None when there is no such doubt."""
    return next((doubt.places for doubt in view.doubts if doubt.code == code), None)
