"""A Q-study: the statements, who sorted them, and where each sort has each statement.

The values maps of a study are one (``findings.maps_as_sorts``); files of other tools hold others,
with as many columns as they like.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from samenspel.text import Text

Extraction = Literal["pca", "centroid"]
Rotation = Literal["varimax", "none"]
Correlation = Literal["pearson", "spearman", "kendall"]
Bipolar = Literal["report", "split"]
FlagLevel = Literal["0.05", "0.01", "0.001"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a Q-set; for a values map the label of a card."""

    id: str
    words: Text


@dataclass(frozen=True, slots=True)
class QSort:
    """Where one participant placed the statements, in their order; ``None`` is an empty cell."""

    id: str
    places: tuple[int | None, ...]
    network: str = ""


@dataclass(frozen=True, slots=True)
class QSet:
    """Statements with the sorts of them.

    ``shape`` holds, from the lowest column to the highest, the column and how many statements
    it takes; it is empty when everybody could place as they liked (free sorts).
    """

    title: Text
    statements: tuple[Statement, ...]
    sorts: tuple[QSort, ...]
    shape: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Turn:
    """A rotation by hand of two factors (numbered from 1) over so many degrees."""

    first: int
    second: int
    degrees: float


@dataclass(frozen=True, slots=True)
class Flag:
    """A sort that a researcher lets stand for a factor (numbered from 1)."""

    sort: str
    factor: int


@dataclass(frozen=True, slots=True)
class ViewpointPlan:
    """How viewpoints are looked for: ``[viewpoints]`` in study.toml.

    ``turns`` come after the rotation, in their order. With ``flags`` those alone count, without
    they are set automatically. ``resamples`` is 0 for no bootstrap. ``margin`` is the difference
    in z that counts as no difference in the equivalence test.
    """

    factors: int = 3
    extraction: Extraction = "pca"
    rotation: Rotation = "varimax"
    correlation: Correlation = "pearson"
    flag_level: FlagLevel = "0.05"
    bipolar: Bipolar = "report"
    turns: tuple[Turn, ...] = ()
    flags: tuple[Flag, ...] = ()
    resamples: int = 2_000
    margin: float = 1.0
