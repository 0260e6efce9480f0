"""The rounds of a study: one is asked, those before it are over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from samenspel.study.model import Study as StudyFile
from samenspel.study.tables import tables_with
from samenspel.web.studies.models import Study


def is_over(record: Study, number: int) -> bool:
    """Return whether nobody can answer in a round any more; one that opened again is not over.

    Of a draft nothing is over, also when it came with answers: nobody closed it yet.
    """
    earlier = record.state == Study.State.OPEN and number < record.round
    return earlier or record.state == Study.State.CLOSED


def over(record: Study, numbers: Iterable[int]) -> tuple[int, ...]:
    """Return those of some rounds that are over."""
    return tuple(one for one in numbers if is_over(record, one))


def latest(record: Study, numbers: tuple[int, ...]) -> int:
    """Return the round to show unless asked otherwise: the last one that is over, if any is."""
    return max(over(record, numbers) or numbers, default=1)


def as_of(study: StudyFile, number: int) -> StudyFile:
    """Return a study as it was in a round: without the rows of what came later."""
    tables: dict[str, Any] = {
        name: tuple(row for row in getattr(study, name) if row.round <= number)
        for name in tables_with("round")
    }
    known = {one.id for name in ("agreements", "tension_cards") for one in tables[name]}
    followups = tuple(one for one in study.followups if one.about in known)
    return replace(study, **tables, followups=followups)
