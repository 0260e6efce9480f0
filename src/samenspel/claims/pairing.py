"""A second reading: amounts and names in the same order, one to one."""

from __future__ import annotations

from collections.abc import Sequence

from samenspel.claims.accounting import NOT_COUNTED, is_figure
from samenspel.claims.facts import Facts
from samenspel.claims.figures import Figure
from samenspel.reading.measure import Measure
from samenspel.reading.mentions import Mentions

PEOPLE = frozenset({"", "respondents", "votes"})
Names = Sequence[str]


def paired(said: Mentions, facts: Facts) -> bool:
    """Return whether each amount, in order, is the figure of what is named in that order.

    'A 3, B 4' for 'A 4, B 3' is not: an amount never passes over another.
    """
    amounts = _amounts(said)
    if said.turned or said.items or len(amounts) < 2:
        return False
    if said.names:
        return _members(said, amounts, facts)
    if not said.values or any(one.unit not in PEOPLE for one in amounts):
        return False
    rest = amounts[1:]
    in_parts = _in_turn(said, rest, facts) and _is_whole(said, amounts[0], facts)
    return _in_turn(said, amounts, facts) or (len(said.values) == 1 and in_parts)


def _amounts(said: Mentions) -> list[Measure]:
    """Return the amounts without 'both' and 'each', where those only stress another."""
    figures = [one for one in said.amounts if not one.quantifier or not one.holds(1, 1)]
    return figures if len(figures) > 1 else list(said.amounts)


def _in_turn(said: Mentions, amounts: Sequence[Measure], facts: Facts) -> bool:
    lists = [_spread(names, len(amounts)) for names in (said.values, said.networks, said.sides)]
    if any(names is None for names in lists) or not any(
        len(names) == len(amounts) for names in (said.values, said.networks, said.sides)
    ):
        return False
    values, networks, sides = (names or () for names in lists)
    turns = zip(amounts, values, networks, sides, strict=True)
    return all(_holds(one, (value, network, side), facts) for one, value, network, side in turns)


def _spread(names: Names, size: int) -> Names | None:
    """Return a name for every amount: its own, the same for all, or none."""
    if len(names) == size:
        return names
    return [*(names or [""])] * size if len(names) < 2 else None


def _holds(one: Measure, name: tuple[str, str, str], facts: Facts) -> bool:
    value, network, side = name
    view = facts.view(network)
    if view is None or side in NOT_COUNTED:
        return False
    side = side or ("important" if "important" in view.sides else "most")
    counts = view.counts(side)
    found = Figure((counts or {}).get(value, 0), view.asked(side), frozenset())
    return counts is not None and is_figure(one, found)


def _is_whole(said: Mentions, one: Measure, facts: Facts) -> bool:
    """Return whether the first amount is that of all networks, of which the rest are parts."""
    return len(said.networks) > 1 and _holds(one, (said.values[0], "", ""), facts)


def _members(said: Mentions, amounts: Sequence[Measure], facts: Facts) -> bool:
    """Return whether each case has as many members as the number that stands with it."""
    known = {case.name: case.members for case in facts.released.workings.unlinked}
    plain = all(one.unit in {"", "organisations"} for one in amounts)
    return (
        plain
        and len(amounts) == len(said.names)
        and all(
            one.number is not None and one.number == known.get(name)
            for one, name in zip(amounts, said.names, strict=True)
        )
    )
