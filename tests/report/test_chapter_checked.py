"""The member check in the report: every count with who answered, and words after review."""

from __future__ import annotations

from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from report.chapters import blocks, items, rows, said, stays_words, tables
from report.sample import HOSTILE
from report.workings_sample import CHECKED, COMMENTS, WORKINGS, aloud
from samenspel.disclosure.workings import own_workings
from samenspel.findings.checked import StatementFigures
from samenspel.findings.workings_model import Workings
from samenspel.report.chapter_checked import checked
from samenspel.text import LANGUAGES, Language

ONE = CHECKED[0]


def of(*statements: StatementFigures) -> Workings:
    return Workings(checked=statements)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chapter_reads_well(language: Language, snapshot: SnapshotAssertion) -> None:
    assert aloud(checked, language) == snapshot


def test_nothing_is_said_when_nothing_was_put_to_members() -> None:
    assert blocks(checked, Workings()) == []


def test_a_count_stands_beside_who_answered_and_silence_is_no_count() -> None:
    silent = replace(ONE, agree=0, differs=0)
    found = rows(tables(checked, of(replace(ONE, agree=3, differs=0), silent))[0])
    assert [row[1:] for row in found] == [["3 van 3", "0 van 3"], ["geen antwoord"] * 2]


def test_before_anybody_answered_only_that_is_said() -> None:
    assert items(checked, of(replace(ONE, agree=0, differs=0))) == [
        "Voorgelegde uitspraken: 1. Er is nog geen antwoord."
    ]


def test_words_that_nobody_reviewed_are_counted_only() -> None:
    found = said(checked)
    assert COMMENTS[1].words in found
    assert COMMENTS[2].words not in found


def test_members_in_named_mode_read_of_their_own_network_alone() -> None:
    found = said(checked, own_workings(WORKINGS, "zuid"))
    assert CHECKED[3].statement in found
    assert not any(one.statement in found for one in CHECKED[:3])


def test_hostile_words_stay_words() -> None:
    hostile = replace(ONE, statement=HOSTILE)
    quote = replace(COMMENTS[0], words=HOSTILE)
    assert stays_words(checked, Workings(checked=(hostile,), comments=(quote,)))
