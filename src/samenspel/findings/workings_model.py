"""How a network works, as found: strategies, complexity, governance, interests and relations.

Figures hold no free text; words of respondents stand apart, as ``Quote``, so that what was not
reviewed can be left out. ``None`` is 'not computable' and has its code in ``reasons``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from samenspel.findings.model import Reasons
from samenspel.study.instrument_rows import (
    Evidence,
    Finding,
    Level,
    NetworkGovernance,
    RelationKind,
    UnlinkedCase,
)
from samenspel.text import Text

Kind = Literal["provider", "municipality", "other", "unknown"]
Layer = Literal["director", "delegate", "professional", "client_voice", "unknown"]
Verdict = Literal["present", "absent", "mixed", "cannot_tell"]
Judged = Literal["yes", "no", "mixed", "not_mentioned", "not_asked"]


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


@dataclass(frozen=True, slots=True)
class EvidenceCount:
    """What one kind of evidence says of an item; documents are counted apart from people."""

    evidence: Evidence
    present: int
    absent: int
    sources: int


@dataclass(frozen=True, slots=True)
class StrategyFigures:
    """One strategy at one level; ``answers`` stand in the order of the matrix's respondents."""

    id: str
    dimension: str
    level: Level
    figures: ItemFigures
    answers: tuple[Finding | None, ...] = ()
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
class GovernanceAnswers:
    """The answers to one question; ``answer`` is the one that all gave, None when they differ."""

    question: str
    counts: tuple[tuple[str, int], ...]
    asked: int
    answer: str | None
    reasons: Reasons = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ContingencyLevel:
    """One contingency, 1 to 4: lower and upper median of the answers; None: unknown."""

    id: str
    level: Range | None
    answered: int
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class FormFit:
    """Steps between a network and a form over four contingencies; unknown ones leave a range."""

    form: NetworkGovernance
    distance: Range
    known: int
    per_contingency: tuple[tuple[str, Range], ...]


@dataclass(frozen=True, slots=True)
class Governance:
    """How one network is governed, and how near that lies to each of three forms."""

    network: str
    answers: tuple[GovernanceAnswers, ...]
    levels: tuple[ContingencyLevel, ...]
    fits: tuple[FormFit, ...]
    nearest: tuple[NetworkGovernance, ...]  # forms that may be nearest, given what is unknown
    members: int | None


@dataclass(frozen=True, slots=True)
class SayRow:
    """The size of one organisation and its say; ``None`` where nobody answered."""

    organisation: str
    kind: Kind
    size: int | None
    size_unit: str
    decides: bool | None
    proposals: int | None
    passed: int | None
    equality: Range | None  # felt equality, lower and upper median of 1 to 5


@dataclass(frozen=True, slots=True)
class Flag:
    """An inequality, with the organisations whose rows cause it."""

    kind: Literal["size", "decides", "passed", "equality_by_size"]
    organisations: tuple[str, ...]
    figures: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Inequality:
    """Spread of size and say in one network."""

    network: str
    rows: tuple[SayRow, ...]
    flags: tuple[Flag, ...]


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
    """One stakeholder: what it puts in and gets out (0 to 3), and its client questions."""

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
class RelationFigures:
    """One kind of relation among the members of one network, with what non-response leaves open."""

    network: str
    kind: RelationKind
    organisations: int
    asked: int  # ordered pairs
    answered: int
    responded: int  # organisations
    density: Range | None
    reciprocity: Range | None
    centralisation: Range | None
    asymmetry: Range | None  # mean difference over pairs, 0 to 3
    unequal: tuple[tuple[str, str, int], ...]  # pairs that differ most: who depends, on whom
    betweenness: tuple[tuple[str, float], ...] = ()
    reasons: Reasons = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Spanner:
    """Who links: an organisation in several networks, or a delegate who also delivers care."""

    kind: Literal["organisation", "delegate"]
    id: str
    networks: tuple[str, ...]
    hours: float | None = None


@dataclass(frozen=True, slots=True)
class LayerFigures:
    """What one layer says of the strategies at both levels: answers 'present' of answers given."""

    network: str
    layer: Layer
    participants: int
    deliver_care: int
    hours: Range | None
    network_present: int
    network_asked: int
    organisation_present: int
    organisation_asked: int


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
class ContextFigures:
    """The conditions under which a network works; ``None`` is unknown."""

    network: str
    members: int | None
    mandated: bool | None
    funding: str | None
    started: date | None
    time_pressure: bool | None
    delegation: str | None
    unique: tuple[tuple[str, str], ...]  # organisation, what it has that no other has
    without_unique: tuple[str, ...]  # organisations of which that is not known


@dataclass(frozen=True, slots=True)
class Bearing:
    """One figure that bears on an expectation; ``judged`` is a verdict or answer in code."""

    topic: str
    network: str
    item: str
    count: int | None
    of: int | None
    judged: str


@dataclass(frozen=True, slots=True)
class Expected:
    """An expectation of the study with the figures that bear on it; no verdict."""

    id: str
    words: Text
    bearings: tuple[Bearing, ...]
    unanswered: tuple[str, ...]  # topics without any figure


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One network in the comparison of cases."""

    network: str
    members: int | None
    respondents: int
    form: str | None
    network_governance: str | None
    shared: tuple[str, ...]
    phi: float | None
    conditions: tuple[tuple[str, Range], ...]
    strategies_present: int | None
    strategies_asked: int | None
    tensions_present: int | None
    obstacles_present: int | None
    reasons: Reasons = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Triangulated:
    """What each source says of one finding, and whether the sources that speak agree."""

    network: str
    topic: Literal["value", "strategy"]
    item: str
    map: Judged
    interview: Judged
    document: Judged
    questionnaire: Judged
    outcome: Literal["agree", "differ", "one_source"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of one respondent or document on one item; for others only after review."""

    network: str
    topic: str
    item: str
    words: str
    respondent: str
    reviewed: bool


@dataclass(frozen=True, slots=True)
class Workings:
    """How the networks of a study work, in one round; what was not asked is empty."""

    strategies: tuple[StrategyMatrix, ...] = ()
    institutionalisation: tuple[Institutionalisation, ...] = ()
    complexity: tuple[Complexity, ...] = ()
    governance: tuple[Governance, ...] = ()
    inequality: tuple[Inequality, ...] = ()
    conditions: tuple[ConditionFigures, ...] = ()
    interests: tuple[InterestFigures, ...] = ()
    relations: tuple[RelationFigures, ...] = ()
    layers: tuple[LayerFigures, ...] = ()
    outcomes: tuple[OutcomeFigures, ...] = ()
    context: tuple[ContextFigures, ...] = ()
    triangulation: tuple[Triangulated, ...] = ()
    quotes: tuple[Quote, ...] = ()
    spanners: tuple[Spanner, ...] = ()
    comparison: tuple[CaseRow, ...] = ()
    expectations: tuple[Expected, ...] = ()
    unlinked: tuple[UnlinkedCase, ...] = ()


NOTHING_ASKED = Workings()
