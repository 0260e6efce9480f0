"""The rows of the instruments beside the values: strategies, complexity, governance, relations.

One frozen dataclass a table, one field a column, as in ``rows``. Answers stand with a respondent
or, where a document says so, with that document. A row says that this was asked: what somebody
did not mention is ``not_mentioned``, and what was not asked has no row.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from samenspel.study.agreeing import TensionKind

Finding = Literal["present", "absent", "not_mentioned"]
Level = Literal["network", "organisation"]
Evidence = Literal["interview", "document", "questionnaire"]
Form = Literal["market", "hierarchy", "collaboration", "network"]
NetworkGovernance = Literal["self-regulating", "lead-organisation", "nao"]
RelationKind = Literal["depends", "trusts", "refers"]
GovernanceQuestion = Literal[
    "form",
    "towards",
    "network_governance",
    "coordinator_task",
    "meeting_rhythm",
    "trust",
    "members",
    "goal_consensus",
    "competencies",
]


@dataclass(frozen=True, slots=True)
class StrategyAnswer:
    """What one respondent or document says of one integration strategy, at one level."""

    network: str
    strategy: str
    finding: Finding
    respondent: str = ""
    document: str = ""
    level: Level = "network"
    evidence: Evidence = "interview"
    quote: str = ""
    round: int = 1
    instrument: str = "strategies"
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class TensionAnswer:
    """What one respondent says of the tension between two kinds of members."""

    respondent: str
    network: str
    tension: str
    finding: Finding
    kind: TensionKind | None = None
    evidence: Evidence = "interview"
    quote: str = ""
    round: int = 1
    instrument: str = "complexity"
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class ObstacleAnswer:
    """What stands in the way according to one respondent: from the list, or in own words."""

    respondent: str
    network: str
    obstacle: str = ""
    text: str = ""
    finding: Finding = "present"
    evidence: Evidence = "interview"
    round: int = 1
    instrument: str = "complexity"
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class GovernanceAnswer:
    """One answer on how a network is governed; contingencies have a level from 1 to 4."""

    network: str
    question: GovernanceQuestion
    answer: str
    respondent: str = ""
    document: str = ""
    evidence: Evidence = "interview"
    quote: str = ""
    round: int = 1
    instrument: str = "governance"
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Say:
    """How much one organisation has to say in a network; ``equality`` is felt, from 1 to 5."""

    network: str
    organisation: str
    respondent: str = ""
    decides: bool | None = None
    proposals: int | None = None
    passed: int | None = None
    equality: int | None = None
    round: int = 1
    instrument: str = "say"


@dataclass(frozen=True, slots=True)
class ConditionScore:
    """How far one of the five conditions is met according to one respondent, from 1 to 5."""

    respondent: str
    network: str
    condition: str
    score: int
    sentence: str = ""
    round: int = 1
    instrument: str = "conditions"
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Interest:
    """What one stakeholder puts in, gets out (0 to 3) and has at stake, and the client's need."""

    network: str
    stakeholder: str
    respondent: str = ""
    client_question: str = ""
    met: bool | None = None
    investment: int | None = None
    returns: int | None = None
    stake: str = ""
    round: int = 1
    instrument: str = "interests"
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Relation:
    """How strongly one organisation depends on, trusts or refers to another, from 0 to 3."""

    network: str
    organisation: str
    other: str
    kind: RelationKind
    strength: int
    respondent: str = ""
    round: int = 1
    instrument: str = "relations"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: cases handled, ended well, all cases of the region, and an example."""

    network: str
    respondent: str = ""
    cases: int | None = None
    ended_well: int | None = None
    region_cases: int | None = None
    example: str = ""
    round: int = 1
    instrument: str = "outcomes"
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """What a source prints of an instrument where the answers are unknown, perhaps uncounted."""

    network: str
    instrument: Literal["strategies", "complexity"]
    item: str
    finding: Literal["present", "absent"]
    respondents: int
    count: int | None = None
    level: Level = "network"
    note: str = ""
    round: int = 1
    source: str = ""


@dataclass(frozen=True, slots=True)
class UnlinkedCase:
    """A network as a source describes it, that may not be joined with a network of this study."""

    name: str
    members: int | None = None
    form: Form | None = None
    towards: Form | None = None
    network_governance: NetworkGovernance | None = None
    source: str = ""
