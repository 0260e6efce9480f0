"""What people wrote or said beside their answers: words apart from figures, until reviewed."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.findings.asked_model import Quote
from samenspel.study.instrument_rows import (
    ConditionScore,
    GovernanceAnswer,
    Interest,
    ObstacleAnswer,
    Outcome,
    StrategyAnswer,
    TensionAnswer,
)
from samenspel.study.model import Study

Spoken = (
    StrategyAnswer
    | TensionAnswer
    | ObstacleAnswer
    | GovernanceAnswer
    | ConditionScore
    | Interest
    | Outcome
)
# By table: the column that says what the words are about, and the columns that hold them.
WORDS: dict[str, tuple[str, tuple[str, ...]]] = {
    "strategies": ("strategy", ("quote",)),
    "tensions": ("tension", ("quote",)),
    "obstacles": ("obstacle", ("text",)),
    "governance": ("question", ("quote",)),
    "conditions": ("condition", ("sentence",)),
    "interests": ("stakeholder", ("client_question", "stake")),
    "outcomes": ("", ("example",)),
}


def quotes(study: Study, number: int) -> tuple[Quote, ...]:
    """Return the free texts of one round, table after table, each with who said it."""
    return tuple(
        quote
        for topic, (item, columns) in WORDS.items()
        for row in getattr(study, topic)
        if row.round == number and not _no_obstacle(row)
        for quote in _said(topic, getattr(row, item, ""), columns, row)
    )


def _no_obstacle(row: Spoken) -> bool:
    """Return whether these are own words for an obstacle that is not there."""
    return isinstance(row, ObstacleAnswer) and not row.obstacle and row.finding != "present"


def _said(topic: str, item: str, columns: tuple[str, ...], row: Spoken) -> Iterator[Quote]:
    for column in columns:
        words: str = getattr(row, column)
        if words.strip():
            # Words come from a person or, where a document says so, from that document.
            who = row.respondent or getattr(row, "document", "")
            yield Quote(row.network, topic, item, words, who, row.reviewed)
