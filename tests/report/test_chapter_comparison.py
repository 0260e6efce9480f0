"""Networks and sources side by side, and networks of a source that stand beside nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from report.chapters import blocks, items, rows, said, stays_words, tables
from report.sample import HOSTILE
from report.workings_sample import COMPARISON, NAMES, TRIANGULATION, UNLINKED, WORKINGS, aloud
from samenspel.catalogue import texts
from samenspel.disclosure.workings import own_workings
from samenspel.findings.workings_model import CaseRow, Judged, Triangulated, Workings
from samenspel.report.blocks import Heading, Notice, Table
from samenspel.report.chapter_comparison import comparison, triangulation, unlinked
from samenspel.study.instrument_rows import UnlinkedCase
from samenspel.text import LANGUAGES, Language

NORTH, SOUTH = COMPARISON
CHAPTERS = (comparison, triangulation, unlinked)


def of(*cases: CaseRow) -> Workings:
    return Workings(comparison=cases)


def column(workings: Workings, at: int = 1) -> dict[str, str]:
    """Return the figures of one network: what -> figure."""
    (table,) = tables(comparison, workings)
    return {row[0]: row[at] for row in rows(table)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("chapter", CHAPTERS)
def test_the_chapter_reads_well(
    chapter: object, language: Language, snapshot: SnapshotAssertion
) -> None:
    assert aloud(chapter, language) == snapshot  # type: ignore[arg-type]


def test_nothing_is_said_when_there_is_nothing_to_compare() -> None:
    assert [blocks(chapter, Workings()) for chapter in CHAPTERS] == [[], [], []]


def test_every_network_has_a_column_of_its_own_figures() -> None:
    (table,) = tables(comparison)
    assert [head.nl for head in table.header] == ["Wat", *NAMES.values()]
    north, south = column(WORKINGS), column(WORKINGS, 2)
    assert north["Strategieën aanwezig"] == "5 van 14"
    assert south["Strategieën aanwezig"] == "1 van 4"
    assert (north["Gedeelde waarden"], south["Gedeelde waarden"]) == (
        "Vertrouwen en Effectief",
        "Vertrouwen",
    )


ABSENT = (
    "members",
    "respondents",
    "form",
    "network_governance",
    "phi",
    "tensions_present",
    "obstacles_present",
)
WHY = texts("reasons")["not_asked"].nl


def lacking(case: CaseRow, absent: set[str]) -> CaseRow:
    """Return a network of which some things were not asked."""
    known = replace(case, form="network", network_governance="nao", phi=0.5, members=5, reasons={})
    unknown: dict[str, Any] = dict.fromkeys(absent)
    return replace(known, **unknown, reasons=dict.fromkeys(absent, "not_asked"))


@settings(max_examples=40, deadline=None)
@given(here=st.sets(st.sampled_from(ABSENT)), there=st.sets(st.sampled_from(ABSENT)))
def test_what_is_not_known_has_its_reason_and_is_no_nought(here: set[str], there: set[str]) -> None:
    there -= {"tensions_present"}  # the sample leaves it open
    south = replace(SOUTH, tensions_present=1, tensions_asked=1)
    found = of(lacking(NORTH, here), lacking(south, there))
    cells = [cell for row in rows(tables(comparison, found)[0]) for cell in row]
    assert cells.count(WHY) == len(here ^ there)
    listed = [line for line in items(comparison, found) if line.endswith(WHY)]
    assert len(listed) == bool(here & there)


def test_what_no_network_was_asked_is_said_once_and_fills_no_row() -> None:
    absent = {"form", "phi"}
    found = of(
        lacking(NORTH, absent),
        lacking(replace(SOUTH, tensions_present=1, tensions_asked=1), absent),
    )
    assert items(comparison, found) == [
        f"Vorm van samenwerking en Overlap van waarden (phi). {WHY}"
    ]
    assert "Vorm van samenwerking" not in column(found)


def test_no_shared_value_is_none_and_no_map_is_not_none() -> None:
    assert column(of(replace(NORTH, shared=())))["Gedeelde waarden"] == "geen"
    unasked = replace(NORTH, shared=(), reasons={**NORTH.reasons, "shared": "not_asked"})
    assert column(of(unasked, SOUTH))["Gedeelde waarden"] == WHY


def test_a_condition_that_one_network_was_not_asked_about_is_not_scored_nought() -> None:
    assert column(WORKINGS, 2)["Recht doen aan belangen, midden"] == "niet gevraagd"
    assert "Professioneel organiseren, midden" not in column(WORKINGS)


@settings(max_examples=20, deadline=None)
@given(tensions=st.integers(0, 3), obstacles=st.integers(0, 7))
def test_counts_of_tensions_and_obstacles_have_a_denominator(tensions: int, obstacles: int) -> None:
    asked = replace(NORTH, tensions_asked=tensions + 1, obstacles_asked=obstacles)
    found = column(of(replace(asked, tensions_present=tensions, obstacles_present=obstacles)))
    assert found["Spanningen aanwezig"] == f"{tensions} van {tensions + 1}"
    assert found["Obstakels aanwezig"] == f"{obstacles} van {obstacles}"


OUTCOMES = st.lists(st.sampled_from(["agree", "differ", "one_source"]), min_size=1, max_size=12)


@settings(max_examples=30, deadline=None)
@given(outcomes=OUTCOMES)
def test_findings_that_agree_differ_or_stand_alone_are_counted_of_all(outcomes: list[str]) -> None:
    found = Workings(
        triangulation=tuple(replace(TRIANGULATION[0], outcome=name) for name in outcomes)  # type: ignore[arg-type]
    )
    agree, differ, one = (outcomes.count(name) for name in ("agree", "differ", "one_source"))
    every = len(outcomes)
    if one == every:
        assert f"Bij 0 van {every} bevindingen" in said(triangulation, found)
        assert tables(triangulation, found) == []
        return
    assert (
        f"het eens bij {agree} van {every} bevindingen. Zij verschillen bij {differ} van {every}. "
        f"Bij {one} van {every} spreekt hoogstens één bron."
    ) in said(triangulation, found)
    sizes = [len(table.rows) for table in tables(triangulation, found)]
    assert sizes == ([differ, every] if 0 < differ < every else [every])


def test_what_differs_comes_before_the_whole() -> None:
    first, whole, *_ = tables(triangulation)
    assert {row[-1] for row in rows(first)} == {"verschilt"}
    assert len(whole.rows) == 3


def test_six_things_a_source_may_say_are_six_different_words() -> None:
    said_ = {
        rows(tables(triangulation, Workings(triangulation=(row,)))[0])[0][1]
        for row in (replace(TRIANGULATION[0], map=judged) for judged in get_args(Judged))
    }
    assert said_ == {"ja", "nee", "gemengd", "niet te zeggen", "niet genoemd", "niet gevraagd"}


def test_a_value_and_a_strategy_are_told_apart() -> None:
    names = [row[0] for table in tables(triangulation) for row in rows(table)]
    assert "Waarde: Vertrouwen" in names
    assert "Strategie: Afspraken over samenwerken" in names


def words_of(table: Table) -> set[str]:
    cells = [table.caption, *table.header, *(cell for row in table.rows for cell in row)]
    notes = [table.note] if table.note else []
    return {cell.in_language(language) for cell in (*cells, *notes) for language in LANGUAGES}


def test_an_unlinked_network_and_one_of_the_study_never_share_a_table() -> None:
    ours = {*NAMES, *NAMES.values()}
    theirs = {case.name for case in UNLINKED}
    (apart,) = tables(unlinked)
    assert theirs <= words_of(apart)
    assert not [words for words in words_of(apart) if any(name in words for name in ours)]
    for chapter in (comparison, triangulation):
        for table in tables(chapter):
            assert not [words for words in words_of(table) if any(name in words for name in theirs)]


def test_the_chapter_on_unlinked_networks_names_none_of_the_study_and_says_why() -> None:
    found = said(unlinked)
    assert not [name for name in (*NAMES, *NAMES.values()) if name in found]
    heading, notice, table = blocks(unlinked)
    assert isinstance(heading, Heading)
    assert isinstance(notice, Notice)
    assert isinstance(table, Table)
    assert "Welke hiervan welk netwerk van deze studie is, is niet bekend." in notice.words.nl
    assert table.caption.nl.startswith("Niet gekoppeld")


def test_what_a_source_leaves_out_of_an_unlinked_network_is_not_known() -> None:
    bare = Workings(unlinked=(UnlinkedCase("X"),))
    assert rows(tables(unlinked, bare)[0]) == [["X", *["niet bekend"] * 5]]


def test_members_in_named_mode_see_nothing_that_compares_networks() -> None:
    own = own_workings(WORKINGS, "noord")
    assert blocks(comparison, own) == blocks(unlinked, own) == []
    assert "Zuid" not in said(triangulation, own)


def test_hostile_names_stay_words() -> None:
    row: Triangulated = replace(TRIANGULATION[0], topic="strategy", item=HOSTILE)
    assert stays_words(triangulation, Workings(triangulation=(row,)))
    assert stays_words(unlinked, Workings(unlinked=(UnlinkedCase(HOSTILE, source=HOSTILE),)))
    assert stays_words(comparison, of(replace(NORTH, network=HOSTILE, form=HOSTILE), SOUTH))
