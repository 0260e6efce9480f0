"""What was asked beside the values, as found: counts, shares, scores and ranges.

Figures hold no free text; words of respondents stand apart, as ``Quote``, so that what was not
reviewed can be left out. ``None`` is 'not computable' and has its code in ``reasons``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from samenspel.findings.model import Reasons
from samenspel.study.instrument_rows import Evidence, Finding, Level

Kind = Literal["provider", "municipality", "other", "unknown"]
Verdict = Literal["present", "absent", "mixed", "cannot_tell"]
Said = Finding | Literal["both"]  # both: one person says that it is there, and that it is not


@dataclass(frozen=True, slots=True)
class Range:
    """A figure that missing answers leave open: both ends included, equal when nothing is."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many respondents of one kind of member say that something is there."""

    kind: Kind
    present: int
    asked: int


@dataclass(frozen=True, slots=True)
class ItemFigures:
    """One item and who says so, out of ``asked``; a count that a source does not print is None."""

    id: str
    present: int | None
    absent: int | None
    not_mentioned: int | None
    asked: int
    verdict: Verdict
    by_kind: tuple[KindCount, ...] = ()
    reasons: Reasons = field(default_factory=dict)
    both: int = 0  # people who say yes in one place and no in another: in neither count


@dataclass(frozen=True, slots=True)
class EvidenceCount:
    """What one kind of evidence says of an item; documents are counted apart from people."""

    evidence: Evidence
    present: int
    absent: int
    sources: int
    both: int = 0


@dataclass(frozen=True, slots=True)
class StrategyFigures:
    """One strategy at one level; ``answers`` stand in the order of the matrix's respondents."""

    id: str
    dimension: str
    level: Level
    figures: ItemFigures
    answers: tuple[Said | None, ...] = ()
    evidence: tuple[EvidenceCount, ...] = ()


@dataclass(frozen=True, slots=True)
class StrategyMatrix:
    """Strategies by level and respondents of one network; ``published``: counts only."""

    network: str
    respondents: tuple[str, ...]
    rows: tuple[StrategyFigures, ...]
    published: bool = False


@dataclass(frozen=True, slots=True)
class Share:
    """How widely one aspect is carried: ``count`` of ``of`` respondents, on these items."""

    aspect: Literal["values", "goals", "cultures"]
    items: tuple[str, ...]  # the value(s) most respondents chose (ties are ties), or the strategy
    count: int | None
    of: int | None
    met: bool | None  # more than the study's threshold
    reasons: Reasons = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Institutionalisation:
    """Values, goals and cultures side by side; never one score."""

    network: str
    threshold: str
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Complexity:
    """Tensions and obstacles of one network, with who says so by kind of member."""

    network: str
    asked: int
    tensions: tuple[ItemFigures, ...]
    obstacles: tuple[ItemFigures, ...]
    own_words: int  # respondents who added an obstacle of their own
    tension_kinds: tuple[tuple[str, str, int], ...] = ()  # tension, kind of demand, respondents
    whole: ItemFigures | None = None  # complexity as such, where a source prints it
    published: bool = False


@dataclass(frozen=True, slots=True)
class ConditionFigures:
    """One of the five conditions: respondents per score 1 to 5, lower and upper median."""

    network: str
    id: str
    scores: tuple[int, int, int, int, int]
    answered: int
    median: Range


@dataclass(frozen=True, slots=True)
class InterestFigures:
    """One stakeholder: what it puts in and gets out (0 to 3), and its client questions.

    ``questions`` are the different ones of which somebody says whether they are met; ``unmet``
    are those of which nobody says that they are.
    """

    network: str
    stakeholder: str
    answered: int
    investment: Range | None
    returns: Range | None
    balance: Range | None  # returns minus investment
    questions: int
    unmet: int
    reasons: Reasons = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OutcomeFigures:
    """What came of it, as one respondent or the network reports it."""

    network: str
    respondent: str
    cases: int | None
    ended_well: int | None
    region_cases: int | None
    reasons: Reasons = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one respondent or document on one item; for others only after review."""

    network: str
    topic: str
    item: str
    words: str
    respondent: str
    reviewed: bool
