"""What a network has to deal with: said where known, and said to be unknown where not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from report.chapters import blocks, rows, said, stays_words, tables
from report.sample import HOSTILE
from report.workings_sample import CONTEXT, WORKINGS, aloud
from samenspel.disclosure.workings import own_workings
from samenspel.findings.workings_model import ContextFigures, Workings
from samenspel.report.blocks import Heading
from samenspel.report.chapter_context import ASPECTS, context
from samenspel.text import LANGUAGES, Language

NORTH = CONTEXT[0]
UNKNOWN = {
    "members": "hoeveel leden er zijn",
    "mandated": "of meedoen verplicht is",
    "funding": "waar de leden voor betaald krijgen",
    "started": "wanneer het begon",
    "time_pressure": "of er tijdsdruk was",
    "delegation": "wie er aan tafel zitten",
}


def of(**known: object) -> Workings:
    return Workings(context=(replace(NORTH, **known),))  # type: ignore[arg-type]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chapter_reads_well(language: Language, snapshot: SnapshotAssertion) -> None:
    assert aloud(context, language) == snapshot


def test_nothing_is_said_when_nothing_is_known() -> None:
    assert blocks(context, Workings()) == []


@settings(max_examples=30, deadline=None)
@given(absent=st.sets(st.sampled_from(ASPECTS)))
def test_each_aspect_is_said_or_said_to_be_unknown_and_never_both(absent: set[str]) -> None:
    found = said(context, of(**dict.fromkeys(absent)))
    assert {aspect for aspect in ASPECTS if UNKNOWN[aspect] in found} == absent
    assert ("6 leden" in found) == ("members" not in absent)
    assert ("verplicht. " in found) == ("mandated" not in absent)


def test_voluntary_is_an_answer_and_not_an_unknown() -> None:
    found = said(context, of(mandated=False, time_pressure=False))
    assert "Meedoen is vrijwillig." in found
    assert "Tijdsdruk was er niet." in found
    assert "Niet bekend:" not in found


@pytest.mark.parametrize("month", range(1, 13))
def test_a_date_has_the_name_of_its_month(month: int) -> None:
    found = said(context, of(started=date(2023, month, 3)), "en")
    assert f"It started on 3 {date(2023, month, 3):%B} 2023." in found


@settings(max_examples=20, deadline=None)
@given(known=st.integers(0, 4), open_=st.integers(0, 4))
def test_members_without_something_of_their_own_are_counted_and_not_left_out(
    known: int, open_: int
) -> None:
    unique = tuple((f"a{at}", "iets") for at in range(known))
    found = of(unique=unique, without_unique=tuple(f"b{at}" for at in range(open_)))
    if known + open_:
        assert f"bij {known} van {known + open_} leden bekend" in said(context, found)
    else:
        assert "leden bekend" not in said(context, found)
    if known:
        (table,) = tables(context, found)
        cells = [row[1] for row in rows(table)]
        assert cells == ["iets"] * known + ["niet bekend"] * open_


def test_networks_stand_side_by_side_only_when_there_are_several() -> None:
    assert len(tables(context)) == 2
    assert [head.en for head in tables(context)[-1].header[1:]] == [
        "Jeugdhulp Noord",
        "Jeugdhulp Zuid",
    ]
    own = own_workings(WORKINGS, "noord")
    assert len(tables(context, own)) == 1
    assert "Zuid" not in said(context, own)


def test_one_member_is_spoken_of_as_one() -> None:
    assert "De studie noemt 1 lid van het netwerk." in said(context, of(members=1))


def test_every_network_has_a_heading_of_its_own() -> None:
    heads = [block.words.nl for block in blocks(context) if isinstance(block, Heading)]
    assert heads[1:] == ["Jeugdhulp Noord", "Jeugdhulp Zuid"]


def test_hostile_words_stay_words() -> None:
    hostile: ContextFigures = replace(
        NORTH, unique=((HOSTILE, HOSTILE),), without_unique=(HOSTILE,)
    )
    assert stays_words(context, Workings(context=(hostile,)))
