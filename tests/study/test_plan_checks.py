"""How viewpoints are looked for can be carried out: numbers, turns and flags that exist."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builders import VALUES, placements
from builders import study as build
from samenspel.findings.viewpoint_sorts import maps_as_sorts
from samenspel.study.checks import problems
from samenspel.study.codec import from_plain, to_plain
from samenspel.study.model import Design, Study
from samenspel.study.plan_checks import check_plan, sort_ids
from samenspel.study.qset import Flag, Turn, ViewpointPlan
from samenspel.text import plain

HAND = ViewpointPlan(turns=(Turn(1, 3, -15.0),), flags=(Flag("p1", 3), Flag("p1", 1)))


def found(plan: ViewpointPlan) -> list[tuple[str, str]]:
    return [(item.code, item.column) for item in check_plan(plan, ["p1", "p2"])]


def test_a_plan_can_be_all_defaults_or_all_by_hand() -> None:
    assert found(ViewpointPlan()) == []
    assert found(HAND) == []


@pytest.mark.parametrize("factors", [0, -1, 9])
def test_one_to_eight_viewpoints_can_be_asked_for(factors: int) -> None:
    assert found(ViewpointPlan(factors)) == [("factors_range", "viewpoints.factors")]
    assert found(ViewpointPlan(1)) == found(ViewpointPlan(8)) == []


@pytest.mark.parametrize("margin", [0.0, -1.0, float("nan")])
def test_a_margin_is_above_zero(margin: float) -> None:
    assert found(ViewpointPlan(margin=margin)) == [("margin_range", "viewpoints.margin")]


@pytest.mark.parametrize("resamples", [-1, 100_001])
def test_resamples_have_a_limit_and_may_be_none(resamples: int) -> None:
    assert found(ViewpointPlan(resamples=resamples)) == [
        ("resamples_range", "viewpoints.resamples")
    ]
    assert found(ViewpointPlan(resamples=0)) == found(ViewpointPlan(resamples=100_000)) == []


def test_everything_wrong_with_turns_and_flags_is_named_at_once() -> None:
    wrong = replace(
        HAND,
        turns=(*HAND.turns, Turn(0, 4, 1.0), Turn(2, 2, 1.0)),
        flags=(*HAND.flags, Flag("p2", 4), Flag("p9", 1), Flag("", 1), HAND.flags[0]),
    )
    assert found(wrong) == [
        ("unknown_factor", "viewpoints.turns.2.first"),
        ("unknown_factor", "viewpoints.turns.2.second"),
        ("turn_of_one_factor", "viewpoints.turns.3.second"),
        ("unknown_factor", "viewpoints.flags.3.factor"),
        ("flagged_twice", "viewpoints.flags.6"),
        ("unsafe_id", "viewpoints.flags.5.sort"),
        ("unknown_sort", "viewpoints.flags.4.sort"),
    ]


def test_flags_name_the_sorts_that_the_maps_become() -> None:
    study = build({"a": [VALUES[:6]] * 2, "b": [VALUES[6:12]]})
    twice = placements("a1", "b", VALUES[6:12])
    unfinished = placements("c1", "b", VALUES[6:12])[:17]
    study = replace(study, sorts=(*study.sorts, *twice, *unfinished))
    names = {sort.id for sort in maps_as_sorts(study, 1).sorts}
    assert set(sort_ids(study)) == names == {"a1 @ a", "a1 @ b", "a2", "b1"}


def test_a_flag_waits_for_the_first_complete_map() -> None:
    flagged = ViewpointPlan(flags=(Flag("x", 1),))
    assert problems(Study(Design("s", plain("S"), viewpoints=flagged))) == []
    [item] = problems(build({"a": [VALUES[:6]] * 2}, viewpoints=flagged))
    assert (item.code, item.found, item.allowed) == ("unknown_sort", "x", "a1, a2")


def test_a_study_without_a_plan_has_no_word_of_it_and_a_usual_plan_keeps_one() -> None:
    design = Design("s", plain("S"))
    assert "viewpoints" not in to_plain(Study(design))
    usual = Study(replace(design, viewpoints=ViewpointPlan()))
    assert to_plain(usual)["viewpoints"] == {"factors": 3}
    assert from_plain(to_plain(usual)) == usual
    bare = {"schema": 1, "study": {"id": "s", "title": "S"}, "viewpoints": {}}
    assert from_plain(bare) == usual


def test_a_level_may_be_written_as_a_number() -> None:
    written = {"schema": 1, "study": {"id": "s", "title": "S"}, "viewpoints": {"flag_level": 0.01}}
    assert from_plain(written).design.viewpoints == ViewpointPlan(flag_level="0.01")
