"""Advice: each invitation with its figures and source, choices before them, none lost."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from report.sample import HOSTILE, document
from report.workings_sample import aloud, released
from samenspel.advice import Advice, Choice, Recommendation
from samenspel.report.blocks import Block, Heading, Notice, Paragraph
from samenspel.report.chapter_advice import advice_chapter
from samenspel.report.html import to_html
from samenspel.report.words import Words
from samenspel.text import LANGUAGES, Language, Text, plain

PAYMENT = Recommendation(
    "payment",
    "noord",
    Text("Praat eerst over de betaling.", "Talk about payment first."),
    Text("Wat verandert er als de betaling past?", "What changes when payment fits?"),
    Text("Studie 2021, aanbeveling 1", "2021 study, recommendation 1"),
    (
        Text("Geld voor het geheel: 0 van 6 zegt ja.", "Shared funding: 0 of 6 say yes."),
        Text("Gegevens delen: 2 van 5 zegt ja.", "Information management: 2 of 5 say yes."),
    ),
)
SIZE = Recommendation(
    "size",
    "noord",
    Text("Geef kleine organisaties een vaste plek.", "Give small organisations a fixed place."),
    Text("Wie komt weinig aan het woord?", "Who gets little say?"),
    Text("Studie 2023, hoofdstuk 6", "2023 study, chapter 6"),
    (Text("Buurtkracht: 0 van 3 voorstellen haalden het.", "Buurtkracht: 0 of 3 passed."),),
)
AGAIN = Recommendation(
    "again",
    "",
    Text("Leg de kaarten volgend jaar opnieuw.", "Lay the cards again next year."),
    Text("Wanneer?", "When?"),
    Text("Studie 2023, hoofdstuk 7", "2023 study, chapter 7"),
    (Text("Er is 1 van 1 ronde geweest.", "There has been 1 of 1 round."),),
)
CHOICE = Choice(
    ("payment", "size"),
    "noord",
    Text("Wat komt eerst: betaling of plek?", "What comes first: payment or place?"),
)
ADVICE = Advice((), (PAYMENT, SIZE, AGAIN), (CHOICE,))


def blocks(advice: Advice) -> list[Block]:
    shown = released()
    return list(advice_chapter(advice, shown, Words.of(shown)))


def leads(advice: Advice) -> list[Text]:
    return [block.words for block in blocks(advice) if isinstance(block, Paragraph) and block.lead]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chapter_reads_well(language: Language, snapshot: SnapshotAssertion) -> None:
    assert aloud(partial(advice_chapter, ADVICE), language) == snapshot


def test_no_advice_is_no_chapter() -> None:
    assert blocks(Advice(())) == []


def test_what_holds_for_all_networks_comes_before_each_network() -> None:
    heads = [block.words.en for block in blocks(ADVICE) if isinstance(block, Heading)]
    assert heads[1:] == ["All networks together", "Jeugdhulp Noord"]
    assert leads(ADVICE) == [AGAIN.words, PAYMENT.words, SIZE.words]


def test_a_choice_stands_before_the_invitations_that_pull_apart() -> None:
    found = blocks(ADVICE)
    (choice,) = (at for at, block in enumerate(found) if isinstance(block, Notice))
    first = found.index(Paragraph(PAYMENT.words, lead=True))
    assert choice < first
    assert found[choice] == Notice(
        Text("Een keuze voor jullie zelf", "A choice for you to make"), CHOICE.words, "advice"
    )


@settings(max_examples=25, deadline=None)
@given(networks=st.lists(st.sampled_from(["", "noord", "zuid", "elders"]), min_size=1, max_size=5))
def test_no_advice_is_lost_and_each_carries_its_figures_and_its_source(networks: list[str]) -> None:
    given_ = tuple(
        Recommendation(
            str(at), network, plain(f"w{at}"), plain(f"t{at}"), plain(f"s{at}"), (plain(f"e{at}"),)
        )
        for at, network in enumerate(networks)
    )
    said = aloud(partial(advice_chapter, Advice((), given_)), "en")
    for at in range(len(given_)):
        assert f"w{at}\n\nWhy? This gave rise to it:\n\n- e{at}\n\n" in said
        assert f"To talk about: t{at}\n\nSource: s{at}" in said


def test_hostile_words_stay_words() -> None:
    hostile = Recommendation(
        HOSTILE, "noord", (bad := plain(HOSTILE)), talk=bad, source=bad, evidence=(bad,)
    )
    html = to_html(document(*blocks(Advice((), (hostile,)))), "nl")
    assert "<script" not in html
    assert html.count("&lt;script&gt;alert(1)") == 4
