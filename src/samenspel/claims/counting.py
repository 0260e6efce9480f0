"""How many values do something, which are the only ones, and where they are the only ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from samenspel.catalogue import texts
from samenspel.claims.facts import Facts, View
from samenspel.claims.holding import Holds, holding, side_of
from samenspel.claims.verdict import (
    Verdict,
    decided,
    figure,
    labels,
    networks,
    refuted,
    sentences,
)
from samenspel.reading.claim import Claim
from samenspel.reading.measure import Measure


def counted_values(claim: Claim, facts: Facts, view: View) -> list[Verdict]:
    """Return verdicts on how many values do something, or which are the only ones."""
    holds = holding(claim, facts)
    if not view.sides:
        return []
    met = [value for value in facts.labels if holds(view, value) != claim.negated]
    expected = texts("claims")["values_that_do"].format(count=len(met), values=labels(facts, met))
    verdicts: list[Verdict] = []
    counted = claim.values_measure
    if claim.place and claim.measure is not None and met:
        verdicts.append(_at_place(claim, facts, view, met))
    if counted is not None and claim.shared and claim.measure is not None:
        return [_among_shared(claim, facts, view, counted)]
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


def _at_place(claim: Claim, facts: Facts, view: View, met: Sequence[str]) -> Verdict:
    """Return whether the values that so many people chose stand where the claim puts them."""
    counts = view.counts(side_of(claim, view)) or {}
    before = sum(count > counts[met[0]] for count in counts.values())
    return decided(before + 1 == claim.place, figure(facts, view, met[0], side_of(claim, view)))


def _among_shared(claim: Claim, facts: Facts, view: View, counted: Measure) -> Verdict:
    """Return whether so many of the shared values do something: 'all three shared values'."""
    holds, shared = holding(replace(claim, shared=False), facts), facts.shared(view)
    met = [value for value in shared if holds(view, value) != claim.negated]
    expected = texts("claims")["values_that_do"].format(count=len(met), values=labels(facts, met))
    whole = counted.of in {None, len(shared)} and set(claim.values) <= set(met)
    return decided(whole and counted.holds(len(met), max(len(shared), 1)), expected)


def _left(claim: Claim, facts: Facts) -> set[int]:
    return {len(facts.labels) - len(claim.values)} if claim.other else set()


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
