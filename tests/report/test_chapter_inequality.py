"""Size and say: every flag with the members and figures that cause it, unknown never nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from report.chapters import blocks, items, rows, said, stays_words, tables
from report.sample import HOSTILE
from report.workings_sample import INEQUALITY, WORKINGS, aloud
from samenspel.disclosure.workings import own_workings
from samenspel.findings.workings_model import Flag, Inequality, SayRow, Workings
from samenspel.report.chapter_inequality import inequality
from samenspel.text import LANGUAGES, Language

NORTH = INEQUALITY[0]


def of(*found: SayRow, flags: tuple[Flag, ...] = ()) -> Workings:
    return Workings(inequality=(Inequality("noord", found, flags),))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chapter_reads_well(language: Language, snapshot: SnapshotAssertion) -> None:
    assert aloud(inequality, language) == snapshot


def test_nothing_is_said_when_nothing_is_known() -> None:
    assert blocks(inequality, Workings()) == []


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("size", "de-brug (900 employees) en buurtkracht (12 employees)"),
        ("decides", "doen 3 van 5 dat wel. Wie niet: buurtkracht en client-aan-zet."),
        ("passed", "Aangenomen: de-linde (0 van 2) en buurtkracht (0 van 3)."),
        ("equality_by_size", "kleinere leden hoogstens 2, grotere minstens 4."),
    ],
)
def test_each_flag_names_its_members_and_their_figures(kind: str, words: str) -> None:
    flags = tuple(flag for flag in NORTH.flags if flag.kind == kind)
    (line,) = items(inequality, of(*NORTH.rows, flags=flags))
    assert words in line


def test_members_of_a_flag_stand_in_the_order_of_the_flag() -> None:
    (flag,) = (flag for flag in NORTH.flags if flag.kind == "passed")
    turned = replace(flag, organisations=(*reversed(flag.organisations), "de-brug"))
    (line,) = items(inequality, of(*NORTH.rows, flags=(turned,)))
    assert line.endswith("buurtkracht (0 van 3), de-linde (0 van 2) en de-brug (3 van 4).")


def test_no_flag_is_said_to_be_no_more_than_what_is_known() -> None:
    assert "In wat bekend is, zien wij geen groot verschil" in said(inequality, of(*NORTH.rows))


PROPOSALS = st.one_of(st.none(), st.integers(0, 9))
ANSWERED = replace(NORTH.rows[0], organisation="ander")  # so that every column is there


@settings(max_examples=40, deadline=None)
@given(proposals=PROPOSALS, passed=PROPOSALS, decides=st.sampled_from([None, True, False]))
def test_unknown_is_never_nought_and_every_count_has_its_denominator(
    proposals: int | None, passed: int | None, *, decides: bool | None
) -> None:
    row = replace(ANSWERED, proposals=proposals, passed=passed, decides=decides, size=None)
    cells = rows(tables(inequality, of(row, ANSWERED))[0])[0]
    assert cells[2] == "niet bekend"
    assert cells[3] == {None: "niet bekend", True: "Ja", False: "Nee"}[decides]
    if proposals is None:
        assert cells[4] == "niet bekend"
    elif proposals == 0:
        assert cells[4] == "deed geen voorstel"
    elif passed is None:
        assert cells[4] == f"niet bekend van {proposals}"
    else:
        assert cells[4] == f"{passed} van {proposals}"


@settings(max_examples=20, deadline=None)
@given(unknown=st.sets(st.sampled_from(["decides", "passed", "equality"])))
def test_what_is_known_of_no_member_is_said_and_fills_no_column(unknown: set[str]) -> None:
    blank: dict[str, Any] = dict.fromkeys(unknown)
    found = of(*(replace(row, **blank) for row in NORTH.rows))
    heads = [head.en for head in tables(inequality, found)[0].header]
    assert len(heads) == 6 - len(unknown)
    assert ("Van geen enkel lid bekend:" in said(inequality, found)) == bool(unknown)


def test_thousands_have_the_sign_of_the_language_and_a_unit_stays_as_it_was_written() -> None:
    row = replace(NORTH.rows[0], size=1234567, size_unit="fte, a.b")
    table = tables(inequality, of(row))[0]
    assert rows(table, "nl")[0][2] == "1.234.567 fte, a.b"
    assert rows(table, "en")[0][2] == "1,234,567 fte, a.b"
    bare = tables(inequality, of(replace(row, size_unit="")))[0]
    assert rows(bare, "en")[0][2] == "1,234,567"


def test_an_unknown_kind_is_not_called_other() -> None:
    assert (
        rows(tables(inequality, of(replace(NORTH.rows[0], kind="unknown")))[0])[0][1]
        == "niet bekend"
    )


def test_members_in_named_mode_read_of_their_own_network_alone() -> None:
    found = said(inequality, own_workings(WORKINGS, "zuid"))
    assert "horizon" in found
    assert "de-brug" not in found


def test_hostile_names_stay_words() -> None:
    row = replace(NORTH.rows[0], organisation=HOSTILE, size_unit=HOSTILE)
    assert stays_words(inequality, of(row, flags=(Flag("size", (HOSTILE,)),)))
