"""How far the picks of a network overlap, and how often blind picks overlap as much."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

MOST_EXACT = 7  # respondents
MOST_HISTOGRAMS = 4_000_000
MOST_BOXES = 1_000  # respondents times values: 2 to this power, the ways to pick, is a float


class Spread(NamedTuple):
    """The lowest and the highest of some figures."""

    low: float
    high: float


class _Histograms(NamedTuple):
    """Histograms of the counts, one digit per count, and in how many ways each comes about."""

    keys: NDArray[np.int64]
    ways: NDArray[np.float64]


class _Tail(NamedTuple):
    """Pair sums in rising order, and the chance of each or more."""

    pair_sums: NDArray[np.int64]
    chances: NDArray[np.float64]


def overlap(important: NDArray[np.integer], respondents: int) -> float:
    """Return how many picks two respondents have in common, on average over the pairs.

    Parameters
    ----------
    important
        Values: how many respondents picked each.
    respondents
        How many there are; NaN for fewer than 2.
    """
    pairs = math.comb(respondents, 2)
    return pair_sum(important) / pairs if pairs else math.nan


def pair_sum(important: NDArray[np.integer]) -> int:
    """Return the sum over values of the pairs of respondents who both picked the value."""
    counts = important.astype(np.int64)
    return int((counts * (counts - 1)).sum()) // 2


def phi(overlap: float, picks: int, values: int) -> float:
    """Return the overlap where 0 is blind picking and 1 is everybody the same.

    Two blind respondents with m of v picks have m * m / v in common, on average. NaN when nothing
    or everything is picked: then all maps agree by design.
    """
    blind = picks**2 / values
    return (overlap - blind) / (picks - blind) if 0 < picks < values else math.nan


def leave_one_out(boxes: NDArray[np.int8]) -> Spread:
    """Return the lowest and the highest phi with one respondent left out.

    Parameters
    ----------
    boxes
        Maps of one network x values, 1 for important; at least 3 maps.
    """
    picked = (boxes == 1).astype(np.int64)
    without_one = picked.sum(axis=0) - picked
    picks = int(picked[0].sum())
    others = len(picked) - 1
    figures = [phi(overlap(counts, others), picks, len(counts)) for counts in without_one]
    return Spread(min(figures), max(figures))


def exact_is_feasible(respondents: int, picks: int, values: int) -> bool:
    """Return whether ``exact_p`` is quick; otherwise simulate blind picking."""
    histograms = math.comb(values + respondents, respondents)
    small = histograms <= MOST_HISTOGRAMS and respondents * values <= MOST_BOXES
    return 0 <= picks <= values and 2 <= respondents <= MOST_EXACT and small


def exact_p(pair_sum: int, respondents: int, picks: int, values: int) -> float:
    """Return the chance that blind picks overlap this much or more, over all possible maps.

    Respondents are added one by one to the histogram of the counts: how many values were picked
    by nobody, by one, by two... That is all the overlap depends on, and there are few of them.
    """
    tail = _tail(respondents, picks, values)
    place = int(np.searchsorted(tail.pair_sums, pair_sum))
    return float(tail.chances[place]) if place < len(tail.chances) else 0.0


def holm(p: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return p corrected for the number of looks, in the order given.

    References
    ----------
    Holm, S. (1979). A simple sequentially rejective multiple test procedure. Scandinavian
    Journal of Statistics, 6, 65-70.
    """
    order = np.argsort(p, kind="stable")
    stepped = np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1))
    corrected = np.empty_like(p)
    corrected[order] = np.minimum(stepped, 1.0)
    return corrected


@lru_cache(maxsize=64)
def _tail(respondents: int, picks: int, values: int) -> _Tail:
    base = values + 1
    drawn = _Histograms(np.array([values]), np.array([1.0]))  # all values picked by nobody
    for before in range(respondents):
        drawn = _add_respondent(drawn, picks, base, most=before)
    digits = drawn.keys[:, None] // base ** np.arange(respondents + 1) % base
    pairs = np.array([math.comb(count, 2) for count in range(respondents + 1)])
    sums, which = np.unique(digits @ pairs, return_inverse=True)
    at_least = np.bincount(which, weights=drawn.ways)[::-1].cumsum()[::-1]
    return _Tail(sums, at_least / at_least[0])


def _add_respondent(drawn: _Histograms, picks: int, base: int, *, most: int) -> _Histograms:
    """Return the histograms after one more map, from counts of at most ``most``.

    The digit above all counts holds the picks still to be made. The highest count goes first, so
    that no value is picked twice.
    """
    top = base ** (most + 2)
    drawn = _Histograms(drawn.keys + picks * top, drawn.ways)
    for count in range(most, -1, -1):
        drawn = _pick(drawn, base**count, base, top)
    done = drawn.keys < top
    return _Histograms(drawn.keys[done], drawn.ways[done])


def _pick(drawn: _Histograms, place: int, base: int, top: int) -> _Histograms:
    """Let any number of the values at one count be picked: they move one place up."""
    available, left = drawn.keys // place % base, drawn.keys // top
    keys, ways = [], []
    for picked in range(int(np.minimum(available, left).max()) + 1):
        can = (available >= picked) & (left >= picked)
        choices = np.array([math.comb(many, picked) for many in range(base)], dtype=np.float64)
        keys.append(drawn.keys[can] + picked * (place * (base - 1) - top))
        ways.append(drawn.ways[can] * choices[available[can]])
    merged, which = np.unique(np.concatenate(keys), return_inverse=True)
    return _Histograms(merged, np.bincount(which, np.concatenate(ways)).astype(np.float64))
