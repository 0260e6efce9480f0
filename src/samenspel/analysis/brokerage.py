"""Who stands between others: on their shortest paths, or between two that have no tie."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

FEWEST = 3  # organisations: of two, neither can stand between others


@dataclass(frozen=True, slots=True)
class OpenPairs:
    """Per organisation: pairs of its neighbours that have no tie with each other.

    A neighbour is tied to it one way or the other. The lowest and highest number are over all
    ways to fill in the missing answers, each organisation by itself; they are equal when nothing
    is missing.
    """

    low: NDArray[np.int64]
    high: NDArray[np.int64]


def betweenness(answers: NDArray[np.int8]) -> NDArray[np.float64]:
    """Return, per organisation, the part of all pairs of others that it stands between.

    It stands between two others when the shortest path from one to the other passes it; where
    several paths are as short, for the part of them that do. NaN for n < 3. A missing answer
    counts as no tie, so this is only for networks that answered nearly all.

    Parameters
    ----------
    answers
        Organisations x organisations: the strength that a row says of a column, -1 where there is
        no answer. A strength of 1 or more is a tie; the diagonal holds none.

    References
    ----------
    Freeman, L. C. (1977). A set of measures of centrality based on betweenness. Sociometry,
    40(1), 35-41.
    """
    # Slow to import, and most commands do without.
    from networkx import DiGraph, betweenness_centrality, from_numpy_array  # noqa: PLC0415

    if len(answers) < FEWEST:
        return np.full(len(answers), math.nan)
    found = betweenness_centrality(from_numpy_array(answers >= 1, create_using=DiGraph))
    return np.array([found[organisation] for organisation in range(len(answers))])


def open_pairs(answers: NDArray[np.int8]) -> OpenPairs:
    """Return how many pairs of neighbours each organisation connects that have no tie.

    Parameters
    ----------
    answers
        As in ``betweenness``.

    References
    ----------
    Burt, R. S. (1992). Structural Holes. Harvard University Press. The bounds are ours: the tie
    between two neighbours is another dyad than their ties to the organisation.
    """
    tied = (answers >= 1) | (answers.T >= 1)
    apart = (answers == 0) & (answers.T == 0)
    others = ~np.eye(len(answers), dtype=np.bool_)
    return OpenPairs(low=_between(tied, apart), high=_between(~apart & others, ~tied & others))


def _between(tied: NDArray[np.bool_], apart: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Count, per row, the pairs of columns it is tied to that are apart."""
    near = tied.astype(np.float64)  # whole numbers are exact as floats, and fast
    twice = (near @ apart * near).sum(axis=1).astype(np.int64)
    return np.asarray(twice // 2)
