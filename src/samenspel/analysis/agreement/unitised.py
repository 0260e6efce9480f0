"""Krippendorff's unitised alpha: agreement on stretches of text that coders mark themselves.

Texts are joined into one continuum. Where coders begin and end a unit, it is cut: between two cuts
nobody changes, so a continuum of any length is as many pieces as there are cuts.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import numpy as np

from samenspel.analysis.agreement.figures import figure, ratio
from samenspel.analysis.agreement.model import Bools, Floats, Ints, Reason, Unitised

FEWEST_DOCUMENTS = 5  # with fewer, resamples say little about other documents


@dataclass(frozen=True, slots=True)
class Marks:
    """Units that coders marked, one in each place of five arrays; the end is not in the unit.

    Units of one coder in one document do not overlap. Two that touch are two.
    """

    coder: Ints
    document: Ints
    start: Ints
    end: Ints
    value: Ints


class _Continuum(NamedTuple):
    """The continuum in pieces; ``labels`` is coders x pieces, 0 for a gap."""

    sizes: Ints
    document: Ints
    labels: Ints
    here: Bools  # coders x pieces: whether the coder worked there
    others: Ints  # documents: with how many others a coder is compared; 0 for none
    begin: Ints  # units: the first piece of each, and the first piece after it
    end: Ints


class _Lengths(NamedTuple):
    """Lengths in the sample and in each resample: in common, and of units with themselves."""

    together: Floats  # ... x values x values
    alone: Floats  # ... x values


def unitised(
    marks: Marks,
    lengths: Ints,
    coded: Bools,
    *,
    values: int = 1,
    drawn: Floats | None = None,
) -> Unitised:
    """Return how far coders agree on where units are and what they are.

    Parameters
    ----------
    marks
        The units.
    lengths
        Documents: how long each is.
    coded
        Coders x documents: who worked on what. Who did not is missing there, not silent; and a
        document that fewer than two worked on is left out.
    values
        How many values there are: 0, 1 ... in ``marks.value``.
    drawn
        Resamples x documents, for intervals; see ``draws``.

    Raises
    ------
    ValueError
        When a unit is empty, outside its document, of a coder who did not work on it, or overlaps
        another unit of the same coder.

    Notes
    -----
    With all coders on all documents these are equations 1, 4-6, 10, 11 and 13 of the paper, for
    nominal values. A document with m coders weighs its pairs by 1 / (m - 1), as units with missing
    ratings do in Krippendorff's alpha. A gap has no structure: it has only its length in common
    with itself, and a unit the square of it. In cu and (k)u a unit has with itself the square of
    the length that another coder marked too, on average over the other coders; three coders of
    whom one marks almost nothing can make those two figures undefined.

    References
    ----------
    Krippendorff, K., Mathet, Y., Bouvry, S. & Widlöcher, A. (2016). On the reliability of
    unitizing textual continua: Further developments. Quality & Quantity, 50, 2347-2364.
    """
    _check(marks, lengths, coded)
    shared = coded.sum(axis=0) >= 2
    marks = _only(marks, shared[marks.document])
    pieces = _continuum(marks, lengths, coded)
    together = _together(pieces, values)
    drawn = np.empty((0, len(lengths))) if drawn is None else drawn
    every = _sums(together, _alone(pieces, marks, values), drawn)
    units = _sums(together[:, 1:, 1:], _alone_together(pieces, marks, values), drawn)
    reason: Reason = "" if shared.any() else "never_both"
    if len(coded) < 2:
        reason = "one_coder"
    doubt: Reason = "" if shared.sum() >= FEWEST_DOCUMENTS else "too_few_documents"
    inside = reason or ("" if units.together[0].any() else "no_overlap")
    used, valued = units.together[0].sum(axis=1), every.together[0, 1:].sum(axis=1)
    return Unitised(
        u=figure(_alpha(every), reason=reason, doubt=doubt),
        relevant=figure(_relevant(every), reason=reason, doubt=doubt),
        coding=figure(_alpha(units), reason=inside, doubt=doubt),
        coverage=_share(used.sum(), every.together[0].sum()),
        by_value=tuple(figure(row, reason=inside, doubt=doubt) for row in _by_value(units).T),
        coverages=tuple(map(_share, used, valued)),
        documents=int(shared.sum()),
        length=int(lengths[shared].sum()),
    )


def overlapping(marks: Marks) -> bool:
    """Return whether two units of one coder have something in common."""
    order = np.lexsort((marks.start, marks.document, marks.coder))
    coder, document = marks.coder[order], marks.document[order]
    follows = (coder[1:] == coder[:-1]) & (document[1:] == document[:-1])
    return bool((follows & (marks.start[order][1:] < marks.end[order][:-1])).any())


def _check(marks: Marks, lengths: Ints, coded: Bools) -> None:
    outside = (marks.start < 0) | (marks.end > lengths[marks.document])
    if (outside | (marks.start >= marks.end)).any():
        raise ValueError("a unit is empty or outside its document")
    if not coded[marks.coder, marks.document].all():
        raise ValueError("a unit is of a coder who did not work on its document")
    if overlapping(marks):
        raise ValueError("two units of one coder overlap")


def _only(marks: Marks, which: Bools) -> Marks:
    return Marks(
        marks.coder[which],
        marks.document[which],
        marks.start[which],
        marks.end[which],
        marks.value[which],
    )


def _continuum(marks: Marks, lengths: Ints, coded: Bools) -> _Continuum:
    """Cut the continuum wherever a document or a unit begins or ends."""
    edges = np.concatenate([[0], np.cumsum(lengths)])
    starts, ends = edges[marks.document] + marks.start, edges[marks.document] + marks.end
    cuts = np.unique(np.concatenate([edges, starts, ends]))
    document = np.searchsorted(edges, cuts[:-1], side="right") - 1
    begin, end = np.searchsorted(cuts, starts), np.searchsorted(cuts, ends)
    changes = np.zeros((len(coded), len(cuts)), dtype=np.int64)
    np.add.at(changes, (marks.coder, begin), marks.value + 1)
    np.subtract.at(changes, (marks.coder, end), marks.value + 1)
    return _Continuum(
        sizes=np.diff(cuts),
        document=document,
        labels=changes.cumsum(axis=1)[:, :-1],
        here=coded[:, document],
        others=np.maximum(coded.sum(axis=0) - 1, 0),
        begin=begin,
        end=end,
    )


def _together(pieces: _Continuum, values: int) -> Floats:
    """Return the lengths that pairs of coders have in common: documents x values x values."""
    kinds, documents = values + 1, len(pieces.others)
    weights = pieces.sizes / np.maximum(pieces.others, 1)[pieces.document]
    cells = np.zeros(documents * kinds**2)
    for one, other in combinations(range(len(pieces.labels)), 2):
        both = pieces.here[one] & pieces.here[other]
        place = (pieces.document * kinds + pieces.labels[one]) * kinds + pieces.labels[other]
        cells += np.bincount(place[both], weights[both], minlength=len(cells))
    found = cells.reshape(documents, kinds, kinds)
    return found + found.swapaxes(1, 2)


def _alone(pieces: _Continuum, marks: Marks, values: int) -> Floats:
    """Return what each value has in common with itself: documents x values, gaps first."""
    gaps = ((pieces.labels == 0) & pieces.here).sum(axis=0) * pieces.sizes
    found = np.zeros((len(pieces.others), values + 1))
    np.add.at(found[:, 0], pieces.document, gaps * (pieces.others > 0)[pieces.document])
    np.add.at(found, (marks.document, marks.value + 1), (marks.end - marks.start) ** 2)
    return found


def _alone_together(pieces: _Continuum, marks: Marks, values: int) -> Floats:
    """Return the same for the parts of units where another coder marked something too."""
    marked = np.cumsum(pieces.sizes * (pieces.labels > 0), axis=1)
    before = np.concatenate([np.zeros((len(marked), 1), dtype=np.int64), marked], axis=1)
    met = before[:, pieces.end] - before[:, pieces.begin]  # coders x units
    met[marks.coder, np.arange(len(marks.coder))] = 0
    squares = (met**2).sum(axis=0) / pieces.others[marks.document]
    found = np.zeros((len(pieces.others), values))
    np.add.at(found, (marks.document, marks.value), squares)
    return found


def _sums(together: Floats, alone: Floats, drawn: Floats) -> _Lengths:
    """Return the sums over documents, in the sample and in each resample."""
    times = np.concatenate([np.ones((1, len(alone))), drawn])
    return _Lengths(np.einsum("rd,dck->rck", times, together), np.einsum("rd,dk->rk", times, alone))


def _alpha(lengths: _Lengths) -> Floats:
    """Return 1 - the lengths seen to differ over those that differ by chance."""
    apart = 1 - np.eye(lengths.alone.shape[1])
    sums = lengths.together.sum(axis=2)
    differ = (sums @ apart * sums).sum(axis=1)
    return ratio((lengths.together * apart).sum(axis=(1, 2)), _by_chance(lengths, differ))


def _relevant(lengths: _Lengths) -> Floats:
    """Return alpha of what is marked, whatever the value, against gaps."""
    sums = lengths.together.sum(axis=2)
    gaps, marked = sums[:, 0], sums[:, 1:].sum(axis=1)
    return ratio(lengths.together[:, 0, 1:].sum(axis=1), _by_chance(lengths, gaps * marked))


def _by_chance(lengths: _Lengths, differ: Floats) -> Floats:
    """Return the expected length that differs, no unit being compared with itself."""
    total, pairs = lengths.together.sum(axis=(1, 2)), _pairs(lengths)
    return np.where(pairs > 0, total * differ / np.where(pairs > 0, pairs, 1), 0)


def _pairs(lengths: _Lengths) -> Floats:
    """Return the squared length that can be compared; not above 0 where units hardly meet."""
    return np.asarray(lengths.together.sum(axis=(1, 2)) ** 2 - lengths.alone.sum(axis=1))


def _by_value(lengths: _Lengths) -> Floats:
    """Return alpha of each value among the units, resamples x values."""
    apart = 1 - np.eye(lengths.alone.shape[1])
    sums = lengths.together.sum(axis=2)
    others = sums @ apart
    differ = (lengths.together * apart).sum(axis=2)
    possible = _pairs(lengths)[:, None] > 0
    return ratio(differ * (sums * (sums + others) - lengths.alone), possible * sums**2 * others)


def _share(part: float, whole: float) -> float:
    return float(part / whole) if whole else float("nan")
