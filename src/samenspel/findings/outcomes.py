"""What came of the work together, as each respondent or the network reports it."""

from __future__ import annotations

from samenspel.findings.asked_model import OutcomeFigures
from samenspel.study.instrument_rows import Outcome
from samenspel.study.model import Study
from samenspel.study.sorts import networks

COUNTS = ("cases", "ended_well", "region_cases")


def outcomes(study: Study, number: int) -> tuple[OutcomeFigures, ...]:
    """Return one entry for every answer in this round; answers are never added up.

    Two respondents of one network may count the same cases.
    """
    rows = sorted((row for row in study.outcomes if row.round == number), key=_by_respondent)
    return tuple(
        _outcome(row) for network in networks(study) for row in rows if row.network == network.id
    )


def _by_respondent(row: Outcome) -> tuple[str, ...]:
    return (row.respondent, *(str(getattr(row, count)) for count in COUNTS))


def _outcome(row: Outcome) -> OutcomeFigures:
    return OutcomeFigures(
        network=row.network,
        respondent=row.respondent,
        cases=row.cases,
        ended_well=row.ended_well,
        region_cases=row.region_cases,
        reasons={count: "left_open" for count in COUNTS if getattr(row, count) is None},
    )
