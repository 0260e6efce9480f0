"""The member check: findings as short statements, and who sees them in the same way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Statement:
    """A finding of one round in one sentence, as it was put to the members of a network."""

    id: str
    network: str
    words: str
    about: str = ""
    round: int = 1


@dataclass(frozen=True, slots=True)
class Check:
    """What one respondent answers to one statement, with the reason in own words."""

    respondent: str
    network: str
    statement: str
    answer: Literal["agree", "differs"]
    comment: str = ""
    round: int = 1
    reviewed: bool = False
