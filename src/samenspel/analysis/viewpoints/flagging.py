"""Flags: which sorts stand for which factor."""

from __future__ import annotations

import numpy as np

from samenspel.analysis.viewpoints.model import Bools, Floats

CRITICAL = {0.05: 1.960, 0.01: 2.576, 0.001: 3.291}
# Two squares that are equal on paper differ by rounding, and neither of them is the larger.
ROUNDING = 1e-12


def automatic(loadings: Floats, statements: int, level: float) -> Bools:
    """Return which sorts stand for which factor: one that explains them more than the rest.

    Parameters
    ----------
    loadings
        ... x p x k; a sort with NaN is never flagged.
    statements
        How many statements were sorted.
    level
        Two-sided level that the loading must pass: .05, .01 or .001.

    References
    ----------
    Brown, S. R. (1980). Political Subjectivity. Yale University Press.
    """
    squares = loadings**2
    most = 2 * squares - squares.sum(axis=-1, keepdims=True) > ROUNDING
    return np.asarray(most & beyond_chance(loadings, statements, level))


def beyond_chance(loadings: Floats, statements: int, level: float) -> Bools:
    """Return which loadings (any shape) pass the level; the standard error is 1 / sqrt(v)."""
    return np.asarray(np.abs(loadings) > CRITICAL[level] / np.sqrt(statements))


def confounded(flags: Bools, passed: Bools) -> Bools:
    """Return which sorts pass the level on more than one factor and stand for none."""
    return np.asarray(~flags.any(axis=-1) & (passed.sum(axis=-1) > 1))


def two_sided(loadings: Floats, flags: Bools) -> Bools:
    """Return for each factor (... x k) whether its flags are on both sides."""
    above, below = flags & (loadings > 0), flags & (loadings < 0)
    return np.asarray(above.any(axis=-2) & below.any(axis=-2))
