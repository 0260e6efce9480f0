"""The viewpoints among a set of sorts, as found: who holds which, and on what they differ.

``None`` is 'not computable' and has its code in ``reasons``. A viewpoint is named by its label:
``1``, ``2``; the halves of a factor that was split are ``2+`` and ``2-``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from samenspel.findings.model import Reasons
from samenspel.study.qset import Statement, ViewpointPlan

Level = Literal["0.05", "0.01", "0.001", "0.000001"]


@dataclass(frozen=True, slots=True)
class Doubted:
    """A condition that a reader must know; ``about`` names sorts or viewpoints, or holds counts.

    ``code`` is that of ``analysis.viewpoints.model.Doubt`` or a ``FoundCode`` of ``doubts``.
    """

    code: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interval:
    """A percentile interval of 95 % over the resamples."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Overlap:
    """A network's shared values beside what a viewpoint puts in its highest column.

    ``both`` are the values that are in both, in the order of the cards.
    """

    network: str
    shared: tuple[str, ...]
    both: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ViewpointFigures:
    """One viewpoint. ``explained`` is a share of the variance; ``loaders`` are flagged sorts.

    ``defined`` is the share of resamples in which somebody stands for it, ``similarity`` how alike
    its loadings then are (1 is the same).
    """

    label: str
    loaders: int
    negative_loaders: int
    sum_of_squares: float
    explained: float
    reliability: float | None
    se: float | None
    bipolar: bool
    defined: float | None
    similarity: float | None
    overlaps: tuple[Overlap, ...] = ()
    reasons: Reasons = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Score:
    """One statement in one viewpoint; ``place`` is its column in the composite sort.

    ``distinguishing`` is the weakest level at which it differs from every other viewpoint.
    """

    viewpoint: str
    z: float | None
    place: int | None
    interval: Interval | None
    distinguishing: Level | None


@dataclass(frozen=True, slots=True)
class StatementFigures:
    """One statement in all viewpoints; ``consensus`` is None when there are no two to compare."""

    id: str
    scores: tuple[Score, ...]
    consensus: bool | None
    equivalent: bool | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One statement between two viewpoints: z of the first minus z of the second."""

    statement: str
    first: str
    second: str
    difference: float
    level: Level | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two viewpoints are: the correlation of their z, and the error of a difference."""

    first: str
    second: str
    correlation: float
    sed: float


@dataclass(frozen=True, slots=True)
class Loading:
    """How one sort goes with one viewpoint; ``frequency`` is how often a resample flags it."""

    viewpoint: str
    loading: float | None
    flagged: bool
    interval: Interval | None
    frequency: float | None


@dataclass(frozen=True, slots=True)
class SorterFigures:
    """One sort in all viewpoints."""

    id: str
    network: str
    loadings: tuple[Loading, ...]


@dataclass(frozen=True, slots=True)
class CountPreview:
    """What a number of factors would give."""

    factors: int
    explained: float
    loaders: tuple[int, ...]
    unflagged: int
    confounded: int
    bipolar: int
    highest_correlation: float | None


@dataclass(frozen=True, slots=True)
class HowMany:
    """Three looks at the number of factors: eigenvalues against chance, and Velicer's MAP."""

    eigenvalues: tuple[float, ...]
    chance: tuple[float, ...]
    parallel: int
    partial: tuple[float, ...]
    map: int
    previews: tuple[CountPreview, ...]


@dataclass(frozen=True, slots=True)
class ViewpointFindings:
    """The viewpoints in a set of sorts.

    ``plan`` is what was asked; ``made`` the factors that the sorts could carry. ``shape`` holds
    column and places, lowest first. ``resamples`` were used in the bootstrap: 0 is none.
    When nothing can be computed the tuples are empty and ``why_not`` holds the reason code.
    """

    plan: ViewpointPlan
    statements: tuple[Statement, ...]
    sorts: int
    shape: tuple[tuple[int, int], ...]
    forced: bool
    made: int = 0
    resamples: int = 0
    viewpoints: tuple[ViewpointFigures, ...] = ()
    scores: tuple[StatementFigures, ...] = ()
    differences: tuple[Difference, ...] = ()
    likeness: tuple[Likeness, ...] = ()
    sorters: tuple[SorterFigures, ...] = ()
    how_many: HowMany | None = None
    doubts: tuple[Doubted, ...] = ()
    why_not: str | None = None
