"""Everything that must be repaired before a study can be analysed, all at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from samenspel.errors import Problem
from samenspel.study import (
    agreeing_checks,
    answer_checks,
    checking_checks,
    coding_checks,
    design_checks,
    expectation_checks,
    instrument_checks,
    name_checks,
    plan_checks,
    tally_checks,
)
from samenspel.study.model import Study

RowOf = Callable[[str, int], int]
Check = Callable[[Study], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    *design_checks.CHECKS,
    *name_checks.CHECKS,
    *answer_checks.CHECKS,
    *coding_checks.CHECKS,
    *tally_checks.CHECKS,
    *instrument_checks.CHECKS,
    *expectation_checks.CHECKS,
    *plan_checks.CHECKS,
    *checking_checks.CHECKS,
    *agreeing_checks.CHECKS,
)


def below_header(_table: str, index: int) -> int:
    """Return the spreadsheet row of a table row when nothing was left out above it."""
    return index + 2


def problems(study: Study, row_of: RowOf = below_header) -> list[Problem]:
    """Return what is wrong in a study; ``row_of`` tells where a row of a table stood.

    A map with too few cards is not wrong: it is kept, and counts as non-response.
    """
    return [_placed(item, row_of) for check in CHECKS for item in check(study)]


def _placed(item: Problem, row_of: RowOf) -> Problem:
    """Turn the index that a check knows into the row that a person sees."""
    return item if item.row is None else replace(item, row=row_of(item.file, item.row))
