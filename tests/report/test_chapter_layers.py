"""Layers: answers are counted as answers, and what was not asked is no zero."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from report.workings_sample import aloud, released
from samenspel.findings.asked_model import Range
from samenspel.findings.workings_model import LayerFigures, Workings
from samenspel.report.blocks import Figure
from samenspel.report.chapter_layers import layers
from samenspel.report.words import Words
from samenspel.text import LANGUAGES, Language, Text

COUNTS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda two: (two[0], sum(two)))


def layer(
    network: tuple[int, int],
    organisation: tuple[int, int],
    hours: Range | None = None,
    care: int = 0,
) -> Workings:
    """Return four delegates and what they say at both levels."""
    figures = LayerFigures("noord", "delegate", 4, care, hours, *network, *organisation)
    return Workings(layers=(figures,))


def row(workings: Workings) -> tuple[Text, ...]:
    shown = released(workings)
    blocks = layers(shown, Words.of(shown))
    return next(block for block in blocks if isinstance(block, Figure)).table.rows[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chapter_reads_well(language: Language, snapshot: SnapshotAssertion) -> None:
    assert aloud(layers, language) == snapshot


def test_nothing_is_said_when_no_layer_is_known() -> None:
    assert aloud(layers, workings=Workings()) == ""


@settings(max_examples=25, deadline=None)
@given(network=COUNTS, organisation=COUNTS)
def test_both_levels_keep_their_own_denominator(
    network: tuple[int, int], organisation: tuple[int, int]
) -> None:
    expected = [
        f"{yes} of {asked}" if asked else "not asked" for yes, asked in (network, organisation)
    ]
    found = row(layer(network, organisation))
    assert [cell.en for cell in found[1:3]] == expected
    assert "%" not in aloud(layers, "en", layer(network, organisation))


def test_sentences_say_that_answers_are_counted_and_not_people() -> None:
    said = " ".join(aloud(layers, "nl", layer((3, 8), (0, 6))).split())
    assert "Ja over het netwerk: 3 van 8 antwoorden." in said
    assert "Ja over de eigen organisatie: 0 van 6 antwoorden." in said
    assert "Wij tellen antwoorden, geen mensen" in said


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (None, "–"),
        (Range(4, 4), "4"),
        (Range(2.5, 2.5), "2,5"),
        (Range(0, 6), "0 tot 6"),
    ],
)
def test_hours_are_one_figure_or_both_ends_and_unknown_is_a_dash(
    hours: Range | None, words: str
) -> None:
    assert row(layer((1, 2), (1, 2), hours))[4].nl == words


def test_delegates_who_deliver_care_are_counted_of_their_layer() -> None:
    said = " ".join(aloud(layers, "en", layer((1, 2), (1, 2), Range(3, 5), 2)).split())
    assert "Also deliver care themselves: 2 of 4." in said
    assert "Median number of hours a week for the network: 3 to 5." in said
    assert row(layer((1, 2), (1, 2), care=2))[3].en == "2 of 4"
