"""Claims about centroid factors of many sets at once: they are those of each set alone."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.analysis.viewpoints.centroids import centroids
from samenspel.analysis.viewpoints.extraction import centroid
from samenspel.analysis.viewpoints.model import Floats
from samenspel.analysis.viewpoints.profiles import profiles

AGREEING = 1e-7  # both stop where communalities move by less than 1e-5


def alone(columns: Floats, factors: int) -> Floats:
    found = centroid(columns, factors).loadings
    return np.pad(found, ((0, 0), (0, factors - found.shape[1])))


@given(
    sets=st.lists(st.integers(0, 10**6), min_size=1, max_size=4),
    statements=st.integers(3, 12),
    people=st.integers(2, 10),
    factors=st.integers(1, 4),
    twins=st.booleans(),
    silent=st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_centroids_of_many_sets_are_those_of_each_alone(  # noqa: PLR0913 - drawn apart
    *, sets: list[int], statements: int, people: int, factors: int, twins: bool, silent: bool
) -> None:
    sorts = np.array(
        [
            np.random.default_rng(seed).integers(-1, 2, (statements, people)).astype(float)
            for seed in sets
        ]
    )
    if twins:
        sorts[..., -1] = -sorts[..., 0]
    if silent:
        sorts[..., 0] = 0
    columns = [profiles(one, "pearson") for one in sorts]
    many = centroids(np.array([one.T @ one for one in columns]), factors)
    for one, found in zip(columns, many, strict=True):
        assert np.abs(alone(one, factors) - found).max() < AGREEING


def test_sorts_that_do_not_vary_have_no_centroid() -> None:
    assert not centroids(np.zeros((2, 3, 3)), 2).any()


def test_sorts_with_nothing_in_common_weigh_the_same_in_a_first_centroid() -> None:
    found = centroids(np.eye(3)[None], 1)[0, :, 0]
    assert np.allclose(found, 1 / np.sqrt(3))
