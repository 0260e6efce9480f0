"""What no figure tells is never judged on other figures."""

from __future__ import annotations

import pytest

from claims.measured import released
from samenspel.claims import Checked, check
from samenspel.reading import Paragraph

WBW, REGION = "west-brabant-west", "voorbeeldregio"


def one(study: str, text: str, heading: str = "") -> Checked:
    above = [Paragraph(heading, "heading")] if heading else []
    found = list(check([*above, Paragraph(text)], released(study)))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("In de Gezinskring kozen tien van de twaalf respondenten vertrouwen.", "supported"),
        ("In de Gezinskring kozen alle respondenten vertrouwen.", "not_supported"),
        ("Startkring heeft zes gedeelde waarden.", "supported"),
    ],
)
def test_a_word_of_one_name_is_that_network(text: str, verdict: str) -> None:
    assert one(REGION, text).verdict == verdict
    assert "Elzenland" in one(REGION, text).expected.nl or verdict == "supported"


def test_a_word_that_all_names_share_is_no_network() -> None:
    text = "In Elzenland kozen tien van de twaalf respondenten vertrouwen."
    assert "Gezinskring" not in one(REGION, text).expected.nl


@pytest.mark.parametrize(
    "text",
    [
        "In netwerk E koos iedereen vertrouwen.",
        "In netwerk E kozen elf van de twaalf bestuurders vertrouwen.",
        "In het eerste netwerk kozen alle directeuren vertrouwen.",
        "In network five, eleven of the twelve directors chose trust.",
        "In networks A and E all directors chose trust.",
    ],
)
def test_a_network_that_is_not_there_is_not_judged_on_all(text: str) -> None:
    found = one(WBW, text)
    assert (found.verdict, "does not know" in found.reason.en) == ("cannot_tell", True)


@pytest.mark.parametrize(
    "text",
    [
        "In netwerk D koos iedereen vertrouwen.",
        "In networks A and D all directors chose trust.",
        "In dit netwerk vier van de vier: vertrouwen is door iedereen gekozen.",
    ],
)
def test_a_network_that_is_there_is_judged(text: str) -> None:
    assert one(WBW, text, "Netwerk D").verdict != "cannot_tell"


def test_a_heading_may_name_a_network_that_is_not_there() -> None:
    text = "Elf van de twaalf bestuurders kozen vertrouwen."
    assert one(WBW, text, "Netwerk E").verdict == "cannot_tell"
    assert one(WBW, text).verdict == "supported"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Gedeelde doelen zijn aanwezig.", "supported"),
        ("Ten respondents say that shared goals are present.", "cannot_tell"),
        ("Ninety respondents say that shared goals are present.", "not_supported"),
        ("In the Gezinskring ten of 12 respondents say shared goals are present.", "supported"),
        ("In the Startkring ten respondents say that shared goals are present.", "not_supported"),
    ],
)
def test_an_item_without_a_network_holds_in_all_in_none_or_is_open(text: str, verdict: str) -> None:
    found = one(REGION, text)
    assert found.verdict == verdict
    named = ("Gezinskring", "Startkring", "Overstapkring")
    where = [name for name in named if name in text] or named
    assert all(name in found.expected.en for name in where)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("In de Gezinskring kozen alle bestuurders vertrouwen.", "a part of the people"),
        ("In de Gezinskring zien alle aanbieders gedeelde doelen.", "a part of the people"),
        ("In ronde 1 kozen tien respondenten uit de Gezinskring vertrouwen.", "another round"),
        ("Vorig jaar kozen tien respondenten uit de Gezinskring vertrouwen.", "another round"),
    ],
)
def test_a_part_of_the_people_or_another_round_is_not_told(text: str, part: str) -> None:
    found = one(REGION, text)
    assert (found.verdict, part in found.reason.en) == ("cannot_tell", True)


def test_the_round_that_is_checked_and_everybody_who_answered_are_judged() -> None:
    text = "In de tweede ronde kozen in de Gezinskring tien van de twaalf respondenten vertrouwen."
    assert one(REGION, text).verdict == "supported"
    assert one(WBW, "In the first round, eleven directors chose trust.").verdict == "supported"


@pytest.mark.parametrize(
    "text",
    [
        "Het is niet waar dat elf bestuurders vertrouwen kozen.",
        "It is untrue that eleven directors chose trust.",
    ],
)
def test_what_is_called_untrue_is_neither_carried_nor_refuted(text: str) -> None:
    assert one(WBW, text).verdict == "cannot_tell"
