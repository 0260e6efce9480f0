"""Tensions and obstacles: who says so of whom, ties together, silence is no denial."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from report.sample import HOSTILE, document
from report.workings_sample import aloud, answered, printed, released
from samenspel.catalogue.items import item_ids
from samenspel.disclosure.workings import own_workings
from samenspel.findings.asked_model import Complexity
from samenspel.findings.workings_model import Workings
from samenspel.report.blocks import Figure, Table
from samenspel.report.chapter_complexity import complexity
from samenspel.report.html import to_html
from samenspel.report.words import Words
from samenspel.text import LANGUAGES, Language

LETTERS = st.text("pan", min_size=7, max_size=7)


def obstacles(**letters: str) -> Workings:
    """Return what seven people say of obstacles."""
    rows = tuple(answered("noord", id.replace("_", "-"), said) for id, said in letters.items())
    return Workings(complexity=(Complexity("noord", 7, (), rows, own_words=0),))


def said(workings: Workings, language: Language = "nl") -> str:
    return " ".join(aloud(complexity, language, workings).split())


def tables(workings: Workings) -> list[Table]:
    shown = released(workings)
    found = [
        block.table if isinstance(block, Figure) else block
        for block in complexity(shown, Words.of(shown))
    ]
    return [block for block in found if isinstance(block, Table)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chapter_reads_well(language: Language, snapshot: SnapshotAssertion) -> None:
    assert aloud(complexity, language) == snapshot


def test_nothing_is_said_when_nothing_was_asked() -> None:
    assert aloud(complexity, workings=Workings()) == ""


def test_obstacles_that_tie_are_named_together() -> None:
    found = said(obstacles(funding="ppppnnn", competition="nnnpppp", business_operations="pnnnnnn"))
    assert "Het vaakst genoemd als obstakel: Geld en betaling (4 van 7) en Concurrentie" in found


def test_the_most_named_obstacle_is_not_claimed_where_counts_are_missing() -> None:
    rows = (printed("funding", asked=15, present=12), printed("competition", asked=15))
    found = said(Workings(complexity=(Complexity("noord", 15, (), rows, 0, published=True),)), "en")
    assert "Named most often" not in found
    assert "The highest count in the source: Funding (12 of 15)." in found


def test_an_obstacle_that_nobody_names_is_not_called_absent() -> None:
    found = said(obstacles(funding="nnnnnnn"), "en")
    assert "Nobody names any of these obstacles." in found
    assert "Obstacle, cannot tell: Funding (0 of 7 yes, 0 of 7 no)." in found
    assert "Obstacle absent" not in found


def test_where_no_obstacle_is_counted_nothing_is_said_of_how_many_name_one() -> None:
    uncounted = (printed("competition", asked=15), printed("funding", asked=15, present=0))
    found = said(Workings(complexity=(Complexity("noord", 15, (), uncounted, 0, published=True),)))
    assert "Niemand noemt" not in found
    assert "Concurrentie (geen aantal in de bron; 15 gevraagd)" in found
    tension = (answered("noord", "provider-provider", "ppppnnn"),)
    found = said(Workings(complexity=(Complexity("noord", 7, tension, (), own_words=0),)))
    assert "Niemand noemt" not in found
    assert "bstakel" not in found.replace("Spanningen en obstakels", "")


def test_an_own_obstacle_is_counted_where_none_of_the_list_was_named() -> None:
    found = said(Workings(complexity=(Complexity("noord", 7, (), (), own_words=2),)))
    assert "Ook in eigen woorden is een obstakel genoemd: door 2 van 7 mensen." in found


@pytest.mark.parametrize(
    ("letters", "verdict"),
    [
        ("ppppnnn", "present"),
        ("aaaannn", "absent"),
        ("ppaaann", "mixed"),
        ("pppnnnn", "cannot tell"),
    ],
)
def test_the_verdict_of_a_tension_stands_beside_its_counts(letters: str, verdict: str) -> None:
    row = answered("noord", "provider-provider", letters)
    workings = Workings(complexity=(Complexity("noord", 7, (row,), (), own_words=0),))
    (table,) = tables(workings)
    counts = [f"{letters.count(letter)} of 7" for letter in "pan"]
    assert [cell.en for cell in table.rows[0][1:5]] == [verdict, *counts]


def test_a_demand_is_counted_out_of_those_asked_about_its_tension() -> None:
    (_, demands, *_) = tables(released().workings)
    assert [[row[0].en, row[2].en] for row in demands.rows] == [
        ["Provider and provider", "2 of 7"],
        ["Municipality and provider", "3 of 6"],
        ["Municipality and provider", "1 of 6"],
    ]
    assert all(row[3].nl.endswith("?") for row in demands.rows)


def test_who_says_so_is_counted_by_kind_of_member() -> None:
    (table,) = tables(obstacles(funding="pppnppn"))
    counted = {head.en: cell.en for head, cell in zip(table.header, table.rows[0], strict=True)}
    assert counted["Yes, providers"] == "3 of 4"
    assert counted["Yes, municipalities"] == "2 of 2"
    assert counted["Yes, other members"] == "0 of 1"


@settings(max_examples=25, deadline=None)
@given(rows=st.dictionaries(st.sampled_from(item_ids("obstacles")), LETTERS, min_size=1))
def test_every_count_stands_beside_its_denominator_and_none_as_a_percentage(
    rows: dict[str, str],
) -> None:
    found = said(obstacles(**rows))
    assert "%" not in found
    found = re.sub(r"(Figuur|Tabel) \d+\.|\(deel \d+ van \d+\)", "", found)
    assert not re.findall(r"\d", re.sub(r"\d+ van \d+", "", found))


def test_members_in_named_mode_read_of_their_own_network_alone() -> None:
    found = said(own_workings(released().workings, "zuid"))
    assert "Jeugdhulp Zuid" in found
    assert "Jeugdhulp Noord" not in found


def test_an_obstacle_with_a_hostile_name_stays_words() -> None:
    row = answered("noord", HOSTILE, "ppppppp")
    shown = released(Workings(complexity=(Complexity("noord", 7, (), (row,), own_words=0),)))
    html = to_html(document(*complexity(shown, Words.of(shown))), "nl")
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)" in html
