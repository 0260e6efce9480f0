"""The rounds of a study: one is asked, those before it are over."""

from __future__ import annotations

from collections.abc import Iterable

from samenspel.web.studies.models import Study


def is_over(record: Study, number: int) -> bool:
    """Return whether nobody can answer in a round any more; one that opened again is not over."""
    return number < record.round or record.state == Study.State.CLOSED


def over(record: Study, numbers: Iterable[int]) -> tuple[int, ...]:
    """Return those of some rounds that are over."""
    return tuple(one for one in numbers if is_over(record, one))


def latest(record: Study, numbers: tuple[int, ...]) -> int:
    """Return the round to show unless asked otherwise: the last one that is over, if any is."""
    return max(over(record, numbers) or numbers, default=1)
