"""Claims on who chose which values: per value, per network, over values and over networks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from samenspel.catalogue import texts
from samenspel.claims.adding import summed
from samenspel.claims.boxes import boxed
from samenspel.claims.counting import counted_values
from samenspel.claims.facts import Facts, View
from samenspel.claims.holding import Holds, count_of, holding, side_of
from samenspel.claims.ranks import rank
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
from samenspel.reading.amount import QUANTIFIERS
from samenspel.reading.claim import Claim
from samenspel.reading.measure import Measure
from samenspel.text import Text

ANYBODY = Measure((QUANTIFIERS["any"],), "respondents", 0, 0)


def judge(claim: Claim, facts: Facts) -> Verdict:
    """Return whether the data carry what a clause says of values."""
    if claim.level == "organisation":
        return _of_own(claim, facts)
    if claim.carried:
        return _carried(claim, facts)
    views, problem = scopes(claim, facts)
    return problem or _judged(claim, facts, views)


def _of_own(claim: Claim, facts: Facts) -> Verdict:
    """Return the verdict on what people chose for their own organisation."""
    network = replace(claim, level="", level_carried=False)
    if facts.own is None:
        return judge(network, facts) if claim.level_carried else unsure("own_organisation")
    own = judge(network, facts.own)
    if own.outcome == "supported" or not claim.level_carried:
        return own
    other = judge(network, facts)
    return other if other.outcome == "supported" else own


def _judged(claim: Claim, facts: Facts, views: Sequence[View]) -> Verdict:
    if claim.side in {"neutral", "less_important"}:
        return boxed(claim, facts, views)
    if claim.summed:
        return summed(claim, facts, views)
    if _beyond_the_scale(claim, views):
        elsewhere = any(claim.side in view.sides for view in facts.views.values())
        return unsure("unbound") if elsewhere else _overreach(claim, facts, views)
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


def _over_networks(claim: Claim, facts: Facts, views: Sequence[View]) -> Verdict:
    """Return whether something holds of values in so many networks."""
    measure, holds = claim.networks_measure, holding(claim, facts)
    if measure is None:
        return unsure("unbound")
    if measure.of is not None and measure.of != len(views):
        return refuted("other_networks", said=measure.of, n=len(views))
    if not claim.values:
        return _values_in_networks(claim, facts, views, holds)
    if _merely_chosen(claim):
        return _chosen_in(claim, facts, views)
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


def _merely_chosen(claim: Claim) -> bool:
    """Return whether 'chosen in three networks' leaves open by how many in each."""
    asked = claim.measure or claim.shared or claim.side or claim.superlative or claim.place
    return claim.chosen and not asked and not claim.negated and not claim.nearly


def _chosen_in(claim: Claim, facts: Facts, views: Sequence[View]) -> Verdict:
    """Return the verdict that both readings give: by anybody, and by more than half."""
    by_most = _over_networks(replace(claim, shared=True), facts, views)
    by_anybody = _over_networks(replace(claim, chosen=False, measure=ANYBODY), facts, views)
    if by_most.outcome == by_anybody.outcome:
        return by_anybody
    return unsure("vague", by_anybody.expected)


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
    counted, over = claim.values_measure, claim.networks_measure
    if counted is None or over is None:
        return unsure("unbound")
    if over.start < counted.start and not over.inside:
        return _each_so_many(claim, facts, views, holds)
    met = _met_everywhere(claim, facts, views, holds)
    expected = texts("claims")["values_that_do"].format(count=len(met), values=labels(facts, met))
    return decided(counted.holds(len(met), len(facts.labels)), expected)


def _each_so_many(claim: Claim, facts: Facts, views: Sequence[View], holds: Holds) -> Verdict:
    """Return whether so many networks have so many values: 'each network shares three values'."""
    counted, over = claim.values_measure, claim.networks_measure
    numbers = [sum(holds(view, value) for value in facts.labels) for view in views]
    said = [
        texts("claims")["number_of_values"].format(where=view.name, count=number)
        for view, number in zip(views, numbers, strict=True)
    ]
    if counted is None or over is None:
        return unsure("unbound")
    met = sum(counted.holds(number, len(facts.labels)) for number in numbers)
    return decided(over.holds(met, len(views)), sentences(said))


def _in_view(claim: Claim, facts: Facts, view: View) -> Verdict:
    """Return whether a claim holds in one network, or in all taken together."""
    wrong = denominator(claim.measure, view, side_of(claim, view))
    if wrong is not None:
        return wrong
    found: list[Verdict] = []
    by_place = _by_place(claim)
    if claim.only_value or claim.only_here or (claim.values_measure and not _noun_only(claim)):
        found += counted_values(claim, facts, view)
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
    if not claim.values:
        return []
    if claim.exhaustive and claim.shared and claim.measure is None and not claim.negated:
        return [_whole_list(claim, facts, view, facts.shared(view))]
    return [_one(claim, facts, view, value, holds) for value in claim.values]


def _one(claim: Claim, facts: Facts, view: View, value: str, holds: Holds) -> Verdict:
    side = side_of(claim, view)
    expected = figure(facts, view, value, side)
    met = holds(view, value)
    if claim.measure is None and not claim.shared and claim.side in {"important", "most"}:
        return _merely_important(claim, met, count_of(claim, view, value), expected)
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


def _noun_only(claim: Claim) -> bool:
    """Return whether the number only introduces a list of as many places: 'the top three'."""
    return claim.values_measure is not None and _by_place(claim) and bool(claim.values)
