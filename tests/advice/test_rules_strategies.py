"""Strategies, tensions and obstacles: more than half is enough, exactly half is not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from advice.cases import complexity, counts, given, strategy, works
from samenspel.catalogue import items
from samenspel.findings.asked_model import ItemFigures, StrategyMatrix
from samenspel.findings.workings_model import LayerFigures

COUNT = st.integers(0, 9)
FUNCTIONAL = "shared-funding"
REGULATIVE = ("interorganisational-governance", "interorganisational-strategies")
LEARNING = "interprofessional-education"
MONEY = ("funding", "competition", "business-operations")


def test_a_functional_strategy_that_most_call_absent_is_worked_on() -> None:
    released = works(strategies=strategy(FUNCTIONAL, 1, 3, 1))
    assert given(released, "functional-strategies") == [
        "Shared funding: absent in the network according to 3 of 5."
    ]


def test_a_functional_strategy_of_which_nobody_can_tell_is_worked_on() -> None:
    released = works(strategies=strategy(FUNCTIONAL, 0, 2, 3))
    assert given(released, "functional-strategies") == [
        "Shared funding: present according to 0, absent according to 2, not mentioned by 3 of 5."
    ]


@pytest.mark.parametrize("said", [(3, 1, 1), (2, 2, 1)])
def test_a_functional_strategy_that_is_present_or_mixed_is_left_alone(
    said: tuple[int, int, int],
) -> None:
    assert not given(works(strategies=strategy(FUNCTIONAL, *said)), "functional-strategies")


def test_a_strategy_of_another_dimension_is_not_functional() -> None:
    assert not given(works(strategies=strategy("trust", 0, 5, 0)), "functional-strategies")


def test_functional_strategies_are_those_of_the_network() -> None:
    own = strategy(FUNCTIONAL, 0, 5, 0, level="organisation")
    assert not given(works(strategies=own), "functional-strategies")


@pytest.mark.parametrize("id", REGULATIVE)
def test_regulation_between_organisations_that_most_call_absent_is_written_down(id: str) -> None:
    evidence = given(works(strategies=strategy(id, 2, 3, 0)), "regulative-strategies")
    assert [text.split(": ")[1] for text in evidence] == [
        "absent in the network according to 3 of 5."
    ]
    assert not given(works(strategies=strategy(id, 2, 3, 1)), "regulative-strategies")


def test_regulation_within_an_organisation_is_no_regulation_between_them() -> None:
    own = strategy(REGULATIVE[0], 0, 5, 0, level="organisation")
    assert not given(works(strategies=own), "regulative-strategies")


def test_not_mentioned_is_not_absent() -> None:
    released = works(strategies=strategy(REGULATIVE[0], 0, 0, 5))
    assert not given(released, "regulative-strategies")


def test_professionals_who_do_not_learn_together_are_invited_to_at_either_level() -> None:
    at_home = works(strategies=strategy(LEARNING, 1, 4, 2, level="organisation"))
    assert given(at_home, "shared-learning") == [
        f"{_label(LEARNING)}: absent in the own organisation according to 4 of 7."
    ]
    assert not given(works(strategies=strategy(LEARNING, 1, 4, 3)), "shared-learning")


def _label(id: str) -> str:
    return next(one.label.en for one in items("strategies") if one.id == id)


def printed(finding: str, count: int | None) -> StrategyMatrix:
    """Return a strategy as a source prints it: one count, or the word alone."""
    (row,) = strategy(LEARNING, 0, 0, 15).rows
    open_: dict[str, Any] = {"present": None, "absent": None, "not_mentioned": None}
    open_["verdict"] = finding if count and 2 * count > 15 else "cannot_tell"
    figures = replace(row.figures, **open_ | {finding: count})
    return StrategyMatrix("N", (), (replace(row, figures=figures),), published=True)


def test_a_printed_majority_is_evidence() -> None:
    released = works(strategies=printed("absent", 13))
    assert given(released, "shared-learning") == [
        f"{_label(LEARNING)}: absent in the network according to 13 of 15."
    ]


def test_what_a_source_prints_without_a_count_is_no_evidence() -> None:
    matrix = printed("absent", None)
    (row,) = matrix.rows
    functional = replace(row, id=FUNCTIONAL, dimension="functional")
    released = works(strategies=(matrix, replace(matrix, rows=(functional,))))
    assert not given(released, "shared-learning")
    assert not given(released, "functional-strategies")


@pytest.mark.parametrize("id", MONEY)
def test_an_obstacle_around_money_is_the_network_s_own_when_more_than_half_name_it(
    id: str,
) -> None:
    above = complexity(obstacle=counts(id, 3, 0, 2))
    (evidence,) = given(works(complexity=above), "funding-and-competition")
    assert evidence.endswith("present according to 3 of 5.")
    half = complexity(obstacle=counts(id, 3, 0, 3))
    assert not given(works(complexity=half), "funding-and-competition")


def test_another_obstacle_is_no_matter_of_money() -> None:
    released = works(complexity=complexity(obstacle=counts("organisational-interest", 5, 0, 0)))
    assert not given(released, "funding-and-competition")


def test_a_tension_that_most_see_comes_with_the_kinds_of_demand_in_it() -> None:
    tension = counts("provider-provider", 4, 1, 0)
    kinds = (("provider-provider", "overlapping_mandates", 3), ("elsewhere", "x", 1))
    released = works(complexity=complexity(tension=tension, tension_kinds=kinds))
    assert given(released, "settle-tensions") == [
        "Tension ‘Provider and provider’: present according to 4 of 5.",
        "In the tension ‘Provider and provider’ there is: mandates that overlap (3 of 4).",
    ]


def test_a_tension_that_half_see_is_not_settled_yet() -> None:
    tension = counts("provider-provider", 2, 1, 1)
    kinds = (("provider-provider", "overlapping_mandates", 2),)
    released = works(complexity=complexity(tension=tension, tension_kinds=kinds))
    assert not given(released, "settle-tensions")


def test_change_that_stops_at_the_table_is_brought_on() -> None:
    obstacle = "change-not-in-organisations-yet"
    above = works(complexity=complexity(obstacle=counts(obstacle, 9, 0, 8)))
    assert given(above, "change-beyond-table") == [
        "Obstacle ‘Change stops at the table’: present according to 9 of 17."
    ]
    below = works(complexity=complexity(obstacle=counts(obstacle, 8, 0, 8)))
    assert not given(below, "change-beyond-table")


def layer(*said: int, name: Any = "director") -> LayerFigures:
    """Return a layer by its answers 'present' and all answers, at the table and at home."""
    return LayerFigures("N", name, 3, 0, None, *said)


def test_a_layer_that_sees_strategies_at_the_table_only_is_told_apart() -> None:
    released = works(layers=layer(7, 10, 4, 10))
    (evidence,) = given(released, "change-beyond-table")
    assert evidence == (
        "Layer ‘director’: 7 of 10 answers call a strategy present in the network."
        " In the own organisation that is 4 of 10."
    )


@pytest.mark.parametrize(
    "said",
    [(5, 10, 4, 10), (7, 10, 6, 10), (7, 10, 0, 0)],
    ids=["half at the table", "more than half at home", "not asked at home"],
)
def test_a_layer_that_sees_both_alike_or_was_not_asked_is_not(said: tuple[int, ...]) -> None:
    assert not given(works(layers=layer(*said)), "change-beyond-table")


def test_people_of_whom_the_layer_is_unknown_are_no_layer() -> None:
    assert not given(works(layers=layer(7, 10, 4, 10, name="unknown")), "change-beyond-table")


def _numbers(figures: ItemFigures) -> str:
    return f"according to {figures.present} of {figures.asked}."


@settings(max_examples=40, deadline=None)
@drawn(present=COUNT, absent=COUNT, silent=COUNT)
def test_a_majority_and_nothing_else_gives_rise_to_advice(
    present: int, absent: int, silent: int
) -> None:
    asked = present + absent + silent
    tension = counts("municipality-provider", present, absent, silent)
    released = works(
        strategies=strategy(LEARNING, present, absent, silent),
        complexity=complexity(tension=tension, obstacle=replace(tension, id="funding")),
    )
    assert bool(given(released, "shared-learning")) == (2 * absent > asked)
    for id in ("settle-tensions", "funding-and-competition"):
        evidence = given(released, id)
        assert bool(evidence) == (2 * present > asked)
        assert all(text.endswith(_numbers(tension)) for text in evidence)
