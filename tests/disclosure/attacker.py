"""An attacker: what members who put their cards together learn for certain from what was shown.

It knows the groups, the method and every release, and its own cards. Of our code it uses only
which candidates are refused, for a refusal tells something too.
The other respondents are counts per value and block: by the lemma in METHOD every count table with
the right sums is realised by real maps, so a person is certain exactly when a count is 0 or all.
A solver looks for a world in which it is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from samenspel.disclosure import ladder
from samenspel.disclosure.bands import partition
from samenspel.disclosure.released import Rung
from samenspel.disclosure.weights import Group

Counted = Mapping[str, "cp_model.LinearExprT"]
Rule = Callable[["cp_model.CpModel", Counted], None]


@dataclass(frozen=True)
class Observed:
    """One release as a reader sees it: which blocks were counted together, and what was shown.

    ``bands`` maps value -> (low, high). ``rules`` are what else must hold: the number of shared
    values, or what the refusal of something more telling gives away.
    """

    blocks: tuple[str, ...]
    bands: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True)
class Block:
    """People who answered together: how many, and the coalition's own cards among them."""

    name: str
    respondents: int
    own: tuple[frozenset[str], ...] = ()

    @property
    def others(self) -> int:
        return self.respondents - len(self.own)


@dataclass(frozen=True, order=True)
class Fact:
    """Every other person of a block has, or has not, a value in 'important'."""

    block: str
    value: str
    has: bool


def certainties(
    values: Sequence[str], picks: int, blocks: Sequence[Block], releases: Sequence[Observed]
) -> list[Fact]:
    """Return every fact about a given other person that holds in all worlds that fit."""
    return list(_certainties(values, picks, blocks, releases))


def possible(
    values: Sequence[str], picks: int, blocks: Sequence[Block], releases: Sequence[Observed]
) -> bool:
    """Return whether any world fits these own cards and releases."""
    model, _ = _world(values, picks, blocks, releases)
    return _solved(model) is not None


def _certainties(
    values: Sequence[str], picks: int, blocks: Sequence[Block], releases: Sequence[Observed]
) -> Iterator[Fact]:
    model, chosen = _world(values, picks, blocks, releases)
    solver = _solved(model)
    if solver is None:
        return
    others = {block.name: block.others for block in blocks if block.others}
    everything = {
        (name, value, has) for name in others for value in values for has in (True, False)
    }
    doubted = _doubted(solver, chosen, others)
    for name, value, has in sorted(everything):
        if (name, value, has) not in doubted:
            other = chosen[name, value] < others[name] if has else chosen[name, value] > 0
            solver = _solved(model, other)
            if solver is None:
                yield Fact(name, value, has)
            else:
                doubted |= _doubted(solver, chosen, others)


Chosen = dict[tuple[str, str], "cp_model.IntVar"]


def _doubted(
    solver: cp_model.CpSolver, chosen: Chosen, others: Mapping[str, int]
) -> set[tuple[str, str, bool]]:
    """Return what does not hold in the world that the solver found."""
    seen = {(name, value): solver.value(chosen[name, value]) for name, value in chosen}
    open_ = {(*key, True) for key, count in seen.items() if count < others.get(key[0], 0)}
    return open_ | {(*key, False) for key, count in seen.items() if count > 0}


def _solved(
    model: cp_model.CpModel, also: cp_model.BoundedLinearExpression | None = None
) -> cp_model.CpSolver | None:
    trial = model.clone()
    if also is not None:
        trial.add(also)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(trial)
    if status == cp_model.INFEASIBLE:
        return None
    assert status in {cp_model.OPTIMAL, cp_model.FEASIBLE}
    return solver


def _world(
    values: Sequence[str], picks: int, blocks: Sequence[Block], releases: Sequence[Observed]
) -> tuple[cp_model.CpModel, Chosen]:
    model = cp_model.CpModel()
    chosen = {
        (block.name, value): model.new_int_var(0, block.others, f"{block.name}/{value}")
        for block in blocks
        for value in values
    }
    for block in blocks:
        model.add(sum(chosen[block.name, value] for value in values) == picks * block.others)
    for release in releases:
        _observe(model, release, _counted(values, blocks, chosen, release))
    return model, chosen


def _counted(
    values: Sequence[str], blocks: Sequence[Block], chosen: Chosen, release: Observed
) -> Counted:
    counted = [block for block in blocks if block.name in release.blocks]
    return {
        value: sum(chosen[block.name, value] for block in counted)
        + sum(value in cards for block in counted for cards in block.own)
        for value in values
    }


def _observe(model: cp_model.CpModel, release: Observed, counted: Counted) -> None:
    for value, (low, high) in release.bands.items():
        model.add_linear_constraint(counted[value], low, high)
    for rule in release.rules:
        rule(model, counted)


def at_least(
    model: cp_model.CpModel, counted: Counted, threshold: int
) -> dict[str, cp_model.IntVar]:
    """Return for every value whether its count reaches a threshold, as variables of the world."""
    reached = {value: model.new_bool_var(f"{value}>={threshold}") for value in counted}
    for value, count in counted.items():
        model.add(count >= threshold).only_enforce_if(reached[value])
        model.add(count < threshold).only_enforce_if(reached[value].negated())
    return reached


def shared_is_one_of(numbers: Sequence[int], *, respondents: int) -> Rule:
    """Return the rule that one of these numbers of values is chosen by more than half."""

    def rule(model: cp_model.CpModel, counted: Counted) -> None:
        reached = at_least(model, counted, respondents // 2 + 1)
        domain = cp_model.Domain.from_values(list(numbers))
        model.add_linear_expression_in_domain(sum(reached.values()), domain)

    return rule


def composition_is_one_of(
    compositions: Sequence[tuple[int, ...]], *, starts: Sequence[int]
) -> Rule:
    """Return the rule that the numbers of values per band (it starts there) are one of these."""

    def rule(model: cp_model.CpModel, counted: Counted) -> None:
        totals = [model.new_int_var(0, len(counted), f"from{start}") for start in starts[1:]]
        for total, start in zip(totals, starts[1:], strict=True):
            model.add(total == sum(at_least(model, counted, start).values()))
        rows = [[sum(sizes[i:]) for i in range(1, len(starts))] for sizes in compositions]
        model.add_allowed_assignments(totals, rows)

    return rule


def from_release(
    blocks: tuple[str, ...],
    group: Group,
    rung: Rung | None,
    bands: Mapping[str, tuple[int, int]],
    shared: int | None,
) -> Observed:
    """Return what a release, or its refusal (rung None), tells who knows the whole ladder."""
    tried = ladder.rungs(group)
    higher = tried if rung is None else tried[: tried.index(rung)]
    first = partition(tried[0] if tried else "number", group.respondents)
    refused = [
        sizes
        for sizes in ladder._refused(group, higher)
        if shared is None or sum(sizes[len(sizes) // 2 :]) == shared
    ]
    rule = composition_is_one_of(refused, starts=[band.low for band in first])
    return Observed(blocks, bands, (rule,) if higher or rung == "number" else ())
