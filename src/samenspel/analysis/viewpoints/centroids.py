"""Centroid factors of many sets of sorts at once: ``extraction.centroid``, for resamples."""

from __future__ import annotations

import numpy as np

from samenspel.analysis.viewpoints.extraction import MOST_ROUNDS, ROUNDING, RUNAWAY, STOP
from samenspel.analysis.viewpoints.model import Bools, Floats, Ints


def centroids(correlations: Floats, factors: int) -> Floats:
    """Return centroid loadings of every set; zeros for a factor that a set does not carry.

    Parameters
    ----------
    correlations
        Sets x p x p; zeros in the row and column of a sort that does not vary.
    factors
        How many are asked for.

    Returns
    -------
    Sets x p x k.

    References
    ----------
    Brown, S. R. (1980). Political Subjectivity. Yale University Press, 208-224.
    """
    people = correlations.shape[-1]
    own = np.diagonal(correlations, axis1=1, axis2=2)
    between = correlations * (1 - np.eye(people))
    loadings = np.zeros((*own.shape, factors))
    carried = own.any(axis=1)
    for factor in range(factors):
        signs = _reflections(between)
        sums = _sums(between, signs)
        # Sorts with nothing in common still have a first centroid.
        carried &= (sums.max(axis=1) > ROUNDING) | (factor == 0)
        found = np.where(carried[:, None], signs * _communal(sums, own), 0.0)
        loadings[..., factor] = found
        between = between - found[:, :, None] * found[:, None, :] * (1 - np.eye(people))
        own = (own - found**2).clip(0)
    return loadings


def _sums(between: Floats, signs: Floats) -> Floats:
    return np.asarray(signs * np.einsum("bij,bj->bi", between, signs))


def _reflections(between: Floats) -> Floats:
    """Return -1 for the sorts to be reflected: in every set one at a time, the lowest first."""
    signs = np.ones(between.shape[:2])
    sums = _sums(between, signs)
    going = np.flatnonzero(sums.min(axis=1) < -ROUNDING)
    while len(going):
        chosen = _lowest(between[going], signs[going], sums[going])
        signs[going, chosen] *= -1
        turned = signs[going] * signs[going, chosen][:, None] * between[going, chosen]
        sums[going] += 2 * turned
        sums[going, chosen] *= -1
        going = going[sums[going].min(axis=1) < -ROUNDING]
    return signs


def _lowest(between: Floats, signs: Floats, sums: Floats) -> Ints:
    """Return in every set the lowest sort; of a tie the one with the largest correlations."""
    tied = sums <= sums.min(axis=1, keepdims=True) + ROUNDING
    if (tied.sum(axis=1) > 1).any():
        tied = _largest(tied, (between**2).sum(axis=1))
        tied = _largest(tied, signs * np.einsum("bij,bj->bi", between**3, signs))
    return np.asarray(tied.argmax(axis=1))


def _largest(tied: Bools, sizes: Floats) -> Bools:
    """Return which of the tied sorts have the largest size, up to rounding."""
    most = np.where(tied, sizes, -np.inf).max(axis=1, keepdims=True)
    return np.asarray(tied & (sizes >= most - ROUNDING))


def _communal(sums: Floats, own: Floats) -> Floats:
    """Return loadings on the centroid; from the variances where communalities do not agree."""
    loadings = _agreeing(sums)
    agree = (sums.max(axis=1) > ROUNDING) & (loadings**2 <= own + ROUNDING).all(axis=1)
    from_variances = np.minimum(_shares(sums + own), np.sqrt(own))
    return np.asarray(np.where(agree[:, None], loadings, from_variances))


def _agreeing(sums: Floats) -> Floats:
    diagonal = sums / (sums.shape[1] - 1)
    loadings = np.zeros_like(sums)
    going = np.arange(len(sums))
    for _ in range(MOST_ROUNDS):
        found = _shares(sums[going] + diagonal[going])
        loadings[going] = found
        moved = np.abs(found**2 - diagonal[going]).max(axis=1)
        diagonal[going] = found**2
        going = going[(moved >= STOP) & (diagonal[going].max(axis=1) <= RUNAWAY)]
        if not len(going):
            break
    return loadings


def _shares(sums: Floats) -> Floats:
    whole = sums.sum(axis=1, keepdims=True)
    return np.asarray(sums / np.sqrt(np.where(whole > 0, whole, np.inf)))
