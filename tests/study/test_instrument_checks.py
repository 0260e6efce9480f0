"""What is wrong with the tables beside the values, and what is not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.cells import filled
from samenspel.study.checks import problems
from samenspel.study.coding import Document
from samenspel.study.instrument_rows import (
    ConditionScore,
    GovernanceAnswer,
    Interest,
    ObstacleAnswer,
    Outcome,
    Published,
    Relation,
    Say,
    StrategyAnswer,
    TensionAnswer,
    UnlinkedCase,
)
from samenspel.study.model import ANSWER_TABLES, Design, Study
from samenspel.study.rows import Network, Organisation, Participant, Row
from samenspel.text import plain

DESIGN = Design("s", plain("S"))
TRUST = StrategyAnswer("n", "trust", "present", respondent="p")
PAPER = StrategyAnswer("n", "trust", "absent", document="d", evidence="document")
TENSION = TensionAnswer("p", "n", "provider-provider", "present")
FUNDING = ObstacleAnswer("p", "n", "funding")
FORM = GovernanceAnswer("n", "form", "network", respondent="p")
TASK = GovernanceAnswer("n", "coordinator_task", "mediating", respondent="p")
SCORE = ConditionScore("p", "n", "organising", 3)
SAY = Say("n", "a", respondent="p", decides=True)
INTEREST = Interest("n", "x", met=False)
OUTCOME = Outcome("n", cases=0)
TIE = Relation("n", "a", "b", "trusts", 0)
DOCUMENTS = (Document("d", "n"), Document("e", "n"))


def codes(study: Study) -> list[tuple[str, str, int | None, str]]:
    return [(item.code, item.file, item.row, item.column) for item in problems(study)]


def study(design: Design = DESIGN, /, **tables: Any) -> Study:
    return Study(design, documents=DOCUMENTS, **tables)


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        ("strategies", TRUST, "strategy"),
        ("strategies", PAPER, "strategy"),
        ("tensions", TENSION, "tension"),
        ("obstacles", FUNDING, "obstacle"),
        ("governance", FORM, "question"),
        ("governance", TASK, "question"),
        ("conditions", SCORE, "condition"),
        ("say", SAY, "organisation"),
    ],
    ids=lambda part: type(part).__name__,
)
def test_an_item_is_answered_once_in_each_round(table: str, row: Any, column: str) -> None:
    again = replace(row, round=2)
    assert codes(study(**{table: (row, again)})) == []
    assert codes(study(**{table: (row, again, row)})) == [("answered_twice", table, 4, column)]


def test_another_finding_for_the_same_item_is_a_second_answer_too() -> None:
    other = replace(TRUST, finding="absent", evidence="questionnaire")
    assert codes(study(strategies=(TRUST, other))) == [
        ("answered_twice", "strategies", 3, "strategy")
    ]
    form = replace(FORM, answer="market")
    assert codes(study(governance=(FORM, form))) == [
        ("answered_twice", "governance", 3, "question")
    ]


def test_levels_people_documents_and_networks_answer_apart() -> None:
    rows = (
        TRUST,
        replace(TRUST, level="organisation"),
        replace(TRUST, respondent="q"),
        replace(TRUST, network="m"),
        PAPER,
        replace(PAPER, document="e"),
    )
    assert codes(study(strategies=rows)) == []


def test_a_coordinator_may_have_more_tasks_than_one() -> None:
    assert codes(study(governance=(TASK, replace(TASK, answer="monitoring")))) == []


def test_several_own_words_are_several_obstacles() -> None:
    own = ObstacleAnswer("p", "n", text="te druk")
    assert codes(study(obstacles=(FUNDING, own, replace(own, text="te ver")))) == []


def test_an_answer_that_a_document_gives_says_so() -> None:
    silent = replace(PAPER, evidence="interview")
    assert codes(study(strategies=(silent,))) == [
        ("document_evidence", "strategies", 2, "evidence")
    ]
    assert codes(study(strategies=(PAPER,))) == []


@pytest.mark.parametrize(
    ("table", "row"),
    [("strategies", TRUST), ("tensions", TENSION), ("obstacles", FUNDING), ("governance", FORM)],
    ids=lambda part: type(part).__name__,
)
def test_what_a_person_says_does_not_come_from_a_document(table: str, row: Any) -> None:
    assert codes(study(**{table: (replace(row, evidence="questionnaire"),)})) == []
    told = replace(row, evidence="document")
    assert codes(study(**{table: (told,)})) == [("person_evidence", table, 2, "evidence")]


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        ("say", Say("n", "a"), "decides"),
        ("interests", Interest("n", "x", stake=" "), "client_question"),
        ("outcomes", Outcome("n", "p"), "cases"),
    ],
    ids=lambda part: type(part).__name__,
)
def test_a_row_says_something(table: str, row: Any, column: str) -> None:
    assert codes(study(**{table: (row,)})) == [("no_answer", table, 2, column)]


def test_no_zero_and_an_example_are_answers() -> None:
    rows = {
        "say": (replace(SAY, decides=False), Say("n", "b", equality=1)),
        "interests": (INTEREST, Interest("n", "y", investment=0)),
        "outcomes": (OUTCOME, Outcome("n", example="rust")),
    }
    assert codes(study(**rows)) == []


def test_only_a_tension_that_is_there_is_of_a_kind() -> None:
    kind = replace(TENSION, kind="overlapping_mandates")
    assert codes(study(tensions=(kind,))) == []
    for finding in ("absent", "not_mentioned"):
        rows = (replace(kind, finding=finding),)
        assert codes(study(tensions=rows)) == [("kind_without_tension", "tensions", 2, "kind")]


def test_a_person_reports_outcomes_once_in_each_network_and_round() -> None:
    mine = replace(OUTCOME, respondent="p")
    rows = (mine, replace(mine, round=2), replace(mine, network="m"), OUTCOME, OUTCOME)
    assert codes(study(outcomes=rows)) == []
    assert codes(study(outcomes=(*rows, replace(mine, cases=3)))) == [
        ("outcome_twice", "outcomes", 7, "respondent")
    ]


def test_only_documents_that_are_listed_give_answers() -> None:
    lost = replace(PAPER, document="x")
    assert codes(study(strategies=(lost,), governance=(FORM,))) == [
        ("unknown_document", "strategies", 2, "document")
    ]


@given(st.integers(-9, 9))
@settings(deadline=None)
def test_contingencies_have_four_levels(level: int) -> None:
    row = GovernanceAnswer("n", "goal_consensus", str(level), respondent="p")
    found = codes(study(governance=(row,)))
    assert found == ([] if 1 <= level <= 4 else [("unknown_answer", "governance", 2, "answer")])


@pytest.mark.parametrize(
    ("question", "answer"),
    [("form", "3"), ("network_governance", "network"), ("trust", "high"), ("meeting_rhythm", "1")],
)
def test_an_answer_to_another_question_is_no_answer(question: Any, answer: str) -> None:
    row = GovernanceAnswer("n", question, answer, respondent="p")
    assert codes(study(governance=(row,))) == [("unknown_answer", "governance", 2, "answer")]


@given(st.integers(-9, 9))
@settings(deadline=None)
def test_scales_have_two_ends(number: int) -> None:
    five = {
        "conditions": (replace(SCORE, score=number), "score"),
        "say": (replace(SAY, equality=number), "equality"),
    }
    three = {
        "relations": (replace(TIE, strength=number), "strength"),
        "interests": (Interest("n", "x", investment=number), "investment"),
    }
    for low, high, tables in ((1, 5, five), (0, 3, three)):
        for table, (row, column) in tables.items():
            wrong = [] if low <= number <= high else [("outside_scale", table, 2, column)]
            assert codes(study(**{table: (row,)})) == wrong


def test_what_organisations_and_parties_get_back_has_a_scale_too() -> None:
    design = replace(DESIGN, organisations=(Organisation("a", self_sufficiency=4),))
    assert codes(study(design, interests=(Interest("n", "x", returns=-1),))) == [
        ("outside_scale", "interests", 2, "returns"),
        ("outside_scale", "organisations", 2, "self_sufficiency"),
    ]


def test_counts_are_not_below_zero_and_rounds_begin_at_one() -> None:
    rows = {
        "outcomes": (Outcome("n", cases=-1), Outcome("n", region_cases=-1, round=0)),
        "say": (replace(SAY, proposals=-1),),
        "unlinked": (UnlinkedCase("x", members=-1),),
        "published": (Published("n", "strategies", "trust", "present", respondents=0, count=-1),),
    }
    found = {(file, row, column) for code, file, row, column in codes(study(**rows))}
    assert found >= {
        ("outcomes", 2, "cases"),
        ("outcomes", 3, "region_cases"),
        ("outcomes", 3, "round"),
        ("say", 2, "proposals"),
        ("unlinked", 2, "members"),
        ("published", 2, "count"),
        ("published", 2, "respondents"),
    }


@given(st.none() | st.integers(0, 4), st.none() | st.integers(0, 4))
@settings(deadline=None)
def test_a_part_is_never_more_than_its_whole(part: int | None, whole: int | None) -> None:
    wrong = part is not None and whole is not None and part > whole
    said = replace(SAY, passed=part, proposals=whole)
    outcome = Outcome("n", cases=part, region_cases=whole, example="rust")
    unknown = [("passed_without_proposals", "say", 2, "proposals")]
    assert codes(study(say=(said,), outcomes=(outcome,))) == (
        [("cases_too_high", "outcomes", 2, "cases"), ("passed_too_high", "say", 2, "passed")]
        if wrong
        else unknown * (part is not None and whole is None)
    )


def test_a_relation_runs_one_way_and_is_of_one_kind() -> None:
    rows = (
        TIE,
        replace(TIE, organisation="b", other="a"),
        replace(TIE, kind="depends"),
        replace(TIE, round=2),
        replace(TIE, network="m"),
    )
    assert codes(study(relations=rows)) == []
    again = replace(TIE, strength=3, respondent="p")
    assert codes(study(relations=(*rows, again))) == [("relation_twice", "relations", 7, "other")]


def test_members_are_only_asked_for_where_organisations_name_their_networks() -> None:
    silent = replace(DESIGN, organisations=(Organisation("a"), Organisation("b")))
    assert codes(study(silent, relations=(TIE,), say=(SAY,))) == []
    named = replace(DESIGN, organisations=(Organisation("a"), Organisation("b", networks="n m")))
    assert codes(study(named, relations=(TIE,), say=(SAY,))) == [
        ("not_a_member", "say", 2, "organisation"),
        ("not_a_member", "relations", 2, "organisation"),
    ]
    elsewhere = replace(TIE, network="k")
    assert codes(study(named, relations=(elsewhere,))) == []


def test_both_sides_of_a_relation_must_be_listed() -> None:
    design = replace(DESIGN, organisations=(Organisation("a"),))
    assert codes(study(design, relations=(TIE, replace(TIE, organisation="c", other="a")))) == [
        ("unknown_organisation", "relations", 3, "organisation"),
        ("unknown_organisation", "relations", 2, "other"),
    ]


def test_nobody_is_not_a_stranger_where_nobody_need_be_named() -> None:
    design = replace(DESIGN, participants=(Participant("p", "n"),))
    facts = {
        "say": (replace(SAY, respondent=""),),
        "relations": (TIE,),
        "interests": (INTEREST,),
        "outcomes": (OUTCOME,),
        "strategies": (PAPER,),
    }
    assert codes(study(design, **facts)) == []
    strange = (replace(TIE, respondent="q"),)
    assert codes(study(design, relations=strange)) == [
        ("unknown_participant", "relations", 2, "respondent")
    ]


def test_named_mode_wants_a_yes_for_every_table_but_not_from_documents() -> None:
    design = replace(DESIGN, mode="named")
    tables = {
        "strategies": (TRUST, replace(TRUST, strategy="shared-goals"), PAPER),
        "conditions": (SCORE,),
        "relations": (TIE, replace(TIE, kind="refers", respondent="q")),
    }
    assert codes(study(design, **tables)) == [
        ("no_consent", "strategies", 2, "respondent"),
        ("no_consent", "conditions", 2, "respondent"),
        ("no_consent", "relations", 3, "respondent"),
    ]


def test_whoever_answers_any_table_counts_as_somebody_who_was_asked() -> None:
    design = replace(DESIGN, networks=(Network("n", participants=1),))
    one = study(design, strategies=(TRUST,), conditions=(SCORE,), relations=(TIE,))
    assert codes(one) == []
    two = replace(one, conditions=(replace(SCORE, respondent="q"),))
    assert codes(two) == [("too_few_participants", "networks", 2, "participants")]


@pytest.mark.parametrize("name", ["n", "N", "Noord", " noord"])
def test_a_network_of_a_source_cannot_be_joined_with_one_of_the_study(name: str) -> None:
    listed = replace(DESIGN, networks=(Network("n", "Noord"),))
    found = codes(study(listed, unlinked=(UnlinkedCase("Elders"), UnlinkedCase(name))))
    assert ("unlinked_is_network", "unlinked", 3, "name") in found
    assert codes(study(listed, unlinked=(UnlinkedCase("Elders"),))) == []


def test_a_network_that_only_rows_name_cannot_be_joined_either() -> None:
    assert codes(study(tensions=(TENSION,), unlinked=(UnlinkedCase("n"),))) == [
        ("unlinked_is_network", "unlinked", 2, "name")
    ]


def test_names_in_the_new_tables_are_safe_and_stand_there_once() -> None:
    tables = {
        "unlinked": (UnlinkedCase("x"), UnlinkedCase("x"), UnlinkedCase("=1")),
        "interests": (
            replace(INTEREST, stakeholder=" gemeente"),
            replace(INTEREST, stakeholder="@x", respondent="+p"),
        ),
        "relations": (replace(TIE, other="b\n"),),
    }
    assert sorted(codes(study(**tables))) == [
        ("duplicate_id", "unlinked", 3, "name"),
        ("formula_id", "interests", 3, "respondent"),
        ("formula_id", "interests", 3, "stakeholder"),
        ("formula_id", "unlinked", 4, "name"),
        ("unsafe_id", "interests", 2, "stakeholder"),
        ("unsafe_id", "relations", 2, "other"),
    ]


@pytest.mark.parametrize("table", ANSWER_TABLES)
@given(data=st.data())
@settings(max_examples=10, deadline=None)
def test_any_rows_of_any_table_can_be_checked(table: str, data: st.DataObject) -> None:
    kind: Callable[..., Row] = ANSWER_TABLES[table]
    cells = data.draw(st.lists(filled(table), max_size=3))
    rows: dict[str, Any] = {table: tuple(kind(**row) for row in cells)}
    for item in problems(Study(DESIGN, **rows)):
        assert item.row is None or 2 <= item.row < len(cells) + 2
