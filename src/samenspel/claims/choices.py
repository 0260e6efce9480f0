"""Claims on who chose which values: per value, per network, over values and over networks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from samenspel.catalogue import texts
from samenspel.claims.boxes import boxed
from samenspel.claims.facts import Facts, View
from samenspel.claims.ranks import ordered, rank, tied
from samenspel.claims.scopes import denominator, scopes
from samenspel.claims.verdict import (
    Verdict,
    decided,
    figure,
    labels,
    networks,
    refuted,
    sentences,
    unsure,
    worst,
)
from samenspel.reading.claim import Claim
from samenspel.text import Text

Holds = Callable[[View, str], bool]


def judge(claim: Claim, facts: Facts) -> Verdict:
    """Return whether the data carry what a clause says of values."""
    if claim.carried:
        return _carried(claim, facts)
    views, problem = scopes(claim, facts)
    if problem is not None:
        return problem
    if claim.side in {"neutral", "less_important"}:
        return boxed(claim, facts, views)
    if _beyond_the_scale(claim, views):
        return _overreach(claim, facts, views)
    if _counted_over_networks(claim):
        return _over_networks(claim, facts, views)
    return worst([_in_view(claim, facts, view) for view in views])


def _carried(claim: Claim, facts: Facts) -> Verdict:
    """Return the verdict for the network that was spoken of before, or for all networks."""
    here = judge(replace(claim, carried=False), facts)
    if here.outcome == "supported" or facts.whole is None:
        return here
    everywhere = judge(replace(claim, carried=False, networks=(), whole=True), facts)
    return everywhere if everywhere.outcome == "supported" else here


def side_of(claim: Claim, view: View) -> str:
    """Return which counts a claim is about, as far as this study has them."""
    if claim.side in view.sides:
        return claim.side
    return "important" if "important" in view.sides else "most"


def _beyond_the_scale(claim: Claim, views: Sequence[View]) -> bool:
    """Return whether people are said to rank a value first, where they only filled boxes."""
    ranked = claim.side in {"most", "least"} and not claim.one_of and claim.top is None
    return ranked and claim.measure is not None and all(claim.side not in v.sides for v in views)


def _overreach(claim: Claim, facts: Facts, views: Sequence[View]) -> Verdict:
    figures = [figure(facts, view, value, "important") for view in views for value in claim.values]
    return refuted("no_order", sentences(figures), figures=sentences(figures))


def _counted_over_networks(claim: Claim) -> bool:
    measure = claim.networks_measure
    if measure is None or claim.superlative or claim.tie:
        return measure is not None and bool(claim.values) and not _every(claim)
    return True


def _every(claim: Claim) -> bool:
    measure = claim.networks_measure
    return measure is not None and measure.holds(1, 1) and measure.quantifier


def holding(claim: Claim, facts: Facts) -> Holds | None:
    """Return the test that a claim puts to a value in a network; None: it names no test."""
    measure = claim.measure
    if measure is not None:
        return lambda view, value: measure.holds(_count(claim, view, value), view.respondents)
    if claim.superlative or claim.tie or claim.place:
        return lambda view, value: _is_first(claim, view, value)
    if claim.nearly:
        return lambda view, value: _is_nearly(facts, view, value)
    if claim.shared or claim.side in {"important", "most"} or claim.networks_measure:
        return lambda view, value: value in facts.shared(view)
    return lambda view, value: _count(claim, view, value) > 0


def _count(claim: Claim, view: View, value: str) -> int:
    return (view.counts(side_of(claim, view)) or {}).get(value, 0)


def _is_first(claim: Claim, view: View, value: str) -> bool:
    counts = view.counts(side_of(claim, view)) or {}
    first = ordered(counts, claim.superlative)[(claim.place or 1) - 1]
    alone = claim.tie or len(tied(counts, first)) == 1
    return alone and counts[value] == counts[first]


def _is_nearly(facts: Facts, view: View, value: str) -> bool:
    counts = view.counts("important") or {}
    short = facts.threshold * view.respondents - counts.get(value, 0)
    return 0 <= short < 1


def _over_networks(claim: Claim, facts: Facts, views: Sequence[View]) -> Verdict:
    """Return whether something holds of values in so many networks."""
    measure, holds = claim.networks_measure, holding(claim, facts)
    if measure is None or holds is None:
        return unsure("unbound")
    if measure.of is not None and measure.of != len(views):
        return refuted("other_networks", said=measure.of, n=len(views))
    if not claim.values:
        return _values_in_networks(claim, facts, views, holds)
    verdicts = []
    for value in claim.values:
        met = [view.id for view in views if holds(view, value) != claim.negated]
        expected = texts("claims")["in_networks"].format(
            value=facts.labels[value], count=len(met), n=len(views), where=networks(facts, met)
        )
        verdicts.append(decided(measure.holds(len(met), len(views)), expected))
    if claim.only_value:
        verdicts.append(_only_over(claim, facts, views, holds))
    return worst(verdicts)


def _met_everywhere(
    claim: Claim, facts: Facts, views: Sequence[View], holds: Holds
) -> frozenset[str]:
    measure = claim.networks_measure
    return frozenset(
        value
        for value in facts.labels
        if measure is not None
        and measure.holds(sum(holds(view, value) for view in views), len(views))
    )


def _only_over(claim: Claim, facts: Facts, views: Sequence[View], holds: Holds) -> Verdict:
    met = _met_everywhere(claim, facts, views, holds)
    expected = texts("claims")["values_that_do"].format(count=len(met), values=labels(facts, met))
    return decided(met == set(claim.values), expected)


def _values_in_networks(claim: Claim, facts: Facts, views: Sequence[View], holds: Holds) -> Verdict:
    counted = claim.values_measure
    if counted is None:
        return unsure("unbound")
    met = _met_everywhere(claim, facts, views, holds)
    expected = texts("claims")["values_that_do"].format(count=len(met), values=labels(facts, met))
    return decided(counted.holds(len(met), len(facts.labels)), expected)


def _in_view(claim: Claim, facts: Facts, view: View) -> Verdict:
    """Return whether a claim holds in one network, or in all taken together."""
    wrong = denominator(claim.measure, view)
    if wrong is not None:
        return wrong
    found: list[Verdict] = []
    by_place = _by_place(claim)
    if claim.only_value or claim.only_here or (claim.values_measure and not _noun_only(claim)):
        found += _counted_values(claim, facts, view)
    elif claim.measure is not None or not by_place:
        found += _each_value(claim, facts, view)
    if by_place and claim.values:
        found.append(_ranked(claim, facts, view))
    return worst(found) if found else unsure("unbound")


def _by_place(claim: Claim) -> bool:
    """Return whether a claim ranks values, and not only counts who listed them."""
    ranked = bool(claim.superlative or claim.place or claim.top or claim.tie)
    if claim.measure is not None and not claim.place and _lists_only(claim):
        return False
    return ranked and not (claim.one_of and claim.measure is not None)


def _lists_only(claim: Claim) -> bool:
    """Return whether 'most important' or 'top 3' names the list in which people put a value."""
    if claim.top is not None:
        return claim.measure is not None and claim.measure.unit == "respondents"
    return claim.by_importance


def _ranked(claim: Claim, facts: Facts, view: View) -> Verdict:
    side = side_of(claim, view)
    if claim.side == "least" and side != "least":
        return _rejected_by_rank(claim, facts, view)
    return rank(claim, facts, view, side)


def _rejected_by_rank(claim: Claim, facts: Facts, view: View) -> Verdict:
    """Return that seldom chosen is not rejected: the boxes say who chose a value, no more."""
    shown = sentences([figure(facts, view, value, "important") for value in claim.values])
    return refuted("not_rejected", shown, figures=shown)


def _each_value(claim: Claim, facts: Facts, view: View) -> list[Verdict]:
    """Return a verdict on every value that is named; a list that is said to be whole too."""
    holds = holding(claim, facts)
    if holds is None or not claim.values:
        return []
    if claim.exhaustive and claim.shared and claim.measure is None and not claim.negated:
        return [_whole_list(claim, facts, view, facts.shared(view))]
    return [_one(claim, facts, view, value, holds) for value in claim.values]


def _one(claim: Claim, facts: Facts, view: View, value: str, holds: Holds) -> Verdict:
    side = side_of(claim, view)
    expected = figure(facts, view, value, side)
    met = holds(view, value)
    if claim.measure is None and not claim.shared and claim.side in {"important", "most"}:
        return _merely_important(claim, met, _count(claim, view, value), expected)
    return decided(met != claim.negated, expected)


def _merely_important(claim: Claim, met: bool, count: int, expected: Text) -> Verdict:  # noqa: FBT001
    """Return whether a value 'is important': yes when shared, no when nobody chose it."""
    if met or count == 0:
        return decided(met != claim.negated, expected)
    return unsure("vague", expected)


def _whole_list(claim: Claim, facts: Facts, view: View, right: frozenset[str]) -> Verdict:
    expected = texts("claims")["shared_values"].format(
        where=view.name, count=len(right), values=labels(facts, right)
    )
    return decided(set(claim.values) == right, expected)


def _counted_values(claim: Claim, facts: Facts, view: View) -> list[Verdict]:
    """Return verdicts on how many values do something, or which are the only ones."""
    holds = holding(claim, facts)
    if holds is None or not view.sides:
        return []
    met = [value for value in facts.labels if holds(view, value) != claim.negated]
    expected = texts("claims")["values_that_do"].format(count=len(met), values=labels(facts, met))
    verdicts: list[Verdict] = []
    counted = claim.values_measure
    if counted is not None and counted.of not in {None, len(facts.labels), *(_left(claim, facts))}:
        verdicts.append(refuted("other_cards", expected, said=counted.of, n=len(facts.labels)))
    if counted is not None:
        verdicts.append(decided(counted.holds(len(met), len(facts.labels)), expected))
    if claim.only_value:
        verdicts.append(decided(set(met) == set(claim.values), expected))
    elif claim.only_here:
        verdicts.append(_only_here(claim, facts, view, holds))
    elif claim.values:
        verdicts.append(decided(set(claim.values) <= set(met), expected))
    return verdicts


def _left(claim: Claim, facts: Facts) -> set[int]:
    return {len(facts.labels) - len(claim.values)} if claim.other else set()


def _noun_only(claim: Claim) -> bool:
    """Return whether the number only introduces a list of as many places: 'the top three values'."""
    return claim.values_measure is not None and _by_place(claim) and bool(claim.values)


def _only_here(claim: Claim, facts: Facts, view: View, holds: Holds) -> Verdict:
    met = {
        value: [other.id for other in facts.views.values() if holds(other, value)]
        for value in claim.values
    }
    parts = [
        texts("claims")["in_networks"].format(
            value=facts.labels[value],
            count=len(ids),
            n=len(facts.views),
            where=networks(facts, ids),
        )
        for value, ids in met.items()
    ]
    named = set(claim.networks) or {view.id}
    return decided(all(set(ids) == named for ids in met.values()), sentences(parts))
