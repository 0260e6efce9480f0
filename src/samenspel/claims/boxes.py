"""Claims on the boxes 'neutral' and 'less important': not chosen is not rejected."""

from __future__ import annotations

from collections.abc import Sequence

from samenspel.catalogue import texts
from samenspel.claims.facts import Facts, View
from samenspel.claims.scopes import denominator
from samenspel.claims.verdict import (
    Verdict,
    decided,
    figure,
    labels,
    refuted,
    sentences,
    unsure,
    worst,
)
from samenspel.reading.claim import Claim

SEVERAL = 3  # so many values in one sentence are a sum over zeros, not one statement of a source


def boxed(claim: Claim, facts: Facts, views: Sequence[View]) -> Verdict:
    """Return whether the data say of values that they were put in another box than 'important'."""
    return worst([_in_view(claim, facts, view) for view in views])


def _in_view(claim: Claim, facts: Facts, view: View) -> Verdict:
    counts = view.counts(claim.side)
    if counts is None:
        return _unknown(claim, facts, view)
    wrong = denominator(claim.measure, view)
    if wrong is not None:
        return wrong
    if any(side == claim.side for side, _ in view.filled_in):
        return _rebuilt(claim, facts, view)
    if claim.values_measure is not None:
        return _counted(claim, facts, view)
    if not claim.values:
        return unsure("unbound")
    return worst([_one(claim, facts, view, value) for value in claim.values])


def _shown(claim: Claim, view: View) -> list[str]:
    counts = view.counts("important") or view.counts("most") or {}
    return list(claim.values) or [value for value, count in counts.items() if count == 0]


def _unknown(claim: Claim, facts: Facts, view: View) -> Verdict:
    """Return that this study did not ask for such a box."""
    side = "most" if "most" in view.sides else "important"
    shown = sentences([figure(facts, view, value, side) for value in _shown(claim, view)])
    return unsure("no_box", shown)


def _rebuilt(claim: Claim, facts: Facts, view: View) -> Verdict:
    """Return what a box is worth that was filled in afterwards: it carries no claim."""
    values = _shown(claim, view)
    shown = sentences([figure(facts, view, value, "important") for value in values])
    single = 0 < len(claim.values) < SEVERAL and claim.values_measure is None
    if single and all((claim.side, value) in view.stated for value in claim.values):
        verdicts = [_one(claim, facts, view, value) for value in claim.values]
        return worst(verdicts)
    return refuted("not_rejected", shown, figures=shown)


def _one(claim: Claim, facts: Facts, view: View, value: str) -> Verdict:
    count = (view.counts(claim.side) or {}).get(value, 0)
    measure = claim.measure
    expected = figure(facts, view, value, claim.side)
    if measure is None:
        # 'is less important' without a number: more than half put it there.
        met = count > facts.threshold * view.respondents
        return decided(met != claim.negated, expected)
    return decided(measure.holds(count, view.respondents) != claim.negated, expected)


def _counted(claim: Claim, facts: Facts, view: View) -> Verdict:
    counts, measure, counted = view.counts(claim.side) or {}, claim.measure, claim.values_measure
    met = [
        value
        for value, count in counts.items()
        if (
            measure.holds(count, view.respondents)
            if measure is not None
            else count > facts.threshold * view.respondents
        )
    ]
    expected = texts("claims")["values_that_do"].format(count=len(met), values=labels(facts, met))
    return decided(counted is not None and counted.holds(len(met), len(counts)), expected)
