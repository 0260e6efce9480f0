"""The whole analysis of a set of sorts: extraction, rotation, flags, scores, differences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from samenspel.analysis.viewpoints import flagging
from samenspel.analysis.viewpoints.differences import compared
from samenspel.analysis.viewpoints.extraction import extracted, reflected
from samenspel.analysis.viewpoints.model import (
    FEW_SORTS,
    Bools,
    Doubt,
    DoubtCode,
    Floats,
    Ints,
    Method,
    Viewpoints,
)
from samenspel.analysis.viewpoints.profiles import constant, filled, profiles
from samenspel.analysis.viewpoints.rotation import turned, varimax
from samenspel.analysis.viewpoints.scores import (
    LEAST_UNEXPLAINED,
    Shape,
    composites,
    modal_shape,
    precision,
    z_scores,
)

SAME = 1e-8  # relative


@dataclass(frozen=True, slots=True)
class Factors:
    """Factors with their final numbers.

    Attributes
    ----------
    loadings
        p x k; NaN for a sort without variation.
    eigenvalues
        Of the correlations between sorts, largest first.
    rounds, converged
        Of the rotation; 0 and true without one.
    agreeing
        k; of the unrotated factors, see ``Extracted``.
    """

    loadings: Floats
    eigenvalues: Floats
    rounds: int
    converged: bool
    agreeing: Bools


def analyse_sorts(
    sorts: Floats,
    method: Method = Method(),  # noqa: B008 - frozen, so it can be shared
    *,
    flags: Bools | None = None,
    shape: Floats | None = None,
    ids: Sequence[str] | Sequence[int] | None = None,
) -> Viewpoints:
    """Return the viewpoints in a set of sorts.

    Signs: every component points to where its loadings have a positive sum, before and after
    rotation; a centroid keeps the side on which the sorts lay when it was taken, and a rotation
    by hand moves the axes and no more. When the sum is zero the sign means nothing.

    Parameters
    ----------
    sorts
        v x p; the column of each statement in each sort; NaN is a missing cell.
    method
        How to look.
    flags
        p x k; who stands for which factor, instead of automatic flags. Where the loading is NaN
        a flag is dropped.
    shape
        v; the columns to fill; without it the shape that most sorts have (``modal_shape``).
    ids
        v; of statements that tie the first id gets the higher column (``s3`` before ``s10``);
        without it the first row.

    Raises
    ------
    ValueError
        When fewer than two sorts vary.

    References
    ----------
    Brown, S. R. (1980). Political Subjectivity. Yale University Press.
    Zabala, A. (2014). qmethod: a package to explore human perspectives using Q methodology.
    The R Journal, 6(2), 163-173.
    """
    columns = profiles(sorts, method.correlation)
    if (~constant(columns)).sum() < 2:
        raise ValueError("Fewer than two sorts vary, so there is nothing to compare.")
    filling = _shape_of(sorts, shape)
    factors = factors_of(columns, method)
    flagged = _flagged(factors.loadings, flags, method, statements=len(sorts))
    views = _views(factors.loadings, flagged, method)
    z = z_scores(filled(sorts), views.loadings, views.flags)
    certain = precision(z, views.flags)
    made = composites(z, filling.columns, range(len(sorts)) if ids is None else ids)
    squares = np.nansum(views.loadings**2, axis=0)
    doubts = (
        *_about_sorts(sorts, columns, filling),
        *_about_factors(factors, flagged, method, statements=len(sorts)),
        *_about_views(views, made.tied),
    )
    return Viewpoints(
        **vars(views),
        **vars(certain),
        **vars(compared(z, certain.sed, method.margin)),
        z=z,
        arrays=made.arrays,
        shape=filling.columns,
        forced=filling.forced,
        eigenvalues=factors.eigenvalues[: min(sorts.shape)],
        sums_of_squares=squares,
        explained=squares / sorts.shape[1],
        bipolar=flagging.two_sided(views.loadings, views.flags),
        rounds=factors.rounds,
        doubts=doubts,
    )


def factors_of(columns: Floats, method: Method) -> Factors:
    """Return the factors of profiles (see ``profiles``), rotated, in their final order."""
    found = extracted(columns, method.factors, method.extraction)
    loadings, rounds, converged = found.loadings, 0, True
    if method.rotation == "varimax":
        after = varimax(loadings, r_compatible=method.r_compatible)
        loadings, rounds, converged = after.loadings, after.rounds, after.converged
        if method.extraction == "pca":
            loadings = reflected(strongest_first(loadings))
    kept = loadings.shape[1]
    turns = [turn for turn in method.turns if max(turn.first, turn.second) <= kept]
    loadings = np.where(constant(columns)[:, None], np.nan, turned(loadings, turns))
    return Factors(loadings, found.eigenvalues, rounds, converged, found.agreeing)


def strongest_first(loadings: Floats) -> Floats:
    """Return the factors (columns) by falling sum of squares; equal ones stay in their order."""
    return np.asarray(loadings[:, np.argsort(-(loadings**2).sum(axis=0), kind="stable")])


@dataclass(frozen=True)
class _Views:
    """Viewpoints: the factors, or the halves of them; the fields are those of ``Viewpoints``."""

    labels: tuple[str, ...]
    loadings: Floats
    flags: Bools


def _shape_of(sorts: Floats, shape: Floats | None) -> Shape:
    if shape is None:
        return modal_shape(sorts)
    columns = np.sort(np.asarray(shape, dtype=np.float64))
    complete = np.sort(sorts[:, ~np.isnan(sorts).any(axis=0)], axis=0)
    return Shape(columns, forced=bool((complete == columns[:, None]).all()))


def _flagged(loadings: Floats, flags: Bools | None, method: Method, *, statements: int) -> Bools:
    if flags is None:
        return flagging.automatic(loadings, statements, method.flag_level)
    return np.asarray(flags[:, : loadings.shape[1]] & ~np.isnan(loadings))


def _views(loadings: Floats, flags: Bools, method: Method) -> _Views:
    """Return every factor as a viewpoint, and as two when it has two sides that are to be split."""
    sides = flagging.two_sided(loadings, flags) & (method.bipolar == "split")
    # A split factor comes twice, the second time upside down.
    places = np.repeat(np.arange(len(sides)), 1 + sides)
    below = np.concatenate([[False], np.diff(places) == 0])[: len(places)]
    turned_over = loadings[:, places] * np.where(below, -1.0, 1.0)
    stands = flags[:, places] & ((turned_over > 0) | ~sides[places])
    marks = np.where(sides[places], np.where(below, "-", "+"), "")
    labels = (f"{place + 1}{mark}" for place, mark in zip(places, marks, strict=True))
    return _Views(tuple(labels), turned_over, stands)


def _about_sorts(sorts: Floats, columns: Floats, shape: Shape) -> Iterator[Doubt]:
    people = sorts.shape[1]
    if people < FEW_SORTS:
        yield Doubt("few_sorts", (people,))
    empty = np.isnan(sorts).all(axis=0)
    yield from _where("empty_sorts", empty)
    yield from _where("constant_sorts", constant(columns) & ~empty)
    yield from _where("identical_sorts", _twins(sorts) & ~empty)
    yield from _where("missing_cells", np.isnan(sorts).any(axis=0) & ~empty)
    if not shape.forced:
        yield Doubt("pooled_shape" if shape.pooled else "free_sorts")


def _about_factors(
    factors: Factors, flags: Bools, method: Method, *, statements: int
) -> Iterator[Doubt]:
    loadings = factors.loadings
    made = loadings.shape[1]
    if made < method.factors:
        yield Doubt("fewer_factors", (method.factors, made))
    if method.extraction == "pca":
        for place in _close(factors.eigenvalues, made):
            yield Doubt("close_eigenvalues", (int(place), int(place) + 1))
    if not factors.converged:
        yield Doubt("not_converged", (factors.rounds,))
    if not factors.agreeing.all():
        numbers = np.flatnonzero(~factors.agreeing) + 1
        yield Doubt("unsettled_centroids", tuple(numbers.tolist()))
    capped = flags & (1 - loadings**2 < LEAST_UNEXPLAINED)
    yield from _where("unit_loadings", capped.any(axis=1))
    passed = flagging.beyond_chance(loadings, statements, method.flag_level)
    yield from _where("confounded_sorts", flagging.confounded(flags, passed))
    yield from _where("double_flags", flags.sum(axis=1) > 1)
    yield from _where("weak_flags", (flags & ~passed).any(axis=1))


def _about_views(views: _Views, tied: Bools) -> Iterator[Doubt]:
    yield from _where("bipolar", flagging.two_sided(views.loadings, views.flags))
    yield from _where("no_flags", ~views.flags.any(axis=0))
    yield from _where("tied_scores", tied)


def _where(code: DoubtCode, concerned: np.bool | Bools) -> Iterator[Doubt]:
    places = tuple(np.flatnonzero(concerned).tolist())
    if places:
        yield Doubt(code, places)


def _close(eigenvalues: Floats, made: int) -> Ints:
    """Return the places of kept eigenvalues that are as large as the next, up to rounding."""
    upper, lower = eigenvalues[:made], eigenvalues[1 : made + 1]
    return np.flatnonzero(upper[: len(lower)] - lower < SAME * upper[: len(lower)])


def _twins(sorts: Floats) -> Bools:
    """Return which sorts place everything as another sort does."""
    # One sort is one lump of bytes; adding zero makes -0 into 0.
    rows = np.ascontiguousarray((sorts + 0.0).T)
    lumps = rows.view(np.dtype((np.void, rows.shape[1] * rows.itemsize)))[:, 0]
    _, which, counts = np.unique(lumps, return_inverse=True, return_counts=True)
    return np.asarray(counts[which] > 1)
