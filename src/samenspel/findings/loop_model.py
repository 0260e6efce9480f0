"""What the loop shows: change between rounds, the gap between layers, and what was agreed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from samenspel.findings.model import Reasons
from samenspel.study.agreeing import Agreement, FollowUp, TensionCard, Understanding

Layer = Literal["director", "delegate", "professional", "client_voice", "unknown"]


@dataclass(frozen=True, slots=True)
class ValueChange:
    """How many of the matched respondents found a value important, before and after.

    ``both`` did so in both rounds; so ``before - both`` left it and ``after - both`` took it up.
    """

    id: str
    before: int
    after: int
    both: int


@dataclass(frozen=True, slots=True)
class RoundChange:
    """One network in two rounds, for ``matched`` respondents: a complete map in both.

    ``joined`` and ``left`` are respondents of one of the rounds only. ``kept`` is the mean number
    of own 'important' cards that was 'important' before too, ``kept_by_chance`` what blind picking
    gives. ``closer`` is the change of the mean pairwise overlap (before, after), with its exact or
    drawn ``p``. ``first_shared`` were shared in the first round of all; of these ``still_shared``
    are so now. What could not be computed is None, with why in ``reasons``.
    """

    network: str
    since: int
    round: int
    matched: int
    joined: int
    left: int
    values: tuple[ValueChange, ...]
    kept: float | None
    kept_by_chance: float | None
    overlap: tuple[float, float] | None
    p: float | None
    first_shared: tuple[str, ...]
    still_shared: tuple[str, ...]
    reasons: Reasons = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LayerValues:
    """The values maps of one layer of a network: value -> how many find it important."""

    layer: Layer
    respondents: int
    participants: int | None
    important: Mapping[str, int]
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LayerGap:
    """The layers of one network side by side, asked the same.

    ``apart`` are values that one layer shares and another, of at least two, does not.
    ``difference`` is the mean overlap within layers minus that between them, with its ``p``.
    """

    network: str
    layers: tuple[LayerValues, ...]
    apart: tuple[str, ...]
    difference: float | None
    p: float | None
    reasons: Reasons = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What one network wrote down until this round, oldest first."""

    network: str
    understandings: tuple[Understanding, ...]
    agreements: tuple[Agreement, ...]
    tension_cards: tuple[TensionCard, ...]
    followups: tuple[FollowUp, ...]

    def history(self, about: str) -> tuple[FollowUp, ...]:
        """Return what became of one agreement or tension card, oldest first."""
        own = (row for row in self.followups if row.about == about)
        return tuple(sorted(own, key=lambda row: row.day))


@dataclass(frozen=True, slots=True)
class Loop:
    """Everything of the loop in one round of a study."""

    changes: tuple[RoundChange, ...] = ()
    gaps: tuple[LayerGap, ...] = ()
    agreed: tuple[Agreed, ...] = ()


NO_LOOP = Loop()
