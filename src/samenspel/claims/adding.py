"""Claims on several values, or several networks, added up."""

from __future__ import annotations

from collections.abc import Sequence

from samenspel.claims.facts import Facts, View
from samenspel.claims.holding import count_of, side_of
from samenspel.claims.verdict import Verdict, decided, figure, refuted, sentences, unsure
from samenspel.reading.claim import Claim


def summed(claim: Claim, facts: Facts, views: Sequence[View]) -> Verdict:
    """Return whether counts of several values or networks add up to what is said."""
    measure = claim.measure
    if measure is None or claim.negated:
        return unsure("unbound")
    cells = [(view, value) for view in views for value in claim.values]
    total = sum(count_of(claim, view, value) for view, value in cells)
    people = sum(view.asked(side_of(claim, view)) for view in views)
    expected = sentences(
        [figure(facts, view, value, side_of(claim, view)) for view, value in cells]
    )
    if measure.of is not None and measure.of not in {people, people * len(claim.values)}:
        return refuted("differs", expected, figures=expected)
    if total == measure.number:
        return decided(True, expected)  # noqa: FBT003 - named by its function
    # 'Together they have three votes' may also say that each of them has three.
    return unsure("unbound", expected) if _alike(claim, cells) else decided(False, expected)  # noqa: FBT003


def _alike(claim: Claim, cells: Sequence[tuple[View, str]]) -> bool:
    return all(count_of(claim, *cell) == claim.measure.number for cell in cells if claim.measure)
