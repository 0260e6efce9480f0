"""Places among values: ties are ties, and a list that cuts through one is not a ranking."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from samenspel.catalogue import texts
from samenspel.claims.facts import Facts, View
from samenspel.claims.verdict import Verdict, decided, labels, refuted, sentences, supported, unsure
from samenspel.reading.claim import Claim
from samenspel.text import Text

NAMED_AMONG = 3  # 'one of the most important' without a number means the first three places


def rank(claim: Claim, facts: Facts, view: View, side: str) -> Verdict:
    """Return whether values hold the place that a claim gives them."""
    counts = view.counts(side) or {}
    order = ordered(counts, claim.superlative)
    expected = _first_places(facts, view, counts, order, max(len(claim.values), 1))
    if not claim.values:
        return unsure("unbound", expected)
    if claim.tie and not (claim.place or claim.superlative or claim.top):
        return _level(claim, facts, counts, expected)
    if claim.top or claim.one_of:
        return _among(claim, facts, counts, order, expected)
    if len(claim.values) > 1 and claim.place in {None, 1} and not claim.tie:
        return _list(claim, facts, counts, order, expected)
    return _place(claim, facts, counts, order, expected)


def ordered(counts: Mapping[str, int], superlative: str) -> list[str]:
    """Return values in the order of their counts, the smallest first at the bottom."""
    sign = 1 if superlative == "bottom" else -1
    return sorted(counts, key=lambda value: sign * counts[value])


def tied(counts: Mapping[str, int], value: str) -> frozenset[str]:
    """Return the values with the same count."""
    return frozenset(other for other, count in counts.items() if count == counts[value])


def _position(counts: Mapping[str, int], order: Sequence[str], value: str) -> int:
    return next(at for at, other in enumerate(order, 1) if counts[other] == counts[value])


def _first_places(
    facts: Facts, view: View, counts: Mapping[str, int], order: Sequence[str], size: int
) -> Text:
    last = counts[order[min(size, len(order)) - 1]]
    ahead = [value for value in order if order.index(value) < size or counts[value] == last]
    words = texts("claims")
    parts = [
        words["counted"].format(value=facts.labels[value], count=counts[value]) for value in ahead
    ]
    return words["first_places"].format(
        where=view.name,
        values=Text(", ".join(one.nl for one in parts), ", ".join(one.en for one in parts)),
    )


def _place(
    claim: Claim, facts: Facts, counts: Mapping[str, int], order: Sequence[str], expected: Text
) -> Verdict:
    """Return whether one value, or values that tie, stand where the claim puts them."""
    place = claim.place or 1
    at_place = [value for value in order if _position(counts, order, value) == place]
    right = set(claim.values) <= set(at_place)
    if claim.negated:
        return decided(not right, expected)
    if not right:
        return decided(False, expected)  # noqa: FBT003 - named by its function
    if claim.tie and len(at_place) > 1:
        whole = len(claim.values) == 1 or set(claim.values) == set(at_place) or claim.including
        return decided(True, expected) if whole else _tie(facts, at_place, expected)  # noqa: FBT003
    if claim.tie or len(at_place) > 1:
        return _tie(facts, at_place, expected)
    return decided(True, expected)  # noqa: FBT003


def _level(claim: Claim, facts: Facts, counts: Mapping[str, int], expected: Text) -> Verdict:
    """Return whether values that are said to tie, wherever that is, have the same count."""
    first = claim.values[0]
    alike = tied(counts, first)
    if len(claim.values) < 2:
        return decided(len(alike) > 1, expected)
    shown = _first_counts(facts, counts, claim.values)
    return decided((set(claim.values) <= alike) != claim.negated, shown)


def _first_counts(facts: Facts, counts: Mapping[str, int], values: Sequence[str]) -> Text:
    words = texts("claims")
    return sentences(
        [words["counted"].format(value=facts.labels[one], count=counts[one]) for one in values]
    )


def _tie(facts: Facts, values: Sequence[str], expected: Text) -> Verdict:
    if len(values) == 1:
        return refuted("no_tie", expected, value=labels(facts, values))
    return refuted("tie", expected, values=labels(facts, values))


def _among(
    claim: Claim, facts: Facts, counts: Mapping[str, int], order: Sequence[str], expected: Text
) -> Verdict:
    """Return whether values belong to the first so many places."""
    top = claim.top or NAMED_AMONG
    if len(claim.values) == claim.top and not claim.one_of:
        return _list(claim, facts, counts, order, expected)
    ahead = [sum(counts[o] != counts[v] and order.index(o) < order.index(v) for o in order)
             for v in claim.values]  # fmt: skip
    behind = [at + len(tied(counts, value)) for at, value in zip(ahead, claim.values, strict=True)]
    if all(last <= top for last in behind):
        return decided(not claim.negated, expected)
    if any(first >= top for first in ahead):
        far = claim.top is not None or any(first >= 2 * top for first in ahead)
        if claim.negated or far:
            return decided(claim.negated, expected)
        return unsure("vague", expected)
    cut = frozenset().union(*(tied(counts, value) for value in claim.values))
    return refuted("tie", expected, values=labels(facts, cut))


def _list(
    claim: Claim, facts: Facts, counts: Mapping[str, int], order: Sequence[str], expected: Text
) -> Verdict:
    """Return whether a list is the first so many values, with no tie cut through."""
    named, size = set(claim.values), len(set(claim.values))
    if claim.negated:
        return unsure("unbound", expected)
    lowest = counts[order[size - 1]]
    required = {value for value in order[:size] if counts[value] != lowest}
    allowed = required | tied(counts, order[size - 1])
    if claim.including and named <= allowed:
        return supported("agrees", expected, figures=expected)
    if not (required <= named <= allowed):
        return decided(False, expected)  # noqa: FBT003
    if len(allowed) > size:
        return refuted("tie", expected, values=labels(facts, tied(counts, order[size - 1])))
    if claim.ordered and not _in_order(claim, counts, order):
        return decided(False, expected)  # noqa: FBT003
    return decided(True, expected)  # noqa: FBT003


def _in_order(claim: Claim, counts: Mapping[str, int], order: Sequence[str]) -> bool:
    places = [_position(counts, order, value) for value in claim.values]
    return places == sorted(places)
