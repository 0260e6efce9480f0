"""Three shares side by side: never added up, ties together, and unknown is not zero."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from report.workings_sample import aloud, released
from samenspel.findings.asked_model import Institutionalisation, Share
from samenspel.findings.workings_model import Workings
from samenspel.report.blocks import Figure
from samenspel.report.chapter_institutionalisation import institutionalisation
from samenspel.report.words import Words
from samenspel.text import LANGUAGES, Language

COUNTS = st.tuples(st.integers(0, 12), st.integers(0, 8)).map(lambda two: (two[0], sum(two) + 1))


def carried(
    values: tuple[int, int], goals: tuple[int, int], *items: str, threshold: str = "1/2"
) -> Workings:
    """Return a network with counts for values and goals, and nothing asked of cultures."""
    shares = (
        Share("values", items, *values, met=2 * values[0] > values[1]),
        Share("goals", ("shared-goals",), *goals, met=2 * goals[0] > goals[1]),
        Share("cultures", ("connecting-cultures",), None, None, None, {"count": "not_asked"}),
    )
    return Workings(institutionalisation=(Institutionalisation("noord", threshold, shares),))


def figure(workings: Workings) -> Figure:
    shown = released(workings)
    blocks = institutionalisation(shown, Words.of(shown))
    return next(block for block in blocks if isinstance(block, Figure))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chapter_reads_well(language: Language, snapshot: SnapshotAssertion) -> None:
    assert aloud(institutionalisation, language) == snapshot


def test_nothing_is_said_when_nothing_was_asked() -> None:
    assert aloud(institutionalisation, workings=Workings()) == ""


def test_values_that_tie_are_named_together() -> None:
    said = aloud(institutionalisation, "en", carried((5, 7), (1, 7), "trustful", "effective"))
    assert "equally often: Trustful and Effective (5 of 7 each)" in " ".join(said.split())


def test_one_value_on_top_is_no_tie_and_none_is_said_to_be_none() -> None:
    one = aloud(institutionalisation, "en", carried((5, 7), (1, 7), "trustful"))
    assert "Chosen most often: Trustful (5 of 7)." in one
    none = aloud(institutionalisation, "en", carried((0, 7), (1, 7)))
    assert "No value was chosen (0 of 7)." in none


def test_half_is_not_more_than_half() -> None:
    said = aloud(institutionalisation, "en", carried((4, 8), (5, 8), "trustful"))
    assert "Trustful (4 of 8). That is not more than half." in said
    rows = figure(carried((4, 8), (5, 8), "trustful")).table.rows
    assert [row[3].en for row in rows[:2]] == ["not more than half", "more than half"]


def test_what_was_not_asked_is_no_zero() -> None:
    rows = figure(carried((4, 8), (5, 8), "trustful")).table.rows
    assert [cell.en for cell in rows[2]] == [
        "Cultures",
        "Connecting cultures",
        "not asked",
        "cannot tell",
    ]
    assert "0 of" not in aloud(institutionalisation, "en", carried((4, 8), (5, 8), "trustful"))


@settings(max_examples=25, deadline=None)
@given(values=COUNTS, goals=COUNTS)
def test_the_three_stand_side_by_side_and_no_figure_joins_them(
    values: tuple[int, int], goals: tuple[int, int]
) -> None:
    workings = carried(values, goals, "trustful")
    said = aloud(institutionalisation, "nl", workings)
    assert [row[0].nl for row in figure(workings).table.rows] == ["Waarden", "Doelen", "Culturen"]
    assert "%" not in said
    said = re.sub(r"(Figuur|Tabel) \d+\.", "", said)
    pairs = set(re.findall(r"(\d+)\s+van\s+(\d+)", said))
    assert pairs == {(str(low), str(high)) for low, high in (values, goals)}
    assert not re.findall(r"\d", re.sub(r"\d+\s+van\s+\d+", "", said))


def test_another_threshold_is_stated() -> None:
    workings = carried((5, 7), (1, 7), "trustful", threshold="2/3")
    drawn = str(figure(workings).spec)
    assert "0.66" in drawn
    assert "0.5," not in drawn
