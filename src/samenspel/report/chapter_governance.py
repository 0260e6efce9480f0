"""How a network is governed, and how far that lies from each of three forms: never a verdict."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.catalogue import governance_forms, item_ids
from samenspel.catalogue.items import label
from samenspel.catalogue.wording import term
from samenspel.disclosure.released import Released
from samenspel.findings.asked_model import Range
from samenspel.findings.workings_model import (
    ContingencyLevel,
    FormFit,
    Governance,
    GovernanceAnswers,
)
from samenspel.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Table
from samenspel.report.charts_levels import RangeRow, ranges
from samenspel.report.words import Words, joined
from samenspel.report.words_network import capital, governance_answer, heads, level, noted
from samenspel.report.words_workings import of, ranged, titled, told
from samenspel.text import Text, listed, plain

STEPS = 3  # between the lowest and the highest level of one contingency


def governance(released: Released, words: Words) -> Iterator[Block]:
    """Return the answers, the four levels and how near each form lies, of each network."""
    found = released.workings.governance
    if not found:
        return
    yield Heading(noted("governance_title"))
    yield Paragraph(noted("governance_rule"))
    yield Paragraph(joined(_caveats()))
    for one in found:
        yield from titled(one.network, words)
        yield from _network(one, words)


def _caveats() -> Iterator[Text]:
    if any(form.verified == "memory" for form in governance_forms()):
        yield noted("levels_from_memory")
    yield noted("trust_is_not_importance")


def _network(found: Governance, words: Words) -> Iterator[Block]:
    network = words.network(found.network)
    yield Paragraph(joined(_nearest(found)), lead=True)
    yield Bullets((*map(_answered, found.answers), *_members(found), *_unknown(found)))
    if any(level.level for level in found.levels):
        yield _levels(found, network)
        yield _distances(found, network)


def _nearest(found: Governance) -> Iterator[Text]:
    if not any(level.level for level in found.levels):
        yield noted("nearest_unknown")
        return
    forms = listed([term("network_governance", form) for form in found.nearest])
    one, every = len(found.nearest) == 1, len(found.nearest) == len(found.fits)
    yield noted(f"nearest_{'one' if one else 'all' if every else 'some'}", forms=forms)
    yield noted("no_verdict")


def _answered(answers: GovernanceAnswers) -> Text:
    counted = [
        told(
            "item_counts",
            item=governance_answer(answers.question, answer),
            counts=of(count, answers.asked),
        )
        for answer, count in answers.counts
    ]
    differ = answers.reasons.get("answer") == "answers_differ"
    return noted(
        "answers_differ" if differ else "answer",
        question=noted(f"question_{answers.question}"),
        answers=listed(counted),
    )


def _members(found: Governance) -> Iterator[Text]:
    if found.members is not None:
        yield noted("members_no_level", count=found.members)


def _unknown(found: Governance) -> Iterator[Text]:
    open_ = [label("contingencies", level.id) for level in found.levels if level.level is None]
    if open_:
        yield noted("levels_unknown", items=listed(open_))


def _levels(found: Governance, network: Text) -> Table:
    return Table(
        caption=noted("levels_caption", network=network),
        header=heads("contingency", "level", "sources", "evidence"),
        rows=tuple(_level(one) for one in found.levels),
        numeric=(2,),
        note=noted("levels_note"),
    )


def _level(found: ContingencyLevel) -> tuple[Text, ...]:
    evidence = listed([term("evidence", kind) for kind in found.evidence])
    return (
        label("contingencies", found.id),
        level(found.level),
        plain(found.answered),
        capital(evidence) if found.evidence else noted("nobody_answered"),
    )


def _distances(found: Governance, network: Text) -> Figure:
    rows = [
        RangeRow(
            capital(term("network_governance", fit.form)),
            _words(fit.distance),
            fit.distance,
            emphasised=fit.form in found.nearest,
        )
        for fit in found.fits
    ]
    most = STEPS * len(found.levels)
    ends = {0: noted("same", steps=0), most: noted("furthest", steps=most)}
    scale = [(at, ends.get(at, plain(at))) for at in range(0, most + 1, STEPS)]
    said = [told("item_counts", item=row.label, counts=row.words) for row in rows]
    return Figure(
        caption=noted("distances_caption", network=network),
        alternative=noted("distances_alternative", distances=listed(said)),
        spec=ranges(rows, scale=scale),
        table=_steps(found, network),
    )


def _words(distance: Range) -> Text:
    one = distance.low == distance.high == 1
    return noted("step_one" if one else "steps", steps=ranged(distance))


def _steps(found: Governance, network: Text) -> Table:
    contingencies = item_ids("contingencies")
    known = sum(level.level is not None for level in found.levels)
    note = [noted("distances_note")]
    if known < len(contingencies):
        note += [noted("distances_open", known=of(known, len(contingencies)))]
    return Table(
        caption=noted("distances_caption", network=network),
        header=(
            *heads("governance_form", "distance"),
            *(label("contingencies", id) for id in contingencies),
        ),
        rows=tuple(_fit(fit, contingencies) for fit in found.fits),
        numeric=tuple(range(1, 2 + len(contingencies))),
        note=joined(note),
    )


def _fit(fit: FormFit, contingencies: tuple[str, ...]) -> tuple[Text, ...]:
    steps = dict(fit.per_contingency)
    return (
        capital(term("network_governance", fit.form)),
        ranged(fit.distance),
        *(ranged(steps.get(id)) for id in contingencies),
    )
