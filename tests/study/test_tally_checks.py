"""What a source prints, and what may not stand beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.study.checks import problems
from samenspel.study.instrument_rows import (
    ObstacleAnswer,
    Published,
    StrategyAnswer,
    TensionAnswer,
)
from samenspel.study.model import Design, Study
from samenspel.text import plain

PRINTED = Published("n", "strategies", "trust", "present", respondents=5, count=5)
TRUST = StrategyAnswer("n", "trust", "present", respondent="p")
TENSION = TensionAnswer("p", "n", "provider-provider", "present")
FUNDING = ObstacleAnswer("p", "n", "funding")


def codes(**tables: Any) -> list[tuple[str, str, int | None, str]]:
    study = Study(Design("s", plain("S")), **tables)
    return [(item.code, item.file, item.row, item.column) for item in problems(study)]


def test_what_is_printed_stands_once_for_each_level_and_finding() -> None:
    rows = (
        PRINTED,
        replace(PRINTED, level="organisation"),
        replace(PRINTED, finding="absent", count=0),
        replace(PRINTED, round=2),
        replace(PRINTED, instrument="complexity", item="institutional-complexity"),
        replace(PRINTED, instrument="complexity", item="funding", count=None),
    )
    assert codes(published=rows) == []
    assert codes(published=(*rows, replace(PRINTED, count=None))) == [
        ("published_twice", "published", 8, "item")
    ]


def test_an_item_belongs_to_its_instrument() -> None:
    wrong = replace(PRINTED, instrument="complexity")
    assert codes(published=(PRINTED, wrong)) == [("unknown_item", "published", 3, "item")]


@pytest.mark.parametrize(
    ("instrument", "table", "row"),
    [
        ("strategies", "strategies", TRUST),
        ("complexity", "tensions", TENSION),
        ("complexity", "obstacles", FUNDING),
    ],
)
def test_what_is_printed_never_stands_beside_its_answers(
    instrument: Any, table: str, row: Any
) -> None:
    item = "trust" if instrument == "strategies" else "funding"
    printed = replace(PRINTED, instrument=instrument, item=item)
    rows = (printed, replace(printed, finding="absent", count=0))
    assert codes(published=rows, **{table: (row,)}) == [
        ("published_beside_answers", "published", 2, "network")
    ]
    for elsewhere in (replace(row, network="m"), replace(row, round=2)):
        assert codes(published=rows, **{table: (elsewhere,)}) == []


@given(st.none() | st.integers(0, 5), st.none() | st.integers(0, 5))
@settings(deadline=None)
def test_nobody_calls_an_item_both_present_and_absent(
    present: int | None, absent: int | None
) -> None:
    rows = (replace(PRINTED, count=present), replace(PRINTED, finding="absent", count=absent))
    too_many = (present or 0) + (absent or 0) > 5
    assert codes(published=rows) == (
        [("published_sum", "published", 2, "count")] if too_many else []
    )
    levels = (rows[0], replace(rows[1], level="organisation"))
    assert codes(published=levels) == []
