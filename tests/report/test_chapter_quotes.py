"""Words of people: reviewed ones only, without names, and the others counted."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from report.sample import HOSTILE, document
from report.workings_sample import QUOTES, aloud, released
from samenspel.disclosure.workings import own_workings
from samenspel.findings.asked_model import Quote
from samenspel.findings.workings_model import Workings
from samenspel.report.blocks import Heading, Quotation
from samenspel.report.chapter_quotes import quotes
from samenspel.report.html import to_html
from samenspel.report.words import Words
from samenspel.text import LANGUAGES, Language


def blocks(workings: Workings) -> list[object]:
    shown = released(workings)
    return list(quotes(shown, Words.of(shown)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chapter_reads_well(language: Language, snapshot: SnapshotAssertion) -> None:
    assert aloud(quotes, language) == snapshot


def test_nothing_is_said_when_nobody_said_anything() -> None:
    assert aloud(quotes, workings=Workings()) == ""


@settings(max_examples=25, deadline=None)
@given(reviewed=st.lists(st.booleans(), min_size=len(QUOTES), max_size=len(QUOTES)))
def test_only_reviewed_words_are_shown_and_the_others_counted(reviewed: list[bool]) -> None:
    marked = tuple(
        replace(quote, reviewed=yes) for quote, yes in zip(QUOTES, reviewed, strict=True)
    )
    found = blocks(Workings(quotes=marked))
    shown = sorted(block.words for block in found if isinstance(block, Quotation))
    assert shown == sorted(quote.words for quote in marked if quote.reviewed)
    said = aloud(quotes, "nl", Workings(quotes=marked))
    for network in ("noord", "zuid"):
        waiting = sum(quote.network == network and not quote.reviewed for quote in marked)
        assert (f"wachten: {waiting}." in said) or not waiting
    assert ("wachten" in said) == (not all(reviewed))


def test_words_are_not_called_reviewed_where_none_was() -> None:
    waiting = tuple(replace(quote, reviewed=False) for quote in QUOTES)
    assert "nagekeken en staan" not in aloud(quotes, "nl", Workings(quotes=waiting))
    assert "nagekeken en staan" in aloud(quotes, "nl", Workings(quotes=QUOTES))


def test_words_stand_without_the_name_of_who_said_them() -> None:
    said = aloud(quotes, "nl") + aloud(quotes, "en")
    assert not [quote for quote in QUOTES if quote.respondent in said]


def test_words_on_one_subject_stand_together_under_its_name() -> None:
    mixed = tuple(
        Quote("noord", topic, item, words, "r", reviewed=True)
        for topic, item, words in (
            ("tensions", "provider-provider", "een"),
            ("strategies", "trust", "twee"),
            ("tensions", "municipality-provider", "drie"),
        )
    )
    found = blocks(Workings(quotes=mixed))
    heads = [block.words.nl for block in found if isinstance(block, Heading) and block.level == 3]
    assert heads == ["Over spanningen", "Over strategieën"]
    abouts = [block.about.nl for block in found if isinstance(block, Quotation)]
    assert abouts == ["Gemeente en aanbieder", "Aanbieder en aanbieder", "Vertrouwen"]


def test_a_subject_without_words_of_our_own_keeps_its_code() -> None:
    said = aloud(
        quotes, "nl", Workings(quotes=(Quote("noord", "x", "y", "Zin.", "r", reviewed=True),))
    )
    assert "x\n·" in said
    assert "> Zin.\n  y" in said


def test_members_in_named_mode_are_not_told_what_waits() -> None:
    said = aloud(quotes, "nl", own_workings(released().workings, "noord"))
    assert "Zonder de gemeente begin ik niets." in said
    assert "wachten" not in said
    assert "Een gezin" not in said


def test_hostile_words_stay_words() -> None:
    hostile = Quote("noord", "interests", HOSTILE, HOSTILE, HOSTILE, reviewed=True)
    shown = released(Workings(quotes=(hostile,)))
    html = to_html(document(*quotes(shown, Words.of(shown))), "nl")
    assert "<script" not in html
    assert html.count("&lt;script&gt;alert(1)") == 2
