"""Do respondents of one network resemble each other more than those of other networks?"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 99_999
FEWEST = 999
LEVEL = Fraction(1, 20)
PLACES = 4_500_000  # respondents times resamples: about a second of work
AT_ONCE = 50_000  # respondents times resamples that fit the cache together


@dataclass(frozen=True)
class PermutedNetworks:
    """Networks as they are against respondents dealt out over the networks again.

    Attributes
    ----------
    within, between
        Mean number of picks in common, over all pairs inside a network and over all other pairs;
        NaN when there is no such pair.
    difference
        ``within`` less ``between``.
    p
        How often dealing gives this difference or more, (1 + b) / (1 + R); NaN with it.
    resamples
        R.
    excess
        Networks x values: picks beyond the network's share of all picks for the value.
    excess_limit
        Networks: what the largest excess passes in at most 5 % of the resamples.
    """

    within: float
    between: float
    difference: float
    p: float
    resamples: int
    excess: NDArray[np.float64]
    excess_limit: NDArray[np.float64]

    @property
    def stands_out(self) -> NDArray[np.bool_]:
        """Return, networks x values, what a network picks more than dealing explains."""
        return self.excess > self.excess_limit[:, None]


class _Dealt(NamedTuple):
    """Per resample: pairs in common inside networks; and per network the largest excess."""

    within: NDArray[np.int64]
    largest: NDArray[np.int64]  # networks x resamples, times the number of respondents


def resamples_for(respondents: int) -> int:
    """Return a number of resamples that stays within about a second: 99,999 for up to 45."""
    return max(FEWEST, min(RESAMPLES, PLACES // max(respondents, 1)))


def permute(
    boxes: NDArray[np.int8],
    starts: NDArray[np.intp],
    *,
    rng: np.random.Generator,
    resamples: int,
) -> PermutedNetworks:
    """Return how the networks compare with respondents dealt out over networks of these sizes.

    Parameters
    ----------
    boxes
        Maps x values, 1 for important; networks are consecutive rows.
    starts
        First row of each network; a network is at least one row.
    rng
        Deals the respondents.
    resamples
        How often they are dealt, at least 19; see ``resamples_for``.

    References
    ----------
    Good, P. (2005). Permutation, Parametric and Bootstrap Tests of Hypotheses. Springer.
    """
    picked = (boxes == 1).astype(np.int64)
    counts = np.add.reduceat(picked, starts, axis=0)
    sizes = np.diff(starts, append=len(picked))
    excess = counts * len(picked) - sizes[:, None] * picked.sum(axis=0)
    inside, outside = _pairs(counts).sum(), _pairs(picked.sum(axis=0)) - _pairs(counts).sum()
    within = _mean(inside, _pairs(sizes[:, None]).sum())
    between = _mean(outside, math.comb(len(picked), 2) - _pairs(sizes[:, None]).sum())
    dealt = _deal(picked, sizes, rng=rng, resamples=resamples)
    beyond = int((dealt.within >= inside).sum())
    difference = within - between
    return PermutedNetworks(
        within=within,
        between=between,
        difference=difference,
        p=math.nan if math.isnan(difference) else (1 + beyond) / (1 + resamples),
        resamples=resamples,
        excess=excess / len(picked),
        excess_limit=_limit(dealt.largest) / len(picked),
    )


def _pairs(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return, for each network, the pairs of respondents with a pick in common, over values."""
    return np.asarray((counts * (counts - 1)).sum(axis=-1) // 2)


def _mean(total: int, pairs: int) -> float:
    return int(total) / int(pairs) if pairs else math.nan


def _deal(
    picked: NDArray[np.int64],
    sizes: NDArray[np.int64],
    *,
    rng: np.random.Generator,
    resamples: int,
) -> _Dealt:
    at_once = max(1, AT_ONCE // len(picked))
    parts = [
        _deal_block(picked, sizes, rng, min(at_once, resamples - done))
        for done in range(0, resamples, at_once)
    ]
    return _Dealt(*(np.concatenate(part, axis=-1) for part in zip(*parts, strict=True)))


def _deal_block(
    picked: NDArray[np.int64], sizes: NDArray[np.int64], rng: np.random.Generator, resamples: int
) -> _Dealt:
    narrow = np.min_scalar_type(int(sizes.max()))
    seats = np.tile(np.arange(len(picked)), (resamples, 1))
    dealt = picked.astype(narrow)[rng.permuted(seats, axis=1)]
    starts = np.cumsum(sizes) - sizes
    counts = np.add.reduceat(dealt, starts, axis=1, dtype=narrow).astype(np.int64)
    excess = counts * len(picked) - sizes[:, None] * picked.sum(axis=0)
    return _Dealt(_pairs(counts).sum(axis=1), excess.max(axis=2).T)


def _limit(extremes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return, per row, what at most 5 % pass when (1 + b) / (1 + R) counts them."""
    resamples = extremes.shape[1]
    place = resamples - math.floor(LEVEL * (resamples + 1))
    return np.partition(extremes, place, axis=1)[:, place]
