"""Rotation: R's figures, the laws of varimax, and many sets of loadings at once."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.viewpoints.reference import Run
from samenspel.analysis.viewpoints.model import Floats, Turn
from samenspel.analysis.viewpoints.rotation import as_in_r, planar, turned, varimax

SETS = list(product(("s18x8", "s18x40"), (2, 3, 4)))

seeds = st.integers(0, 2**32 - 1)
sizes = st.tuples(st.integers(2, 12), st.integers(1, 4))


def figures(people: str, rotation: str, factors: int) -> Floats:
    return Run(people, f"PCA_{rotation}_{factors}").matrix("loadings")


def random_loadings(seed: int, sorts: int, factors: int) -> Floats:
    return np.random.default_rng(seed).uniform(-0.6, 0.6, size=(sorts, factors))


def criterion(loadings: Floats) -> float:
    """Return what varimax maximises, as Kaiser wrote it."""
    squares = (loadings / np.linalg.norm(loadings, axis=1, keepdims=True)) ** 2
    return float(squares.var(axis=0).sum())


def in_order(loadings: Floats) -> Floats:
    ordered = loadings[:, np.argsort(-(loadings**2).sum(axis=0))]
    return np.asarray(ordered * np.sign(ordered.sum(axis=0)))


@pytest.mark.parametrize(("people", "factors"), SETS)
def test_r_mode_stops_where_r_stops(people: str, factors: int) -> None:
    """Figures of R's varimax (stats, through qmethod 1.8.4) on synthetic sorts."""
    ours = varimax(figures(people, "none", factors), r_compatible=True)
    of_r = figures(people, "varimax", factors)
    assert in_order(ours.loadings) == pytest.approx(of_r, abs=1e-9)
    assert ours.converged


@pytest.mark.parametrize(("people", "factors"), SETS)
def test_the_converged_mode_goes_on_where_r_stops(people: str, factors: int) -> None:
    loadings = figures(people, "none", factors)
    further, stopped = (varimax(loadings, r_compatible=mode) for mode in (False, True))
    assert criterion(further.loadings) >= criterion(stopped.loadings) - 1e-12
    assert np.abs(in_order(further.loadings) - in_order(stopped.loadings)).max() < 0.01


@settings(max_examples=40, deadline=None)
@given(seed=seeds, size=sizes)
def test_no_turn_in_any_plane_is_better(seed: int, size: tuple[int, int]) -> None:
    found = varimax(random_loadings(seed, *size), r_compatible=False)
    reached = criterion(found.loadings)
    for first, second in combinations(range(1, size[1] + 1), 2):
        for degrees in np.linspace(-45, 45, 37):
            other = turned(found.loadings, [Turn(first, second, float(degrees))])
            assert criterion(other) <= reached + 1e-10


@settings(max_examples=40, deadline=None)
@given(seed=seeds, size=sizes, r_compatible=st.booleans())
def test_rotation_is_orthogonal_and_never_worse_than_the_start(
    seed: int,
    size: tuple[int, int],
    r_compatible: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    loadings = random_loadings(seed, *size)
    found = varimax(loadings, r_compatible=r_compatible)
    assert found.matrix @ found.matrix.T == pytest.approx(np.eye(size[1]), abs=1e-12)
    assert found.loadings == pytest.approx(loadings @ found.matrix, abs=1e-12)
    if not r_compatible:
        assert found.converged
        assert criterion(found.loadings) >= criterion(loadings) - 1e-12


@settings(max_examples=20, deadline=None)
@given(seed=seeds, size=sizes, r_compatible=st.booleans())
def test_the_order_of_the_sorts_does_not_matter(
    seed: int,
    size: tuple[int, int],
    r_compatible: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    loadings = random_loadings(seed, *size)
    order = np.random.default_rng(seed).permutation(size[0])
    found, shuffled = (
        varimax(rows, r_compatible=r_compatible).loadings for rows in (loadings, loadings[order])
    )
    assert criterion(shuffled) == pytest.approx(criterion(found), abs=1e-9)


@settings(max_examples=20, deadline=None)
@given(seed=seeds, size=sizes)
def test_a_set_among_many_is_rotated_as_alone(seed: int, size: tuple[int, int]) -> None:
    many = np.random.default_rng(seed).normal(size=(5, *size))
    for together in (planar, as_in_r):
        alone = [together(one[None]).loadings[0] for one in many]
        assert (together(many).loadings == np.array(alone)).all()


@pytest.mark.parametrize("r_compatible", [True, False])
def test_sorts_without_loadings_take_no_part(r_compatible: bool) -> None:  # noqa: FBT001
    some = random_loadings(1, 8, 3)
    idle = np.array([[np.nan] * 3, [0.0] * 3])
    found = varimax(np.concatenate([idle, some]), r_compatible=r_compatible)
    assert found.loadings[2:] == pytest.approx(
        varimax(some, r_compatible=r_compatible).loadings, abs=1e-12
    )
    assert np.array_equal(found.loadings[:2], idle, equal_nan=True)


@settings(max_examples=20, deadline=None)
@given(seed=seeds, sorts=st.integers(2, 12))
def test_a_factor_without_loadings_stays_without(seed: int, sorts: int) -> None:
    loadings = random_loadings(seed, sorts, 3)
    loadings[:, 1] = 0.0
    found = varimax(loadings, r_compatible=False)
    two = varimax(loadings[:, [0, 2]], r_compatible=False)
    assert (found.loadings[:, 1] == 0).all()
    assert found.loadings[:, [0, 2]] == pytest.approx(two.loadings, abs=1e-9)


@pytest.mark.parametrize("r_compatible", [True, False])
def test_one_factor_is_left_alone(r_compatible: bool) -> None:  # noqa: FBT001
    loadings = random_loadings(1, 8, 1)
    assert (varimax(loadings, r_compatible=r_compatible).loadings == loadings).all()


def test_a_factor_on_which_nothing_depends_stands_still() -> None:
    """One sort, or sorts in one direction: every angle is as good as any other."""
    loadings = np.array([[0.6, 0.3, 0.1]]) * np.arange(1, 8)[:, None] / 7
    assert (varimax(loadings, r_compatible=False).loadings == loadings).all()


def test_axes_halfway_between_two_groups_are_turned_to_them() -> None:
    halfway = np.array([[0.6, 0.6], [0.5, 0.5], [0.6, -0.6], [0.4, -0.4]])
    found = varimax(halfway, r_compatible=False).loadings
    assert np.sort(np.abs(found)) == pytest.approx(
        np.array([[0, 0.6], [0, 0.5], [0, 0.6], [0, 0.4]]) * np.sqrt([2, 2]), abs=1e-9
    )


def test_a_turn_over_30_degrees_is_the_one_on_paper() -> None:
    after = turned(np.array([[1.0, 0.0, 0.5], [0.0, 1.0, 0.5]]), [Turn(1, 2, 30.0)])
    root = np.sqrt(3) / 2
    assert after == pytest.approx(np.array([[root, -0.5, 0.5], [0.5, root, 0.5]]))


@settings(max_examples=20, deadline=None)
@given(
    seed=seeds,
    turns=st.lists(
        st.builds(Turn, st.integers(1, 2), st.just(3), st.floats(-180, 180))
        | st.builds(Turn, st.just(2), st.just(1), st.floats(-180, 180)),
        max_size=6,
    ),
)
def test_turns_are_undone_by_turning_back_in_the_opposite_order(
    seed: int, turns: list[Turn]
) -> None:
    loadings = random_loadings(seed, 7, 3)
    back = [Turn(turn.first, turn.second, -turn.degrees) for turn in reversed(turns)]
    after = turned(loadings, turns)
    assert turned(after, back) == pytest.approx(loadings, abs=1e-12)
    assert (after**2).sum(axis=1) == pytest.approx((loadings**2).sum(axis=1))
    many = np.stack([loadings, loadings])
    assert turned(many, turns) == pytest.approx(np.stack([after, after]), abs=1e-12)
