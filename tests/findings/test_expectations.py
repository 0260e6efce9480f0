"""Expectations: every figure that bears on one stands there once, and no verdict on itself."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import VALUES, study
from report import workings_sample as sample
from samenspel.catalogue import item_ids
from samenspel.findings.asked_model import (
    Institutionalisation,
    ItemFigures,
    OutcomeFigures,
    Range,
    Share,
    StrategyFigures,
    StrategyMatrix,
)
from samenspel.findings.expectations import TOPICS, expectations
from samenspel.findings.model import Priorities, PriorityFigures, ScopeFigures
from samenspel.findings.scopes import scopes
from samenspel.findings.workings_model import NOTHING_ASKED, Expected, Inequality, SayRow, Workings
from samenspel.study.choices import topics
from samenspel.study.model import Expectation
from samenspel.text import plain

MADE = study({"noord": [VALUES[:6]] * 3, "zuid": [VALUES[:6], VALUES[5:11]]})
SCOPES = scopes(MADE, 1, 999).networks
KNOWN = topics(VALUES)


def expected(
    *about: str,
    workings: Workings = sample.WORKINGS,
    figures: tuple[ScopeFigures, ...] = SCOPES,
    priorities: tuple[Priorities, ...] = (),
) -> Expected:
    one = Expectation("e", plain("Wij verwachten."), about)
    design = replace(MADE.design, expectations=(one,))
    (found,) = expectations(design, figures, priorities, workings)
    return found


def bearings(*about: str, **given: Any) -> list[tuple[Any, ...]]:
    """Return network, item, count, of and judgement of each figure."""
    found = expected(*about, **given).bearings
    return [(one.network, one.item, one.count, one.of, one.judged) for one in found]


def test_every_topic_that_a_study_may_name_is_known() -> None:
    assert TOPICS.keys() == {topic.partition(":")[0] for topic in KNOWN}


def test_a_strategy_comes_with_the_count_that_its_verdict_rests_on() -> None:
    assert bearings("strategies:connecting-cultures") == [
        ("noord", "connecting-cultures", 5, 7, "absent"),
    ]
    assert ("noord", "shared-goals", 6, 7, "present") in bearings("strategies:shared-goals")
    assert ("zuid", "shared-goals", 2, 5, "mixed") in bearings("strategies:shared-goals")


def test_a_dimension_holds_its_strategies_at_the_table_and_no_other() -> None:
    matrix = sample.WORKINGS.strategies[1]
    found = expected("strategies:normative", workings=Workings(strategies=(matrix,))).bearings
    assert [one.item for one in found] == ["shared-vision", "shared-goals"]
    rows = [row for one in sample.WORKINGS.strategies for row in one.rows]
    at_table = [row.id for row in rows if row.level == "network"]
    assert len(at_table) < len(rows)
    assert [one.item for one in expected("strategies").bearings] == at_table


def test_a_strategy_that_only_documents_speak_of_has_no_count_of_people() -> None:
    silent = ItemFigures("trust", 0, 0, 0, 0, "cannot_tell")
    row = StrategyFigures("trust", "normative", "network", silent)
    workings = Workings(strategies=(StrategyMatrix("noord", (), (row,)),))
    assert bearings("strategies:trust", workings=workings) == [
        ("noord", "trust", None, None, "cannot_tell")
    ]


def test_a_value_is_shared_or_not_by_how_many_of_how_many() -> None:
    assert bearings(f"values:{VALUES[0]}") == [
        ("noord", VALUES[0], 3, 3, "yes"),
        ("zuid", VALUES[0], 1, 2, "no"),
    ]


def lists(network: str, most: int, of: int, perspective: Any = "network") -> Priorities:
    figures = PriorityFigures(
        VALUES[0], most, 0, most, both_sides=False, most_bounds=(0, 9), least_bounds=(0, 9)
    )
    return Priorities(network, perspective, of, 3, (figures,), ())


def test_lists_of_priorities_count_where_nobody_made_a_map_and_half_is_not_more_than_half() -> None:
    given_lists = (
        lists("oost", 5, 9),
        lists("west", 4, 8),
        lists("noord", 9, 9),
        lists("oost", 8, 9, "organisation"),
    )
    found = bearings(f"values:{VALUES[0]}", priorities=given_lists)
    assert found[2:] == [("oost", VALUES[0], 5, 9, "yes"), ("west", VALUES[0], 4, 8, "no")]
    assert [network for network, *_ in found].count("noord") == 1


def test_overlap_is_a_figure_without_a_count() -> None:
    (here, there) = bearings("congruence")
    assert here == ("noord", "", None, 3, "1")
    assert there[4] == "-0.25"
    alone = scopes(study({"noord": [VALUES[:6]]}), 1, 999).networks
    assert bearings("congruence", figures=alone) == []


def test_a_share_is_carried_or_not_and_one_that_nobody_was_asked_about_is_no_figure() -> None:
    why = {"count": "not_asked", "of": "not_asked", "met": "not_asked"}
    shares = (
        Share("values", (VALUES[0],), 3, 4, met=True),
        Share("goals", ("shared-goals",), None, 4, met=None),
        Share("cultures", ("connecting-cultures",), None, None, met=None, reasons=why),
    )
    one = Workings(institutionalisation=(Institutionalisation("noord", "1/2", shares),))
    assert bearings("institutionalisation", workings=one) == [
        ("noord", "values", 3, 4, "yes"),
        ("noord", "goals", None, 4, "cannot_tell"),
    ]


def test_answers_that_differ_all_stand_there() -> None:
    assert bearings("governance:form") == [
        (one.network, "form", count, given.asked, answer)
        for one in sample.WORKINGS.governance
        for given in one.answers
        if given.question == "form"
        for answer, count in given.counts
    ]
    assert len(bearings("governance:form")) > len(sample.WORKINGS.governance)


def test_a_level_is_read_with_both_ends_and_an_unknown_one_is_no_figure() -> None:
    known = [
        (one.network, own.id, None, own.answered, own.level)
        for one in sample.WORKINGS.governance
        for own in one.levels
        if own.level
    ]
    ends = [f"{level.low} - {level.high}" for *_, level in known if level.low != level.high]
    found = [own for id in item_ids("contingencies") for own in bearings(f"governance:{id}")]
    assert sorted(own[:4] for own in found) == sorted(own[:4] for own in known)
    assert ends
    assert set(ends) <= {judged for *_, judged in found}
    assert len(known) < sum(len(one.levels) for one in sample.WORKINGS.governance)


def test_inequality_that_nothing_shows_is_not_equality() -> None:
    row = SayRow("a", "provider", 4, "", None, None, None, None)
    quiet = Workings(inequality=(Inequality("noord", (row,), ()),))
    assert bearings("inequality", workings=quiet) == [("noord", "", 0, 1, "cannot_tell")]


def test_an_outcome_that_was_left_open_is_no_figure() -> None:
    rows = (
        OutcomeFigures("noord", "p", 8, None, 40),
        OutcomeFigures("noord", "q", None, None, None),
    )
    found = bearings("outcomes", workings=Workings(outcomes=rows))
    assert found == [("noord", "p", 8, 40, "cases")]


@pytest.mark.parametrize("topic", KNOWN)
def test_a_topic_without_any_figure_is_unanswered(topic: str) -> None:
    assert expected(topic, workings=NOTHING_ASKED, figures=()) == Expected(
        "e", plain("Wij verwachten."), (), (topic,)
    )


@pytest.mark.parametrize("part", [part for part in TOPICS if part != "values"])
def test_a_whole_topic_is_answered_by_what_was_asked(part: str) -> None:
    found = expected(part)
    assert found.unanswered == ()
    assert {one.topic for one in found.bearings} == {part}


@settings(max_examples=40)
@given(about=st.lists(st.sampled_from(KNOWN), min_size=1, max_size=4, unique=True))
def test_figures_come_in_the_order_of_the_topics_each_once(about: list[str]) -> None:
    found = expected(*about)
    alone = [one for topic in about for one in expected(topic).bearings]
    assert found.bearings == tuple(dict.fromkeys(alone))
    assert found.unanswered == tuple(topic for topic in about if not expected(topic).bearings)


def test_a_topic_and_its_whole_show_one_figure_once() -> None:
    both = expected("strategies:trust", "strategies").bearings
    assert sorted(map(str, both)) == sorted(map(str, expected("strategies").bearings))
    assert both[0].item == "trust"


@given(low=st.floats(-3, 3), high=st.floats(-3, 3))
def test_a_figure_is_never_read_as_minus_nothing(low: float, high: float) -> None:
    one = replace(sample.WORKINGS.interests[0], balance=Range(low, high), questions=0)
    ((*_, judged),) = bearings("interests", workings=Workings(interests=(one,)))
    assert "-0" not in judged.split(" ")


def test_an_expectation_has_no_verdict_of_its_own() -> None:
    assert {field.name for field in fields(Expected)} == {"id", "words", "bearings", "unanswered"}
