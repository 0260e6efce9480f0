"""Extraction: the few directions along which the sorts lie."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samenspel.analysis.viewpoints.model import Extraction, Floats, Ints
from samenspel.analysis.viewpoints.profiles import constant

STOP = 1e-5  # of a communality, as in R
MOST_ROUNDS = 1_000
RUNAWAY = 4.0  # a communality is at most one, and from there none comes back
ROUNDING = 1e-10


@dataclass(frozen=True, slots=True)
class Extracted:
    """Unrotated loadings.

    Attributes
    ----------
    loadings
        p x k; k is less than asked when the sorts do not carry more.
    eigenvalues
        Of the correlations between sorts, largest first.
    """

    loadings: Floats
    eigenvalues: Floats


def extracted(profiles: Floats, factors: int, extraction: Extraction) -> Extracted:
    """Return unrotated loadings, by principal components or by Brown's centroid method.

    Parameters
    ----------
    profiles
        Rows x p, with columns of length one (or zero).
    factors
        How many are asked for.
    extraction
        ``pca`` or ``centroid``.
    """
    components = principal(profiles, factors)
    if extraction == "pca":
        return components
    kept = components.loadings.shape[1]
    return Extracted(centroid(profiles, kept), components.eigenvalues)


def principal(profiles: Floats, factors: int) -> Extracted:
    """Return components: eigenvectors times the roots of their eigenvalues.

    The eigenproblem is that of the smaller of XX' and X'X; from the first the loadings are X'u.

    Every component points to where its loadings have a positive sum. When the sum is zero their
    cubes decide, and when those are zero too the sign means nothing.
    """
    wide = profiles.shape[0] < profiles.shape[1]
    small = profiles @ profiles.T if wide else profiles.T @ profiles
    rising, vectors = np.linalg.eigh(small)
    eigenvalues = rising[::-1].clip(0)
    kept = min(factors, int((eigenvalues > ROUNDING * eigenvalues[0]).sum()))
    strongest = vectors[:, ::-1][:, :kept]
    loadings = profiles.T @ strongest if wide else strongest * np.sqrt(eigenvalues[:kept])
    # Rounding gives a sort without variation a direction, and a rotation looks at nothing else.
    loadings[constant(profiles)] = 0.0
    return Extracted(reflected(loadings), eigenvalues)


def reflected(loadings: Floats) -> Floats:
    """Return the loadings with every column turned to a positive sum, or sum of cubes."""
    sums = loadings.sum(axis=0)
    even = np.abs(sums) < ROUNDING
    if even.any():
        sums = np.where(even, (loadings**3).sum(axis=0), sums)
    return np.asarray(loadings * np.where(sums < 0, -1.0, 1.0))


def centroid(profiles: Floats, factors: int) -> Floats:
    """Return centroid loadings (p x k); the diagonal is estimated anew for every factor.

    Before each factor sorts are reflected one at a time, the most negative first, until no sum
    of correlations is negative. That takes as many steps as there are sorts to reflect, and each
    step looks at all sorts: this is the one part whose cost grows with the square of the sorts.

    Of sums that tie, the sort with the largest correlations (squares, then cubes) goes first.
    Then the order of the sorts decides nothing, unless sorts cannot be told apart at all.

    References
    ----------
    Brown, S. R. (1980). Political Subjectivity. Yale University Press, 208-224.
    """
    loadings = np.zeros((profiles.shape[1], 0))
    for _ in range(factors):
        signs = _reflections(profiles, loadings)
        sums = _sums(profiles, loadings, signs)
        # Sorts with nothing in common still have a first centroid.
        if sums.max() <= ROUNDING and (loadings.any() or not profiles.any()):
            break
        loadings = np.column_stack([loadings, signs * _communal(sums, _own(profiles, loadings))])
    return loadings


def _reflections(profiles: Floats, loadings: Floats) -> Floats:
    """Return -1 for the sorts to be reflected, so that no sum of residuals is negative."""
    signs = np.ones(profiles.shape[1])
    sums = _sums(profiles, loadings, signs)
    while (least := sums.min()) < -ROUNDING:
        lowest = np.flatnonzero(sums <= least + ROUNDING)
        chosen = _first_of(lowest, profiles, loadings, signs) if len(lowest) > 1 else lowest
        signs[chosen] *= -1
        sums += 2 * signs * signs[chosen] * _residuals(profiles, loadings, chosen)[:, 0]
        sums[chosen] *= -1
    return signs


def _sums(profiles: Floats, loadings: Floats, signs: Floats) -> Floats:
    """Return for every sort the sum of its residual correlations with the others, reflected."""
    with_own = (profiles @ signs) @ profiles - loadings @ (signs @ loadings)
    return np.asarray(signs * with_own - _own(profiles, loadings))


def _own(profiles: Floats, loadings: Floats) -> Floats:
    """Return what is left of the variance of every sort; rounding can push it below zero."""
    return np.asarray((profiles**2).sum(axis=0) - (loadings**2).sum(axis=1)).clip(0)


def _residuals(profiles: Floats, loadings: Floats, places: Ints) -> Floats:
    """Return residual correlations of all sorts (p) with some (columns); 0 with itself."""
    residuals = profiles.T @ profiles[:, places] - loadings @ loadings[places].T
    residuals[places, np.arange(len(places))] = 0.0
    return np.asarray(residuals)


def _first_of(tied: Ints, profiles: Floats, loadings: Floats, signs: Floats) -> Ints:
    """Return the one of the tied sorts that goes first, whatever the order of the sorts."""
    residuals = signs[:, None] * signs[tied] * _residuals(profiles, loadings, tied)
    for power in (2, 3):
        size = (residuals**power).sum(axis=0)
        left = size >= size.max() - ROUNDING
        tied, residuals = tied[left], residuals[:, left]
    return tied[:1]


def _communal(sums: Floats, own: Floats) -> Floats:
    """Return loadings on the centroid, with communalities that agree with them.

    Sometimes there are none: nothing is shared at all, or a sort would share more than its
    ``own`` variance (the search may even run away). Then the variances take their place, and are
    the most that can be shared.
    """
    loadings = _agreeing(sums) if sums.max() > ROUNDING else np.full_like(sums, np.inf)
    if (loadings**2 <= own + ROUNDING).all():
        return loadings
    return np.minimum(_shares(sums + own), np.sqrt(own))


def _agreeing(sums: Floats) -> Floats:
    diagonal = sums / (len(sums) - 1)
    for _ in range(MOST_ROUNDS):
        loadings = _shares(sums + diagonal)
        before, diagonal = diagonal, loadings**2
        if np.abs(diagonal - before).max() < STOP or diagonal.max() > RUNAWAY:
            break
    return loadings


def _shares(sums: Floats) -> Floats:
    return np.asarray(sums / np.sqrt(sums.sum()))
