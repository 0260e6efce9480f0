"""What a study expected: figures that bear on it, topics without any, and no verdict."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from builders import VALUES
from report.chapters import blocks, items, said, stays_words
from report.sample import HOSTILE
from report.workings_sample import EXPECTATIONS, WORKINGS, aloud
from samenspel.disclosure.workings import own_workings
from samenspel.findings.workings_model import Bearing, Workings
from samenspel.report.chapter_expectations import expectations
from samenspel.study.choices import topics
from samenspel.text import LANGUAGES, Language, plain

FIRST = EXPECTATIONS[0]


def of(*bearings: Bearing, unanswered: tuple[str, ...] = ()) -> Workings:
    return Workings(expectations=(replace(FIRST, bearings=bearings, unanswered=unanswered),))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chapter_reads_well(language: Language, snapshot: SnapshotAssertion) -> None:
    assert aloud(expectations, language) == snapshot


def test_nothing_is_said_when_nothing_was_expected() -> None:
    assert blocks(expectations, Workings()) == []


@settings(max_examples=30, deadline=None)
@given(count=st.one_of(st.none(), st.integers(0, 15)), judged=st.sampled_from(["absent", "mixed"]))
def test_a_figure_has_its_denominator_and_an_unknown_one_is_no_nought(
    count: int | None, judged: str
) -> None:
    of_ = None if count is None else 15
    (line,) = items(expectations, of(Bearing("strategies", "noord", "trust", count, of_, judged)))
    word = {"absent": "Afwezig", "mixed": "Gemengd"}[judged]
    said_ = f"{word}. Een aantal is niet bekend." if count is None else f"{word} ({count} van 15)."
    assert line == f"Jeugdhulp Noord. Strategie: Vertrouwen. {said_}"


@pytest.mark.parametrize("topic", topics(VALUES[:2]))
def test_every_topic_that_a_study_may_expect_something_of_has_words(topic: str) -> None:
    found = said(expectations, of(unanswered=(topic,)))
    asked = found.partition("Hierover is niets gevraagd of bekend: ")[2]
    assert asked.endswith(".")
    assert not [id for id in topic.split(":") if id in asked]


def test_an_expectation_is_never_called_right_or_wrong() -> None:
    found = said(expectations, WORKINGS, "en").lower()
    assert not [
        word for word in ("confirmed", "correct", "true", "met", "holds up") if f" {word} " in found
    ]
    assert "whether it holds, the reader decides" in found


def test_an_expectation_without_figures_says_so() -> None:
    assert "Geen enkel cijfer gaat hierover." in said(expectations, of())
    assert "Hierover is niets gevraagd" not in said(expectations, of())


def test_members_in_named_mode_read_nothing_of_other_networks() -> None:
    assert blocks(expectations, own_workings(WORKINGS, "noord")) == []


def test_hostile_words_stay_words() -> None:
    bearing = Bearing(HOSTILE, "noord", HOSTILE, 1, 2, HOSTILE)
    hostile = replace(FIRST, words=plain(HOSTILE), bearings=(bearing,), unanswered=(HOSTILE,))
    assert stays_words(expectations, Workings(expectations=(hostile,)))
