"""What is said beforehand about who sees what is never less than what disclosure can show."""

from __future__ import annotations

import pytest

from samenspel.catalogue import texts
from samenspel.disclosure.ladder import group_of, rungs
from samenspel.report.print_consent import promise
from samenspel.study.model import Design, Mode, Shape
from samenspel.text import plain
from samenspel.web.elicitation.promises import PURPOSES, promises
from samenspel.web.speech.words import sentence

SIXES = Shape()
TELLING = ("four_bands", "two_bands", "number", "nothing")  # the most first


def design(shape: Shape = SIXES, mode: Mode = "pseudonymous") -> Design:
    return Design(id="d", title=plain("d"), shape=shape, mode=mode)


def about_members(shape: Shape, invited: int) -> str:
    said = promises(design(shape), invited)
    found = [
        key for key in TELLING if sentence(f"sees_{key}", part="sort", invited=invited) in said
    ]
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("shape", [Shape(), Shape(7, 4, 7), Shape(2, 2, 2), Shape(6, 0, 12)])
@pytest.mark.parametrize("invited", [1, 4, 5, 8, 11, 12, 15])
def test_no_more_is_ever_shown_than_was_said(shape: Shape, invited: int) -> None:
    sizes = (shape.important, shape.neutral, shape.less_important)
    shown = {rung for number in range(1, invited + 1) for rung in rungs(group_of(number, sizes))}
    most = min(map(TELLING.index, shown), default=TELLING.index("nothing"))
    assert TELLING.index(about_members(shape, invited)) <= most


def test_the_number_of_people_decides_what_is_said() -> None:
    said = {number: about_members(Shape(), number) for number in (2, 4, 5, 11, 12, 60)}
    assert said == {
        2: "nothing",
        4: "nothing",
        5: "two_bands",
        11: "two_bands",
        12: "four_bands",
        60: "four_bands",
    }


def test_eight_who_are_shown_nothing_may_be_seven_who_are_shown_something() -> None:
    assert rungs(group_of(8, (2, 2, 2))) == ()
    assert about_members(Shape(2, 2, 2), 8) == "two_bands"


def test_while_nobody_knows_how_many_were_asked_everything_possible_is_said() -> None:
    said = promises(design(), 0)
    assert sentence("sees_bands", part="sort") in said
    assert not any("0" in text.nl for text in said)


@pytest.mark.parametrize(
    ("mode", "keys"),
    [
        ("pseudonymous", "researcher code bands never less limits rest outside"),
        ("named", "researcher named named_words outside_named"),
    ],
)
def test_the_screen_promises_what_the_consent_form_promises(mode: Mode, keys: str) -> None:
    # In English the two say it in the same words; in Dutch a screen is more polite than a form.
    said = [text.en for text in promises(design(mode=mode), 0)]
    for key in keys.split():
        assert promise(key).en in said


def test_every_purpose_of_consent_has_its_words() -> None:
    asked = {f"consent_{purpose}" for purposes in PURPOSES.values() for purpose in purposes}
    assert asked <= set(texts("web_sort"))
