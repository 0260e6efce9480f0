"""What a study expected: figures that bear on it, topics without any, and no verdict."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from builders import VALUES
from report.chapters import blocks, items, rows, said, stays_words, tables
from report.sample import HOSTILE, document
from report.workings_sample import EXPECTATIONS, WORKINGS, aloud
from samenspel import analyse, disclose, read
from samenspel.disclosure.workings import own_workings
from samenspel.findings.asked_model import Verdict
from samenspel.findings.workings_model import Bearing, Workings
from samenspel.report.chapter_expectations import expectations
from samenspel.report.plain import to_text
from samenspel.report.words import Words
from samenspel.study.choices import topics
from samenspel.text import LANGUAGES, Language, plain

FIRST = EXPECTATIONS[0]
EVERY = (
    Bearing("values", "noord", "trustful", 5, 7, "yes"),
    Bearing("values", "noord", "effective", 3, 7, "no"),
    Bearing("congruence", "noord", "", None, 7, "-0.05"),
    Bearing("strategies", "noord", "shared-goals", 6, 7, "present"),
    Bearing("strategies", "zuid", "connecting-cultures", 13, 15, "absent"),
    Bearing("strategies", "zuid", "shared-goals", 2, 5, "mixed"),
    Bearing("strategies", "zuid", "trust", None, 15, "cannot_tell"),
    Bearing("tensions", "noord", "municipality-provider", 4, 6, "present"),
    Bearing("obstacles", "noord", "competition", 5, 7, "present"),
    Bearing("institutionalisation", "noord", "goals", 6, 7, "yes"),
    Bearing("institutionalisation", "noord", "cultures", 0, 7, "no"),
    Bearing("institutionalisation", "zuid", "goals", None, 15, "cannot_tell"),
    Bearing("governance", "noord", "towards", 4, 6, "network"),
    Bearing("governance", "noord", "coordinator_task", 2, 6, "mediating"),
    Bearing("governance", "noord", "trust", None, 6, "2 - 3"),
    Bearing("conditions", "noord", "organising", None, 7, "2"),
    Bearing("relations", "noord", "trusts", None, 30, "0.4 - 0.7"),
    Bearing("interests", "noord", "buurtkracht", None, 2, "-3 - -1.5"),
    Bearing("interests", "noord", "buurtkracht", 1, 2, "unmet"),
    Bearing("inequality", "noord", "size", 2, 6, "yes"),
    Bearing("inequality", "noord", "decides", 5, 6, "yes"),
    Bearing("inequality", "noord", "passed", 3, 6, "yes"),
    Bearing("inequality", "noord", "equality_by_size", 4, 6, "yes"),
    Bearing("inequality", "zuid", "", 0, 2, "cannot_tell"),
    Bearing("outcomes", "noord", "noord1", 15, 24, "ended_well"),
    Bearing("outcomes", "noord", "", 24, None, "cases"),
)


def of(*bearings: Bearing, unanswered: tuple[str, ...] = ()) -> Workings:
    return Workings(expectations=(replace(FIRST, bearings=bearings, unanswered=unanswered),))


def cell(found: Bearing, language: Language = "nl") -> str:
    """Return one figure, of a study with one network."""
    (line,) = items(expectations, of(found), language)
    return line


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chapter_reads_well(language: Language, snapshot: SnapshotAssertion) -> None:
    one = tuple(bearing for bearing in EVERY if bearing.network == "noord")
    asked = (of(*EVERY, unanswered=("relations:refers",)), of(*one))
    three = (*(expected for found in asked for expected in found.expectations), EXPECTATIONS[1])
    assert aloud(expectations, language, Workings(expectations=three)) == snapshot


def test_nothing_is_said_when_nothing_was_expected() -> None:
    assert blocks(expectations, Workings()) == []


@settings(max_examples=30, deadline=None)
@given(count=st.one_of(st.none(), st.integers(0, 15)), judged=st.sampled_from(get_args(Verdict)))
def test_a_no_is_counted_as_no_and_an_unknown_count_is_no_nought(
    count: int | None, judged: str
) -> None:
    counted = "aantal niet bekend" if count is None else f"{count} van 15"
    side = "nee" if judged == "absent" else "ja"
    line = cell(Bearing("strategies", "noord", "trust", count, 15, judged))
    assert line.startswith("Strategie: Vertrouwen. ")
    assert line.endswith(f"({side}: {counted}).")


@pytest.mark.parametrize("found", EVERY, ids=lambda found: f"{found.topic}-{found.item}")
def test_every_count_stands_with_its_denominator_or_is_said_to_have_none(found: Bearing) -> None:
    line = cell(found, "en")
    if found.count is None:
        assert re.search(rf"count not known|: {found.of}\)\.$", line)
    elif found.topic == "inequality" and found.judged == "cannot_tell":
        assert line.endswith(f"(members: {found.of}).")
    else:
        whole = "an unknown number" if found.of is None else found.of
        assert f"{found.count} of {whole}" in line


@pytest.mark.parametrize(
    ("judged", "nl", "en"),
    [
        ("0.29", "0,29", "0.29"),
        ("-0.05", "−0,05", "−0.05"),
        ("2 - 3", "2 tot 3", "2 to 3"),
        ("-3 - -1.5", "−3,0 tot −1,5", "−3.0 to −1.5"),
    ],
)
def test_a_figure_reads_in_the_language_of_the_reader(judged: str, nl: str, en: str) -> None:
    found = Bearing("interests", "noord", "x", None, 2, judged)
    assert f"inzet: {nl} (" in cell(found)
    assert f"input: {en} (" in cell(found, "en")


@pytest.mark.parametrize(
    ("topic", "judged", "words"),
    [
        ("congruence", "0.3", "phi 0,30 ("),
        ("congruence", "-0.05", "phi −0,05 ("),
        ("relations", "1", "dichtheid 1,00 ("),
        ("relations", "0.86 - 1", "dichtheid 0,86 tot 1,00 ("),
    ],
)
def test_a_share_has_two_digits_as_in_the_chapter_of_its_own(
    topic: str, judged: str, words: str
) -> None:
    assert words in cell(Bearing(topic, "noord", "", None, 7, judged)).lower()


def test_figures_are_said_to_be_of_this_round_only() -> None:
    assert "De cijfers gaan alleen over deze ronde." in said(expectations)


def test_figures_of_several_networks_stand_side_by_side_and_none_is_no_nought() -> None:
    goals = [bearing for bearing in EVERY if bearing.item == "shared-goals"]
    south = Bearing("strategies", "zuid", "trust", 1, 5, "mixed")
    (table,) = tables(expectations, of(*goals, south))
    assert [head.en for head in table.header[1:]] == ["Jeugdhulp Noord", "Jeugdhulp Zuid"]
    assert rows(table) == [
        ["Strategie: Gedeelde doelen", "aanwezig (ja: 6 van 7)", "gemengd (ja: 2 van 5)"],
        ["Strategie: Vertrouwen", "–", "gemengd (ja: 1 van 5)"],
    ]


@settings(max_examples=30, deadline=None)
@given(some=st.lists(st.sampled_from(EVERY), unique=True, min_size=1))
def test_no_figure_is_lost_between_the_columns(some: list[Bearing]) -> None:
    found = of(*some)
    shown = [words for table in tables(expectations, found) for row in rows(table) for words in row]
    words = " | ".join([*shown, *items(expectations, found)]).lower()
    for one in some:
        alone = cell(one).partition(". ")[2].removesuffix(".").lower()
        assert alone in words


def test_what_a_study_finds_of_its_own_expectations_can_all_be_said() -> None:
    study = read("examples/twente")
    shown = disclose(analyse(study))
    report = to_text(document(*expectations(shown, Words.of(shown))), "en")
    for expected in study.design.expectations:
        assert " ".join(expected.words.en.split()) in " ".join(report.split())
    assert "Interprofessional education. Absent (no: 13 of 15)." in " ".join(report.split())


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
