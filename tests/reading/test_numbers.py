"""Numbers and amounts, in digits and in words, in both languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.reading.amount import QUANTIFIERS, bounded, count, percent, share
from samenspel.reading.measure import Measure
from samenspel.reading.numbers import number_at
from samenspel.reading.scene import scene
from samenspel.reading.sentences import Sentence
from samenspel.reading.tokens import tokens
from samenspel.reading.vocabulary import vocabulary
from samenspel.text import Language

NOTHING = vocabulary([], [])


def read(text: str, language: Language) -> list[Measure]:
    return list(scene(Sentence(text, 1, language), NOTHING).measures)


@pytest.mark.parametrize(
    ("words", "language", "number"),
    [
        ("nul", "nl", 0),
        ("negentien", "nl", 19),
        ("eenentwintig", "nl", 21),
        ("tweeëntwintig", "nl", 22),
        ("negenennegentig", "nl", 99),
        ("honderd", "nl", 100),
        ("één", "nl", 1),
        ("zero", "en", 0),
        ("nineteen", "en", 19),
        ("twenty-one", "en", 21),
        ("ninety nine", "en", 99),
        ("hundred", "en", 100),
        ("81.049", "nl", 81049),
        ("81,049", "en", 81049),
    ],
)
def test_numbers_in_words(words: str, language: Language, number: int) -> None:
    found = number_at(tokens(words), 0, language)
    assert found is not None
    assert found.value == number
    assert found.length == len(tokens(words))


@pytest.mark.parametrize(("words", "value", "digits"), [("0,50", 0.5, 2), (".031", 0.031, 3)])
def test_decimals_keep_their_digits(words: str, value: float, digits: int) -> None:
    found = number_at(tokens(words), 0, "nl")
    assert found is not None
    assert (found.value, found.digits) == (value, digits)


def test_an_article_is_no_number() -> None:
    assert number_at(tokens("een"), 0, "nl") is None


@pytest.mark.parametrize(
    ("text", "language", "number", "of"),
    [
        ("11 van de 12 bestuurders", "nl", 11, 12),
        ("elf van de twaalf", "nl", 11, 12),
        ("een van de vier bestuurders", "nl", 1, 4),
        ("11 out of 12 directors", "en", 11, 12),
        ("eleven of the twelve", "en", 11, 12),
        ("11/12", "en", 11, 12),
        ("of the 12 directors, 8 agreed", "en", 8, 12),
        ("van de twaalf bestuurders kozen er elf", "nl", 11, 12),
        ("9 op de 17 respondenten", "nl", None, None),
    ],
)
def test_a_part_and_its_whole(
    text: str, language: Language, number: int | None, of: int | None
) -> None:
    first = read(text, language)[0]
    assert (first.number, first.of) == (number, of)


def test_the_same_amount_said_twice_is_one() -> None:
    (one,) = read("11 of the 12 directors (92%)", "en")
    assert one.holds(11, 12)
    assert not one.holds(11, 13)
    (word,) = read("Alle respondenten (N=12)", "nl")
    assert word.given == 12
    assert not word.holds(12, 15)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("op 12 mei 2023", "nl"),
        ("in 2023", "en"),
        ("tabel 10", "nl"),
        ("on page 12", "en"),
        ("section 2.3.1", "en"),
        ("om 14:30 uur", "nl"),
        ("12/05/2023", "nl"),
        ("respondent 10", "en"),
        ("R5", "en"),
        ("60 minuten", "nl"),
        ("ronde 2", "nl"),
    ],
)
def test_a_number_that_names_something_counts_nothing(text: str, language: Language) -> None:
    assert read(text, language) == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("drie gedeelde waarden", "values"),
        ("vier onderzochte netwerken", "networks"),
        ("zestien organisaties", "organisations"),
        ("iedereen", "respondents"),
        ("elf de waarde", ""),
    ],
)
def test_what_is_counted_stands_near(text: str, unit: str) -> None:
    assert read(text, "nl")[0].unit == unit


@given(st.integers(1, 40), st.data())
def test_a_rounded_percentage_holds_for_the_count_it_came_from(n: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, n))
    digits = data.draw(st.integers(0, 2))
    assert percent(round(100 * part / n, digits), digits).holds(part, n)


@given(st.integers(1, 40), st.data())
def test_words_divide_the_counts_as_they_are_defined(n: int, data: st.DataObject) -> None:
    part = data.draw(st.integers(0, n))
    held = {name for name, amount in QUANTIFIERS.items() if amount.holds(part, n)}
    assert ("most" in held) == (2 * part > n)
    assert ("some" in held) == (0 < part <= n / 2)
    assert ("all" in held) == (part == n)
    assert ("not_all" in held) == (part < n)
    assert ("none" in held) == (part == 0)
    assert ("nearly_all" in held) == (0.8 <= part / n < 1)
    assert ("any" in held) == (part > 0)


@given(st.integers(0, 40), st.integers(0, 40))
def test_bounds_order_counts(said: int, part: int) -> None:
    assert bounded(count(said), "at_least").holds(part, 40) == (part >= said)
    assert bounded(count(said), "at_most").holds(part, 40) == (part <= said)
    assert bounded(count(said), "more_than").holds(part, 40) == (part > said)
    assert bounded(count(said), "fewer_than").holds(part, 40) == (part < said)


@given(st.integers(2, 40))
def test_half_in_words_is_the_nearest_count(n: int) -> None:
    held = [part for part in range(n + 1) if share(0.5).holds(part, n)]
    assert held == ([n // 2] if n % 2 == 0 else [])


@pytest.mark.parametrize(
    ("text", "language", "holds"),
    [
        ("meer dan de helft van de twaalf", "nl", range(7, 13)),
        ("ten minste acht", "nl", range(8, 13)),
        ("fewer than a quarter", "en", range(3)),
        ("at most two thirds", "en", range(9)),
        ("just over half", "en", range(7, 13)),
        ("bijna de helft", "nl", (5,)),
        ("ongeveer zes", "nl", (5, 6, 7)),
        ("slechts drie", "nl", (3,)),
        ("three or four people", "en", (3, 4)),
        ("one in four people", "en", (3,)),
        ("all but one", "en", (11,)),
    ],
)
def test_bounds_in_words(text: str, language: Language, holds: range | tuple[int, ...]) -> None:
    amount = read(text, language)[0]
    assert [part for part in range(13) if amount.holds(part, 12)] == list(holds)
