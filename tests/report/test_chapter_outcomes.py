"""What comes of it: every share with its counts, answers never added up, unknown never nought."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from report.chapters import blocks, items, rows, said, stays_words, tables
from report.sample import HOSTILE
from report.workings_sample import OUTCOMES, WORKINGS, aloud
from samenspel.disclosure.workings import own_workings
from samenspel.findings.asked_model import OutcomeFigures
from samenspel.findings.workings_model import Workings
from samenspel.report.chapter_outcomes import outcomes
from samenspel.text import LANGUAGES, Language

ONE = OUTCOMES[0]
COUNT = st.one_of(st.none(), st.integers(0, 300))


def of(*answers: OutcomeFigures) -> Workings:
    return Workings(outcomes=answers)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chapter_reads_well(language: Language, snapshot: SnapshotAssertion) -> None:
    assert aloud(outcomes, language) == snapshot


def test_nothing_is_said_when_nothing_was_asked() -> None:
    assert blocks(outcomes, Workings()) == []


@settings(max_examples=40, deadline=None)
@given(well=COUNT, cases=COUNT, region=COUNT)
def test_a_share_has_both_its_counts_and_an_unknown_count_is_no_nought(
    well: int | None, cases: int | None, region: int | None
) -> None:
    reasons = {"cases": "left_open"} if cases is None else {}
    found = of(replace(ONE, cases=cases, ended_well=well, region_cases=region, reasons=reasons))
    _, *cells = rows(tables(outcomes, found)[0])[0]
    for part, whole, cell in ((well, cases, cells[1]), (cases, region, cells[2])):
        if part is None or whole is None:
            assert cell == "niet bekend"
        else:
            assert cell.startswith(f"{part} van {whole}")
            assert ("%" in cell) == (whole >= 20)
    assert cells[0] == ("niet bekend" if cases is None else str(cases))


def test_an_unknown_number_of_cases_has_its_reason() -> None:
    unknown = OutcomeFigures("noord", "noord1", None, None, None, {"cases": "left_open"})
    assert items(outcomes, of(unknown)) == [
        "noord1. Hoeveel het netwerk oppakte, is niet bekend. Niet bekend: dit is niet ingevuld."
    ]


def test_two_answers_on_the_same_cases_are_not_added_up() -> None:
    found = of(replace(ONE, respondent="a"), replace(ONE, respondent="b"))
    assert "48" not in said(outcomes, found)
    assert len(rows(tables(outcomes, found)[0])) == 2


def test_an_answer_without_a_person_is_of_the_network() -> None:
    assert items(outcomes, of(replace(ONE, respondent="")))[0].startswith("Het netwerk. Opgepakt")


def test_members_in_named_mode_read_of_their_own_network_alone() -> None:
    assert "noord1" not in said(outcomes, own_workings(WORKINGS, "zuid"))


def test_hostile_names_stay_words() -> None:
    assert stays_words(outcomes, of(replace(ONE, respondent=HOSTILE)))
