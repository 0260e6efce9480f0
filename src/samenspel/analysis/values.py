"""Per network: who picked what, what is shared, what stands out, and how far picks overlap."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

IMPORTANT, NEUTRAL, LESS_IMPORTANT = 1, 0, -1
HALF = Fraction(1, 2)


@dataclass(frozen=True)
class Lines:
    """Chance lines by number of respondents n, which is the index.

    Attributes
    ----------
    clear_from
        The smallest count beyond blind picking; n + 1 where no count is.
    polarised_from
        The smallest product of the counts in the two extreme boxes that is beyond blind picking;
        larger than any possible product where none is.
    """

    clear_from: NDArray[np.int64]
    polarised_from: NDArray[np.int64]


@dataclass(frozen=True)
class PicksTable:
    """What the counts of one box allow; networks x values unless said otherwise.

    Attributes
    ----------
    respondents
        Complete maps, per network.
    important
        Respondents who picked the value.
    support
        ``important`` as a share of ``respondents``.
    rank
        Place by ``important``: equal counts share the best place, and the next one is skipped.
    shared
        More than the threshold picked it.
    nearly_shared
        One more pick would have made it shared.
    clear
        More picks than the most popular value gets when everybody picks blindly.
    overlap
        Mean number of picks that two respondents have in common, per network.
    phi
        ``overlap`` on a scale where 0 is blind picking and 1 is everybody the same, per network;
        NaN for one respondent or when nothing or everything is picked.
    """

    respondents: NDArray[np.int64]
    important: NDArray[np.int64]
    support: NDArray[np.float64]
    rank: NDArray[np.int64]
    shared: NDArray[np.bool_]
    nearly_shared: NDArray[np.bool_]
    clear: NDArray[np.bool_]
    overlap: NDArray[np.float64]
    phi: NDArray[np.float64]


@dataclass(frozen=True)
class ValuesTable:
    """What complete maps allow: the fields of ``PicksTable``, and the other two boxes.

    Attributes
    ----------
    neutral, less_important
        Respondents who put the value in that box.
    contested
        The extreme boxes hold more on both sides than blind picking gives any value.
    opinions_differ
        Both extreme boxes hold at least max(2, n/4) respondents, as chance would give.
    """

    respondents: NDArray[np.int64]
    important: NDArray[np.int64]
    neutral: NDArray[np.int64]
    less_important: NDArray[np.int64]
    support: NDArray[np.float64]
    rank: NDArray[np.int64]
    shared: NDArray[np.bool_]
    nearly_shared: NDArray[np.bool_]
    clear: NDArray[np.bool_]
    contested: NDArray[np.bool_]
    opinions_differ: NDArray[np.bool_]
    overlap: NDArray[np.float64]
    phi: NDArray[np.float64]


def tabulate(
    boxes: NDArray[np.int8],
    starts: NDArray[np.intp],
    lines: Lines,
    *,
    threshold: Fraction = HALF,
) -> ValuesTable:
    """Return every count and label of every value in every network.

    Parameters
    ----------
    boxes
        Maps x values: 1 important, 0 neutral, -1 less important; equally many picks in each map.
    starts
        First row of each network; a network is at least one row, up to the next start.
    lines
        Chance lines that reach to the largest network.
    threshold
        A value is shared when more than this part of the respondents pick it.
    """
    respondents = np.diff(starts, append=len(boxes))
    important, less_important = _extremes(boxes, starts, int(respondents.max(initial=0)))
    picks = int((boxes[:1] == IMPORTANT).sum())
    clear_from = lines.clear_from[respondents, None]
    table = _picks_table(important, respondents, picks, clear_from, threshold)
    smallest = np.minimum(important, less_important)
    product = important * less_important
    contested = product >= lines.polarised_from[respondents, None]
    both_sides = smallest >= np.maximum(2, -(-respondents // 4))[:, None]
    return ValuesTable(
        **vars(table),
        neutral=respondents[:, None] - important - less_important,
        less_important=less_important,
        contested=contested,
        opinions_differ=both_sides & ~contested,
    )


def from_counts(
    important: NDArray[np.int64],
    respondents: int,
    picks: int,
    *,
    clear_from: int,
    threshold: Fraction = HALF,
) -> PicksTable:
    """Return what published counts of one network allow: one row, without the other boxes.

    Parameters
    ----------
    important
        Values: how many respondents picked each.
    respondents
        How many respondents there were.
    picks
        How many values each respondent picked.
    clear_from
        The smallest count beyond blind picking; more than ``respondents`` where no count is.
    threshold
        As in ``tabulate``.
    """
    return _picks_table(
        important[None], np.array([respondents]), picks, np.array([[clear_from]]), threshold
    )


def _picks_table(
    important: NDArray[np.int64],
    respondents: NDArray[np.int64],
    picks: int,
    clear_from: NDArray[np.int64],
    threshold: Fraction,
) -> PicksTable:
    shared_from = _shared_from(respondents, threshold)[:, None]
    overlap = _overlap(important, respondents)
    return PicksTable(
        respondents=respondents,
        important=important,
        support=important / respondents[:, None],
        rank=_rank(important),
        shared=important >= shared_from,
        nearly_shared=important == shared_from - 1,
        clear=important >= clear_from,
        overlap=overlap,
        phi=_phi(overlap, picks, important.shape[1]),
    )


def _extremes(
    boxes: NDArray[np.int8], starts: NDArray[np.intp], most: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Count both extreme boxes in one pass: two lanes in one integer, wide enough for ``most``."""
    bits = 8 * np.min_scalar_type(most).itemsize
    wide = np.dtype(f"i{bits // 4}")
    # Important is ...0001 and less important ...1111: the low lane gets both, the high one less.
    lanes = boxes.astype(wide)
    lanes &= wide.type(1 | 1 << bits)
    packed = np.add.reduceat(lanes.view(f"u{bits // 4}"), starts, axis=0, dtype=f"u{bits // 4}")
    less_important = (packed >> bits).astype(np.int64)
    return (packed & (2**bits - 1)).astype(np.int64) - less_important, less_important


def _shared_from(respondents: NDArray[np.int64], threshold: Fraction) -> NDArray[np.int64]:
    """Return the smallest count above the threshold, without rounding."""
    sizes, which = np.unique(respondents, return_inverse=True)
    above = [int(size) * threshold.numerator // threshold.denominator + 1 for size in sizes]
    return np.array(above, dtype=np.int64)[which]


def _rank(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return one more than the number of larger counts in the row."""
    narrow = np.min_scalar_type(int(counts.max(initial=0)))
    columns = np.ascontiguousarray(counts.T, dtype=narrow)
    ranks = np.ones(columns.shape, dtype=np.min_scalar_type(len(columns) + 1))
    for column in columns:
        ranks += column > columns
    return np.ascontiguousarray(ranks.T, dtype=np.int64)


def _overlap(important: NDArray[np.int64], respondents: NDArray[np.int64]) -> NDArray[np.float64]:
    pairs = respondents * (respondents - 1)
    with np.errstate(invalid="ignore"):
        return np.asarray((important * (important - 1)).sum(axis=1) / pairs)


def _phi(overlap: NDArray[np.float64], picks: int, values: int) -> NDArray[np.float64]:
    blind = picks * picks / values if values else 0.0
    with np.errstate(invalid="ignore"):
        return (overlap - blind) / (picks - blind) if blind < picks else overlap * np.nan
