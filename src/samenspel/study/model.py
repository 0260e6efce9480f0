"""A study: the design that one person composes and the rows that many people fill."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
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
from samenspel.study.qset import ViewpointPlan
from samenspel.study.rows import (
    Box,
    Meaning,
    Network,
    Obstruction,
    Organisation,
    Participant,
    Placement,
    Priority,
    Remark,
    Row,
    Tally,
)
from samenspel.text import LANGUAGES, Language, Text

SCHEMA = 1
NO_WORDS = Text("", "")
BOXES: tuple[Box, ...] = ("important", "neutral", "less_important")
Mode = Literal["pseudonymous", "named"]
Template = Literal["new_network", "existing_network", "review"]


@dataclass(frozen=True, slots=True)
class Card:
    """One value as it stands on a card of this study."""

    id: str
    label: Text
    explanation: Text = NO_WORDS


@dataclass(frozen=True, slots=True)
class Shape:
    """How many cards each box of the values map holds: 6/6/6 unless the study says otherwise."""

    important: int = 6
    neutral: int = 6
    less_important: int = 6

    def places(self, box: Box) -> int:
        """Return how many cards fit in a box."""
        return {
            "important": self.important,
            "neutral": self.neutral,
            "less_important": self.less_important,
        }[box]


@dataclass(frozen=True, slots=True)
class Cell:
    """A box of one value in one network that a source states, inside a reconstruction."""

    network: str
    value: str
    category: Box


@dataclass(frozen=True, slots=True)
class Reconstruction:
    """What of a study was filled in afterwards: these boxes, but for the stated cells."""

    note: Text
    boxes: tuple[Box, ...] = ()
    stated: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a study expects, and the topics whose figures bear on it: ``strategies:trust``."""

    id: str
    words: Text
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Design:
    """What is asked of whom, and who may see what; frozen when a study opens."""

    id: str
    title: Text
    mode: Mode = "pseudonymous"
    template: Template | None = None  # which conversation it prepares
    seed: int = 1
    languages: tuple[Language, ...] = LANGUAGES
    threshold: Fraction = Fraction(1, 2)
    shape: Shape = Shape()
    picks: int = 3  # how many values each list of the priorities holds
    card_set: str = "values-18"  # from the catalogue; empty when the study brings its own
    card_version: str = "2023"
    own_cards: tuple[Card, ...] = ()
    version: int = 1
    notice: Text | None = None
    source: str = ""
    reconstruction: Reconstruction | None = None
    expectations: tuple[Expectation, ...] = ()
    viewpoints: ViewpointPlan | None = None
    networks: tuple[Network, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    participants: tuple[Participant, ...] = ()


@dataclass(frozen=True, slots=True)
class Study:
    """A design with everything that came in."""

    design: Design
    sorts: tuple[Placement, ...] = ()
    priorities: tuple[Priority, ...] = ()
    obstructing: tuple[Obstruction, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    remarks: tuple[Remark, ...] = ()
    documents: tuple[Document, ...] = ()
    codes: tuple[Code, ...] = ()
    codings: tuple[Coding, ...] = ()
    tallies: tuple[Tally, ...] = ()
    strategies: tuple[StrategyAnswer, ...] = ()
    tensions: tuple[TensionAnswer, ...] = ()
    obstacles: tuple[ObstacleAnswer, ...] = ()
    governance: tuple[GovernanceAnswer, ...] = ()
    say: tuple[Say, ...] = ()
    conditions: tuple[ConditionScore, ...] = ()
    interests: tuple[Interest, ...] = ()
    relations: tuple[Relation, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    published: tuple[Published, ...] = ()
    unlinked: tuple[UnlinkedCase, ...] = ()
    statements: tuple[Statement, ...] = ()
    checks: tuple[Check, ...] = ()
    understandings: tuple[Understanding, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    tension_cards: tuple[TensionCard, ...] = ()
    followups: tuple[FollowUp, ...] = ()
    texts: tuple[tuple[str, str], ...] = field(default=(), repr=False)  # documents/: name, words


DESIGN_TABLES: dict[str, type[Row]] = {
    "networks": Network,
    "organisations": Organisation,
    "participants": Participant,
}
ANSWER_TABLES: dict[str, type[Row]] = {
    "sorts": Placement,
    "priorities": Priority,
    "obstructing": Obstruction,
    "meanings": Meaning,
    "remarks": Remark,
    "documents": Document,
    "codes": Code,
    "codings": Coding,
    "tallies": Tally,
    "strategies": StrategyAnswer,
    "tensions": TensionAnswer,
    "obstacles": ObstacleAnswer,
    "governance": GovernanceAnswer,
    "say": Say,
    "conditions": ConditionScore,
    "interests": Interest,
    "relations": Relation,
    "outcomes": Outcome,
    "published": Published,
    "unlinked": UnlinkedCase,
    "statements": Statement,
    "checks": Check,
    "understandings": Understanding,
    "agreements": Agreement,
    "tension_cards": TensionCard,
    "followups": FollowUp,
}
TABLES = DESIGN_TABLES | ANSWER_TABLES


def table(study: Study, name: str) -> tuple[Row, ...]:
    """Return the rows of one table, wherever they live in the study."""
    rows: tuple[Row, ...] = getattr(study.design if name in DESIGN_TABLES else study, name)
    return rows
