"""Bootstrap: the same for any batch, honest when interrupted, alive on any sorts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.viewpoints.qsorts import blind, minded
from analysis.viewpoints.reference import synthetic
from samenspel.analysis.viewpoints import bootstrap as module
from samenspel.analysis.viewpoints.bootstrap import Alignment, bootstrap_sorts
from samenspel.analysis.viewpoints.model import Bootstrap, Floats, Method, Turn
from samenspel.analysis.viewpoints.sorted import analyse_sorts

SORTS = synthetic("s18x8")
METHODS = {
    "as it is": Method(),
    "as R stops": Method(r_compatible=True),
    "not rotated": Method(rotation="none", factors=2),
    "of ranks": Method(correlation="spearman"),
    "of pairs": Method(correlation="kendall", factors=2),
    "centroid": Method(extraction="centroid", factors=2),
    "split": Method(factors=2, bipolar="split"),
    "turned by hand": Method(turns=(Turn(1, 2, 30.0), Turn(2, 3, -10.0))),
    "more than can be carried": Method(factors=12),
}
methods = pytest.mark.parametrize("method", METHODS.values(), ids=METHODS.keys())
seeds = st.integers(0, 2**32 - 1)


def same(one: Bootstrap, other: Bootstrap) -> bool:
    """Return whether all figures are the same bytes."""
    return all(
        np.asarray(mine).tobytes() == np.asarray(asdict(other)[name]).tobytes()
        for name, mine in asdict(one).items()
    )


def two_groups(rng: np.random.Generator, *, each: int, noise: float = 0.5) -> Floats:
    """Return forced sorts of two groups that have nothing to do with each other."""
    views = np.linalg.qr(rng.normal(size=(30, 2))).Q * np.sqrt(30)
    leaning = np.repeat(views, each, axis=1) + noise * rng.normal(size=(30, 2 * each))
    sorts = np.empty_like(leaning)
    columns = np.repeat(np.arange(-2.0, 3.0), 6)[:, None]
    np.put_along_axis(sorts, np.argsort(leaning, axis=0), columns, axis=0)
    return sorts


@methods
@pytest.mark.parametrize("alignment", ["assignment", "procrustes"])
def test_the_size_of_a_batch_changes_no_byte(method: Method, alignment: Alignment) -> None:
    found = [
        bootstrap_sorts(SORTS, method, resamples=60, alignment=alignment, batch=batch)
        for batch in (60, 1, 17)
    ]
    assert same(found[0], found[1])
    assert same(found[0], found[2])


def test_the_same_seed_gives_the_same_bytes_and_another_gives_others() -> None:
    one, again, other = (bootstrap_sorts(SORTS, resamples=50, seed=seed) for seed in (1, 1, 2))
    assert same(one, again)
    assert not np.array_equal(one.z, other.z)


@pytest.mark.parametrize("cells", [1, 2_000])
def test_a_small_memory_changes_no_byte(cells: int, monkeypatch: pytest.MonkeyPatch) -> None:
    ample = bootstrap_sorts(SORTS, resamples=60)
    monkeypatch.setattr(module, "MOST_CELLS", cells)
    assert same(bootstrap_sorts(SORTS, resamples=60), ample)


def test_intervals_are_over_the_resamples_that_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    fewer = bootstrap_sorts(SORTS, resamples=25)
    monkeypatch.setattr(module, "MOST_KEPT", 25 * 3 * 18)
    more = bootstrap_sorts(SORTS, resamples=60, batch=10)
    assert more.z_low.tobytes() == fewer.z_low.tobytes()
    assert more.resamples == 60


@pytest.mark.parametrize("method", [METHODS["as it is"], METHODS["as R stops"]])
@pytest.mark.parametrize("seed", range(5))
def test_a_resample_is_the_analysis_of_the_sorts_drawn(method: Method, seed: int) -> None:
    """Up to order and sign of the factors, which are those of the sample."""
    sorts = synthetic("s18x40")
    drawn = np.random.default_rng(seed).integers(40, size=40)
    alone = analyse_sorts(sorts[:, drawn], method)
    found = bootstrap_sorts(sorts, method, resamples=1, seed=seed)
    likeness = found.z.T @ alone.z / 17
    nearest = np.abs(likeness).argmax(axis=1)
    signs = np.sign(likeness[range(3), nearest])
    assert sorted(nearest) == [0, 1, 2]
    assert found.z == pytest.approx(alone.z[:, nearest] * signs, abs=1e-6)
    ours = found.loadings[drawn]
    assert ours == pytest.approx(alone.loadings[:, nearest] * signs, abs=1e-6)
    assert (found.flagged[drawn] == alone.flags[:, nearest]).all()
    undrawn = np.setdiff1d(np.arange(40), drawn)
    assert np.isnan(found.loadings[undrawn]).all()
    assert np.isnan(found.flagged[undrawn]).all()


@pytest.mark.parametrize("method", [METHODS["centroid"], METHODS["not rotated"]])
def test_a_resample_without_rotation_is_that_of_the_sorts_drawn_too(method: Method) -> None:
    sorts = synthetic("s18x40")
    drawn = np.random.default_rng(3).integers(40, size=40)
    alone = analyse_sorts(sorts[:, drawn], method)
    found = bootstrap_sorts(sorts, method, resamples=1, seed=3)
    ours = np.sort(np.abs(found.loadings[drawn]), axis=1)
    assert ours == pytest.approx(np.sort(np.abs(alone.loadings), axis=1), abs=1e-9)


def test_figures_are_the_mean_and_percentiles_of_the_resamples() -> None:
    whole = bootstrap_sorts(SORTS, resamples=40, seed=7)
    drawn = np.random.default_rng(7).integers(8, size=(40, 8))
    part = module._part(module._sample(SORTS, Method(), None), drawn, "assignment")
    holding = (drawn[:, :, None] == np.arange(8)).any(axis=1).sum(axis=0)
    assert whole.z == pytest.approx(np.nanmean(part.z, axis=0))
    assert whole.z_se == pytest.approx(np.nanstd(part.z, axis=0, ddof=1))
    assert whole.z_low == pytest.approx(np.nanpercentile(part.z, 2.5, axis=0))
    assert whole.loadings_high == pytest.approx(np.nanpercentile(part.loadings, 97.5, axis=0))
    assert whole.flagged == pytest.approx(part.flagged / holding[:, None])
    assert whole.defined == pytest.approx((~np.isnan(part.z[:, 0])).mean(axis=0))


def stop_after(calls: int) -> Callable[[int, int], None]:
    told: list[int] = []

    def progress(done: int, _: int) -> None:
        told.append(done)
        if len(told) == calls:
            raise KeyboardInterrupt

    return progress


def test_an_interruption_keeps_what_was_done() -> None:
    cut = bootstrap_sorts(SORTS, resamples=100, batch=20, progress=stop_after(2))
    assert cut.interrupted
    assert cut.resamples == 40
    assert same(replace(cut, interrupted=False), bootstrap_sorts(SORTS, resamples=40))


def test_an_interruption_before_the_end_of_a_batch_keeps_the_batches_before(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(module, "_part", interrupt)
    cut = bootstrap_sorts(SORTS, resamples=100)
    assert (cut.interrupted, cut.resamples) == (True, 0)
    assert np.isnan(cut.z).all()
    assert cut.z.shape == (18, 3)
    assert cut.loadings.shape == cut.flagged.shape == (8, 3)


def test_progress_is_told_after_every_batch() -> None:
    told: list[tuple[int, int]] = []
    bootstrap_sorts(
        SORTS, resamples=50, batch=20, progress=lambda done, asked: told.append((done, asked))
    )
    assert told == [(20, 50), (40, 50), (50, 50)]


def hard_cases() -> dict[str, Floats]:
    rng = np.random.default_rng(1)
    some = blind(rng, per_column=4, people=6)
    holes = np.where(rng.random(some.shape) < 0.15, np.nan, some)
    return {
        "two sorts": some[:, :2],
        "all the same": np.repeat(some[:, :1], 6, axis=1),
        "two that are opposite": np.stack([some[:, 0], -some[:, 0]], axis=1),
        "twins": np.concatenate([some[:, :3]] * 2, axis=1),
        "some constant": np.concatenate([some[:, :3], np.zeros((12, 3))], axis=1),
        "two statements": np.array([[1.0, 0, 1, 1], [0, 1, 0, 0]]),
        "more sorts than statements": blind(rng, per_column=1, people=15),
        "free": rng.integers(-3, 4, size=(10, 5)).astype(float),
        "holes": holes,
    }


@methods
@pytest.mark.parametrize("sorts", hard_cases().values(), ids=hard_cases().keys())
@pytest.mark.parametrize("alignment", ["assignment", "procrustes"])
def test_no_sorts_are_too_hard(sorts: Floats, method: Method, alignment: Alignment) -> None:
    found = bootstrap_sorts(sorts, method, resamples=40, alignment=alignment)
    assert found.resamples == 40
    in_a_share(found.flagged)
    in_a_share(found.defined)
    in_order(found.loadings_low, found.loadings, found.loadings_high)
    in_order(found.z_low, found.z, found.z_high)
    assert (np.isnan(found.z).all(axis=0) == (found.defined == 0)).all()


def in_a_share(figures: Floats) -> None:
    known = figures[~np.isnan(figures)]
    assert ((known >= 0) & (known <= 1)).all()


def in_order(low: Floats, mean: Floats, high: Floats) -> None:
    known = ~np.isnan(mean)
    assert (low[known] <= mean[known] + 1e-9).all()
    assert (mean[known] <= high[known] + 1e-9).all()


def test_a_sort_that_does_not_vary_has_no_loadings_and_no_flags() -> None:
    found = bootstrap_sorts(hard_cases()["some constant"], resamples=40)
    assert np.isnan(found.loadings[3:]).all()
    assert (found.flagged[3:] == 0).all()


@pytest.mark.parametrize("alignment", ["assignment", "procrustes"])
def test_two_clear_groups_stay_what_they_are(alignment: Alignment) -> None:
    sorts = two_groups(np.random.default_rng(2), each=20, noise=0.3)
    found = bootstrap_sorts(sorts, Method(factors=2), resamples=500, alignment=alignment)
    sample = analyse_sorts(sorts, Method(factors=2))
    assert (found.z_high - found.z_low).mean() < 0.5
    assert (found.flagged == sample.flags).all()
    assert (found.similarity > 0.999).all()
    assert found.z == pytest.approx(sample.z, abs=0.05)


def test_blind_sorts_have_wide_intervals() -> None:
    sorts = blind(np.random.default_rng(1), per_column=10, people=20)
    found = bootstrap_sorts(sorts, Method(factors=2), resamples=500)
    assert (found.z_high - found.z_low).mean() > 2
    assert (found.similarity < 0.8).all()


def test_intervals_hold_the_score_in_the_population() -> None:
    """Of 30 studies of 24 sorts; the nominal share is .95, and a percentile has a little less."""
    rng = np.random.default_rng(5)
    population = two_groups(rng, each=2_000, noise=1.0)
    whole = analyse_sorts(population, Method(factors=2)).z
    held = []
    for _ in range(30):
        sorts = population[:, rng.integers(4_000, size=24)]
        found = bootstrap_sorts(sorts, Method(factors=2), resamples=200)
        across = np.abs(found.z.T @ whole).argmax(axis=0)
        turn = np.sign((found.z[:, across] * whole).sum(axis=0))
        low, high = np.sort([end[:, across] * turn for end in (found.z_low, found.z_high)], axis=0)
        held.append((low <= whole) & (whole <= high))
    assert 0.85 < np.mean(held) < 0.99


def test_a_turn_over_90_degrees_swaps_the_viewpoints() -> None:
    sorts = two_groups(np.random.default_rng(2), each=5)
    straight, swapped = (
        bootstrap_sorts(sorts, Method(factors=2, turns=turns), resamples=50)
        for turns in ((), (Turn(1, 2, 90.0),))
    )
    assert swapped.loadings[:, 0] == pytest.approx(straight.loadings[:, 1])
    assert swapped.loadings[:, 1] == pytest.approx(-straight.loadings[:, 0])
    assert swapped.z[:, 1] == pytest.approx(-straight.z[:, 0])
    assert swapped.similarity == pytest.approx(straight.similarity[::-1])


def test_sides_of_a_factor_that_is_split_are_two_viewpoints() -> None:
    sorts = two_groups(np.random.default_rng(2), each=6)
    sorts[:, 9:] *= -1
    sample = analyse_sorts(sorts, Method(factors=2, bipolar="split"))
    found = bootstrap_sorts(sorts, Method(factors=2, bipolar="split"), resamples=100)
    assert any(label.endswith("-") for label in sample.labels)
    assert (found.flagged[sample.flags] > 0.9).all()
    assert (found.loadings[sample.flags] > 0).all()
    assert found.z == pytest.approx(sample.z, abs=0.3)


def test_flags_set_by_hand_go_with_the_sort() -> None:
    by_hand = np.zeros((8, 3), dtype=bool)
    by_hand[[0, 1, 2, 3], [0, 1, 2, 0]] = True
    found = bootstrap_sorts(SORTS, flags=by_hand, resamples=60)
    assert (found.flagged == by_hand).all()


@settings(max_examples=15, deadline=None)
@given(seed=seeds)
def test_turning_a_sort_upside_down_turns_its_loadings(seed: int) -> None:
    sorts = minded(np.random.default_rng(seed), per_column=4, people=9)
    other = sorts * np.where(np.arange(9) == 4, -1.0, 1.0)
    method = Method(factors=1)
    found, flipped = (bootstrap_sorts(each, method, resamples=20) for each in (sorts, other))
    assert np.abs(flipped.loadings) == pytest.approx(np.abs(found.loadings), abs=1e-6)
