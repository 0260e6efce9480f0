"""Interests: who puts in more, who gets more, who may do either, and questions without answer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from report.chapters import blocks, drawn, figures, items, rows, said, stays_words, tables
from report.sample import HOSTILE
from report.workings_sample import INTERESTS, WORKINGS, aloud
from samenspel.disclosure.workings import own_workings
from samenspel.findings.asked_model import InterestFigures, Range
from samenspel.findings.workings_model import Workings
from samenspel.report.chapter_interests import interests
from samenspel.text import LANGUAGES, Language

BRIDGE, *_, CLIENT, HORIZON = INTERESTS


def of(*parties: InterestFigures) -> Workings:
    return Workings(interests=parties)


@st.composite
def balances(draw: st.DrawFn) -> Range:
    low, high = sorted((draw(st.integers(-3, 3)), draw(st.integers(-3, 3))))
    return Range(low, high)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chapter_reads_well(language: Language, snapshot: SnapshotAssertion) -> None:
    assert aloud(interests, language) == snapshot


def test_nothing_is_said_when_nothing_was_asked() -> None:
    assert blocks(interests, Workings()) == []


@settings(max_examples=40, deadline=None)
@given(balance=balances())
def test_only_a_balance_that_cannot_turn_is_called_one(balance: Range) -> None:
    line = items(interests, of(replace(BRIDGE, balance=balance)))[0]
    if balance.high < 0:
        assert line.startswith("Brengt meer in")
    elif balance.low > 0:
        assert line.startswith("Krijgt meer terug")
    elif balance == Range(0, 0):
        assert line.startswith("Inzet en opbrengst zijn gelijk")
    else:
        assert line.startswith("Mensen zien het verschillend")


@settings(max_examples=20, deadline=None)
@given(balance=balances())
def test_a_difference_has_its_sign_and_nought_has_none(balance: Range) -> None:
    (table,) = tables(interests, of(replace(BRIDGE, balance=balance)))
    bounds = (balance.low, balance.high)
    digits = 0 if all(float(end).is_integer() for end in bounds) else 1
    ends = [f"{end:{'+' if end else ''}.{digits}f}" for end in bounds]
    expected = " tot ".join(dict.fromkeys(ends))
    assert rows(table)[0][4] == expected.replace("-", "−").replace(".", ",")


def test_an_unknown_level_is_said_with_its_reason_and_is_not_drawn() -> None:
    reasons = {"investment": "left_open", "returns": "left_open", "balance": "not_both_by_one"}
    unknown = replace(CLIENT, reasons=reasons)
    found = of(BRIDGE, unknown)
    assert (
        "Het verschil is niet bekend: client-aan-zet. Niet te berekenen. Niemand noemde zowel de "
        "inzet als de opbrengst."
    ) in said(interests, found)
    assert rows(tables(interests, found)[0])[1][2:5] == ["niet bekend"] * 3
    spec = figures(interests, found)[0].spec
    points = [
        {datum.get("row") for datum in layer["data"]["values"]}
        for layer in spec["layer"]  # type: ignore[attr-defined]
        if layer["mark"]["type"] == "point"
    ]
    assert all(row <= {0, None} for row in points)


def test_what_goes_in_and_what_comes_out_have_signs_of_their_own() -> None:
    spec = figures(interests, of(BRIDGE))[0].spec
    shapes = {
        layer["mark"].get("shape", "circle")
        for layer in spec["layer"]  # type: ignore[attr-defined]
        if layer["mark"]["type"] == "point"
    }
    assert shapes == {"circle", "diamond"}
    picture = drawn(figures(interests, of(BRIDGE))[0], "en")
    assert all(words in picture for words in ("input", "return", "input 3, return 2"))


@settings(max_examples=30, deadline=None)
@given(counts=st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=4))
def test_open_questions_stand_with_all_questions_named(counts: list[tuple[int, int]]) -> None:
    pairs = [(max(pair), min(pair)) for pair in counts]
    parties = [
        replace(BRIDGE, stakeholder=f"partij {at}", questions=asked, unmet=unmet)
        for at, (asked, unmet) in enumerate(pairs)
    ]
    asked, unmet = (sum(pair[at] for pair in pairs) for at in (0, 1))
    line = items(interests, of(*parties))[-1]
    if asked:
        assert f"zonder antwoord: {unmet} van {asked}" in line
    else:
        assert line == "Van geen vraag van cliënten is bekend of er een antwoord is."
    for at, (own, open_) in enumerate(pairs):
        assert (f"partij {at} ({open_} van {own})" in line) == (open_ > 0)


def test_nobody_named_a_question_is_not_nought_of_nought() -> None:
    assert rows(tables(interests, of(HORIZON))[0])[0][5] == "geen vraag met bekend antwoord"


def test_members_in_named_mode_read_of_their_own_network_alone() -> None:
    assert "horizon" not in said(interests, own_workings(WORKINGS, "noord"))


def test_hostile_names_stay_words() -> None:
    assert stays_words(interests, of(replace(BRIDGE, stakeholder=HOSTILE, unmet=1)))
