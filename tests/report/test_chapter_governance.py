"""How a network is governed: counts, levels that stay unknown, distances without a verdict."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from report.chapters import blocks, drawn, figures, items, rows, said, stays_words, tables
from report.sample import HOSTILE
from report.workings_sample import GOVERNANCE, WORKINGS, aloud
from samenspel.disclosure.workings import own_workings
from samenspel.findings.asked_model import Range
from samenspel.findings.workings_model import (
    ContingencyLevel,
    Governance,
    GovernanceAnswers,
    Workings,
)
from samenspel.report.blocks import Paragraph
from samenspel.report.chapter_governance import governance
from samenspel.text import LANGUAGES, Language

NORTH, SOUTH = GOVERNANCE


def of(found: Governance) -> Workings:
    return Workings(governance=(found,))


def without_levels() -> Workings:
    levels = tuple(replace(level, level=None, answered=0, evidence=()) for level in NORTH.levels)
    return of(replace(NORTH, levels=levels))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chapter_reads_well(language: Language, snapshot: SnapshotAssertion) -> None:
    assert aloud(governance, language) == snapshot


def test_nothing_is_said_when_nothing_was_asked() -> None:
    assert blocks(governance, Workings()) == []


def test_it_says_that_levels_come_from_memory_and_that_importance_is_no_trust() -> None:
    found = said(governance)
    assert "noteerden die niveaus uit het hoofd" in found
    assert "Vertrouwen belangrijk vinden is iets anders dan vertrouwen hebben" in found


@pytest.mark.parametrize(
    ("nearest", "words"),
    [
        (("nao",), "What may be nearest: a network administrative organisation."),
        (("nao", "lead-organisation"), "Which it is stays open."),
        (("nao", "lead-organisation", "self-regulating"), "All three forms may be nearest"),
    ],
)
def test_what_may_be_nearest_is_no_verdict(nearest: tuple[str, ...], words: str) -> None:
    lead = next(
        block.words.en
        for block in blocks(governance, of(replace(NORTH, nearest=nearest)))  # type: ignore[arg-type]
        if isinstance(block, Paragraph) and block.lead
    )
    assert words in lead
    assert lead.endswith("That is no verdict on the network.")


def test_without_any_level_no_form_is_nearest_and_nothing_is_drawn() -> None:
    found = said(governance, without_levels())
    assert "is dus niet te zeggen" in found
    assert "dichtst bij kunnen" not in found
    assert tables(governance, without_levels()) == []


@given(counts=st.lists(st.integers(1, 9), min_size=1, max_size=4), more=st.integers(0, 3))
@settings(max_examples=30, deadline=None)
def test_every_answer_stands_with_all_who_were_asked(counts: list[int], more: int) -> None:
    forms = ("market", "hierarchy", "collaboration", "network")
    asked = sum(counts) + more
    given_ = tuple(zip(forms, counts, strict=False))
    reasons = {"answer": "answers_differ"} if len(counts) > 1 else {}
    answers = GovernanceAnswers("form", given_, asked, None if reasons else "market", reasons)
    line = items(governance, of(replace(NORTH, answers=(answers,))))[0]
    assert re.findall(r"\((\d+) van (\d+)\)", line) == [(str(n), str(asked)) for n in counts]
    assert ("de antwoorden verschillen" in line) == (len(counts) > 1)


def test_several_tasks_of_a_coordinator_are_no_difference_of_opinion() -> None:
    answers = GovernanceAnswers(
        "coordinator_task",
        (("mediating", 3), ("monitoring", 2)),
        4,
        None,
        {"answer": "several_answers"},
    )
    line = items(governance, of(replace(NORTH, answers=(answers,))))[0]
    assert line == "Wat de coördinator doet: Bemiddelen (3 van 4) en Afspraken volgen (2 van 4)."


def test_an_unknown_level_is_named_and_is_no_zero() -> None:
    levels, distances = tables(governance, of(NORTH))
    assert rows(levels)[3] == [
        "Wat het netwerk moet kunnen",
        "niet bekend",
        "0",
        "niemand antwoordde",
    ]
    assert "Niveau niet bekend: Wat het netwerk moet kunnen." in said(governance, of(NORTH))
    assert distances.note is not None
    assert "Bekend: 3 van 4 omstandigheden." in distances.note.nl


def test_where_all_levels_are_known_nothing_is_said_of_unknown_ones() -> None:
    assert "niet bekend" not in said(governance, of(SOUTH)).lower()


@settings(max_examples=20, deadline=None)
@given(low=st.integers(0, 12), more=st.integers(0, 12))
def test_a_distance_is_one_figure_or_two_bounds_in_words_and_picture(low: int, more: int) -> None:
    distance = Range(low, low + more)
    fit = replace(NORTH.fits[0], distance=distance)
    found = of(replace(NORTH, fits=(fit,), nearest=(fit.form,)))
    expected = str(low) if not more else f"{low} tot {low + more}"
    assert rows(tables(governance, found)[1])[0][1] == expected
    steps = "1 stap" if (low, more) == (1, 0) else f"{expected} stappen"
    assert steps in figures(governance, found)[0].alternative.nl


def test_the_picture_names_each_form_and_its_steps() -> None:
    picture = drawn(figures(governance, of(SOUTH))[0])
    assert all(
        words in picture for words in ("De leden samen", "1 stap", "6 stappen", "12: het verst")
    )


def test_two_levels_differ_by_their_range_alone() -> None:
    level = ContingencyLevel("trust", Range(1, 4), 2, ("interview",))
    found = of(replace(SOUTH, levels=(level, *SOUTH.levels[1:])))
    assert rows(tables(governance, found)[0])[0][1] == "1 tot 4"


def test_members_in_named_mode_read_of_their_own_network_alone() -> None:
    found = said(governance, own_workings(WORKINGS, "noord"))
    assert "samenwerking (5 van 7)" in found
    assert "5 van 5" not in found


def test_hostile_answers_stay_words() -> None:
    answers = GovernanceAnswers("form", ((HOSTILE, 1),), 1, HOSTILE)
    assert stays_words(governance, of(replace(NORTH, answers=(answers,))))
