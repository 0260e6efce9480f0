"""How a network works, as found: governance, say, relations, layers, and cases side by side.

``None`` is 'not computable' and has its code in ``reasons``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from samenspel.findings.asked_model import (
    Complexity,
    ConditionFigures,
    Institutionalisation,
    InterestFigures,
    Kind,
    OutcomeFigures,
    Quote,
    Range,
    StrategyMatrix,
)
from samenspel.findings.checked import StatementFigures
from samenspel.findings.coded_model import CodeAcross, Coded, CodersAgree, Segment
from samenspel.findings.model import Reasons
from samenspel.study.instrument_rows import (
    Evidence,
    NetworkGovernance,
    RelationKind,
    UnlinkedCase,
)
from samenspel.text import Text

Layer = Literal["director", "delegate", "professional", "client_voice", "unknown"]
Judged = Literal["yes", "no", "mixed", "cannot_tell", "not_mentioned", "not_asked"]


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
    """What one layer says of strategies: answers 'present' of answers given, level by level.

    Both levels rest on the same questions: a strategy counts for who was asked it at both.
    """

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
    respondents: int | None  # who placed values
    form: str | None
    network_governance: str | None
    shared: tuple[str, ...]
    phi: float | None
    conditions: tuple[tuple[str, Range], ...]
    strategies_present: int | None
    strategies_asked: int | None
    tensions_present: int | None
    tensions_asked: int | None
    obstacles_present: int | None
    obstacles_asked: int | None
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
    coded: tuple[Coded, ...] = ()
    codebook: tuple[CodeAcross, ...] = ()
    segments: tuple[Segment, ...] = ()
    coders: tuple[CodersAgree, ...] = ()
    checked: tuple[StatementFigures, ...] = ()
    comments: tuple[Quote, ...] = ()
    spanners: tuple[Spanner, ...] = ()
    comparison: tuple[CaseRow, ...] = ()
    expectations: tuple[Expected, ...] = ()
    unlinked: tuple[UnlinkedCase, ...] = ()


NOTHING_ASKED = Workings()
