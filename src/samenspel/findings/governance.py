"""How a network is governed, and how far that lies from each of three forms: never a verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import cast, get_args

from samenspel.catalogue import GovernanceForm, governance_forms, item_ids
from samenspel.findings.asked_model import Range
from samenspel.findings.context import members
from samenspel.findings.medians import known_median
from samenspel.findings.workings_model import (
    ContingencyLevel,
    FormFit,
    Governance,
    GovernanceAnswers,
)
from samenspel.study.instrument_rows import (
    Evidence,
    GovernanceAnswer,
    GovernanceQuestion,
    NetworkGovernance,
)
from samenspel.study.model import Study
from samenspel.study.sorts import networks

LEVELS = {"1": 1, "2": 2, "3": 3, "4": 4}
ANY_LEVEL = Range(1, 4)  # what an unknown level may be
SEVERAL = "coordinator_task"  # the one question with several answers a source


def governance(study: Study, number: int) -> tuple[Governance, ...]:
    """Return one entry for every network that was asked in this round."""
    given: dict[str, list[GovernanceAnswer]] = {}
    for row in study.governance:
        if row.round == number:
            given.setdefault(row.network, []).append(row)
    return tuple(
        _governance(network.id, given[network.id], len(members(study, network.id)))
        for network in networks(study)
        if network.id in given
    )


def _governance(network: str, rows: Sequence[GovernanceAnswer], size: int) -> Governance:
    by_question: dict[str, list[GovernanceAnswer]] = {}
    for row in rows:
        by_question.setdefault(row.question, []).append(row)
    contingencies = item_ids("contingencies")
    levels = tuple(_level(id, by_question.get(id, ())) for id in contingencies)
    fits = tuple(_fit(form, levels) for form in governance_forms())
    return Governance(
        network=network,
        answers=tuple(
            _answers(question, by_question[question])
            for question in get_args(GovernanceQuestion)
            if question in by_question and question not in contingencies
        ),
        levels=levels,
        fits=fits,
        nearest=_nearest(fits),
        members=size or None,
    )


def _answers(question: str, rows: Sequence[GovernanceAnswer]) -> GovernanceAnswers:
    # A source is a person or a document; whoever names a task twice has named it once.
    named = Counter(answer for *_, answer in {(*_source(row), row.answer) for row in rows})
    counts = tuple(sorted(named.items(), key=lambda item: (-item[1], item[0])))
    why_not = _why_not(question, counts)
    return GovernanceAnswers(
        question=question,
        counts=counts,
        asked=len({_source(row) for row in rows}),
        answer=None if why_not else counts[0][0],
        reasons={"answer": why_not} if why_not else {},
    )


def _source(row: GovernanceAnswer) -> tuple[str, str]:
    return row.respondent, row.document


def _why_not(question: str, counts: Sequence[tuple[str, int]]) -> str:
    if question == SEVERAL:
        return "several_answers"
    return "answers_differ" if len(counts) > 1 else ""


def _level(id: str, rows: Sequence[GovernanceAnswer]) -> ContingencyLevel:
    known = [row for row in rows if row.answer in LEVELS]
    spoken = {row.evidence for row in known}
    return ContingencyLevel(
        id=id,
        level=known_median(LEVELS[row.answer] for row in known),
        answered=len(known),
        evidence=tuple(kind for kind in get_args(Evidence) if kind in spoken),
    )


def _fit(form: GovernanceForm, levels: Sequence[ContingencyLevel]) -> FormFit:
    steps = tuple((one.id, _steps(one.level or ANY_LEVEL, form.fits[one.id])) for one in levels)
    return FormFit(
        form=cast("NetworkGovernance", form.id),
        distance=Range(sum(own.low for _, own in steps), sum(own.high for _, own in steps)),
        known=sum(one.level is not None for one in levels),
        per_contingency=steps,
    )


def _steps(level: Range, fits: tuple[int, int]) -> Range:
    low, high = fits
    # How far a level lies from an interval is convex, so it is largest at one of the two ends.
    return Range(
        max(0, low - level.high, level.low - high),
        max(0, low - level.low, level.high - high),
    )


def _nearest(fits: Sequence[FormFit]) -> tuple[NetworkGovernance, ...]:
    limit = min(fit.distance.high for fit in fits)
    return tuple(fit.form for fit in fits if fit.distance.low <= limit)
