"""What a group agreed is whole, has one name, and follows on what the words mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from samenspel.study.agreeing import Agreement, FollowUp, TensionCard, Understanding
from samenspel.study.checks import problems
from samenspel.study.model import Design, Study
from samenspel.study.rows import Network, Remark
from samenspel.study.sorts import rounds
from samenspel.text import plain

DAY = date(2026, 1, 10)
SOUND = Study(
    Design("s", plain("S"), networks=(Network("n"), Network("m"))),
    understandings=(Understanding("n", "trustful", "partly"),),
    agreements=(Agreement("a", "n", "trustful", "clinical", "Bellen", "Kim", DAY),),
    tension_cards=(TensionCard("t", "n", "no_settled_priority", "Snel", "Goed"),),
    followups=(FollowUp("a", DAY, "kept", "Gebeld."), FollowUp("t", DAY, "slipped", "Minder.")),
)
AGREED, CARD = SOUND.agreements[0], SOUND.tension_cards[0]


def found(study: Study) -> list[tuple[str, str, str]]:
    return [(one.code, one.file, one.column) for one in problems(study)]


def test_a_sound_study_has_no_problems() -> None:
    assert found(SOUND) == []


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        ("agreements", replace(AGREED, owner=" "), "owner"),
        ("tension_cards", replace(CARD, demand=" "), "demand"),
        ("tension_cards", replace(CARD, against=""), "against"),
        ("followups", replace(SOUND.followups[0], words=" "), "words"),
    ],
)
def test_rows_in_which_nothing_is_said_are_named(table: str, row: Any, column: str) -> None:
    changed: dict[str, Any] = {table: (row,)}
    assert ("agreed_nothing", table, column) in found(replace(SOUND, **changed))


def test_a_tension_card_has_another_name_than_every_agreement() -> None:
    twice = replace(SOUND, tension_cards=(replace(CARD, id="a"),), followups=())
    assert found(twice) == [("duplicate_id", "tension_cards", "id")]


def test_every_value_of_an_agreement_is_known() -> None:
    wrong = replace(SOUND, agreements=(replace(AGREED, values="trustful trust"),))
    assert ("unknown_value", "agreements", "values") in found(wrong)


def test_what_a_word_means_comes_in_the_same_round_or_before() -> None:
    later = replace(SOUND, understandings=(Understanding("n", "trustful", "yes", round=2),))
    assert found(later) == [("meaning_first", "agreements", "values")]
    agreed = replace(later, agreements=(replace(AGREED, round=2),))
    assert found(agreed) == []


def test_another_network_cannot_say_it_for_this_one() -> None:
    other = replace(SOUND, understandings=(Understanding("m", "trustful", "yes"),))
    assert found(other) == [("meaning_first", "agreements", "values")]


def test_a_no_is_an_answer_too() -> None:
    no = replace(SOUND, understandings=(Understanding("n", "trustful", "no"),))
    assert found(no) == []


def test_a_round_begins_with_answers_and_never_with_an_agreement() -> None:
    assert rounds(SOUND) == ()
    assert rounds(replace(SOUND, remarks=(Remark("p", "n", "clash", "Ja.", round=2),))) == (2,)
