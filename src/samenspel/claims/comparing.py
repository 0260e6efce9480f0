"""Claims that compare: two values, two networks, or the two lists of one value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from samenspel.catalogue import texts
from samenspel.claims.facts import Facts, View
from samenspel.claims.holding import side_of
from samenspel.claims.scopes import scopes
from samenspel.claims.verdict import Verdict, decided, figure, labels, sentences, unsure, worst
from samenspel.claims.working import item_figures, rows_of
from samenspel.reading.claim import Claim
from samenspel.text import Text


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a comparison: a count of a whole, and how to say it."""

    count: int
    whole: int
    said: Text


RELATIONS: dict[str, Callable[[float, float], bool]] = {
    "more": lambda left, right: left > right,
    "less": lambda left, right: left < right,
    "equal": lambda left, right: left == right,
    "double": lambda left, right: left == 2 * right,
    "triple": lambda left, right: left == 3 * right,
}


MULTIPLES = {"double": 2, "triple": 3}
NEAR = 0.15  # 'nearly twice': within so much of twice


def judge(claim: Claim, facts: Facts) -> Verdict:
    """Return whether one figure relates to another as a claim says."""
    special = SPECIAL.get(claim.topic)
    if special is not None:
        return special(claim, facts)
    views, problem = scopes(claim, facts)
    if problem is not None:
        return problem
    other = facts.view(claim.other_network) if claim.other_network else None
    if claim.other_network and other is None:
        return unsure("no_figures")
    verdicts = []
    for view in views:
        for value in claim.values:
            left = _side(facts, view, value, side_of(claim, view))
            verdicts += [
                _related(claim, left, right) for right in _rights(claim, facts, view, other)
            ]
    return worst(verdicts) if verdicts else unsure("unbound")


def _shared_values(claim: Claim, facts: Facts) -> Verdict:
    """Return whether one network shares more values than another."""
    views = [facts.view(id) for id in (*claim.networks, claim.other_network)]
    known = [view for view in views if view is not None]
    if len(known) < 2 or claim.relation is None:
        return unsure("no_figures")
    shared = [facts.shared(view) for view in known]
    expected = sentences(
        [
            texts("claims")["shared_values"].format(
                where=view.name, count=len(values), values=labels(facts, values)
            )
            for view, values in zip(known, shared, strict=True)
        ]
    )
    met = RELATIONS[claim.relation](*(len(values) for values in shared))
    return decided(met != claim.negated, expected)


def _most_shared(claim: Claim, facts: Facts) -> Verdict:
    """Return whether these networks, and no others, share the most or the fewest values."""
    numbers = {id: len(facts.shared(view)) for id, view in facts.views.items()}
    if not claim.networks or len(numbers) < 2:
        return unsure("unbound")
    chosen = min(numbers.values()) if claim.superlative == "bottom" else max(numbers.values())
    expected = sentences(
        [
            texts("claims")["number_of_values"].format(where=facts.views[id].name, count=number)
            for id, number in numbers.items()
        ]
    )
    met = {id for id, number in numbers.items() if number == chosen} == set(claim.networks)
    return decided(met != claim.negated, expected)


def _respondents(claim: Claim, facts: Facts) -> Verdict:
    """Return whether more people answered in one network than in another."""
    views = [facts.view(id) for id in (*claim.networks, claim.other_network)]
    known = [view for view in views if view is not None]
    if len(known) < 2 or claim.relation is None:
        return unsure("no_figures")
    said = [
        texts("claims")["size_respondents"].format(where=view.name, n=view.respondents)
        for view in known
    ]
    sizes = [sum(view.respondents for view in known[:-1]), known[-1].respondents]
    if claim.measure is not None and claim.relation in {"more", "less"}:
        return decided(abs(sizes[0] - sizes[1]) == claim.measure.number
                       and RELATIONS[claim.relation](*sizes), sentences(said))  # fmt: skip
    return decided(RELATIONS[claim.relation](*sizes), sentences(said))


def _items(claim: Claim, facts: Facts) -> Verdict:
    """Return whether more people name one obstacle or strategy than another."""
    rows = [
        next(rows_of(replace(claim, item=id), facts), None) for id in (claim.item, *claim.others)
    ]
    counts = [None if row is None else row.present for row in rows]
    left, right = counts[0], counts[-1]
    if left is None or right is None or claim.relation is None:
        return unsure("not_asked")
    expected = sentences([item_figures(claim, row) for row in rows if row is not None])
    if claim.measure is not None and claim.relation in {"more", "less"}:
        return decided(abs(left - right) == claim.measure.number
                       and RELATIONS[claim.relation](left, right), expected)  # fmt: skip
    return decided(RELATIONS[claim.relation](left, right), expected)


def _rights(claim: Claim, facts: Facts, view: View, other: View | None) -> list[_Side]:
    side = side_of(claim, view)
    if claim.others:
        return [_side(facts, view, value, side) for value in claim.others]
    if other is not None:
        return [_side(facts, other, value, side) for value in claim.values]
    if claim.other_side in view.sides:
        return [_side(facts, view, value, claim.other_side) for value in claim.values]
    return []


def _side(facts: Facts, view: View, value: str, side: str) -> _Side:
    count = (view.counts(side) or {}).get(value, 0)
    return _Side(count, view.asked(side), figure(facts, view, value, side))


def _related(claim: Claim, left: _Side, right: _Side) -> Verdict:
    expected = sentences([left.said, right.said])
    if claim.measure is not None and claim.relation == "apart":
        gap = abs(left.count - right.count)
        return decided(claim.measure.holds(gap, left.whole), expected)
    if claim.measure is not None and claim.relation in {"more", "less"}:
        sign = 1 if claim.relation == "more" else -1
        apart = sign * (left.count - right.count)
        if left.whole != right.whole:
            return unsure("other_groups", expected)
        return decided(apart > 0 and claim.measure.holds(apart, left.whole), expected)
    test = RELATIONS[claim.relation or "equal"]
    if claim.about and claim.relation in MULTIPLES:
        times = MULTIPLES[claim.relation] * right.count / right.whole
        near = abs(left.count / left.whole - times) <= NEAR * times
        return decided(near, expected)
    by_share = test(left.count / left.whole, right.count / right.whole)
    if left.whole != right.whole and by_share != test(left.count, right.count):
        return unsure("other_groups", expected)
    return decided(by_share != claim.negated, expected)


SPECIAL: dict[str, Callable[[Claim, Facts], Verdict]] = {
    "shared_values": _shared_values,
    "most_shared": _most_shared,
    "respondents": _respondents,
    "items": _items,
}
