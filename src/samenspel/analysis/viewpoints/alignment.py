"""Alignment: which factor of a resample is which factor of the sample, for many at once."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from samenspel.analysis.viewpoints.model import Floats, Ints


class _Way(NamedTuple):
    """Per set: the row from which each column is reached, and the free column at the end."""

    came_from: Ints
    free: Ints


def congruences(sample: Floats, others: Floats) -> Floats:
    """Return Tucker's phi between factors: sets x k (of the sample) x k (of the other).

    Parameters
    ----------
    sample, others
        Sets x p x k, of the same sorts; zero for a sort or a factor that is not there. The
        congruence with a factor that is not there is zero.

    References
    ----------
    Tucker, L. R. (1951). A method for synthesis of factor analysis studies. Educational Testing
    Service.
    """
    products = np.swapaxes(sample, -1, -2) @ others
    lengths = _lengths(sample)[:, :, None] * _lengths(others)[:, None]
    return np.asarray(products / np.where(lengths > 0, lengths, np.inf))


def assignment(congruence: Floats) -> Floats:
    """Return per set the permutation with signs that makes the factors most alike.

    The sum of the absolute congruences of the matched factors is the largest that any
    permutation gives.

    Parameters
    ----------
    congruence
        Sets x k x k, from ``congruences``.

    Returns
    -------
    Sets x k x k; loadings of the other times this are in the order and sign of the sample.
    """
    places = matched(np.abs(congruence))[:, :, None]
    signs = np.where(np.take_along_axis(congruence, places, axis=2) < 0, -1.0, 1.0)
    there = np.zeros_like(congruence)
    np.put_along_axis(there, places, signs, axis=2)
    return np.swapaxes(there, -1, -2)


def procrustes(sample: Floats, others: Floats) -> Floats:
    """Return per set the rotation (sets x k x k) that takes the others closest to the sample.

    References
    ----------
    Schönemann, P. H. (1966). A generalized solution of the orthogonal Procrustes problem.
    Psychometrika, 31(1), 1-10.
    """
    left, _, right = np.linalg.svd(np.swapaxes(others, -1, -2) @ sample)
    return np.asarray(left @ right)


def matched(gains: Floats) -> Ints:
    """Return for every row the column it is given, so that the sum of gains is the largest.

    All sets take the same step at the same time: a row is added, the cheapest way to make room
    for it is looked for, and the rows on that way move on.

    Parameters
    ----------
    gains
        Sets x k x k.

    References
    ----------
    Jonker, R. & Volgenant, A. (1987). A shortest augmenting path algorithm for dense and sparse
    linear assignment problems. Computing, 38(4), 325-340.
    """
    prices = np.zeros(gains.shape[:2])
    holders: Ints = np.full(prices.shape, -1)
    places = holders.copy()
    for row in range(gains.shape[1]):
        way = _cheapest_way(-gains, prices, holders, row)
        _move_on(way, holders, places)
    return places


def _cheapest_way(costs: Floats, prices: Floats, holders: Ints, row: int) -> _Way:
    """Return how a free column is reached from a row; passed columns change price, in place."""
    sets = np.arange(len(costs))
    lengths = costs[:, row] - prices
    came_from = np.full(prices.shape, row)
    passed = np.zeros(prices.shape, dtype=bool)
    for _ in range(row + 1):
        nearest = np.where(passed, np.inf, lengths).argmin(axis=1)
        least, holder = lengths[sets, nearest], holders[sets, nearest]
        taken = holder >= 0
        passed[sets, nearest] |= taken
        reduced = costs[sets, holder] - prices
        onward = (least - reduced[sets, nearest])[:, None] + reduced
        shorter = taken[:, None] & ~passed & (onward < lengths)
        lengths = np.where(shorter, onward, lengths)
        came_from = np.where(shorter, holder[:, None], came_from)
    prices += np.where(passed, lengths - least[:, None], 0.0)
    return _Way(came_from, nearest)


def _move_on(way: _Way, holders: Ints, places: Ints) -> None:
    """Give every row on the way its new column, from the free one back to the row added."""
    sets, columns = np.arange(len(way.free)), way.free
    while len(sets):
        rows = way.came_from[sets, columns]
        before = places[sets, rows]
        holders[sets, columns], places[sets, rows] = rows, columns
        moved = before >= 0
        sets, columns = sets[moved], before[moved]


def _lengths(loadings: Floats) -> Floats:
    return np.asarray(np.sqrt((loadings**2).sum(axis=-2)))
