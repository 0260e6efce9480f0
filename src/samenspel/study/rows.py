"""The rows of a study: one frozen dataclass a table, one field a column.

A field without a default is a required column. The type of a field says how a cell is read:
``str``, ``int``, ``float``, ``bool`` (yes/no), ``date`` (2024-03-01) or one of a closed list
(``Literal``); ``None`` is an empty cell. An empty ``card_version`` is that of the design.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from samenspel.study.agreeing import Agreement, FollowUp, TensionCard, Understanding
from samenspel.study.checking import Check, Statement
from samenspel.study.coding import Code, Coding, Document
from samenspel.study.instrument_rows import (
    ConditionScore,
    GovernanceAnswer,
    Interest,
    ObstacleAnswer,
    Outcome,
    Published,
    Relation,
    Say,
    StrategyAnswer,
    TensionAnswer,
    UnlinkedCase,
)

Box = Literal["important", "neutral", "less_important"]
Perspective = Literal["network", "organisation"]
Choice = Literal["most", "least"]


@dataclass(frozen=True, slots=True)
class Network:
    """A group of organisations that work together; ``participants`` is how many were asked.

    ``layers_apart``: others than the researcher see each layer on its own, and never the whole.
    """

    id: str
    name: str = ""
    participants: int | None = None
    outside: Literal["bands", "pooled", "no"] | None = None
    mandated: bool | None = None
    funding: Literal["input", "output", "mixed"] | None = None
    started: date | None = None
    time_pressure: bool | None = None
    delegation: Literal["directors", "delegates", "mixed"] | None = None
    reason: str = ""
    partners_chosen: str = ""
    layers_apart: bool | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """A member of one or more networks (ids in ``networks``, separated by spaces)."""

    id: str
    name: str = ""
    networks: str = ""
    kind: Literal["provider", "municipality", "other"] | None = None
    reach: Literal["local", "regional", "supraregional", "national"] | None = None
    size: int | None = None
    size_unit: str = ""
    expertise: str = ""
    unique: str = ""
    self_sufficiency: int | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """A person who was asked; ``named`` records a written yes to being shown by name."""

    id: str
    network: str
    organisation: str = ""
    layer: Literal["director", "delegate", "professional", "client_voice"] | None = None
    delivers_care: bool | None = None
    hours: float | None = None
    since: Literal["founding", "later"] | None = None
    named: bool | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """One card in one box of one values map; ``top`` is its place in the top 3."""

    respondent: str
    network: str
    value: str
    category: Box
    round: int = 1
    perspective: Perspective = "network"
    instrument: str = "values-map"
    card_version: str = ""
    top: int | None = None


@dataclass(frozen=True, slots=True)
class Priority:
    """One value named as most or least important in a list of three."""

    respondent: str
    network: str
    value: str
    choice: Choice
    round: int = 1
    perspective: Perspective = "network"
    instrument: str = "priorities"
    card_version: str = ""


@dataclass(frozen=True, slots=True)
class Obstruction:
    """A value that hinders, linked to a card or in the respondent's own words."""

    respondent: str
    network: str
    value: str = ""
    text: str = ""
    round: int = 1
    instrument: str = "obstructing"
    card_version: str = ""
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a respondent means by a value of the top 3; shown to others only after review."""

    respondent: str
    network: str
    value: str
    behaviour: str = ""
    example: str = ""
    change: str = ""
    round: int = 1
    instrument: str = "values-map"
    card_version: str = ""
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """An answer in words to one of the open questions of an instrument."""

    respondent: str
    network: str
    question: Literal[
        "extreme_important",
        "extreme_less_important",
        "values_help",
        "clash",
        "clash_approach",
        "clash_level",
    ]
    answer: str
    round: int = 1
    perspective: Perspective = "network"
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """A published count where the answers behind it are unknown."""

    network: str
    value: str
    category: Literal["important", "most", "least"]
    count: int
    respondents: int
    round: int = 1
    perspective: Perspective = "network"
    instrument: str = "values-map"
    card_version: str = ""
    source: str = ""


# What was answered by or counted over people, in one round.
Answer = (
    Placement
    | Priority
    | Obstruction
    | Meaning
    | Remark
    | Tally
    | StrategyAnswer
    | TensionAnswer
    | ObstacleAnswer
    | GovernanceAnswer
    | Say
    | ConditionScore
    | Interest
    | Relation
    | Outcome
    | Published
    | Statement
    | Check
)
# What a group wrote down together.
Agreed = Understanding | Agreement | TensionCard | FollowUp
Row = (
    Network | Organisation | Participant | Document | Code | Coding | UnlinkedCase | Agreed | Answer
)
