"""The five conditions: respondents per score, and the middle without rounding."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.catalogue import item_ids
from samenspel.findings.asked_model import ConditionFigures, Range
from samenspel.findings.conditions import conditions
from samenspel.study.instrument_rows import ConditionScore
from samenspel.study.model import Design, Study
from samenspel.study.rows import Network
from samenspel.text import plain

DESIGN = Design("s", plain("S"), networks=(Network("n"), Network("m")))
ROWS = st.lists(
    st.builds(
        ConditionScore,
        respondent=st.text("pqrst", min_size=1, max_size=3),
        network=st.sampled_from("nm"),
        condition=st.sampled_from(item_ids("conditions")),
        score=st.integers(1, 5),
        round=st.sampled_from([1, 2]),
    ),
    max_size=20,
)


def scored(*scores: int, condition: str = "organising") -> tuple[ConditionScore, ...]:
    return tuple(ConditionScore(f"p{at}", "n", condition, one) for at, one in enumerate(scores))


def only(rows: tuple[ConditionScore, ...]) -> ConditionFigures:
    (found,) = conditions(Study(DESIGN, conditions=rows), 1)
    return found


def test_an_even_number_of_answers_has_two_middles() -> None:
    found = only(scored(5, 2, 4, 2))
    assert found.scores == (0, 2, 0, 1, 1)
    assert (found.answered, found.median) == (4, Range(2, 4))


def test_an_odd_number_of_answers_has_one_middle() -> None:
    assert only(scored(1, 5, 3)).median == Range(3, 3)


def test_conditions_stand_in_the_order_of_the_catalogue_and_networks_in_that_of_the_study() -> None:
    asked = [row for id in reversed(item_ids("conditions")) for row in scored(3, condition=id)]
    there = [replace(row, network="m") for row in asked]
    found = conditions(Study(DESIGN, conditions=(*there, *asked)), 1)
    assert [(one.network, one.id) for one in found] == [
        (network, id) for network in "nm" for id in item_ids("conditions")
    ]


def test_what_was_not_asked_has_no_figures() -> None:
    assert [one.id for one in conditions(Study(DESIGN, conditions=scored(3)), 1)] == ["organising"]
    assert conditions(Study(DESIGN, conditions=scored(3)), 2) == ()


@given(rows=ROWS)
def test_scores_add_up_and_the_middle_is_a_score_that_somebody_gave(
    rows: list[ConditionScore],
) -> None:
    found = conditions(Study(DESIGN, conditions=tuple(rows)), 1)
    assert sum(one.answered for one in found) == sum(row.round == 1 for row in rows)
    for one in found:
        given_scores = {score for score, count in enumerate(one.scores, start=1) if count}
        assert sum(one.scores) == one.answered > 0
        assert {one.median.low, one.median.high} <= given_scores
        below = sum(one.scores[: int(one.median.low) - 1])
        above = sum(one.scores[int(one.median.high) :])
        assert 2 * max(below, above) <= one.answered


@settings(max_examples=30)
@given(rows=ROWS, order=st.randoms(use_true_random=False))
def test_neither_the_order_of_the_rows_nor_another_network_or_round_matters(
    rows: list[ConditionScore], order: Random
) -> None:
    whole = conditions(Study(DESIGN, conditions=tuple(rows)), 1)
    own = [row for row in rows if row.network == "n" and row.round == 1]
    order.shuffle(own)
    here = tuple(one for one in whole if one.network == "n")
    assert conditions(Study(DESIGN, conditions=tuple(own)), 1) == here
