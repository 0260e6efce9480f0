"""Scores: what a viewpoint thinks of each statement, and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from samenspel.analysis.viewpoints.model import Bools, Floats, Ints

SORT_RELIABILITY = 0.8

# A loading of one has an infinite weight; this caps it at a million, and rounding cannot move it.
LEAST_UNEXPLAINED = 1e-6
ROUNDING = 1e-10
DIGITS = re.compile(r"([0-9]+)")


def z_scores(sorts: Floats, loadings: Floats, flags: Bools) -> Floats:
    """Return ... x v x k: the weighted sum of the flagged sorts, standardised with n - 1.

    Parameters
    ----------
    sorts
        ... x v x p, as they were placed and without missing cells.
    loadings, flags
        ... x p x k; the weight of a flagged sort is l / (1 - l^2), and its sign is that of l.

    Returns
    -------
    NaN for a viewpoint without flags, or whose flagged sorts cancel out.

    References
    ----------
    Brown, S. R. (1980). Political Subjectivity. Yale University Press.
    """
    weights = np.where(flags, loadings, 0.0)
    weights /= np.maximum(1 - weights**2, LEAST_UNEXPLAINED)
    total = np.abs(weights).sum(axis=-2, keepdims=True)
    means = sorts @ (weights / np.where(total > 0, total, 1.0))
    means -= means.mean(axis=-2, keepdims=True)
    spread = np.sqrt((means**2).sum(axis=-2, keepdims=True) / (means.shape[-2] - 1))
    flat = spread <= ROUNDING * np.abs(sorts).max(initial=0.0)
    return np.asarray(means / np.where(flat, np.nan, spread))


@dataclass(frozen=True)
class Precision:
    """How sure the scores of the viewpoints are.

    Attributes
    ----------
    loaders
        k; how many sorts are flagged.
    reliability
        k; of the composite sort when every sort has ``SORT_RELIABILITY``; 0 without flags.
    se
        k; standard error of a z; NaN without scores.
    sed
        k x k; standard error of the difference between two z.
    correlations
        k x k; between the z.
    """

    loaders: Ints
    reliability: Floats
    se: Floats
    sed: Floats
    correlations: Floats


def precision(z: Floats, flags: Bools) -> Precision:
    """Return how sure z (v x k) is, given who stands for the viewpoints (p x k).

    References
    ----------
    Brown, S. R. (1980). Political Subjectivity. Yale University Press, 243-246, 292-297.
    """
    loaders = flags.sum(axis=0)
    reliability = SORT_RELIABILITY * loaders / (1 + SORT_RELIABILITY * (loaders - 1))
    # The standard deviation of z is one.
    se = np.where(np.isnan(z).any(axis=0), np.nan, np.sqrt(1 - reliability))
    sed = np.sqrt(se**2 + se[:, None] ** 2)
    return Precision(loaders, reliability, se, sed, z.T @ z / (len(z) - 1))


@dataclass(frozen=True, slots=True)
class Shape:
    """The columns that a composite sort fills.

    Attributes
    ----------
    columns
        v; the column of every place, lowest first.
    forced
        Whether every sort without missing cells has this shape.
    pooled
        Whether it is that of all placed cells together.
    """

    columns: Floats
    forced: bool
    pooled: bool = False


def modal_shape(sorts: Floats) -> Shape:
    """Return the shape that most sorts (v x p) have; a sort with missing cells has no shape.

    When no shape occurs more often than every other, it is that of all placed cells together: in
    rising order, cut into v equal parts, the middle one of each part (of two the lower).
    """
    complete = np.sort(sorts[:, ~np.isnan(sorts).any(axis=0)], axis=0)
    if complete.shape[1] and (complete == complete[:, :1]).all():
        return Shape(complete[:, 0], forced=True)
    shapes, counts = np.unique(complete, axis=1, return_counts=True)
    if (counts == counts.max(initial=0)).sum() != 1:
        return Shape(_pooled(sorts), forced=False, pooled=True)
    return Shape(shapes[:, counts.argmax()], forced=False)


def _pooled(sorts: Floats) -> Floats:
    cells = np.sort(sorts[~np.isnan(sorts)])
    statements = len(sorts)
    # Whole numbers, so that rounding cannot move a middle.
    middles = ((2 * np.arange(statements) + 1) * len(cells) - 1) // (2 * statements)
    return np.asarray(cells[middles])


@dataclass(frozen=True, slots=True)
class Composites:
    """The sorts that viewpoints would make.

    Attributes
    ----------
    arrays
        v x k; always in the shape; NaN without scores.
    tied
        k; whether statements with the same z came into different columns.
    """

    arrays: Floats
    tied: Bools


def composites(z: Floats, columns: Floats, ids: Sequence[str] | Sequence[int]) -> Composites:
    """Return the sort that follows z in every viewpoint.

    Parameters
    ----------
    z
        v x k.
    columns
        v; the column of every place, lowest first.
    ids
        v; of statements with the same z (up to rounding) the first id gets the higher column.
        Digits count as numbers, so ``s3`` comes before ``s10``.
    """
    order = np.argsort(z, axis=0)
    steps = np.diff(np.take_along_axis(z, order, axis=0), axis=0) > ROUNDING
    rising = np.concatenate([np.zeros((1, z.shape[1]), dtype=np.int64), steps.cumsum(axis=0)])
    levels = np.empty_like(rising)
    np.put_along_axis(levels, order, rising, axis=0)
    last_id_first = np.broadcast_to(-_ranks(ids)[:, None], z.shape)
    lowest_first = np.lexsort((last_id_first, levels), axis=0)
    arrays = np.empty_like(z)
    np.put_along_axis(arrays, lowest_first, columns[:, None], axis=0)
    edges = np.diff(columns)[:, None] > 0
    scored = ~np.isnan(z).any(axis=0)
    tied = np.asarray((edges & ~steps).any(axis=0) & scored)
    return Composites(np.where(scored, arrays, np.nan), tied)


def _ranks(ids: Sequence[str] | Sequence[int]) -> Ints:
    """Return the rank of every id, from 0."""
    order = sorted(range(len(ids)), key=[_natural(id) for id in ids].__getitem__)
    return np.argsort(order)


def _natural(id: str | int) -> tuple[object, ...]:
    """Return what an id is ordered by: a number by its size, and words by their letters."""
    if not isinstance(id, str):
        return (id,)
    parts: list[object] = [*DIGITS.split(id)]
    for place in range(1, len(parts), 2):
        digits = str(parts[place]).lstrip("0")
        parts[place] = (len(digits), digits)  # longer is larger, however long it is
    return (parts, id)
