"""How many factors: what is known to be there is found, and noise holds none."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from analysis.viewpoints.qsorts import blind
from analysis.viewpoints.reference import synthetic
from samenspel.analysis.viewpoints import how_many as module
from samenspel.analysis.viewpoints.extraction import principal
from samenspel.analysis.viewpoints.how_many import how_many, partial_correlations
from samenspel.analysis.viewpoints.model import Correlation, Floats, Method, Turn
from samenspel.analysis.viewpoints.profiles import profiles
from samenspel.analysis.viewpoints.sorted import analyse_sorts

CORRELATIONS: list[Correlation] = ["pearson", "spearman", "kendall"]
SORTS = synthetic("s18x8")
seeds = st.integers(0, 2**32 - 1)


def groups(rng: np.random.Generator, *, many: int, each: int) -> Floats:
    """Return free sorts of groups that have nothing to do with each other."""
    views = np.linalg.qr(rng.normal(size=(24, many))).Q * np.sqrt(24)
    return np.asarray((np.repeat(views, each, axis=1) + rng.normal(size=(24, many * each))).round())


def direct_partial(sorts: Floats, taken: int) -> float:
    """Return Velicer's mean squared partial correlation from the whole p x p matrix."""
    correlations = np.corrcoef(sorts.T)
    values, vectors = np.linalg.eigh(correlations)
    values, vectors = values[::-1][:taken], vectors[:, ::-1][:, :taken]
    left = correlations - (vectors * values) @ vectors.T
    scale = np.sqrt(np.diag(left))
    partial = left / scale / scale[:, None]
    people = len(partial)
    return float(((partial**2).sum() - people) / (people * (people - 1)))


@pytest.mark.parametrize("correlation", CORRELATIONS)
@pytest.mark.parametrize("many", [1, 2, 3])
def test_clear_groups_are_found(many: int, correlation: Correlation) -> None:
    sorts = groups(np.random.default_rng(1), many=many, each=12)
    found = how_many(sorts, Method(correlation=correlation), draws=100)
    assert (found.parallel, found.map) == (many, many)


@pytest.mark.parametrize("correlation", CORRELATIONS)
def test_blind_sorts_hold_no_more_than_chance(correlation: Correlation) -> None:
    """Of 40 blind studies two are expected to have a first eigenvalue beyond chance."""
    rng = np.random.default_rng(2)
    studies = [blind(rng, per_column=6, people=12) for _ in range(40)]
    method = Method(correlation=correlation)
    found = [how_many(sorts, method, draws=100, most=0).parallel for sorts in studies]
    assert found.count(0) >= 35


@settings(max_examples=20, deadline=None)
@given(seed=seeds, people=st.integers(3, 12), statements=st.integers(6, 12))
def test_partial_correlations_are_those_of_the_whole_matrix(
    seed: int, people: int, statements: int
) -> None:
    sorts = np.random.default_rng(seed).normal(size=(statements, people))
    components = principal(profiles(sorts, "pearson"), people).loadings
    found = partial_correlations(components)
    last = min(people, statements - 1) - 1
    assume((components[:, last] ** 2).min() > 1e-9)  # else nothing is left of a sort: see below
    direct = [direct_partial(sorts, taken) for taken in range(last)]
    assert found[:last] == pytest.approx(direct, rel=1e-6)
    # After all components but one, what is left of all sorts lies on one line.
    assert found[last] == pytest.approx(1.0)


def test_nothing_left_of_a_sort_ends_the_partial_correlations() -> None:
    found = partial_correlations(np.array([[1.0, 0.0], [0.6, 0.8], [0.6, -0.8]]))
    assert np.isnan(found).tolist() == [False, True]


@pytest.mark.parametrize("correlation", CORRELATIONS)
def test_chance_is_that_of_the_correlations_of_shuffled_sorts(correlation: Correlation) -> None:
    sorts = SORTS[:, :5]
    found = how_many(sorts, Method(correlation=correlation), seed=4, draws=7)
    shuffled = np.random.default_rng(4).permuted(np.tile(sorts.T, (7, 1, 1)), axis=2)
    columns = [profiles(draw.T, correlation) for draw in shuffled]
    values = [np.linalg.eigvalsh(one.T @ one)[::-1] for one in columns]
    assert found.chance == pytest.approx(np.percentile(values, 95, axis=0))


@pytest.mark.parametrize("correlation", CORRELATIONS)
@pytest.mark.parametrize("cells", [1, 5_000])
def test_a_small_memory_changes_no_figure(
    cells: int, correlation: Correlation, monkeypatch: pytest.MonkeyPatch
) -> None:
    method = Method(correlation=correlation)
    ample = how_many(SORTS, method, draws=30).chance
    monkeypatch.setattr(module, "MOST_CELLS", cells)
    assert how_many(SORTS, method, draws=30).chance == pytest.approx(ample, abs=1e-12)


def test_very_many_sorts_are_shuffled_less_often_but_100_times(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hundred = how_many(SORTS, draws=100, most=0).chance
    monkeypatch.setattr(module, "MOST_SHUFFLED", 1)
    assert (how_many(SORTS, draws=500, most=0).chance == hundred).all()


def test_the_same_seed_gives_the_same_figures_and_another_gives_others() -> None:
    one, again, other = (how_many(SORTS, seed=seed, draws=30) for seed in (1, 1, 2))
    assert one.chance.tobytes() == again.chance.tobytes()
    assert not np.array_equal(one.chance, other.chance)


def test_a_preview_is_what_that_number_of_factors_gives() -> None:
    method = Method(turns=(Turn(1, 2, 30.0),), bipolar="split")
    previews = how_many(SORTS, method, draws=5, most=4).previews
    assert [preview.factors for preview in previews] == [1, 2, 3, 4]
    for preview in previews:
        found = analyse_sorts(SORTS, Method(factors=preview.factors))
        between = found.correlations[np.triu_indices(preview.factors, k=1)]
        confounded = [doubt.places for doubt in found.doubts if doubt.code == "confounded_sorts"]
        assert preview.explained == pytest.approx(found.explained.sum())
        assert preview.loaders == tuple(found.flags.sum(axis=0))
        assert preview.unflagged == (found.flags.sum(axis=1) == 0).sum()
        assert preview.confounded == len(confounded[0] if confounded else ())
        assert preview.bipolar == found.bipolar.sum()
        highest = np.nanmax(between) if len(between) else np.nan
        assert preview.highest_correlation == pytest.approx(highest, nan_ok=True)


@pytest.mark.parametrize(
    "sorts",
    [
        SORTS[:, :2],
        np.repeat(SORTS[:, :1], 5, axis=1),
        np.concatenate([SORTS[:, :3], np.zeros((18, 2))], axis=1),
        np.array([[1.0, 0, 1], [0, 1, 0]]),
        np.where(np.random.default_rng(1).random(SORTS.shape) < 0.1, np.nan, SORTS),
    ],
    ids=["two sorts", "all the same", "some constant", "two statements", "holes"],
)
@pytest.mark.parametrize("correlation", CORRELATIONS)
def test_no_sorts_are_too_hard(sorts: Floats, correlation: Correlation) -> None:
    found = how_many(sorts, Method(correlation=correlation), draws=20)
    assert len(found.eigenvalues) == len(found.chance) <= min(sorts.shape)
    assert 0 <= found.parallel <= len(found.eigenvalues)
    assert 0 <= found.map < len(found.partial)
    assert 1 <= len(found.previews) <= 8
