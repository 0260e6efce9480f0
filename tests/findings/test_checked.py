"""The member check: answers are counted, and who did not answer is in no count."""

from __future__ import annotations

from typing import Any, Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.findings.asked_model import Quote
from samenspel.findings.checked import StatementFigures, checked, comments
from samenspel.study.checking import Check, Statement
from samenspel.study.model import Design, Study
from samenspel.study.rows import Network
from samenspel.text import plain

DESIGN = Design("s", plain("S"), networks=(Network("n"), Network("m")))
SAYS: tuple[Literal["agree", "differs"], ...] = ("agree", "differs")


def put(*checks: Check, **cells: Any) -> Study:
    statements = (Statement("a", "n", "A.", "congruence"), Statement("b", "m", "B.", **cells))
    return Study(DESIGN, statements=statements, checks=checks)


def test_each_answer_counts_at_its_own_statement() -> None:
    rows = (
        Check("p", "n", "a", "agree"),
        Check("q", "n", "a", "differs"),
        Check("p", "m", "b", "agree"),
    )
    assert checked(put(*rows), 1) == (
        StatementFigures("n", "a", "A.", "congruence", 1, 1),
        StatementFigures("m", "b", "B.", "", 1, 0),
    )


def test_a_statement_that_nobody_answered_stays_there_without_a_count() -> None:
    assert [one.answered for one in checked(put(), 1)] == [0, 0]


def test_statements_of_another_round_are_of_that_round() -> None:
    study = put(Check("p", "m", "b", "agree", "Ja.", round=2), round=2)
    assert [one.id for one in checked(study, 1)] == ["a"]
    assert comments(study, 1) == ()
    assert [one.item for one in comments(study, 2)] == ["b"]


def test_words_stand_with_the_answer_and_keep_whether_they_were_reviewed() -> None:
    rows = (
        Check("p", "n", "a", "differs", "Nee.", reviewed=True),
        Check("q", "n", "a", "agree", " "),
        Check("r", "n", "a", "agree", "Ja."),
    )
    assert comments(put(*rows), 1) == (
        Quote("n", "differs", "a", "Nee.", "p", reviewed=True),
        Quote("n", "agree", "a", "Ja.", "r", reviewed=False),
    )


@settings(max_examples=30, deadline=None)
@given(answers=st.lists(st.sampled_from(SAYS), max_size=9))
def test_agree_and_differs_add_up_to_those_who_answered(
    answers: list[Literal["agree", "differs"]],
) -> None:
    rows = (Check(f"p{at}", "n", "a", answer) for at, answer in enumerate(answers))
    first, _ = checked(put(*rows), 1)
    assert (first.agree, first.answered) == (answers.count("agree"), len(answers))
