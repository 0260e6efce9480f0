"""Who is tied to whom, and between which figures the truth lies when answers are missing."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

STRONGEST = 3  # 0 is no tie
FEWEST_RESPONSE = Fraction(4, 5)
PLACES = 8  # at least, for each row that looks for the row the other way
SPREAD = 0x9E3779B1  # 2**32 over the golden ratio: Knuth, volume 3, section 6.4

_STRENGTHS = np.arange(STRONGEST + 1)


@dataclass(frozen=True, slots=True)
class Ties:
    """What organisations say about one another; an organisation is a number from 0.

    A row is one answered pair. No pair has two rows, and nobody has a row about itself: the
    checks of the study refuse both. An organisation that answered about everybody may leave out
    its zeros: what it does not list is 0. Any other must list its zeros: what it does not list
    is unanswered.

    Attributes
    ----------
    source, target
        Rows: who says it, about whom.
    strength
        Rows: 0 for no tie, up to 3; one signed byte each.
    answered
        Organisations: about how many others each answered, zeros included.
    """

    source: NDArray[np.integer]
    target: NDArray[np.integer]
    strength: NDArray[np.int8]
    answered: NDArray[np.integer]


@dataclass(frozen=True, slots=True)
class Bounds:
    """The lowest and highest figure over all ways to fill in the missing answers.

    The two are equal when nothing is missing. Ways in which the figure is undefined do not count;
    both are NaN when it is undefined in every way.
    """

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Relations:
    """What the answers say about the network as a whole.

    Attributes
    ----------
    organisations
        Members, n.
    asked, answered
        Ordered pairs: everybody about everybody else, and those with an answer, 0 included.
    responded
        Organisations that answered about at least one other.
    density
        Part of the ordered pairs with a tie: a strength of 1 or more. NaN for n < 2.
    reciprocity
        Part of the dyads with a tie that have it both ways. NaN when no dyad can have a tie.
    centralisation
        How far one organisation is named more than the others: 0 when all are named equally
        often, 1 when everybody names the same one and nobody else. NaN for n < 2.
    asymmetry
        Mean difference in strength between the two sides of a dyad, 0 to 3. NaN for n < 2.
    """

    organisations: int
    asked: int
    answered: int
    responded: int
    density: Bounds
    reciprocity: Bounds
    centralisation: Bounds
    asymmetry: Bounds


@dataclass(frozen=True, slots=True)
class UnequalPairs:
    """Dyads in which one side says more than the other, and how much; most unequal first."""

    more: NDArray[np.intp]
    less: NDArray[np.intp]
    difference: NDArray[np.int8]


class _TwoWay(NamedTuple):
    """Dyads with a row each way, as first * n + second, and what each says of the other."""

    pair: NDArray[np.integer]
    first: NDArray[np.integer]
    second: NDArray[np.integer]


class _InPart(NamedTuple):
    """Of those who answered in part: rows about them, by strength, and dyads, both sides known."""

    returned: NDArray[np.intp]
    dyads: int


class _Dyads(NamedTuple):
    """Dyads by what is known of both sides; the summed difference, and what it may still grow."""

    tie_tie: int
    tie_none: int
    tie_unanswered: int
    none_unanswered: int
    unanswered: int
    difference: int
    growth: int


def relations(ties: Ties) -> Relations:
    """Return the figures of a network, each with the bounds that missing answers leave.

    Notes
    -----
    The bounds are ours, and exact: a missing answer may be any strength whatever the others are,
    so every dyad, or every organisation, is led to an end by itself. Time and memory grow with
    rows and organisations, not with pairs.

    References
    ----------
    Freeman, L. C. (1978). Centrality in social networks: conceptual clarification. Social
    Networks, 1(3), 215-239: centralisation, here of being named.
    Wasserman, S. & Faust, K. (1994). Social Network Analysis. Cambridge University Press:
    density and the census of dyads.
    Provan, K. G. & Kenis, P. (2008). Modes of network governance. Journal of Public
    Administration Research and Theory, 18(2), 229-252: why density and centralisation of trust
    matter for the form of governance.
    """
    organisations = len(ties.answered)
    asked, answered = organisations * (organisations - 1), int(ties.answered.sum())
    named, rows_in_part = _named(ties), _rows_in_part(ties)
    in_degree = named[1:].sum(axis=0)
    known, dyads = int(in_degree.sum()), _dyads(ties, named, rows_in_part)
    return Relations(
        organisations=organisations,
        asked=asked,
        answered=answered,
        responded=int(np.count_nonzero(ties.answered)),
        density=_bounds(known, known + asked - answered, asked),
        reciprocity=_reciprocity(dyads),
        centralisation=_centralisation(in_degree, _unanswered_about(ties, rows_in_part)),
        asymmetry=_bounds(dyads.difference, dyads.difference + dyads.growth, asked // 2),
    )


def may_rank_brokers(found: Relations) -> bool:
    """Return whether enough pairs are answered to say who stands between others."""
    return 0 < found.asked * FEWEST_RESPONSE <= found.answered


def matrix(ties: Ties) -> NDArray[np.int8]:
    """Return organisations x organisations: what a row says of a column, -1 where it says nothing.

    It says nothing of itself. Every pair takes a byte, and ``unequal_pairs`` a few more.
    """
    answers = np.full((len(ties.answered),) * 2, -1, dtype=np.int8)
    answers[_complete(ties)] = 0
    np.fill_diagonal(answers, -1)
    answers[ties.source, ties.target] = ties.strength
    return answers


def unequal_pairs(ties: Ties) -> UnequalPairs:
    """Return the dyads with both sides known in which one says more than the other."""
    answers = matrix(ties)
    more, less = np.nonzero((answers.T >= 0) & (answers > answers.T))
    difference = answers[more, less] - answers[less, more]
    order = np.argsort(-difference, kind="stable")
    return UnequalPairs(more[order], less[order], difference[order])


def _bounds(low: int, high: int, whole: int) -> Bounds:
    return Bounds(low / whole, high / whole) if whole else Bounds(math.nan, math.nan)


def _complete(ties: Ties) -> NDArray[np.bool_]:
    """Return who answered about everybody."""
    return np.asarray(ties.answered == len(ties.answered) - 1)


def _named(ties: Ties) -> NDArray[np.intp]:
    """Return strengths x organisations: how many rows say this strength of this organisation."""
    shape = len(_STRENGTHS), len(ties.answered)
    place = ties.strength * np.int32(shape[1]) + ties.target
    return np.bincount(place, minlength=math.prod(shape)).reshape(shape)


def _reciprocity(dyads: _Dyads) -> Bounds:
    # Lowest: every missing answer makes a tie that is not returned. Highest: every missing
    # answer returns a tie where there is one, and stays away where there is none.
    tied = dyads.tie_tie + dyads.tie_none + dyads.tie_unanswered + dyads.unanswered
    returned = tied - dyads.tie_none
    most = tied + dyads.none_unanswered
    if not most:
        return Bounds(math.nan, math.nan)
    return Bounds(dyads.tie_tie / most, returned / tied if tied else 0.0)


def _centralisation(in_degree: NDArray[np.intp], unanswered: NDArray[np.intp]) -> Bounds:
    others, highest = len(in_degree) - 1, in_degree + unanswered
    # Lowest: all are named as often as they can, up to the one that is surely named most.
    low = np.maximum(in_degree.max(initial=0) - highest, 0).sum()
    # Highest: one is named by all who may, and the others by nobody more than is known.
    star = (others * highest + in_degree).max(initial=0) - in_degree.sum()
    return _bounds(int(low), int(star), max(others, 0) ** 2)


def _rows_in_part(ties: Ties) -> NDArray[np.intp]:
    """Return the rows of organisations that answered about some others only."""
    in_part = (ties.answered > 0) & ~_complete(ties)
    # Often nobody did, and looking up every row costs half as much as counting it.
    return np.flatnonzero(in_part[ties.source]) if in_part.any() else np.empty(0, dtype=np.intp)


def _unanswered_about(ties: Ties, rows_in_part: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return, per organisation, how many others did not answer about it."""
    incomplete = ~_complete(ties)
    answered = np.bincount(ties.target[rows_in_part], minlength=len(incomplete))
    return np.count_nonzero(incomplete) - incomplete - answered


def _dyads(ties: Ties, named: NDArray[np.intp], rows_in_part: NDArray[np.intp]) -> _Dyads:
    complete, two_way = _complete(ties), _two_way(ties)
    in_part = _in_part(ties, two_way, rows_in_part)
    # Rows by strength: what a complete organisation says back is always known.
    returned = named @ complete + in_part.returned
    open_ended = named.sum(axis=1) - returned
    both_known = math.comb(np.count_nonzero(complete), 2) + in_part.dyads
    one_known = int(ties.answered.sum()) - 2 * both_known
    unanswered = math.comb(len(complete), 2) - both_known - one_known
    lowest = np.minimum(two_way.first, two_way.second)
    tie_tie = int(np.count_nonzero(lowest))
    tie_unanswered = int(open_ended[1:].sum())
    return _Dyads(
        tie_tie=tie_tie,
        tie_none=int(returned[1:].sum()) - 2 * tie_tie,
        tie_unanswered=tie_unanswered,
        none_unanswered=one_known - tie_unanswered,
        unanswered=unanswered,
        difference=int(returned @ _STRENGTHS) - 2 * int(lowest.sum()),
        # One side can be 3 away from 0 or 3, and no more than 2 from 1 or 2.
        growth=STRONGEST * (one_known + unanswered)
        - int(open_ended @ np.minimum(_STRENGTHS, STRONGEST - _STRENGTHS)),
    )


def _in_part(ties: Ties, two_way: _TwoWay, rows: NDArray[np.intp]) -> _InPart:
    if not len(rows):
        return _InPart(np.zeros_like(_STRENGTHS), 0)
    incomplete = ~_complete(ties)
    first, second = (incomplete[end] for end in np.divmod(two_way.pair, len(incomplete)))
    returned = np.concatenate([two_way.first[second], two_way.second[first]])
    dyads = np.count_nonzero(~incomplete[ties.target[rows]]) + np.count_nonzero(first & second)
    return _InPart(np.bincount(returned, minlength=len(_STRENGTHS)), int(dyads))


def _two_way(ties: Ties) -> _TwoWay:
    """Find the rows that have a row the other way.

    A row and its reverse share a place, and every row writes itself there. A row that then reads
    its reverse is done, and so is one that reads itself; the others read a stranger, and go round
    again: of random rows, one in twenty. Sorting all takes four times as long on some machines.
    """
    organisations = len(ties.answered)
    wide = np.promote_types(np.min_scalar_type(8 * organisations**2), np.uint32)
    source, target = ties.source.astype(wide), ties.target.astype(wide)
    pair = np.minimum(source, target) * organisations + np.maximum(source, target)
    bits = (PLACES * len(pair) + 1).bit_length()
    # An odd factor spreads the pairs, best in the first bits of the product.
    place = (pair * SPREAD >> (8 * wide.itemsize - bits)).astype(np.intp)
    # A row and its reverse differ in the last three bits: who says it, and how strongly.
    row = pair << 3 | ((source > target).view(np.uint8) << 2 | ties.strength.view(np.uint8))
    board = np.empty(2**bits, dtype=wide)
    found = [(row[:0], row[:0])]
    while len(row):
        board[place] = row
        read = board.take(place, mode="clip")
        unlike = (read ^ row) >> 2
        met, left = np.flatnonzero(unlike == 1), np.flatnonzero(unlike > 1)
        found.append((row[met], read[met]))
        row, place = row[left], place[left]
    one, other = (np.concatenate(rows) for rows in zip(*found, strict=True))
    return _TwoWay(one >> 3, np.minimum(one, other) & 3, np.maximum(one, other) & 3)
