"""When to choose a form of governance, watch inequality, map interests, learn from outcomes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from samenspel.advice.evidence import counted, named, of, organisation, said, sized, spread
from samenspel.catalogue.wording import term
from samenspel.disclosure.released import Released
from samenspel.findings.asked_model import OutcomeFigures
from samenspel.findings.workings_model import Governance, SayRow
from samenspel.text import Text, listed, plain

Rows = Sequence[SayRow]


def choose_governance(released: Released, network: str) -> Iterator[Text]:
    """Yield that the form of governance is unknown, disputed, changing, or not the nearest."""
    for found in of(released.workings.governance, network):
        yield from _present_form(found)
        yield from _towards(found)


def watch_inequality(released: Released, network: str) -> Iterator[Text]:
    """Yield every flag on size or say, with the organisations that cause it."""
    for found in of(released.workings.inequality, network):
        rows = {
            row.organisation: replace(row, organisation=organisation(released, row.organisation))
            for row in found.rows
        }
        for flag in found.flags:
            flagged = [row for id, row in rows.items() if id in flag.organisations]
            yield UNEQUAL[flag.kind](tuple(rows.values()), flagged)


def map_interests(released: Released, network: str) -> Iterator[Text]:
    """Yield who puts in more than it gets out, whose interest is unknown, what stays unmet."""
    rows = [
        replace(row, stakeholder=organisation(released, row.stakeholder))
        for row in of(released.workings.interests, network)
    ]
    known = [row for row in rows if row.balance is not None]
    giving = [row.stakeholder for row in known if row.balance and row.balance.high < 0]
    unknown = [row.stakeholder for row in rows if row.balance is None]
    if giving:
        yield said("gives_more", count=len(giving), of=len(known), parties=named(giving))
    if unknown:
        yield said("interest_unknown", count=len(unknown), of=len(rows), parties=named(unknown))
    for row in rows:
        if row.unmet:
            yield said("unmet", party=plain(row.stakeholder), count=row.unmet, of=row.questions)


def learn_from_outcomes(released: Released, network: str) -> Iterator[Text]:
    """Yield how cases ended, and how many answers do not say so."""
    rows = of(released.workings.outcomes, network)
    known = [row for row in rows if row.cases and row.ended_well is not None]
    if len(known) < len(rows):
        yield said("outcome_known", count=len(known), of=len(rows))
    for row in rows:
        yield from _outcome(row)


def _present_form(found: Governance) -> Iterator[Text]:
    answers = next((one for one in found.answers if one.question == "network_governance"), None)
    if answers is None:
        known = sum(level.level is not None for level in found.levels)
        yield said("governance_unknown", count=known, of=len(found.levels))
        return
    forms = [
        counted(term("network_governance", form), count, answers.asked)
        for form, count in answers.counts
    ]
    if answers.answer is None:
        yield said("governance_differs", answers=listed(forms))
    elif found.nearest and answers.answer not in found.nearest:
        nearest = listed([term("network_governance", form) for form in found.nearest])
        yield said("governance_elsewhere", form=forms[0], nearest=nearest)


def _towards(found: Governance) -> Iterator[Text]:
    for answers in found.answers:
        for form, count in answers.counts if answers.question == "towards" else ():
            yield said("towards", form=term("towards", form), count=count, of=answers.asked)


def _size(members: Rows, rows: Rows) -> Text:
    organisations = [said("sized", organisation=row.organisation, size=sized(row)) for row in rows]
    return said(
        "unequal_size",
        count=len(rows),
        of=len(members),
        organisations=listed(organisations),
    )


def _decides(members: Rows, _: Rows) -> Text:
    known = [row for row in members if row.decides is not None]
    others = [row.organisation for row in known if not row.decides]
    count = len(known) - len(others)
    return said("unequal_decides", count=count, of=len(known), organisations=named(others))


def _passed(_: Rows, rows: Rows) -> Text:
    organisations = [
        counted(plain(row.organisation), row.passed or 0, row.proposals or 0) for row in rows
    ]
    return said("unequal_passed", organisations=listed(organisations))


def _equality(_: Rows, rows: Rows) -> Text:
    organisations = [
        said("felt", organisation=row.organisation, level=spread(row.equality))
        for row in rows
        if row.equality
    ]
    return said("unequal_equality_by_size", organisations=listed(organisations))


UNEQUAL: dict[str, Callable[[Rows, Rows], Text]] = {
    "size": _size,
    "decides": _decides,
    "passed": _passed,
    "equality_by_size": _equality,
}


def _outcome(row: OutcomeFigures) -> Iterator[Text]:
    if row.cases and row.ended_well is not None:
        yield said("ended_well", count=row.ended_well, of=row.cases)
    if row.region_cases and row.cases is not None:
        yield said("region", count=row.cases, of=row.region_cases)
