"""Comparison: what is known of each network stands there, and what is not has its reason."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import VALUES, study
from samenspel.findings.asked_model import (
    Complexity,
    ConditionFigures,
    ItemFigures,
    Range,
    StrategyFigures,
    StrategyMatrix,
    Verdict,
)
from samenspel.findings.comparison import comparison
from samenspel.findings.model import ScopeFigures
from samenspel.findings.scopes import scopes
from samenspel.findings.workings_model import (
    NOTHING_ASKED,
    CaseRow,
    Governance,
    GovernanceAnswers,
    Workings,
)
from samenspel.study.instrument_rows import Level, UnlinkedCase

SHARED = VALUES[:6]
VERDICTS: tuple[Verdict, ...] = ("present", "absent", "mixed", "cannot_tell")
NUMBERS = tuple(
    f"{list_}_{count}"
    for list_ in ("strategies", "tensions", "obstacles")
    for count in ("present", "asked")
)


def figures(groups: dict[str, Any]) -> tuple[ScopeFigures, ...]:
    return scopes(study(groups), 1, 999).networks


TWO = figures({"N": [SHARED] * 3, "M": []})


def item(id: str, verdict: Verdict = "present", asked: int = 3) -> ItemFigures:
    return ItemFigures(id, 2, 1, 0, asked, verdict)


def strategy(
    id: str, verdict: Verdict, level: Level = "network", asked: int = 3
) -> StrategyFigures:
    return StrategyFigures(id, "normative", level, item(id, verdict, asked))


def matrix(*rows: StrategyFigures, published: bool = False) -> StrategyMatrix:
    return StrategyMatrix("N", (), rows, published)


def governed(*answers: GovernanceAnswers) -> Governance:
    return Governance("N", answers, (), (), (), None)


def rows(workings: Workings = NOTHING_ASKED) -> tuple[CaseRow, CaseRow]:
    here, there = comparison(TWO, workings)
    return here, there


def test_one_network_is_compared_with_nothing() -> None:
    assert comparison(TWO[:1], NOTHING_ASKED) == ()


def test_values_and_their_overlap_come_from_the_maps() -> None:
    here, there = rows()
    assert (here.network, here.respondents, here.shared, here.phi) == ("N", 3, SHARED, 1)
    assert not {"respondents", "shared", "phi"} & here.reasons.keys()
    assert (there.shared, there.phi, there.respondents) == ((), None, None)
    assert there.reasons["respondents"] == "not_asked"
    assert (there.reasons["shared"], there.reasons["phi"]) == ("not_asked", "not_asked")


def test_of_one_respondent_there_is_no_overlap_and_the_reason_says_so() -> None:
    (here, _) = comparison(figures({"N": [SHARED], "M": []}), NOTHING_ASKED)
    assert (here.shared, here.phi, here.reasons["phi"]) == (SHARED, None, "one_respondent")


def test_members_that_are_not_listed_are_unknown() -> None:
    known = (replace(TWO[0], members=4), TWO[1])
    here, there = comparison(known, NOTHING_ASKED)
    assert (here.members, here.reasons.get("members")) == (4, None)
    assert (there.members, there.reasons["members"]) == (None, "organisations_unknown")


def test_a_form_is_what_all_answered_or_has_the_reason_of_the_answers() -> None:
    form = GovernanceAnswers("form", (("network", 3),), 3, "network")
    torn = GovernanceAnswers(
        "network_governance",
        (("nao", 1), ("self-regulating", 1)),
        2,
        None,
        {"answer": "answers_differ"},
    )
    here, there = rows(Workings(governance=(governed(form, torn),)))
    assert (here.form, here.network_governance) == ("network", None)
    assert here.reasons["network_governance"] == "answers_differ"
    assert "form" not in here.reasons
    assert (there.form, there.reasons["form"]) == (None, "not_asked")


def test_an_unlinked_list_fills_in_nothing_and_is_given_as_the_reason() -> None:
    listed = UnlinkedCase("Elders", 3, "network", None, "self-regulating")
    for row in rows(Workings(unlinked=(listed,))):
        assert (row.form, row.network_governance, row.members) == (None, None, None)
        assert row.reasons["form"] == row.reasons["network_governance"] == "not_linked"


def test_strategies_are_counted_at_the_table_each_once_and_only_when_asked() -> None:
    asked = matrix(
        strategy("trust", "present"),
        strategy("shared-vision", "mixed"),
        strategy("shared-goals", "present", asked=0),
        strategy("mutual-dependence", "present", level="organisation"),
    )
    printed = matrix(strategy("trust", "present"), strategy("trust", "absent"), published=True)
    here, there = rows(Workings(strategies=(asked, printed)))
    assert (here.strategies_present, here.strategies_asked) == (1, 2)
    assert (there.strategies_present, there.strategies_asked) == (None, None)
    assert there.reasons["strategies_present"] == there.reasons["strategies_asked"] == "not_asked"


def test_tensions_and_obstacles_are_counted_apart_and_none_is_not_unasked() -> None:
    one = Complexity(
        "N", 3, tensions=(item("provider-provider", "absent"),), obstacles=(), own_words=0
    )
    here, _ = rows(Workings(complexity=(one,)))
    assert (here.tensions_present, here.tensions_asked) == (0, 1)
    assert (here.obstacles_present, here.obstacles_asked) == (None, None)
    assert not {"tensions_present", "tensions_asked"} & here.reasons.keys()
    assert here.reasons["obstacles_present"] == here.reasons["obstacles_asked"] == "not_asked"


def test_an_obstacle_that_people_and_a_source_both_judge_is_one_obstacle() -> None:
    asked = Complexity("N", 3, (), (item("funding"), item("competition", "mixed")), 0)
    printed = Complexity("N", 15, (), (item("funding"), item("other")), 0, published=True)
    here, _ = rows(Workings(complexity=(asked, printed)))
    assert (here.obstacles_present, here.obstacles_asked) == (2, 3)


def test_conditions_come_with_both_medians_and_only_to_their_own_network() -> None:
    score = ConditionFigures("N", "interests", (0, 0, 1, 1, 0), 2, Range(3, 4))
    here, there = rows(Workings(conditions=(score,)))
    assert here.conditions == (("interests", Range(3, 4)),)
    assert there.conditions == ()


@settings(max_examples=40)
@given(verdicts=st.lists(st.sampled_from(VERDICTS), max_size=5))
def test_a_count_is_unknown_exactly_when_there_is_a_reason(verdicts: list[Verdict]) -> None:
    asked = tuple(strategy(f"s{at}", verdict) for at, verdict in enumerate(verdicts))
    listed = tuple(row.figures for row in asked)
    workings = Workings(
        strategies=(matrix(*asked),), complexity=(Complexity("N", 3, listed, listed, 0),)
    )
    for row in rows(workings):
        for name in ("members", "respondents", "form", "network_governance", "phi", *NUMBERS):
            assert (getattr(row, name) is None) == (name in row.reasons)
    here, _ = rows(workings)
    assert here.strategies_present == (verdicts.count("present") if verdicts else None)
    assert here.strategies_present == here.tensions_present == here.obstacles_present
    assert here.strategies_asked == (len(verdicts) or None)
    assert here.strategies_asked == here.tensions_asked == here.obstacles_asked


@pytest.mark.parametrize("name", ["strategies", "complexity", "conditions", "governance"])
def test_a_network_that_was_not_asked_gets_nothing_of_another(name: str) -> None:
    full = Workings(
        strategies=(matrix(strategy("trust", "present")),),
        complexity=(Complexity("N", 3, (item("a"),), (item("b"),), 0),),
        conditions=(ConditionFigures("N", "interests", (0, 0, 1, 0, 0), 1, Range(3, 3)),),
        governance=(governed(GovernanceAnswers("form", (("market", 1),), 1, "market")),),
    )
    alone = Workings(**{name: getattr(full, name)})
    assert rows(full)[0] != rows()[0]
    assert rows(alone)[1] == rows()[1]
