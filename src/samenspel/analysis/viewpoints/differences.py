"""Differences: on which statements viewpoints part, and on which they do not."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from samenspel.analysis.viewpoints.model import Bools, Floats, Ints

CRITICAL = {0.05: 1.960, 0.01: 2.576, 0.001: 3.291, 0.000001: 4.8916}
ONE_SIDED = 1.645


@dataclass(frozen=True)
class Differences:
    """Every two viewpoints beside each other; the fields are those of ``Viewpoints``."""

    pairs: Ints
    differences: Floats
    levels: Floats
    distinguishing: Floats
    consensus: Bools
    equivalent: Bools


def compared(z: Floats, sed: Floats, margin: float) -> Differences:
    """Return on which statements viewpoints differ by more than chance, or by less than a margin.

    Viewpoints without scores take no part. Without two that have scores nothing distinguishes,
    and there is no consensus either.

    Parameters
    ----------
    z
        v x k; NaN for a viewpoint without scores.
    sed
        k x k; standard error of a difference.
    margin
        Difference in z that counts as none.

    References
    ----------
    Brown, S. R. (1980). Political Subjectivity. Yale University Press, 244-246.
    Schuirmann, D. J. (1987). A comparison of the two one-sided tests procedure and the power
    approach. Journal of Pharmacokinetics and Biopharmaceutics, 15(6), 657-680.
    """
    first, second = np.triu_indices(z.shape[1], k=1)
    differences, errors = z[:, first] - z[:, second], sed[first, second]
    levels = _levels(differences, errors)
    scored = ~np.isnan(errors)
    any_pair = bool(scored.any())
    close = np.abs(differences) + ONE_SIDED * errors < margin
    return Differences(
        pairs=np.column_stack([first, second]),
        differences=differences,
        levels=levels,
        distinguishing=_distinguishing(levels, sed),
        consensus=np.asarray(np.isnan(levels).all(axis=1) & any_pair),
        equivalent=np.asarray(close[:, scored].all(axis=1) & any_pair),
    )


def _levels(differences: Floats, errors: Floats) -> Floats:
    """Return the smallest level that a difference passes, strictly; NaN where it passes none."""
    levels = np.full(differences.shape, np.nan)
    for level, critical in CRITICAL.items():
        levels[np.abs(differences) > critical * errors] = level
    return levels


def _distinguishing(levels: Floats, sed: Floats) -> Floats:
    """Return the weakest level by which a viewpoint differs from every other, or NaN."""
    factors = len(sed)
    first, second = np.triu_indices(factors, k=1)
    # A comparison that cannot be made, with oneself or without scores, holds nothing back.
    square = np.zeros((len(levels), factors, factors))
    square[:, first, second] = square[:, second, first] = levels
    comparable = ~np.isnan(sed) & ~np.eye(factors, dtype=bool)
    weakest = np.where(comparable, square, 0.0).max(axis=-1, initial=0.0)
    return np.where(comparable.any(axis=-1), weakest, np.nan)
