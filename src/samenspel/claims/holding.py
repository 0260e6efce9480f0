"""The test that a claim puts to one value in one network."""

from __future__ import annotations

from collections.abc import Callable

from samenspel.claims.facts import Facts, View
from samenspel.claims.ranks import ordered, tied
from samenspel.reading.claim import Claim

Holds = Callable[[View, str], bool]


def side_of(claim: Claim, view: View) -> str:
    """Return which counts a claim is about, as far as this study has them."""
    if claim.side in view.sides:
        return claim.side
    return "important" if "important" in view.sides else "most"


def holding(claim: Claim, facts: Facts) -> Holds:
    """Return the test: so many chose it, it is shared, it comes first, or somebody chose it."""
    measure = claim.measure
    if measure is not None:
        return lambda view, value: measure.holds(_counted(claim, view, value), _whole(claim, view))
    if claim.superlative or claim.tie or claim.place:
        return lambda view, value: _is_first(claim, view, value)
    if claim.nearly:
        return lambda view, value: _is_nearly(facts, view, value)
    if claim.chosen and not claim.shared and claim.side == "":
        return lambda view, value: count_of(claim, view, value) > 0
    if claim.shared or claim.side in {"important", "most"} or claim.networks_measure:
        return lambda view, value: value in facts.shared(view)
    return lambda view, value: count_of(claim, view, value) > 0


def _counted(claim: Claim, view: View, value: str) -> int:
    count = count_of(claim, view, value)
    return _whole(claim, view) - count if claim.lacking else count


def _whole(claim: Claim, view: View) -> int:
    return view.asked(side_of(claim, view))


def count_of(claim: Claim, view: View, value: str) -> int:
    """Return how many people chose a value, on the side that a claim is about."""
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
