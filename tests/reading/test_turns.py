"""Speakers and time codes that a source was written with are found back in its text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.reading.turns import paragraphs, said, turns

WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=9)
TIMES = st.builds(
    "{}:{:02}:{:02}".format, st.integers(0, 999), st.integers(0, 59), st.integers(0, 59)
)
NAMES = st.sampled_from(
    ["Anna", "Jan van der Berg", "J. de Vries", "Spreker 2", "[persoon 1]", "[persoon 12c]", "R5"]
)
SAID = st.tuples(NAMES, st.one_of(st.just(""), TIMES), WORDS)


@settings(max_examples=100, deadline=None)
@given(st.lists(SAID, min_size=1, max_size=8))
def test_turns_are_found_back_as_they_were_written(written: list[tuple[str, str, str]]) -> None:
    text = "\n".join(said(*one) for one in written)
    found = turns(text)
    heard = [(turn.speaker, turn.time, text[turn.words_start : turn.end]) for turn in found]
    assert heard == written
    assert [(turn.start, turn.end) for turn in found] == list(paragraphs(text))


@settings(max_examples=100, deadline=None)
@given(st.text(st.sampled_from("a\nÉ😀: [0:1]"), max_size=60))
def test_paragraphs_part_any_text_and_turns_never_overlap(text: str) -> None:
    assert "\n".join(text[start:end] for start, end in paragraphs(text)) == text
    at = 0
    for turn in turns(text):
        assert at <= turn.start < turn.words_start <= max(turn.end, turn.words_start) <= len(text)
        at = turn.end


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=80), WORDS)
def test_any_name_can_be_written_as_a_speaker_with_a_time(name: str, words: str) -> None:
    text = said(name, "0:00:01", words)
    assert "\n" not in text
    (turn,) = turns(text)
    assert (turn.time, text[turn.words_start :]) == ("0:00:01", words)


def test_a_turn_goes_on_until_the_next_speaker() -> None:
    text = "Kop\nAnna: Een.\nTwee.\n[0:00:09] Drie."
    first, second = turns(text)
    assert text[first.start : first.end] == "Anna: Een.\nTwee."
    assert (second.speaker, text[second.words_start :]) == ("", "Drie.")


@pytest.mark.parametrize(
    "line",
    [
        "Let op: dit is belangrijk.",
        "Er zijn drie dingen: geld, tijd en ruimte.",
        "zie ook: bijlage 2",
        "Om 12:30 uur",
        "https://voorbeeld.nl",
        "Anna:zonder spatie",
        "Anna [12:03]: een tijd zonder uren",
    ],
)
def test_words_before_a_colon_are_not_always_a_speaker(line: str) -> None:
    assert turns(line) == ()


def test_a_label_that_comes_back_is_a_speaker() -> None:
    assert [
        turn.speaker for turn in turns("de mantelzorger: Ja.\nB: Nee.\nde mantelzorger: O.")
    ] == [
        "de mantelzorger",
        "B",
        "de mantelzorger",
    ]
