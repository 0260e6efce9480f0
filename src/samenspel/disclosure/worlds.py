"""Which worlds fit a release, and what a coalition of members can tell from them.

Who put a value in the box 'important' is shown to nobody; the counts are shown in bands. A
coalition of ``k`` members subtracts its own ``o`` from a count and is left with ``r``, how many
of the ``n - k`` others chose the value: between ``low - o`` and ``high - o``, never below 0 or
above ``n - k``, and ``(n - k) * picks`` over all values together.

Every such row of ``r`` belongs to real maps: a table of values by boxes whose row sums are the
number of people and whose column sums are people times places splits into that many valid maps
(each box cut into places gives a regular bipartite multigraph, which is a sum of perfect
matchings; Koenig 1916). The others are therefore exchangeable, and the coalition is certain about
one of them exactly when ``r`` can only be 0 or can only be ``n - k``.

For certainty it is enough to look at the box 'important'. How the other cards are divided is free
in every world, so nobody is certain where such a card lies; a person certainly does not have a
value in another box only when it is certainly in 'important'. With an empty second or third box,
'not important' and the remaining box are the same fact. For near-certainty the other boxes count
too: a value that is important with probability .9 is, with boxes of six, not neutral with .95.

References
----------
Koenig, D. (1916). Ueber Graphen und ihre Anwendung. Mathematische Annalen 77, 453-465.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samenspel.disclosure.hands import Counts, Hands, hands, paired
from samenspel.disclosure.released import Band
from samenspel.disclosure.weights import Array, Group

# A probability beyond .95 is refused; 0.0025 is left for the error that `weights` documents.
CLOSE = 0.95 - 0.0025
NEVER = 10**6  # more people than any group has


@dataclass(frozen=True, slots=True)
class Sight:
    """What a coalition sees: a row for every hand it may have, a column for every kind.

    ``size`` is how many values are of a kind; ``least`` and ``most`` bound how many others chose
    one of them; ``worlds`` weighs the worlds that fit, ``chosen`` the same, times the others'
    total for that kind.
    """

    size: Counts
    least: Counts
    most: Counts
    worlds: Array
    chosen: Array


def certain(sight: Sight, others: int) -> NDArray[np.bool_]:
    """Return for which hands and kinds all others, or none, chose the values."""
    told: NDArray[np.bool_] = (sight.most == 0) | (sight.least == others)
    return told & (sight.size > 0)


def share(sight: Sight, others: int) -> Array:
    """Return the probability that a given other chose a value, by hand and kind (else NaN)."""
    possible = (sight.size > 0) & (sight.worlds > 0)[:, None]
    each = sight.size * sight.worlds[:, None] * others
    chances: Array = np.divide(sight.chosen, each, out=np.full(each.shape, np.nan), where=possible)
    return chances


def safe(sight: Sight, group: Group) -> bool:
    """Return whether no hand tells, surely or nearly, what another chose; without hands: no."""
    chosen = share(sight, group.others)
    nearly = (chosen < 1 - CLOSE) | ((1 - chosen) * group.doubt < 1 - CLOSE)
    open_ = (chosen >= 0) & ~nearly & ~certain(sight, group.others)
    return len(sight.size) > 0 and bool(np.all(open_ | (sight.size == 0)))


def sight(group: Group, bands: Sequence[Band], sizes: Sequence[int]) -> Sight:
    """Return what a coalition sees when this many values fall in each band."""
    middle = (len(bands) + 1) // 2
    lower = hands(group, tuple(bands[:middle]), tuple(sizes[:middle]))
    upper = hands(group, tuple(bands[middle:]), tuple(sizes[middle:]))
    cards = group.coalition * group.picks
    pairs = [
        _meeting(lower.holding(held), upper.holding(cards - held), group.total)
        for held in range(cards + 1)
    ]
    return _bounded(_stacked(pairs), np.concatenate([lower.ranges, upper.ranges]), group.total)


def _meeting(lower: Hands, upper: Hands, total: int) -> Sight:
    """Return every pair of hands at the total that the others' picks must reach."""
    rest = upper.weights[..., total::-1]
    everything = np.tensordot(lower.weights[:, 0], rest, axes=(1, 2))
    below = np.tensordot(lower.weights[:, 1:], rest[:, 0], axes=(2, 1)).swapaxes(1, 2)
    chosen = np.concatenate([below, everything[..., 1:]], axis=2)
    size = paired(lower.size, upper.size)
    unknown = np.zeros_like(size)
    return Sight(size, unknown, unknown, everything[..., 0].ravel(), chosen.reshape(size.shape))


def _bounded(sight: Sight, ranges: Counts, total: int) -> Sight:
    """Return the hands whose total can be reached, with the least and most of each kind."""
    low, high = ranges.T
    lowest, highest = (sight.size @ low)[:, None], (sight.size @ high)[:, None]
    least = np.maximum(low, total - highest + high)
    most = np.minimum(high, total - lowest + low)
    rows = ((lowest <= total) & (total <= highest))[:, 0]
    return Sight(sight.size[rows], least[rows], most[rows], sight.worlds[rows], sight.chosen[rows])


def _stacked(sights: Sequence[Sight]) -> Sight:
    return Sight(
        np.concatenate([sight.size for sight in sights]),
        np.concatenate([sight.least for sight in sights]),
        np.concatenate([sight.most for sight in sights]),
        np.concatenate([sight.worlds for sight in sights]),
        np.concatenate([sight.chosen for sight in sights]),
    )


def blurred(sights: Sequence[Sight], *, kinds: Sequence[int]) -> Sight:
    """Return what is left to see when sights, and kinds (old -> new), cannot be told apart."""
    fine = _stacked(sights)
    into = np.eye(max(kinds) + 1, dtype=np.int64)[list(kinds)]
    size, row = np.unique(fine.size @ into, axis=0, return_inverse=True)
    row = row.ravel()
    ways = _ways(fine.size, into)
    worlds, chosen = np.zeros(len(size)), np.zeros(size.shape)
    np.add.at(worlds, row, fine.worlds * ways)
    np.add.at(chosen, row, (fine.chosen * ways[:, None]) @ into)
    least, most = np.full(size.shape, NEVER), np.full(size.shape, -NEVER)
    absent = fine.size == 0
    for old, new in enumerate(kinds):
        np.minimum.at(least[:, new], row, np.where(absent[:, old], NEVER, fine.least[:, old]))
        np.maximum.at(most[:, new], row, np.where(absent[:, old], -NEVER, fine.most[:, old]))
    return Sight(size, least, most, worlds, chosen)


def _ways(size: Counts, into: Counts) -> Array:
    """Return in how many ways the values of each new kind divide over the old kinds in it."""
    logarithms = np.array(
        [math.lgamma(1 + n) for n in range(1 + int(size.sum(axis=1).max(initial=0)))]
    )
    ways: Array = logarithms[size @ into].sum(axis=1) - logarithms[size].sum(axis=1)
    return np.exp(ways)
