"""Do respondents choose otherwise for the network than for their own organisation?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 99_999
MOST_EXACT = 16  # respondents with a difference
AT_ONCE = 2_000_000  # respondents times flips that are held in memory together


@dataclass(frozen=True)
class SignFlip:
    """The total shift against exchanging the two perspectives of any respondent.

    Attributes
    ----------
    total
        Sum over the values of the size of the net shift.
    unchanged
        Respondents without any difference: they say nothing about a direction and are left out.
    p
        How often exchanging gives this total or more; NaN when nobody differs.
    method
        Over all exchanges, or over random ones.
    """

    total: int
    unchanged: int
    p: float
    method: Literal["exact", "simulated"]


def sign_flip(
    differences: NDArray[np.int64], *, rng: np.random.Generator, resamples: int = RESAMPLES
) -> SignFlip:
    """Return whether the shifts of the respondents point the same way.

    If the perspective made no difference, a respondent could as well have given the two answers
    the other way round: then all signs in a row flip together.

    Parameters
    ----------
    differences
        Respondents x values: the place for the network less that for the organisation.
    rng
        Draws the exchanges when there are too many respondents for all of them.
    resamples
        How many it draws.
    """
    changed = differences[differences.any(axis=1)]
    unchanged = len(differences) - len(changed)
    total = int(np.abs(changed.sum(axis=0)).sum())
    if not len(changed):
        return SignFlip(total, unchanged, p=math.nan, method="exact")
    if len(changed) <= MOST_EXACT:
        return SignFlip(total, unchanged, p=_exact_p(changed, total), method="exact")
    p = _simulated_p(changed, total, rng=rng, resamples=resamples)
    return SignFlip(total, unchanged, p=p, method="simulated")


def _exact_p(changed: NDArray[np.int64], total: int) -> float:
    """Try every exchange, with the last respondent held: flipping all of them changes nothing."""
    others = len(changed) - 1
    flips = np.arange(2**others)[:, None] >> np.arange(len(changed)) & 1
    return _as_far(changed, flips, total) / len(flips)


def _simulated_p(
    changed: NDArray[np.int64], total: int, *, rng: np.random.Generator, resamples: int
) -> float:
    at_once = max(1, AT_ONCE // len(changed))
    beyond = 0
    for done in range(0, resamples, at_once):
        many = min(at_once, resamples - done)
        beyond += _as_far(changed, rng.integers(2, size=(many, len(changed))), total)
    return (1 + beyond) / (1 + resamples)


def _as_far(changed: NDArray[np.int64], flips: NDArray[np.int64], total: int) -> int:
    """Count the exchanges that shift as far; small whole numbers are exact as floats, and fast."""
    shifts = (1.0 - 2.0 * flips) @ changed.astype(np.float64)
    return int((np.abs(shifts).sum(axis=1) >= total).sum())
