"""Did the picks of a group come closer together between two times, or farther apart?"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 9_999
MOST_EXACT = 12  # respondents
AT_ONCE = 2_000_000  # swaps times values that are held in memory together


@dataclass(frozen=True)
class Swapped:
    """Two maps of each respondent against the same maps with some pairs the other way round.

    Attributes
    ----------
    before, after
        Mean number of picks that two respondents have in common, at each time.
    p
        How often swapping moves the overlap as far or farther, up or down.
    """

    before: float
    after: float
    p: float


def swap(
    before: NDArray[np.integer],
    after: NDArray[np.integer],
    *,
    rng: np.random.Generator,
    resamples: int = RESAMPLES,
) -> Swapped:
    """Return how the overlap moved, and how often it moves as far when time makes no difference.

    If it made none, the two maps of a respondent could as well have come the other way round. All
    ways to swap are tried up to 12 respondents, and random ones beyond.

    Parameters
    ----------
    before, after
        Respondents x values, 1 for picked; the same respondents in the same order, at least 2.
    rng
        Draws the swaps when there are too many respondents for all of them.
    resamples
        How many it draws.
    """
    first, second = before.astype(np.int64), after.astype(np.int64)
    moved = second - first
    counts = first.sum(axis=0), second.sum(axis=0)
    found = _pairs(counts[1]) - _pairs(counts[0])
    pairs = len(first) * (len(first) - 1) // 2
    return Swapped(
        before=int(_pairs(counts[0])) / pairs,
        after=int(_pairs(counts[1])) / pairs,
        p=_exact_p(moved, counts, found)
        if len(first) <= MOST_EXACT
        else _drawn_p(moved, counts, found, rng=rng, resamples=resamples),
    )


Counts = tuple[NDArray[np.int64], NDArray[np.int64]]


def _pairs(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the pairs of respondents with a pick in common, over values."""
    return np.asarray((counts * (counts - 1)).sum(axis=-1) // 2)


def _exact_p(moved: NDArray[np.int64], counts: Counts, found: NDArray[np.int64]) -> float:
    """Try every way, with the last respondent held: swapping all turns the sign, no more."""
    ways = np.arange(2 ** (len(moved) - 1))[:, None] >> np.arange(len(moved)) & 1
    return _as_far(ways, moved, counts, found) / len(ways)


def _drawn_p(
    moved: NDArray[np.int64],
    counts: Counts,
    found: NDArray[np.int64],
    *,
    rng: np.random.Generator,
    resamples: int,
) -> float:
    at_once = max(1, AT_ONCE // moved.size)
    beyond = 0
    for done in range(0, resamples, at_once):
        ways = rng.integers(2, size=(min(at_once, resamples - done), len(moved)))
        beyond += _as_far(ways, moved, counts, found)
    return (1 + beyond) / (1 + resamples)


def _as_far(
    ways: NDArray[np.int64], moved: NDArray[np.int64], counts: Counts, found: NDArray[np.int64]
) -> int:
    """Count the ways that move the overlap as far; whole numbers, so nothing is rounded."""
    shifted = ways @ moved
    differences = _pairs(counts[1] - shifted) - _pairs(counts[0] + shifted)
    return int((np.abs(differences) >= abs(int(found))).sum())
