"""What an analysis finds: numbers with what is needed to judge them, in no language yet.

``None`` is 'not computable' and stands beside a reason code in ``reasons``; it is never zero.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Protocol

from samenspel.study.rows import Box, Choice, Perspective

Reasons = Mapping[str, str]  # field name -> reason code (catalogue wording 'reasons')


class OfNetwork(Protocol):
    """Anything that was found in one network."""

    @property
    def network(self) -> str:
        """The network's id."""


@dataclass(frozen=True, slots=True)
class ValueFigures:
    """One value in one scope. Counts are respondents; ``bounds`` are out of ``participants``."""

    id: str
    important: int
    neutral: int | None
    less_important: int | None
    support: float
    rank: int
    shared: bool
    nearly_shared: bool
    bounds: tuple[int, int] | None
    robustly_shared: bool | None
    clear: bool
    stands_out: bool | None  # more than in the other networks, respondents permuted
    contested: bool | None  # opinions on both sides beyond chance
    opinions_differ: bool | None  # opinions on both sides, as chance would give
    artefact: tuple[Box, ...] = ()  # boxes filled in by a reconstruction
    reasons: Reasons = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Congruence:
    """How far the picks overlap; ``phi`` is 0 when they overlap as blind picks would."""

    overlap: float
    phi: float
    p: float
    p_holm: float | None
    method: Literal["exact", "simulated"]
    resamples: int | None
    leave_one_out: tuple[float, float] | None  # lowest and highest phi with one person left out


@dataclass(frozen=True, slots=True)
class ScopeFigures:
    """The values of one network, or of all of them together (``id`` is then 'all')."""

    id: str
    name: str
    respondents: int
    incomplete: int  # maps that were begun and not finished: they count as non-response
    participants: int | None
    members: int | None  # organisations
    values: tuple[ValueFigures, ...]
    expected_shared_by_chance: float | None
    clear_from: int | None  # the smallest count beyond blind picking; None: no count is
    contested_from: int | None  # the smallest product of both extremes beyond chance; None: none
    both_sides_from: int | None  # how many in each extreme box make opinions differ
    expected_both_sides_by_chance: float | None
    congruence: Congruence | None
    published: bool = False  # from published counts: no answers behind it
    respondent_ids: tuple[str, ...] = ()
    reasons: Reasons = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Between:
    """Do respondents of one network resemble each other more than those of other networks?"""

    within: float
    between: float
    difference: float
    p: float
    resamples: int


@dataclass(frozen=True, slots=True)
class Crossing:
    """A value shared in one network and, in another, less important or hindering to most."""

    value: str
    shared_in: str
    against_in: str
    how: Literal["less_important", "obstructing"]
    count: int
    respondents: int
    artefact: bool


@dataclass(frozen=True, slots=True)
class PriorityFigures:
    """One value in a list of priorities; bounds are what missing votes leave open."""

    id: str
    most: int
    least: int
    balance: int
    both_sides: bool
    most_bounds: tuple[int, int]
    least_bounds: tuple[int, int]


@dataclass(frozen=True, slots=True)
class MissingVotes:
    """How many votes a list lacks, and who left them open (empty when answers are unknown)."""

    choice: Choice
    given: int
    possible: int
    respondents: tuple[str, ...] = ()

    @property
    def missing(self) -> int:
        """Return the number of votes that were possible and not given."""
        return self.possible - self.given


@dataclass(frozen=True, slots=True)
class Priorities:
    """The lists of most and least important values of one network, from one perspective."""

    network: str
    perspective: Perspective
    respondents: int
    picks: int
    values: tuple[PriorityFigures, ...]
    missing: tuple[MissingVotes, ...]
    published: bool = False


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A value that a respondent puts on top for one party and at the bottom for the other."""

    respondent: str
    value: str
    top_for: Perspective


@dataclass(frozen=True, slots=True)
class Gap:
    """How many of a respondent's picks differ between organisation and network."""

    respondent: str
    distance: int
    only_organisation: tuple[str, ...]
    only_network: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shift:
    """Organisation against network, in one network and by one instrument."""

    network: str
    instrument: Literal["values-map", "priorities"]
    picks: int
    gaps: tuple[Gap, ...]
    contradictions: tuple[Contradiction, ...]
    by_value: tuple[tuple[str, int, int], ...]  # value, organisation count, network count
    total: int
    unchanged: int  # respondents without any difference, left out of the test
    p: float | None
    method: Literal["exact", "simulated"] | None
    reasons: Reasons = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Said:
    """Values in the documents of a network against the values it shares."""

    network: str
    documents: int
    said: tuple[str, ...]
    promised_not_chosen: tuple[str, ...]
    chosen_not_said: tuple[str, ...]
    both: tuple[str, ...]
    jaccard: float | None
    reasons: Reasons = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Provenance:
    """What was actually done: enough to do it again."""

    version: str
    schema: int
    seed: int
    threshold: str
    round: int
    rounds: tuple[int, ...]
    shape: tuple[int, int, int]
    resamples: int
    study_hash: str
    card_versions: tuple[str, ...]
    catalogue_version: str
