"""Rotation: turn the axes until every sort lies as close to one of them as it can.

Varimax looks at a sort's direction only (Kaiser's normalisation) and maximises the variance of
the squared loadings. That variance is a form of the fourth degree in the axes. One pass over the
sorts gives its coefficients; from there on a round costs the same for ten sorts as for a hundred
thousand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from samenspel.analysis.viewpoints.model import Bools, Floats, Turn

Complexes = NDArray[np.complex128]

R_TOLERANCE = 1e-5
MOST_ROUNDS = 1_000
STILL = 1e-10  # radians
NOISE = 1e-14  # of the number of sorts: what rounding leaves of a sum that should be zero


@dataclass(frozen=True, slots=True)
class Rotated:
    """Loadings on turned axes.

    Attributes
    ----------
    loadings
        p x k, or resamples x p x k; the loadings before, times ``matrix``.
    matrix
        k x k, or resamples x k x k; orthogonal.
    rounds
        Rounds or sweeps until it stopped; the most of all resamples.
    converged
        Whether it stopped by itself, in every resample.
    """

    loadings: Floats
    matrix: Floats
    rounds: int
    converged: bool


def varimax(loadings: Floats, *, r_compatible: bool) -> Rotated:
    """Return loadings rotated by Kaiser-normalised varimax.

    Sorts without variation (NaN) or without loadings take no part and stay what they are. Order
    and sign of the factors are what the iteration leaves; see ``sorted``.

    Parameters
    ----------
    loadings
        p x k, sorts by factors.
    r_compatible
        Stop where R's ``varimax`` stops, a little before the maximum; otherwise at the maximum.

    References
    ----------
    Kaiser, H. F. (1958). The varimax criterion for analytic rotation in factor analysis.
    Psychometrika, 23(3), 187-200.
    """
    if r_compatible:
        return _as_in_r(loadings)
    turned = planar(loadings[None])
    return Rotated(turned.loadings[0], turned.matrix[0], turned.rounds, turned.converged)


def planar(loadings: Floats) -> Rotated:
    """Return many sets of loadings, each turned plane by plane to the maximum of varimax.

    In the plane of axes a and b the best angle is a quarter of the argument of the fourth-degree
    form at a + ib. A set whose axes all stand still is done and leaves the round.

    Parameters
    ----------
    loadings
        Resamples x p x k. A factor without loadings (zeros) is never mixed with another.
    """
    form = _form(loadings)
    sorts, factors = loadings.shape[-2:]
    axes = np.broadcast_to(np.eye(factors), form.shape[:1] + (factors, factors)).copy()
    going = np.arange(len(axes))
    sweep = 0
    while len(going) and sweep < MOST_ROUNDS:
        sweep += 1
        turned = axes[going]
        moved = _sweep(form[going], turned, noise=NOISE * sorts)
        axes[going] = turned
        going = going[moved]
    return Rotated(loadings @ axes, axes, sweep, not len(going))


def turned(loadings: Floats, turns: Iterable[Turn]) -> Floats:
    """Return loadings after rotations by hand, one after the other.

    A turn over d degrees takes the axes along: the loadings x and y on both factors become
    x cos d + y sin d and y cos d - x sin d.

    Parameters
    ----------
    loadings
        p x k.
    turns
        Factors are numbered from 1.
    """
    after = loadings.copy()
    for turn in turns:
        pair = [turn.first - 1, turn.second - 1]
        after[:, pair] = after[:, pair] @ _givens(np.radians(turn.degrees))
    return after


def _givens(angle: float) -> Floats:
    cosine, sine = np.cos(angle), np.sin(angle)
    return np.array([[cosine, -sine], [sine, cosine]])


def _form(loadings: Floats) -> Floats:
    """Return the criterion as a form: ``form[ab, cd]``, covariances of products of loadings."""
    across = np.swapaxes(_directions(loadings), -1, -2)
    products = across[..., :, None, :] * across[..., None, :, :]
    products = products.reshape(*products.shape[:-3], -1, products.shape[-1])
    sums = products.sum(axis=-1)
    taking_part = np.maximum(across.any(axis=-2).sum(axis=-1), 1)[..., None, None]
    means = sums[..., :, None] * sums[..., None, :] / taking_part
    form: Floats = products @ np.swapaxes(products, -1, -2) - means
    return form


def _directions(loadings: Floats) -> Floats:
    """Return loadings scaled to length one; zeros for a sort without direction."""
    lengths = np.sqrt((loadings**2).sum(axis=-1, keepdims=True))
    return np.divide(loadings, lengths, out=np.zeros_like(loadings), where=lengths > 0)


def _sweep(form: Floats, axes: Floats, *, noise: float) -> Bools:
    """Turn the axes in every plane once, in place; return in which sets anything moved."""
    moved = np.zeros(len(axes), dtype=bool)
    for first, second in combinations(range(axes.shape[-1]), 2):
        plane = axes[..., first] + 1j * axes[..., second]
        angle = _best_angle(form, plane, noise)
        plane *= np.exp(-1j * angle)[:, None]
        axes[..., first], axes[..., second] = plane.real, plane.imag
        moved |= angle != 0
    return moved


def _best_angle(form: Floats, plane: Complexes, noise: float) -> Floats:
    """Return the angle to the maximum in a plane; zero where it is there or all are equal."""
    squares = (plane[:, :, None] * plane[:, None, :]).reshape(len(plane), -1, 1)
    value = (np.swapaxes(squares, -1, -2) @ (form @ squares))[:, 0, 0]
    slope, bend = np.abs(value.imag), value.real
    still = (slope <= 4 * STILL * bend + noise) & (bend >= -noise)
    return np.where(still, 0.0, np.angle(value) / 4)


def _as_in_r(loadings: Floats) -> Rotated:
    """Return what ``stats::varimax`` gives: the axes follow the gradient of the criterion."""
    form = _form(loadings)
    factors = loadings.shape[-1]
    axes, size, done = np.eye(factors), 0.0, factors < 2
    rounds = 0
    while not done and rounds < MOST_ROUNDS:
        rounds += 1
        left, sizes, right = np.linalg.svd(_gradient(form, axes))
        axes, before, size = left @ right, size, float(sizes.sum())
        done = size < before * (1 + R_TOLERANCE)
    return Rotated(loadings @ axes, axes, rounds, bool(done))


def _gradient(form: Floats, axes: Floats) -> Floats:
    factors = len(axes)
    squares = (axes[:, None] * axes).reshape(-1, factors)
    gradient: Floats = ((form @ squares).reshape(factors, factors, factors) * axes).sum(axis=1)
    return gradient
