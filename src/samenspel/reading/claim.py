"""A claim: what a sentence says about the study, in the study's own terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from samenspel.reading.measure import Measure

Kind = Literal[
    "choice",
    "compare",
    "item",
    "size",
    "votes",
    "members",
    "governance",
    "own_set",
    "significant",
    "contested",
    "both_sides",
    "statistic",
    "trust_level",
    "per_organisation",
    "quantifier",
    "unbound",
]
Side = Literal["", "important", "neutral", "less_important", "most", "least", "balance"]
SIDES: tuple[Side, ...] = get_args(Side)
Relation = Literal["more", "less", "equal", "double", "triple", "apart"]
Superlative = Literal["", "top", "bottom"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one clause says; a field that is empty was not said."""

    kind: Kind
    text: str
    values: tuple[str, ...] = ()
    networks: tuple[str, ...] = ()
    summed: bool = False  # the amount is that of all values, or networks, added up
    whole: bool = False  # 'all networks together' is said
    carried: bool = False  # the network comes from the heading or the sentence before
    measure: Measure | None = None  # of people or votes
    values_measure: Measure | None = None
    networks_measure: Measure | None = None
    side: Side = ""
    superlative: Superlative = ""
    by_importance: bool = False  # 'most important', not 'most often'
    place: int | None = None
    top: int | None = None
    tie: bool = False
    one_of: bool = False
    adjective: bool = False  # the form stands before the noun: "self-regulating networks"
    ordered: bool = False
    shared: bool = False
    nearly: bool = False
    negated: bool = False
    lacking: bool = False  # the amount is of those who did not
    only_value: bool = False
    only_here: bool = False
    chosen: bool = False  # 'is chosen', without saying by how many
    exhaustive: bool = False  # the list claims to be complete
    including: bool = False
    relation: Relation | None = None
    about: bool = False  # 'nearly three times as often'
    others: tuple[str, ...] = ()  # the other side of a comparison
    other_side: Side = ""
    other_network: str = ""
    topic: str = ""
    item: str = ""
    level: str = ""
    level_carried: bool = False  # the level comes from the heading or the sentence before
    finding: str = ""
    unit: str = ""
    doubtful: bool = False  # what belongs to which amount is a guess
    firm: bool = True  # a size is that of all there are
    elsewhere: bool = False  # in the networks that were not named before
    other: bool = False  # 'the other …'
    number: float | None = None
    digits: int = 0
    words: tuple[str, ...] = ()
