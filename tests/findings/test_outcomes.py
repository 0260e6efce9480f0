"""Outcomes: every answer for itself, and an empty cell is no zero."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.findings.asked_model import OutcomeFigures
from samenspel.findings.outcomes import outcomes
from samenspel.study.instrument_rows import Outcome
from samenspel.study.model import Design, Study
from samenspel.study.rows import Network
from samenspel.text import plain

DESIGN = Design("s", plain("S"), networks=(Network("n"), Network("m")))
COUNT = st.none() | st.integers(0, 50)
ROWS = st.lists(
    st.builds(
        Outcome,
        network=st.sampled_from("nm"),
        respondent=st.sampled_from(["", "p", "q"]),
        cases=COUNT,
        ended_well=COUNT,
        region_cases=COUNT,
        round=st.sampled_from([1, 2]),
    ),
    max_size=8,
)


def found(*rows: Outcome) -> tuple[OutcomeFigures, ...]:
    return outcomes(Study(DESIGN, outcomes=rows), 1)


def test_two_answers_are_shown_beside_each_other_and_never_added_up() -> None:
    here = found(Outcome("n", "q", 12, 9, 80), Outcome("n", "p", 10, 9), Outcome("m", "", 3))
    assert [(one.network, one.respondent, one.cases) for one in here] == [
        ("n", "p", 10),
        ("n", "q", 12),
        ("m", "", 3),
    ]


def test_what_is_left_open_is_unknown_and_what_is_zero_is_zero() -> None:
    (one,) = found(Outcome("n", "p", cases=4, ended_well=0))
    assert (one.cases, one.ended_well, one.region_cases) == (4, 0, None)
    assert one.reasons == {"region_cases": "left_open"}


@given(rows=ROWS)
def test_a_figure_is_unknown_exactly_when_there_is_a_reason(rows: list[Outcome]) -> None:
    here = found(*rows)
    assert len(here) == sum(row.round == 1 for row in rows)
    for one in here:
        unknown = {
            "cases": one.cases,
            "ended_well": one.ended_well,
            "region_cases": one.region_cases,
        }
        assert {name for name, count in unknown.items() if count is None} == one.reasons.keys()


@settings(max_examples=30)
@given(rows=ROWS, order=st.randoms(use_true_random=False))
def test_neither_the_order_of_the_rows_nor_another_network_or_round_matters(
    rows: list[Outcome], order: Random
) -> None:
    own = [row for row in rows if row.network == "n" and row.round == 1]
    order.shuffle(own)
    assert found(*own) == tuple(one for one in found(*rows) if one.network == "n")
