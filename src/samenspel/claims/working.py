"""Claims on strategies, tensions and obstacles, and on how networks are governed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from samenspel.catalogue import items, texts
from samenspel.claims.facts import Facts
from samenspel.claims.verdict import Verdict, decided, refuted, sentences, unsure, worst
from samenspel.findings.asked_model import ItemFigures
from samenspel.reading.claim import Claim
from samenspel.study.instrument_rows import UnlinkedCase
from samenspel.text import Text, plain

FINDINGS = ("present", "absent")


def judge_item(claim: Claim, facts: Facts) -> Verdict:
    """Return whether the data carry what a clause says of a strategy, tension or obstacle."""
    asked = [(id, list(rows_of(replace(claim, networks=(id,)), facts)))
             for id in claim.networks or facts.views]  # fmt: skip
    told = [(id, _of_rows(claim, rows)) for id, rows in asked if rows]
    if not told:
        return unsure("not_asked")
    if len(facts.views) == 1:
        return told[0][1]
    expected = sentences([_placed(id, verdict, facts) for id, verdict in told])
    outcomes = {verdict.outcome for _, verdict in told}
    # Where networks differ, a sentence that names none may be about any of them.
    if len(outcomes) > 1 and not claim.networks:
        return unsure("per_network", expected, figures=expected)
    gravest = worst([verdict for _, verdict in told])
    if gravest.outcome == "cannot_tell":
        return replace(gravest, expected=expected)
    return decided(gravest.outcome == "supported", expected)


def _placed(id: str, verdict: Verdict, facts: Facts) -> Text:
    """Return the figures of one network, with its name."""
    name = facts.views[id].name
    return texts("claims")["in_network"].format(name=name, figures=verdict.expected)


def _of_rows(claim: Claim, rows: list[ItemFigures]) -> Verdict:
    of = claim.measure.of if claim.measure is not None else None
    rows = [row for row in rows if row.asked == of] or rows
    # Where a level is not named, the network's is meant; another may be when that fits.
    verdicts = [_row(claim, row) for row in rows]
    if len({verdict.outcome for verdict in verdicts}) == 1 or claim.level:
        return verdicts[0]
    return _either(verdicts)


def _either(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the network's verdict, unless only the other level has a figure that agrees."""
    agreeing = [verdict for verdict in verdicts if verdict.outcome == "supported"]
    undecided = [verdict for verdict in verdicts if verdict.outcome == "cannot_tell"]
    return (agreeing or undecided or verdicts)[0]


def rows_of(claim: Claim, facts: Facts) -> Iterator[ItemFigures]:
    """Yield the figures of one strategy, tension or obstacle that a claim may be about."""
    workings = facts.released.workings
    for one in workings.complexity:
        if claim.networks and one.network not in claim.networks:
            continue
        yield from (row for row in (*one.tensions, *one.obstacles) if row.id == claim.item)
        if one.whole is not None and claim.item == "institutional-complexity":
            yield one.whole
    for matrix in workings.strategies:
        if claim.networks and matrix.network not in claim.networks:
            continue
        found = [row for row in matrix.rows if row.id == claim.item]
        yield from (row.figures for row in found if claim.level in {"", row.level})


def _row(claim: Claim, row: ItemFigures) -> Verdict:
    expected = item_figures(claim, row)
    finding = _finding(claim)
    if claim.measure is None:
        return _by_verdict(row, finding, expected)
    if any(claim.measure.of == one.asked != row.asked for one in row.by_kind):
        return unsure("unbound", expected)
    if claim.measure.of is not None and claim.measure.of != row.asked:
        return refuted("other_asked", expected, said=claim.measure.of, n=row.asked)
    count = getattr(row, finding)
    if count is None:
        return _by_majority(claim, row, finding, expected)
    return decided(claim.measure.holds(count, row.asked), expected)


def _finding(claim: Claim) -> str:
    """Return 'present' or 'absent': 'not present' is absent, 'not absent' is present."""
    if claim.finding == "not_mentioned":
        return claim.finding
    absent = (claim.finding == "absent") != claim.negated
    return FINDINGS[absent]


def _by_verdict(row: ItemFigures, finding: str, expected: Text) -> Verdict:
    if row.verdict not in FINDINGS:
        return unsure("verdict_open", expected)
    return decided(row.verdict == finding, expected)


def _by_majority(claim: Claim, row: ItemFigures, finding: str, expected: Text) -> Verdict:
    """Return what can be said where a source prints only the count of the opposite."""
    opposite = getattr(row, FINDINGS[finding == "present"]) if finding in FINDINGS else None
    measure = claim.measure
    if opposite is None or measure is None:
        return unsure("not_printed", expected)
    possible = [measure.holds(count, row.asked) for count in range(row.asked - opposite + 1)]
    if any(possible):
        return unsure("not_printed", expected)
    return decided(False, expected)  # noqa: FBT003 - named by its function


def item_figures(claim: Claim, row: ItemFigures) -> Text:
    """Return how many people say of an item that it is there, or not."""
    words = texts("claims")
    unknown = words["not_counted"]
    return words["item_figures"].format(
        item=_label(claim, row.id),
        present=unknown if row.present is None else plain(row.present),
        absent=unknown if row.absent is None else plain(row.absent),
        asked=row.asked,
    )


def _label(claim: Claim, id: str) -> Text:
    topics = [claim.topic] if claim.topic != "items" else ["strategies", "tensions", "obstacles"]
    named = {item.id: item.label for topic in topics for item in items(topic)}
    return named.get(id, texts("claims")["complexity"])


def judge_governance(claim: Claim, facts: Facts) -> Verdict:
    """Return whether the data carry what a clause says of the form of networks."""
    cases = facts.released.workings.unlinked
    if claim.networks:
        return _of_network(claim, facts)
    if not cases:
        return unsure("not_asked")
    if claim.words:
        return worst([_case(claim, case) for case in cases if case.name in claim.words])
    return _counted_cases(claim, cases)


def _of_network(claim: Claim, facts: Facts) -> Verdict:
    """Return what the answers of a network say of its own form; cases never stand for it."""
    for one in facts.released.workings.governance:
        if one.network in claim.networks:
            answers = {given.question: given.answer for given in one.answers}
            answer = answers.get("network_governance")
            if answer is not None:
                expected = texts("claims")["governed"].format(name=one.network, form=_form(answer))
                return decided((answer == claim.item) != claim.negated, expected)
    return unsure("not_linked")


def _case(claim: Claim, case: UnlinkedCase) -> Verdict:
    words = texts("claims")
    if claim.item:
        form = case.network_governance
        expected = words["governed"].format(name=case.name, form=_form(form or ""))
        if form is None:
            return unsure("not_asked")
        return decided((form == claim.item) != claim.negated, expected)
    if claim.measure is None or case.members is None:
        return unsure("not_asked")
    expected = words["members"].format(name=case.name, n=case.members)
    return decided(claim.measure.holds(case.members, case.members), expected)


def _counted_cases(claim: Claim, cases: Sequence[UnlinkedCase]) -> Verdict:
    measure = claim.measure
    if measure is None:
        return unsure("unbound")
    alike = [case for case in cases if case.network_governance == claim.item]
    # 'Three self-regulating networks': each of them has to be a network, too.
    if claim.adjective:
        alike = [case for case in alike if case.form == "network"]
    if claim.finding == "moving":
        alike = [case for case in alike if case.towards is not None]
    expected = texts("claims")["governed_so"].format(
        count=len(alike),
        n=len(cases),
        form=_form(claim.item),
        names=", ".join(case.name for case in alike) or "–",
    )
    if measure.of is not None and measure.of != len(cases):
        return refuted("other_networks", expected, said=measure.of, n=len(cases))
    return decided(measure.holds(len(alike), len(cases)) != claim.negated, expected)


def _form(form: str) -> Text:
    words = texts("claims")
    return words.get("form_" + form, words["form_unknown"])
