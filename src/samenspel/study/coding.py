"""What is coded: sources, the codes of a codebook, and the words that people put them on.

A code says what a coding with it counts as: ``topic`` and ``item``, with ``level`` and ``finding``
where a strategy or a tension is scored. Places in a text are Unicode code points, end-exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from samenspel.study.instrument_rows import Level

Topic = Literal[
    "value_espoused",
    "value_enacted",
    "value_obstructing",
    "strategy",
    "tension",
    "obstacle",
    "reason",
    "outcome",
]
SETTLED = "settled"  # the coder under whose name stands what several coders settled on
DICTIONARY = "dictionary"  # the coder that only suggests: in figures of agreement, never in results


@dataclass(frozen=True, slots=True)
class Document:
    """A text that was read: an interview with one respondent, or a document of a network."""

    id: str
    network: str
    title: str = ""
    kind: Literal["interview", "website", "policy", "agreement", "minutes", "other"] | None = None
    file: str = ""
    respondent: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """One code of the codebook, under another one or at the top."""

    id: str
    name: str
    parent: str = ""
    description: str = ""
    colour: str = ""
    example: str = ""
    memo: str = ""
    topic: Topic | None = None
    item: str = ""
    level: Level | None = None
    finding: Literal["present", "absent"] | None = None


@dataclass(frozen=True, slots=True)
class Coding:
    """A code that somebody put on some words; or, in short, a value that a document states."""

    document: str
    value: str = ""
    quote: str = ""
    coder: str = ""
    code: str = ""
    start: int | None = None
    end: int | None = None
    memo: str = ""
    reviewed: bool = False
