"""Rotation: turn the axes until every sort lies as close to one of them as it can.

Varimax looks at a sort's direction only (Kaiser's normalisation) and maximises the variance of
the squared loadings. That variance is a form of the fourth degree in the axes. One pass over the
sorts gives its coefficients; from there on a round costs the same for ten sorts as for a hundred
thousand.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from samenspel.analysis.viewpoints.model import Bools, Floats, Turn

R_TOLERANCE = 1e-5
MOST_ROUNDS = 1_000
STILL = 1e-10  # radians
COMPLEX = np.array([1, 1j])
NOISE = 1e-14  # per sort: what rounding leaves of a sum that should be zero


@dataclass(frozen=True, slots=True)
class Rotated:
    """Loadings on turned axes; for many sets of loadings at once with the sets in front.

    Attributes
    ----------
    loadings
        p x k; the loadings before, times ``matrix``.
    matrix
        k x k; orthogonal.
    rounds
        Rounds or sweeps until it stopped; of many sets the most.
    converged
        Whether it stopped by itself, in every set.
    """

    loadings: Floats
    matrix: Floats
    rounds: int
    converged: bool


def varimax(loadings: Floats, *, r_compatible: bool) -> Rotated:
    """Return loadings rotated by Kaiser-normalised varimax.

    Sorts without variation (NaN) or without loadings take no part and stay what they are. Order
    and sign of the factors are what the rotation leaves. The maximum is the one that is reached
    from the loadings as they come; with three factors or more it may be a local one.

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
    if not r_compatible:
        return _alone(loadings)
    many = as_in_r(loadings[None])
    return Rotated(many.loadings[0], many.matrix[0], many.rounds, many.converged)


def planar(loadings: Floats) -> Rotated:
    """Return sets of loadings, each turned plane by plane to the maximum of the criterion.

    A set whose axes all stand still is done and leaves the round.

    Parameters
    ----------
    loadings
        Sets x p x k. A factor without loadings (zeros) is never mixed with another.
    """
    form, axes = _form(loadings), _axes(loadings)
    going, sweep = np.arange(len(axes)), 0
    while len(going) and sweep < MOST_ROUNDS:
        sweep += 1
        after = axes[going]
        moved = _sweep(form[going], after, noise=NOISE * loadings.shape[-2])
        axes[going] = after
        going = going[moved]
    return Rotated(loadings @ axes, axes, sweep, not len(going))


def as_in_r(loadings: Floats) -> Rotated:
    """Return sets of loadings (sets x p x k) as R's ``stats::varimax`` rotates each of them.

    The axes follow the gradient of the criterion and stop when its size grows by less than one
    in 100,000.
    """
    form, axes = _form(loadings), _axes(loadings)
    going, rounds = np.arange(len(axes) if axes.shape[-1] > 1 else 0), 0
    before = np.zeros(len(going))
    while len(going) and rounds < MOST_ROUNDS:
        rounds += 1
        left, sizes, right = np.linalg.svd(_gradient(form[going], axes[going]))
        axes[going] = left @ right
        size = sizes.sum(axis=-1)
        growing = size >= before * (1 + R_TOLERANCE)
        going, before = going[growing], size[growing]
    return Rotated(loadings @ axes, axes, rounds, not len(going))


def turned(loadings: Floats, turns: Iterable[Turn]) -> Floats:
    """Return loadings after rotations by hand, one after the other.

    A turn over d degrees takes the axes along: the loadings x and y on both factors become
    x cos d + y sin d and y cos d - x sin d.

    Parameters
    ----------
    loadings
        ... x p x k.
    turns
        Factors are numbered from 1.
    """
    after = loadings.copy()
    for turn in turns:
        pair = [turn.first - 1, turn.second - 1]
        cosine, sine = np.cos(np.radians(turn.degrees)), np.sin(np.radians(turn.degrees))
        after[..., pair] = after[..., pair] @ np.array([[cosine, -sine], [sine, cosine]])
    return after


def _axes(loadings: Floats) -> Floats:
    sets, _, factors = loadings.shape
    return np.broadcast_to(np.eye(factors), (sets, factors, factors)).copy()


def _form(loadings: Floats) -> Floats:
    """Return the criterion (sets x kk x kk): covariances of the products of two loadings."""
    across = np.ascontiguousarray(np.swapaxes(_directions(loadings), -1, -2))
    products = across[:, :, None] * across[:, None]
    products = products.reshape(len(across), -1, across.shape[-1])
    sums = products.sum(axis=-1)
    taking_part = np.maximum(across.any(axis=1).sum(axis=-1), 1)[:, None, None]
    covariances = products @ np.swapaxes(products, -1, -2)
    covariances -= sums[:, :, None] * sums[:, None] / taking_part
    return np.asarray(covariances)


def _directions(loadings: Floats) -> Floats:
    """Return loadings scaled to length one; zeros for a sort without direction."""
    lengths = np.sqrt((loadings**2).sum(axis=-1, keepdims=True))
    there = np.zeros_like(loadings)
    return np.asarray(np.divide(loadings, lengths, out=there, where=lengths > 0))


def _sweep(form: Floats, axes: Floats, *, noise: float) -> Bools:
    """Turn the axes in every plane once, in place; return in which sets anything moved."""
    moved = np.zeros(len(axes), dtype=bool)
    for first, second in combinations(range(axes.shape[-1]), 2):
        one, other = axes[..., first], axes[..., second]
        angle = _best_angle(form, one, other, noise)
        cosine, sine = np.cos(angle)[:, None], np.sin(angle)[:, None]
        axes[..., first], axes[..., second] = (
            cosine * one + sine * other,
            cosine * other - sine * one,
        )
        moved |= angle != 0
    return moved


def _best_angle(form: Floats, one: Floats, other: Floats, noise: float) -> Floats:
    """Return the angle to the maximum in a plane; zero when it is there or all are equal.

    The criterion is a constant plus bend cos 4a + slope sin 4a, for every angle a.
    """
    sets, factors = one.shape
    squares = np.empty((sets, 2, factors, factors))
    squares[:, 0] = one[:, :, None] * one[:, None] - other[:, :, None] * other[:, None]
    squares[:, 1] = 2 * one[:, :, None] * other[:, None]
    both = squares.reshape(sets, 2, -1)
    parts = both @ form @ np.swapaxes(both, -1, -2)
    slope, bend = 2 * parts[:, 0, 1], parts[:, 0, 0] - parts[:, 1, 1]
    still = (np.abs(slope) <= 4 * STILL * bend + noise) & (bend >= -noise)
    return np.where(still, 0.0, np.arctan2(slope, bend) / 4)


def _alone(loadings: Floats) -> Rotated:
    """Return what ``planar`` does for one set, with the figures of a plane as plain numbers."""
    form, axes = _form(loadings[None])[0], np.eye(loadings.shape[1])
    planes = list(combinations(range(len(axes)), 2))
    moved, sweep = True, 0
    while moved and sweep < MOST_ROUNDS:
        sweep += 1
        moved = sum(_turn(form, axes, plane, NOISE * len(loadings)) for plane in planes) > 0
    return Rotated(loadings @ axes, axes, sweep, not moved)


def _turn(form: Floats, axes: Floats, plane: tuple[int, int], noise: float) -> bool:
    """Turn two axes to the maximum in their plane, in place; return whether they moved."""
    both: NDArray[np.complex128] = axes[:, plane] @ COMPLEX
    squares = (both[:, None] * both).view(np.float64).reshape(-1, 2)
    (real, crossed), (_, imaginary) = (squares.T @ form @ squares).tolist()
    slope, bend = 2 * crossed, real - imaginary
    if abs(slope) <= 4 * STILL * bend + noise and bend >= -noise:
        return False
    both *= cmath.exp(-0.25j * math.atan2(slope, bend))
    axes[:, plane] = both.view(np.float64).reshape(-1, 2)
    return True


def _gradient(form: Floats, axes: Floats) -> Floats:
    sets, factors, _ = axes.shape
    squares = (axes[:, :, None] * axes[:, None]).reshape(sets, -1, factors)
    rows = (form @ squares).reshape(sets, factors, factors, factors)
    return np.asarray((rows * axes[:, None]).sum(axis=2))
