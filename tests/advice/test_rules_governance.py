"""Governance, say, interests and outcomes: what is unknown or uneven is talked about."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from advice.cases import found, given, works
from samenspel.findings.asked_model import InterestFigures, OutcomeFigures, Range
from samenspel.findings.workings_model import (
    ContingencyLevel,
    Flag,
    Governance,
    GovernanceAnswers,
    Inequality,
    SayRow,
)

SELF: Any = "self-regulating"
LEVELS = tuple(
    ContingencyLevel(id, Range(2, 2) if id == "trust" else None, 1)
    for id in ("trust", "members", "goal_consensus", "competencies")
)
YES, NO = True, False
ROWS = (
    SayRow("brug", "provider", 900, "fte", YES, 4, 3, Range(4, 4)),
    SayRow("linde", "provider", 60, "fte", YES, 1, 1, Range(3, 4)),
    SayRow("kracht", "provider", 12, "fte", None, 3, 0, Range(1, 2)),
    SayRow("gast", "other", None, "", NO, None, None, None),
)
EXPECTED = {
    "size": "Size differs widely for 2 of the 4 organisations: brug (900 fte) and kracht (12 fte).",
    "decides": "Organisations with a part in decisions: 2 of the 3 known (not: gast).",
    "passed": "Proposals that passed: brug (3 of 4) and kracht (0 of 3).",
    "equality_by_size": "How equal organisations feel: brug (4 of 5) and kracht (1 to 2 of 5).",
}


def governed(*answers: GovernanceAnswers, nearest: Any = (SELF,)) -> Governance:
    return Governance("N", answers, LEVELS, (), nearest, None)


def ruled(*counts: tuple[str, int], question: str = "network_governance") -> GovernanceAnswers:
    one = counts[0][0] if len(counts) == 1 else None
    return GovernanceAnswers(question, counts, sum(count for _, count in counts), one)


def test_nobody_knows_who_governs() -> None:
    rhythm = ruled(("monthly", 3), question="meeting_rhythm")
    assert given(works(governance=governed(rhythm)), "choose-governance") == [
        "Who governs the network is not known. Circumstances that are known: 1 of 4."
    ]


def test_answers_on_who_governs_differ() -> None:
    released = works(governance=governed(ruled((SELF, 3), ("nao", 2))))
    (evidence,) = given(released, "choose-governance")
    assert evidence == (
        "Answers on who governs the network differ: the members together (3 of 5)"
        " and a network administrative organisation (2 of 5)."
    )


def test_another_form_may_be_nearer() -> None:
    released = works(governance=governed(ruled((SELF, 5)), nearest=("lead-organisation",)))
    assert given(released, "choose-governance") == [
        "Governance now: the members together (5 of 5). Perhaps nearer: a lead organisation."
    ]


@pytest.mark.parametrize("nearest", [(SELF,), ("nao", SELF), ()])
def test_a_form_that_may_be_the_nearest_needs_no_other_choice(nearest: Any) -> None:
    released = works(governance=governed(ruled((SELF, 5)), nearest=nearest))
    assert not given(released, "choose-governance")


def test_a_form_that_is_changing_is_chosen_on_purpose() -> None:
    moving = ruled(("network", 2), ("market", 1), question="towards")
    released = works(governance=governed(ruled((SELF, 5)), moving))
    assert given(released, "choose-governance") == [
        "The network moves towards the form ‘network’, according to 2 of 3.",
        "The network moves towards the form ‘market’, according to 1 of 3.",
    ]


@pytest.mark.parametrize("kind", EXPECTED)
def test_every_flag_is_told_with_the_organisations_that_cause_it(kind: Any) -> None:
    unequal = Inequality("N", ROWS, (Flag(kind, ("brug", "kracht")),))
    assert given(works(inequality=unequal), "watch-inequality") == [EXPECTED[kind]]


def test_sizes_have_their_thousands_apart_in_both_languages() -> None:
    rows = (replace(ROWS[0], size=118400), replace(ROWS[2], size_unit=""))
    unequal = Inequality("N", rows, (Flag("size", ("brug", "kracht")),))
    (one,) = found(works(inequality=unequal), "watch-inequality")
    assert one.evidence[0].nl.endswith("brug (118.400 fte) en kracht (12).")
    assert one.evidence[0].en.endswith("brug (118,400 fte) and kracht (12).")


def test_without_a_flag_no_difference_is_worth_a_word() -> None:
    assert not given(works(inequality=Inequality("N", ROWS, ())), "watch-inequality")


def interest(
    party: str, balance: Range | None, *, questions: int = 0, unmet: int = 0
) -> InterestFigures:
    return InterestFigures("N", party, 1, None, None, balance, questions, unmet)


def test_who_surely_puts_in_more_than_it_gets_out_is_named() -> None:
    rows = (interest("brug", Range(-2, -1)), interest("linde", Range(-1, 0)))
    assert given(works(interests=rows), "map-interests") == [
        "Parties that put in more than they get out: 1 of 2 (brug)."
    ]
    assert not given(works(interests=rows[1:]), "map-interests")


def test_a_party_whose_interest_is_not_known_is_asked() -> None:
    rows = (interest("brug", None), interest("linde", Range(0, 0)))
    assert given(works(interests=rows), "map-interests") == [
        "Parties whose input and return are not both known: 1 of 2 (brug)."
    ]


def test_client_questions_that_stay_unmet_are_counted_out_of_those_asked() -> None:
    open_ = interest("brug", Range(1, 1), questions=3, unmet=2)
    assert given(works(interests=open_), "map-interests") == [
        "brug: client questions that stayed unmet: 2 of 3."
    ]
    met = interest("brug", Range(1, 1), questions=3)
    assert not given(works(interests=met), "map-interests")


def test_outcomes_are_learned_from_one_answer_at_a_time() -> None:
    rows = (OutcomeFigures("N", "N1", 24, 15, 120), OutcomeFigures("N", "N2", 20, None, None))
    assert given(works(outcomes=rows), "learn-from-outcomes") == [
        "Answers that say how it ended: 1 of 2.",
        "According to one answer 15 of the 24 cases ended well.",
        "According to one answer the network saw 24 of the 120 cases in the region.",
    ]


def test_an_answer_without_figures_says_that_it_is_open_how_it_ended() -> None:
    told = OutcomeFigures("N", "N1", None, None, None)
    assert given(works(outcomes=told), "learn-from-outcomes") == [
        "Answers that say how it ended: 0 of 1."
    ]


def test_no_case_ended_well_is_a_figure_and_no_case_at_all_is_not() -> None:
    nothing = OutcomeFigures("N", "N1", 4, 0, None)
    assert given(works(outcomes=nothing), "learn-from-outcomes") == [
        "According to one answer 0 of the 4 cases ended well."
    ]
    empty = OutcomeFigures("N", "N1", 0, 0, 0)
    assert given(works(outcomes=empty), "learn-from-outcomes") == [
        "Answers that say how it ended: 0 of 1."
    ]
