"""Profiles: what of a sort counts for its correlation with other sorts."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from samenspel.analysis.viewpoints.model import Bools, Correlation, Floats

ROUNDING = 1e-12


def profiles(sorts: Floats, correlation: Correlation) -> Floats:
    """Return one column of length one per sort; their inner products are the correlations.

    With v statements and p sorts the correlations are a product X'X, and what it says about p
    sorts is also in the small XX'. So nothing needs to be p x p, and every step costs in
    proportion to the number of sorts.

    Parameters
    ----------
    sorts
        v x p; NaN is a missing cell, which says nothing: it counts as the mean of its sort.
    correlation
        ``pearson``; ``spearman``, of average ranks; ``kendall``, tau-b: of the order of all pairs.

    Returns
    -------
    v x p; for Kendall as many rows as there are pairs of statements, or sorts if those are fewer.
    A sort without variation is a column of zeros.

    References
    ----------
    Kendall, M. G. (1948). Rank Correlation Methods. Griffin.
    """
    if correlation == "kendall":
        return _pair_profiles(sorts)
    return _unit(_centred(_ranked(sorts) if correlation == "spearman" else sorts))


def filled(sorts: Floats) -> Floats:
    """Return the sorts with the mean of its sort in every missing cell; 0 in an empty sort."""
    missing = np.isnan(sorts)
    if not missing.any():
        return sorts
    present = np.maximum((~missing).sum(axis=0), 1)
    return np.where(missing, np.where(missing, 0.0, sorts).sum(axis=0) / present, sorts)


def constant(columns: Floats) -> Bools:
    """Return which profiles are of a sort that does not vary."""
    return np.asarray(~columns.any(axis=0))


def _centred(sorts: Floats) -> Floats:
    """Return the sorts around their means; exactly zero where only rounding is left."""
    whole = filled(sorts)
    centred = whole - whole.mean(axis=0)
    largest = np.abs(whole).max(axis=0)
    centred[:, np.abs(centred).max(axis=0) <= ROUNDING * largest] = 0.0
    return np.asarray(centred)


def _unit(columns: Floats) -> Floats:
    lengths = np.sqrt(np.einsum("ij,ij->j", columns, columns))
    return np.asarray(columns / np.where(lengths > 0, lengths, 1.0))


def _ranked(sorts: Floats) -> Floats:
    """Return average ranks within each sort; a missing cell stays missing."""
    order = np.argsort(sorts, axis=0)
    rising = np.take_along_axis(sorts, order, axis=0)
    places = np.broadcast_to(np.arange(len(sorts), dtype=float)[:, None], sorts.shape)
    starts = np.ones(sorts.shape, dtype=bool)
    starts[1:] = rising[1:] != rising[:-1]
    ends = np.roll(starts, -1, axis=0)
    first = np.maximum.accumulate(np.where(starts, places, 0.0), axis=0)
    last = np.minimum.accumulate(np.where(ends, places, np.inf)[::-1], axis=0)[::-1]
    ranks = np.empty(sorts.shape)
    np.put_along_axis(ranks, order, (first + last) / 2, axis=0)
    return np.where(np.isnan(sorts), np.nan, ranks)


def _pair_profiles(sorts: Floats) -> Floats:
    """Return signs of all pairs; with more pairs than sorts a square root of their products."""
    statements, people = sorts.shape
    pairs = statements * (statements - 1) // 2
    if pairs <= people:
        # One or two statements have fewer pairs; they keep as many rows as they are.
        empty = np.zeros((max(0, statements - pairs), people))
        return _unit(np.concatenate([empty, *_signs(sorts)]))
    # The products are sums of -1, 0 and 1: exact, so their order does not matter.
    products = sum((block.T @ block for block in _signs(sorts)), np.zeros((people, people)))
    lengths = np.sqrt(np.diag(products))
    scale = np.where(lengths > 0, lengths, 1.0)
    values, vectors = np.linalg.eigh(products / scale / scale[:, None])
    root = np.sqrt(values.clip(0))[:, None] * vectors.T
    return np.where(lengths > 0, root, 0.0)


def _signs(sorts: Floats) -> Iterator[Floats]:
    """Yield which of two statements is higher, for all pairs that lie equally far apart."""
    for distance in range(1, len(sorts)):
        yield np.nan_to_num(np.sign(sorts[distance:] - sorts[:-distance]))
