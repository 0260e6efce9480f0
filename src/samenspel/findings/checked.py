"""The member check: which findings members recognise, and which they see differently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from samenspel.findings.asked_model import Quote
from samenspel.study.model import Study


@dataclass(frozen=True, slots=True)
class StatementFigures:
    """One statement with how many agree and see it differently; the others did not answer it."""

    network: str
    id: str
    statement: str
    about: str
    agree: int
    differs: int

    @property
    def answered(self) -> int:
        """How many people answered."""
        return self.agree + self.differs


def checked(study: Study, number: int) -> tuple[StatementFigures, ...]:
    """Return every statement of one round with its answers, in the order of the study."""
    counts = Counter((row.statement, row.answer) for row in study.checks)
    return tuple(
        StatementFigures(
            network=row.network,
            id=row.id,
            statement=row.words,
            about=row.about,
            agree=counts[row.id, "agree"],
            differs=counts[row.id, "differs"],
        )
        for row in study.statements
        if row.round == number
    )


def comments(study: Study, number: int) -> tuple[Quote, ...]:
    """Return what people wrote at a statement: ``topic`` is their answer, ``item`` its id."""
    return tuple(_comments(study, number))


def _comments(study: Study, number: int) -> Iterator[Quote]:
    for row in study.checks:
        if row.round == number and row.comment.strip():
            yield Quote(
                row.network, row.answer, row.statement, row.comment, row.respondent, row.reviewed
            )
