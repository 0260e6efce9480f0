"""Claims that go beyond counts: own values, more than chance, opinions that clash, trust."""

from __future__ import annotations

from collections.abc import Callable

from samenspel.catalogue import texts
from samenspel.claims.facts import Facts, View
from samenspel.claims.verdict import Verdict, decided, labels, refuted, sentences, supported, unsure
from samenspel.findings.model import Congruence
from samenspel.reading.claim import Claim
from samenspel.text import Text, number

LEVEL = 0.05  # the usual line for p


def judge_own_set(claim: Claim, facts: Facts) -> Verdict:
    """Return whether networks differ more in their values than chance would give."""
    between = facts.released.between
    if between is None:
        return unsure("not_asked")
    expected = texts("claims")["between"].format(
        within=number(between.within), between=number(between.between), p=number(between.p, 3)
    )
    shown = between.p < LEVEL
    if shown != claim.negated:
        return supported("agrees", expected, figures=expected)
    return refuted("own_set", expected, figures=expected)


def judge_significant(claim: Claim, facts: Facts) -> Verdict:
    """Return whether choices agree more than chance gives, corrected for the networks."""
    if claim.topic == "between":
        return judge_own_set(claim, facts)
    views = _views(claim, facts)
    found = [(view, view.congruence) for view in views]
    known = [(view, one) for view, one in found if one is not None]
    if not known or claim.values:
        return unsure("unbound")
    shown = all(_p(one) < LEVEL for _, one in known)
    expected = sentences([_congruence(view, one) for view, one in known])
    return decided(shown != claim.negated, expected)


def _p(one: Congruence) -> float:
    return one.p if one.p_holm is None else one.p_holm


def _views(claim: Claim, facts: Facts) -> list[View]:
    found = [facts.view(id) for id in claim.networks] or [facts.whole]
    return [view for view in found if view is not None]


def _congruence(view: View, one: Congruence) -> Text:
    return texts("claims")["congruence"].format(
        where=view.name, overlap=number(one.overlap), phi=number(one.phi), p=number(_p(one), 3)
    )


def judge_contested(claim: Claim, facts: Facts) -> Verdict:
    """Return whether opinions on a value clash more than chance gives."""
    return _marked(claim, facts, lambda view: view.contested, chosen="important")


def judge_both_sides(claim: Claim, facts: Facts) -> Verdict:
    """Return whether a value stands in both lists, or in both extreme boxes, often enough."""
    return _marked(claim, facts, lambda view: view.both_sides, chosen="most")


def _marked(
    claim: Claim, facts: Facts, marked: Callable[[View], frozenset[str]], *, chosen: str
) -> Verdict:
    views = [view for view in _views(claim, facts) if chosen in view.sides]
    both = any({"most", "neutral"} <= view.sides.keys() for view in views)
    if not views or both or any(view.filled_in for view in views):
        return unsure("filled_in")
    found = frozenset().union(*(marked(view) for view in views))
    expected = texts("claims")["values_that_do"].format(
        count=len(found), values=labels(facts, found)
    )
    if claim.values:
        return decided((set(claim.values) <= found) != claim.negated, expected)
    if claim.measure is not None:
        return decided(claim.measure.holds(len(found), len(facts.labels)), expected)
    return unsure("unbound", expected)


def judge_statistic(claim: Claim, facts: Facts) -> Verdict:
    """Return whether a printed p, phi or overlap is one that was found, to the printed digit."""
    views = _views(claim, facts)
    known = [(view, view.congruence) for view in views]
    figures = [(view, one) for view, one in known if one is not None]
    if not figures or claim.number is None:
        return unsure("not_asked")
    expected = sentences([_congruence(view, one) for view, one in figures])
    right = [value for _, one in figures for value in _values(claim.item, one)]
    between = facts.released.between
    if claim.item == "p" and between is not None and not claim.networks:
        right.append(between.p)
    room = 0.5 * 10**-claim.digits + 1e-9
    met = any(abs(value - claim.number) <= room for value in right)
    if not met and claim.item == "p":
        return unsure("other_test", expected)
    return decided(met, expected)


def _values(item: str, one: Congruence) -> list[float]:
    if item == "p":
        return [one.p, *([] if one.p_holm is None else [one.p_holm])]
    return [one.phi if item == "phi" else one.overlap]


def judge_trust(claim: Claim, facts: Facts) -> Verdict:
    """Return that the importance of trust says nothing of how much trust there is."""
    levels = [
        level
        for one in facts.released.workings.governance
        for level in one.levels
        if level.id == "trust" and level.level is not None
    ]
    if levels or facts.released.workings.relations:
        return unsure("trust_elsewhere")
    views = _views(claim, facts)
    shown = [
        texts("claims")["figure_important"].format(
            value=facts.labels["trustful"],
            count=counts.get("trustful", 0),
            n=view.respondents,
            where=view.name,
        )
        for view in views
        if (counts := view.counts("important")) and "trustful" in facts.labels
    ]
    return refuted("trust_level", sentences(shown))
