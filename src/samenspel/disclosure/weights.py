"""How many worlds lie behind a row of counts: the weight of what others may have chosen.

Over all maps alike, the probability that a given other chose a value is the mean of ``r``, how
many of the ``n - k`` others did, divided by ``n - k``. When everyone picks equally many values,
the number of maps behind a row of ``r`` is close to the product of
``comb(n - k, r) * exp((r - mean)**2 / (2 * (n - k) * values * share * (1 - share)))``.
Against exact enumeration (two bands; 6, 9, 10, 12 and 18 values; 5 to 11 people) a probability
found with it is off by less than 0.006, and by less than 0.001 where it is above 0.93; in four
bands, at 12 and 13 people, the telling ones that were tried are off by less than 0.001.

References
----------
Canfield, E. R., Greenhill, C., & McKay, B. D. (2008). Asymptotic enumeration of dense 0-1
matrices with specified line sums. Journal of Combinatorial Theory A 115, 32-66.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

LARGEST_LOGARITHM = 650.0  # beyond this a product of weights no longer fits in a float

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Group:
    """What everybody knows: how many answered, how many cards, picks, and a coalition's size.

    ``smallest`` is how many cards the smaller of the two other boxes holds; 0 when there is one.
    """

    respondents: int
    values: int
    picks: int
    coalition: int
    smallest: int = 0

    @property
    def others(self) -> int:
        """Return how many respondents are outside the coalition."""
        return self.respondents - self.coalition

    @property
    def doubt(self) -> float:
        """Return the share of the cards outside 'important' that the smaller other box holds."""
        return self.smallest / (self.values - self.picks) if self.smallest else 1.0

    @property
    def total(self) -> int:
        """Return how many picks the others made together."""
        return self.others * self.picks


def measurable(group: Group) -> bool:
    """Return whether the group has cards to choose from and its worlds can be weighed."""
    if not 0 < group.picks < group.values or group.others < 1:
        return False
    return group.values * float(np.abs(_logarithms(group)).max()) < LARGEST_LOGARITHM


@lru_cache(maxsize=4096)
def weights(group: Group, low: int, high: int, *, values: int) -> Array:
    """Return, by their total, the weight of all counts between two bounds for so many values."""
    if values == 0:
        nothing: Array = np.eye(1, group.total + 1)[0]
        return nothing
    one = np.zeros(group.total + 1)
    one[low : high + 1] = np.exp(_logarithms(group))[low : high + 1]
    return product(weights(group, low, high, values=values - 1), one)


def product(left: Array, right: Array) -> Array:
    """Return the weights of two sets of values together; totals out of reach are left out."""
    together: Array = np.convolve(left, right)[: len(left)]
    return together


def _logarithms(group: Group) -> Array:
    """Return the logarithm of each count's weight, centred so that products stay in range."""
    others, share = group.others, group.picks / group.values
    chosen = np.arange(others + 1)
    ways = np.array([math.log(math.comb(others, int(r))) for r in chosen])
    spread = 2 * others * group.values * share * (1 - share)
    logarithms: Array = ways + (chosen - others * share) ** 2 / spread
    return logarithms - float(logarithms.max() + logarithms.min()) / 2
