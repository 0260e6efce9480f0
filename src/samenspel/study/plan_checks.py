"""Checks of how viewpoints are looked for: ``[viewpoints]`` in study.toml."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from samenspel.errors import Problem
from samenspel.study.model import Study
from samenspel.study.name_checks import repeats, strangers, unsafe
from samenspel.study.problems import Place, problem
from samenspel.study.qset import ViewpointPlan
from samenspel.study.sorts import maps, names_of, rounds

MOST_FACTORS = 8
MOST_RESAMPLES = 100_000


def check_plan(plan: ViewpointPlan, sorts: Collection[str]) -> list[Problem]:
    """Return what must be repaired in a plan for sorts with these ids."""
    return [*_numbers(plan), *_turns(plan), *_flags(plan), *_flagged_sorts(plan, sorts)]


def sort_ids(study: Study) -> dict[str, None]:
    """Return the ids that the complete maps of a study have as sorts, in whichever round."""
    known: dict[str, None] = {}
    for number in rounds(study):
        made = [one for one in maps(study, round=number) if one.complete]
        known |= dict.fromkeys(names_of(made))
    return known


def _at(key: str) -> Place:
    return Place("study", column=f"viewpoints.{key}")


def _numbers(plan: ViewpointPlan) -> Iterator[Problem]:
    if not 1 <= plan.factors <= MOST_FACTORS:
        yield problem("factors_range", _at("factors"), plan.factors, MOST_FACTORS)
    if not plan.margin > 0:
        yield problem("margin_range", _at("margin"), plan.margin)
    if not 0 <= plan.resamples <= MOST_RESAMPLES:
        yield problem("resamples_range", _at("resamples"), plan.resamples, MOST_RESAMPLES)


def _turns(plan: ViewpointPlan) -> Iterator[Problem]:
    for number, turn in enumerate(plan.turns, start=1):
        for name, factor in (("first", turn.first), ("second", turn.second)):
            yield from _factor(plan, factor, f"turns.{number}.{name}")
        if turn.first == turn.second:
            yield problem("turn_of_one_factor", _at(f"turns.{number}.second"), turn.second)


def _flags(plan: ViewpointPlan) -> Iterator[Problem]:
    for number, flag in enumerate(plan.flags, start=1):
        yield from _factor(plan, flag.factor, f"flags.{number}.factor")
    for index in repeats(plan.flags):
        flag = plan.flags[index]
        yield problem("flagged_twice", _at(f"flags.{index + 1}"), flag.sort, flag.factor)


def _factor(plan: ViewpointPlan, factor: int, key: str) -> Iterator[Problem]:
    if not 1 <= factor <= plan.factors:
        yield problem("unknown_factor", _at(key), factor, plan.factors)


def _flagged_sorts(plan: ViewpointPlan, sorts: Collection[str]) -> Iterator[Problem]:
    names = [flag.sort for flag in plan.flags]
    for index in (index for index, name in enumerate(names) if not name):
        yield from unsafe(names[index], _at(f"flags.{index + 1}.sort"))
    for index, found, near in strangers(names, sorts):
        yield problem("unknown_sort", _at(f"flags.{index + 1}.sort"), found, near)


def _plan(study: Study) -> Iterator[Problem]:
    """Find what is wrong with the plan; flags can be checked once a map is complete."""
    plan = study.design.viewpoints
    if plan:
        yield from check_plan(plan, sort_ids(study) or [flag.sort for flag in plan.flags])


CHECKS = (_plan,)
