"""Scores: what a viewpoint thinks of each statement, and how sure that is."""

from __future__ import annotations

import numpy as np

from samenspel.analysis.viewpoints.model import Bools, Floats

# A loading of one has an infinite weight; this caps it at a million, and rounding cannot move it.
LEAST_UNEXPLAINED = 1e-6
ROUNDING = 1e-10


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
