"""Claims on how many there are: people, networks, organisations, values, votes, strategies."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.catalogue import items, texts
from samenspel.claims.facts import Facts, View
from samenspel.claims.verdict import Verdict, decided, refuted, sentences, unsure, worst
from samenspel.findings.model import MissingVotes
from samenspel.reading.claim import Claim
from samenspel.text import Text

KINDS = {"providers": "provider", "municipalities": "municipality"}


def judge_size(claim: Claim, facts: Facts) -> Verdict:
    """Return whether there are as many of something as a clause says."""
    if claim.measure is None:
        return unsure("unbound")
    counted = sorted(set(_numbers(claim, facts)))
    if not counted:
        return unsure("not_asked")
    if claim.unit == "respondents":
        return _respondents(claim, facts, counted)
    expected = texts("claims")["size_" + claim.unit].format(n=_or(counted))
    if _may_be_some(claim, counted):
        return unsure("some_of_them", expected)
    return decided(any(claim.measure.holds(n, n) for n in counted), expected)


def _may_be_some(claim: Claim, counted: list[int]) -> bool:
    """Return whether 'there are three …' may speak of three among more."""
    number = claim.measure.number if claim.measure is not None else None
    return not claim.firm and number is not None and number < min(counted)


def _or(numbers: list[int]) -> str:
    return " / ".join(map(str, numbers))


def _numbers(claim: Claim, facts: Facts) -> Iterator[int]:
    """Yield the numbers that would be right; a source may count strategies in two ways."""
    match claim.unit:
        case "respondents":
            yield from (view.respondents for view in _views(claim, facts))
        case "networks":
            yield from {len(facts.views), len(facts.released.workings.unlinked)} - {0}
        case "values":
            yield len(facts.labels) - (max(len(claim.values), 1) if claim.other else 0)
        case "picks":
            yield from _picks(facts)
        case "strategies":
            yield from _strategies(facts)
        case "organisations" | "providers" | "municipalities":
            yield from _organisations(claim, facts)


def _views(claim: Claim, facts: Facts) -> list[View]:
    if claim.networks_measure is not None and not claim.networks and _each(claim):
        return list(facts.views.values())
    found = [facts.view(id) for id in claim.networks] or [facts.whole]
    return [view for view in found if view is not None]


def _each(claim: Claim) -> bool:
    measure = claim.networks_measure
    return measure is not None and measure.quantifier


def _picks(facts: Facts) -> Iterator[int]:
    if any("important" in view.sides for view in facts.views.values()):
        yield facts.released.provenance.shape[0]
    yield from (one.picks for one in facts.released.priorities)


def _strategies(facts: Facts) -> Iterator[int]:
    for matrix in facts.released.workings.strategies:
        yield len({row.id for row in matrix.rows})
        yield sum(item.group != "functional" for item in items("strategies"))


def _organisations(claim: Claim, facts: Facts) -> Iterator[int]:
    kind = KINDS.get(claim.unit)
    cases = [case.members for case in facts.released.workings.unlinked]
    if kind is None and cases and not claim.networks and None not in cases:
        yield sum(members or 0 for members in cases)
    if kind is None:
        for context in facts.released.workings.context:
            if context.members and (not claim.networks or context.network in claim.networks):
                yield context.members
        return
    for one in facts.released.workings.inequality:
        if not claim.networks or one.network in claim.networks:
            yield sum(row.kind == kind for row in one.rows)


def _respondents(claim: Claim, facts: Facts, counted: list[int]) -> Verdict:
    """Return whether so many people answered, in each network that is meant."""
    measure = claim.measure
    if measure is None:
        return unsure("unbound")
    views = _views(claim, facts)
    words = texts("claims")
    said = [words["size_respondents"].format(where=v.name, n=v.respondents) for v in views]
    expected = sentences(said)
    if _may_be_some(claim, counted):
        return unsure("some_of_them", expected)
    if all(measure.holds(n, n) or measure.number == n for n in counted) or _summed(claim, views):
        return decided(True, expected)  # noqa: FBT003 - named by its function
    if not claim.networks and not _each(claim) and _elsewhere(claim, facts):
        return unsure("other_question", expected)
    return decided(False, expected)  # noqa: FBT003


def _summed(claim: Claim, views: list[View]) -> bool:
    total = sum(view.respondents for view in views)
    measure = claim.measure
    return len(views) > 1 and not _each(claim) and measure is not None and measure.number == total


def _elsewhere(claim: Claim, facts: Facts) -> bool:
    """Return whether another question of the study was answered by so many people."""
    return claim.measure is not None and claim.measure.number in facts.sizes


def judge_votes(claim: Claim, facts: Facts) -> Verdict:
    """Return whether so many votes were given, possible or missing."""
    votes = [
        one
        for listed in facts.released.priorities
        for one in listed.missing
        if claim.side in {"", one.choice}
    ]
    if not votes or claim.measure is None:
        return unsure("not_asked")
    numbers = {number for one in votes for number in _votes(claim, one)}
    numbers |= {sum(next(iter(_votes(claim, one))) for one in votes)} if not claim.side else set()
    expected = sentences([_said(one) for one in votes])
    of = claim.measure.of
    if of is not None and of not in {one.possible for one in votes}:
        return decided(False, expected)  # noqa: FBT003 - named by its function
    said = of if claim.measure.quantifier else claim.measure.number
    return decided(said in numbers, expected)


def _votes(claim: Claim, one: MissingVotes) -> list[int]:
    return [{"missing": one.missing, "possible": one.possible, "given": one.given}[claim.topic]]


def _said(one: MissingVotes) -> Text:
    return texts("claims")["votes_" + one.choice].format(
        given=one.given, possible=one.possible, missing=one.missing
    )


def judge_per_organisation(claim: Claim, facts: Facts) -> Verdict:
    """Return whether there can be one respondent for each organisation."""
    verdicts = []
    for context in facts.released.workings.context:
        view = facts.views.get(context.network)
        if view is None or context.members is None:
            continue
        expected = texts("claims")["per_organisation"].format(
            n=view.respondents, members=context.members
        )
        verdicts.append(decided((view.respondents == context.members) != claim.negated, expected))
    return worst(verdicts) if verdicts else unsure("not_asked")


def judge_quantifier(claim: Claim, facts: Facts) -> Verdict:
    """Return whether a word and its number, 'most (N=6)', can both be true of any question."""
    measure = claim.measure
    if measure is None or measure.given is None:
        return unsure("unbound")
    if any(measure.holds(measure.given, size) for size in facts.sizes):
        return unsure("unbound")
    sizes = _or(list(facts.sizes))
    expected = texts("claims")["asked_sizes"].format(n=sizes)
    return refuted("quantifier", expected, said=measure.given, n=sizes)
