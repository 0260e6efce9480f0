"""Interests: who puts in more than it gets out, and what stays unanswered for clients."""

from __future__ import annotations

from itertools import permutations
from random import Random
from statistics import median_high, median_low

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.catalogue import texts
from samenspel.findings.asked_model import InterestFigures, Range
from samenspel.findings.interests import interests
from samenspel.study.instrument_rows import Interest
from samenspel.study.model import Design, Study
from samenspel.study.rows import Network
from samenspel.text import plain

DESIGN = Design("s", plain("S"), networks=(Network("n"), Network("m")))
FIGURES = ("investment", "returns", "balance")
ANSWER = st.none() | st.integers(0, 3)
ROWS = st.lists(
    st.builds(
        Interest,
        network=st.sampled_from("nm"),
        stakeholder=st.sampled_from(["client", "gemeente"]),
        respondent=st.text("pqrst", min_size=1, max_size=3),
        client_question=st.sampled_from(["", "Wie helpt mij?", "Waar?"]),
        met=st.sampled_from([None, True, False]),
        investment=ANSWER,
        returns=ANSWER,
        round=st.sampled_from([1, 2]),
    ),
    max_size=12,
    unique_by=lambda row: (row.network, row.stakeholder, row.respondent),
)


def found(*rows: Interest) -> tuple[InterestFigures, ...]:
    return interests(Study(DESIGN, interests=rows), 1)


def said(who: str, investment: int | None, returns: int | None, question: str = "") -> Interest:
    return Interest("n", "gemeente", who, question, False, investment, returns)  # noqa: FBT003 - met


def test_the_balance_is_taken_per_person_and_not_between_two_medians() -> None:
    (one,) = found(said("p", 3, 0), said("q", 0, 3), said("r", 2, 2))
    assert (one.investment, one.returns, one.balance) == (Range(2, 2), Range(2, 2), Range(0, 0))
    (other,) = found(said("p", 3, 0), said("q", 2, 0), said("r", None, 3), said("s", None, 3))
    assert (other.investment, other.returns) == (Range(2, 3), Range(0, 3))
    assert other.balance == Range(-3, -2)


def test_a_balance_needs_both_figures_of_one_person() -> None:
    (one,) = found(said("p", 3, None), said("q", None, 1))
    assert (one.investment, one.returns, one.balance) == (Range(3, 3), Range(1, 1), None)
    assert one.reasons == {"balance": "not_both_by_one"}


def test_nothing_filled_in_is_unknown_and_not_zero() -> None:
    (one,) = found(said("p", None, None))
    assert (one.answered, one.investment, one.returns, one.balance) == (1, None, None, None)
    assert one.reasons["investment"] == one.reasons["returns"] == "left_open"


def test_who_names_three_questions_counts_once_in_the_figures() -> None:
    rows = [said("p", 3, 0, question) for question in ("Waar?", "Wie?", "Wanneer?")]
    (one,) = found(*rows, said("q", 1, 1, "Hoe?"))
    assert (one.answered, one.investment, one.questions) == (2, Range(1, 3), 4)


def test_a_question_that_nobody_judged_is_not_unmet() -> None:
    (one,) = found(
        Interest("n", "client", "p", "Wie belt mij terug?", met=False),
        Interest("n", "client", "q", "Waar woon ik straks?"),
        Interest("n", "client", "r", "Wie is er 's nachts?", met=True),
        Interest("n", "client", "s", stake="rust"),
    )
    assert (one.questions, one.unmet, one.answered) == (2, 1, 4)


def test_without_the_words_of_a_question_there_is_no_question() -> None:
    rows = [Interest("n", "client", who, " ", met=False) for who in "pq"]
    (one,) = found(*rows)
    assert (one.questions, one.unmet, one.answered) == (0, 0, 2)


@pytest.mark.parametrize(
    ("said", "unmet"), [([False, False, None], 1), ([True, False], 0), ([None, True], 0)]
)
def test_one_question_of_several_people_counts_once_and_is_met_when_anybody_says_so(
    said: list[bool | None], unmet: int
) -> None:
    for given_ in permutations(said):
        rows = [Interest("n", "client", f"p{at}", "Wie?", met) for at, met in enumerate(given_)]
        (one,) = found(*rows)
        assert (one.questions, one.unmet) == (1, unmet)


def test_what_nobody_signs_counts_as_one_source() -> None:
    (one,) = found(*(Interest("n", "client", "", question) for question in ("Wie?", "Waar?")))
    assert one.answered == 1


def test_stakeholders_stand_per_network_in_alphabetical_order() -> None:
    rows = [Interest(network, who, "p") for network in "mn" for who in ("school", "client")]
    assert [(one.network, one.stakeholder) for one in found(*rows)] == [
        ("n", "client"),
        ("n", "school"),
        ("m", "client"),
        ("m", "school"),
    ]


@given(rows=ROWS)
def test_medians_are_those_of_the_answers_and_what_is_unknown_says_why(
    rows: list[Interest],
) -> None:
    for one in found(*rows):
        own = [r for r in rows if (r.network, r.stakeholder) == (one.network, one.stakeholder)]
        own = [row for row in own if row.round == 1]
        returns = [row.returns for row in own if row.returns is not None]
        expected = Range(median_low(returns), median_high(returns)) if returns else None
        assert one.returns == expected
        assert {name for name in FIGURES if getattr(one, name) is None} == one.reasons.keys()
        assert set(one.reasons.values()) <= texts("reasons").keys()
        assert 0 <= one.unmet <= one.questions <= len(own) == one.answered


@settings(max_examples=30)
@given(rows=ROWS, order=st.randoms(use_true_random=False))
def test_neither_the_order_of_the_rows_nor_another_network_or_round_matters(
    rows: list[Interest], order: Random
) -> None:
    own = [row for row in rows if row.network == "n" and row.round == 1]
    order.shuffle(own)
    assert found(*own) == tuple(one for one in found(*rows) if one.network == "n")
