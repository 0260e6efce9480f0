"""What a coalition may hold itself: how often it chose the values of each band.

Within a band the values are exchangeable, so a hand says how many values of each band the
coalition holds 0, 1, .. ``k`` times, never which. A *kind* is a band with such a number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce

import numpy as np
from numpy.typing import NDArray

from samenspel.disclosure.released import Band
from samenspel.disclosure.weights import Array, Group, product, weights

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Hands:
    """Hands over some bands (rows), by kind (columns).

    ``size`` is how many values are of a kind, ``held`` how many cards a hand has, ``ranges`` how
    many others can have chosen a value of each kind (lowest, highest). ``weights[row, 0]`` weighs
    what the others may have chosen, by their total; ``weights[row, 1 + kind]`` is the same, times
    their total for that kind alone.
    """

    size: Counts
    held: Counts
    ranges: Counts
    weights: Array

    def holding(self, cards: int) -> Hands:
        """Return the hands with so many cards."""
        rows = self.held == cards
        return Hands(self.size[rows], self.held[rows], self.ranges, self.weights[rows])


@lru_cache(maxsize=64)
def hands(group: Group, bands: tuple[Band, ...], sizes: tuple[int, ...]) -> Hands:
    """Return every hand when this many values fall in each band."""
    parts = [_in_band(group, band, size) for band, size in zip(bands, sizes, strict=True)]
    return reduce(_together, parts)


@lru_cache(maxsize=256)
def _in_band(group: Group, band: Band, size: int) -> Hands:
    held = np.arange(group.coalition + 1)
    ranges = np.stack(
        [np.maximum(0, band.low - held), np.minimum(group.others, band.high - held)], axis=1
    )
    impossible = ranges[:, 0] > ranges[:, 1]
    rows = np.array(list(compositions(size, len(held))))
    rows = rows[~rows[:, impossible].any(axis=1)]
    weighed = np.array([_weighed(group, ranges, row) for row in rows.tolist()])
    shape = (len(rows), 1 + len(held), group.total + 1)
    return Hands(rows, rows @ held, ranges, weighed.reshape(shape))


def compositions(total: int, parts: int) -> Iterator[tuple[int, ...]]:
    """Yield every way to divide a total over so many parts."""
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        yield from ((first, *rest) for rest in compositions(total - first, parts - 1))


def _weighed(group: Group, ranges: Counts, row: Sequence[int]) -> Array:
    plain = [
        weights(group, low, high, values=values)
        for (low, high), values in zip(ranges.tolist(), row, strict=True)
    ]
    totals = np.arange(group.total + 1)
    marked = [[*plain[:i], each * totals, *plain[i + 1 :]] for i, each in enumerate(plain)]
    return np.array([reduce(product, factors) for factors in (plain, *marked)])


def _together(left: Hands, right: Hands) -> Hands:
    """Return every pair of hands; sums of products of positive weights lose no precision."""
    plain = _convolved(left.weights, right.weights[:, :1])
    marked = _convolved(left.weights[:, :1], right.weights[:, 1:])
    both = np.concatenate([plain, marked], axis=2)
    return Hands(
        paired(left.size, right.size),
        np.add.outer(left.held, right.held).ravel(),
        np.concatenate([left.ranges, right.ranges]),
        both.reshape(-1, *both.shape[2:]),
    )


def paired(left: Counts, right: Counts) -> Counts:
    """Return every row of one beside every row of the other."""
    rows = [np.repeat(left, len(right), axis=0), np.tile(right, (len(left), 1))]
    return np.concatenate(rows, axis=1)


def _convolved(left: Array, right: Array) -> Array:
    kinds, end = max(left.shape[1], right.shape[1]), left.shape[2]
    result = np.zeros((len(left), len(right), kinds, end))
    reach = 1 + int(np.nonzero(right.any(axis=(0, 1)))[0].max(initial=0))
    for shift in np.nonzero(left.any(axis=(0, 1)))[0]:
        last = min(reach, end - int(shift))
        into = result[..., shift : shift + last]
        into += left[:, None, :, shift, None] * right[None, ..., :last]
    return result
