"""Which networks a claim is about, and whether it counts the right people."""

from __future__ import annotations

from samenspel.claims.facts import Facts, View
from samenspel.claims.verdict import Verdict, refuted, unsure
from samenspel.reading.claim import Claim
from samenspel.reading.measure import Measure


def scopes(claim: Claim, facts: Facts) -> tuple[list[View], Verdict | None]:
    """Return the networks to look at, or why that cannot be known."""
    if claim.networks_measure is not None and not claim.networks:
        return list(facts.views.values()), None
    found = [facts.view(id) for id in claim.networks] or [facts.whole]
    views = [view for view in found if view is not None]
    if not views or not views[0].sides:
        return [], unsure("no_figures")
    if claim.carried or not claim.networks:
        return _by_whole(claim, facts, views)
    return views, None


def _by_whole(claim: Claim, facts: Facts, views: list[View]) -> tuple[list[View], Verdict | None]:
    """Return the network that the claim's own 'of so many' points at."""
    of = claim.measure.of if claim.measure is not None else None
    if of is None or of in {views[0].respondents, views[0].asked(claim.side)}:
        return views, None
    if claim.carried and facts.whole is not None and of == facts.whole.respondents:
        return [facts.whole], None
    if not claim.whole and any(view.respondents == of for view in facts.views.values()):
        return [], unsure("which_network", of=of)
    return views, None


def denominator(measure: Measure | None, view: View, side: str = "") -> Verdict | None:
    """Return that a claim counts out of another number of people than there were."""
    if measure is None or measure.of is None or measure.of == view.asked(side):
        return None
    return refuted("other_whole", said=measure.of, n=view.asked(side), where=view.name)
