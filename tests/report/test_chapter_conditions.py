"""The five conditions: every mark counted, the middle as it is, nothing averaged."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from report.chapters import blocks, drawn, figures, items, rows, said, tables
from report.workings_sample import CONDITIONS, WORKINGS, aloud
from samenspel.disclosure.workings import own_workings
from samenspel.findings.asked_model import ConditionFigures, Range
from samenspel.findings.workings_model import Workings
from samenspel.report.chapter_conditions import conditions
from samenspel.text import LANGUAGES, Language

AMBITION = CONDITIONS[0]
SCORES = st.tuples(*[st.integers(0, 6)] * 5).filter(any)
HIGH, LOW, NEITHER = (
    "Meer dan de helft geeft een 4 of 5",
    "Meer dan de helft geeft een 1 of 2",
    "Geen meerderheid voor 4 of 5, en ook niet voor 1 of 2",
)


def scored(scores: tuple[int, ...], middle: Range = Range(3, 3)) -> Workings:  # noqa: B008 - frozen
    found = ConditionFigures("noord", "organising", scores, sum(scores), middle)  # type: ignore[arg-type]
    return Workings(conditions=(found,))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chapter_reads_well(language: Language, snapshot: SnapshotAssertion) -> None:
    assert aloud(conditions, language) == snapshot


def test_nothing_is_said_when_nothing_was_asked() -> None:
    assert blocks(conditions, Workings()) == []


@settings(max_examples=40, deadline=None)
@given(scores=SCORES)
def test_every_mark_stands_with_all_who_answered(scores: tuple[int, ...]) -> None:
    (table,) = tables(conditions, scored(scores))
    assert rows(table)[0][1:6] == [f"{count} van {sum(scores)}" for count in scores]
    assert "%" not in said(conditions, scored(scores))


@settings(max_examples=40, deadline=None)
@given(scores=SCORES)
def test_more_than_half_is_more_than_half_and_one_of_three_is_said(scores: tuple[int, ...]) -> None:
    answered = sum(scores)
    line = items(conditions, scored(scores))[0]
    if 2 * sum(scores[3:]) > answered:
        assert line.startswith(HIGH)
        assert f"({sum(scores[3:])} van {answered})" in line
    elif 2 * sum(scores[:2]) > answered:
        assert line.startswith(LOW)
        assert f"({sum(scores[:2])} van {answered})" in line
    else:
        assert line.startswith(NEITHER)
        assert f"4 of 5: {sum(scores[3:])} van {answered}" in line
        assert f"1 of 2: {sum(scores[:2])} van {answered}" in line


@settings(max_examples=8, deadline=None)
@given(scores=SCORES)
def test_the_picture_holds_a_dot_for_each_mark_that_was_given(scores: tuple[int, ...]) -> None:
    spec = figures(conditions, scored(scores))[0].spec
    layers = spec["layer"]
    dots = [
        layer["data"]["values"]
        for layer in layers  # type: ignore[attr-defined]
        if layer["mark"]["type"] == "point"
    ]
    assert [[dot["x"] for dot in found] for found in dots] == [
        [at for at, count in enumerate(scores, 1) if count]
    ]


def test_the_frame_lies_around_the_middle_answers() -> None:
    spec = figures(conditions, scored((1, 1, 0, 1, 1), Range(2, 4)))[0].spec
    (frames,) = (
        layer["data"]["values"]
        for layer in spec["layer"]  # type: ignore[attr-defined]
        if layer["mark"]["type"] == "bar"
    )
    assert [(round(frame["x"]), round(frame["end"])) for frame in frames] == [(2, 4)]


def test_the_picture_says_what_its_signs_mean() -> None:
    picture = drawn(figures(conditions, scored((0, 0, 0, 3, 2), Range(4, 4)))[0], "en")
    for words in ("1: hardly", "5: very much", "Frame: the middle", "middle 4, answers: 5"):
        assert words in picture


def test_a_middle_between_two_marks_stays_two_marks() -> None:
    (table,) = tables(conditions, scored((2, 0, 0, 0, 2), Range(1, 5)))
    assert rows(table)[0][6] == "1 tot 5"


def test_a_condition_without_an_answer_is_named_and_not_scored_nought() -> None:
    found = Workings(conditions=(AMBITION,))
    assert "Hierover is niets bekend: Recht doen aan belangen" in said(conditions, found)
    assert len(tables(conditions, found)[0].rows) == 1


def test_one_answer_is_counted_as_one() -> None:
    one = replace(AMBITION, scores=(0, 0, 0, 0, 1), answered=1, median=Range(5, 5))
    assert f"{HIGH}: Gedeelde ambitie (1 van 1)." in said(conditions, Workings(conditions=(one,)))


def test_members_in_named_mode_read_of_their_own_network_alone() -> None:
    assert len(figures(conditions, own_workings(WORKINGS, "zuid"))) == 1
    assert "Noord" not in said(conditions, own_workings(WORKINGS, "zuid"))
