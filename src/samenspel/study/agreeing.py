"""What a group agrees: what a word means to it, what it will do, what pulls apart, what came of it.

An agreement or a tension card lives on after the round in which it was made: what became of it
stands in follow-ups, one for each time that the group looked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

AgreementLevel = Literal["clinical", "professional", "organisational", "system"]
Status = Literal["kept", "slipped", "dropped"]
TensionKind = Literal["incompatible_demands", "no_settled_priority", "overlapping_mandates"]


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a group answered on one value: *same word, same thing?*, and what they mean by it."""

    network: str
    value: str
    same: Literal["yes", "partly", "no"]
    words: str = ""
    round: int = 1


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a group agreed on values (ids in ``values``, separated by spaces): who does what."""

    id: str
    network: str
    values: str
    level: AgreementLevel
    behaviour: str
    owner: str
    start: date
    review: date | None = None
    round: int = 1


@dataclass(frozen=True, slots=True)
class TensionCard:
    """Two demands that pull apart, as a group put it, and how it deals with them for now."""

    id: str
    network: str
    kind: TensionKind
    demand: str
    against: str
    handling: str = ""
    owner: str = ""
    start: date | None = None
    review: date | None = None
    round: int = 1


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What became of an agreement or a tension card (its id in ``about``), seen on one day."""

    about: str
    day: date
    status: Status
    words: str
