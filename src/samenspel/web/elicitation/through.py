"""Who went through all that is asked of them, and so what came in where no map is asked."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace

from samenspel.study.model import Design
from samenspel.study.model import Study as StudyFile
from samenspel.web.elicitation.forms import Respondent
from samenspel.web.elicitation.guests import MAP, asked_by, instruments_of
from samenspel.web.elicitation.models import Answers, Sorting
from samenspel.web.elicitation.questions import form
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Invitation, Study
from samenspel.web.studies.progress import Progress, progress


def through(record: Study) -> frozenset[tuple[str, str]]:
    """Return who has nothing left to answer in this round, as participant and network."""
    finished = _finished(record)
    asked = design(record)
    return frozenset(
        (one.participant, one.network)
        for one in record.invitations.select_related("study")
        if not any(_has_questions(id, one, asked) for id in _left(one, finished[one.pk]))
    )


def _left(one: Invitation, finished: set[str]) -> list[str]:
    return [id for id in instruments_of(one) if id not in finished]


def _has_questions(id: str, one: Invitation, asked: Design) -> bool:
    """Return whether there is anything to ask: of relations, only members of organisations."""
    return id == MAP or bool(form(id, Respondent(asked, one.network, one.participant), {}).fields)


def asked_of(one: Invitation, asked: Design) -> tuple[str, ...]:
    """Return the instruments in which there is something to ask of one person."""
    return tuple(id for id in instruments_of(one) if _has_questions(id, one, asked))


def _finished(record: Study) -> defaultdict[int, set[str]]:
    """Return what was finished in this round, by invitation."""
    now = {"invitation__study": record, "round": record.round}
    made: defaultdict[int, set[str]] = defaultdict(set)
    answers = Answers.objects.filter(**now, finished__isnull=False)
    for invitation, instrument in answers.values_list("invitation", "instrument"):
        made[invitation].add(instrument)
    for sorting in Sorting.objects.filter(**now, withdrawn=None):
        if sorting.finished or 0 < len(sorting.order) == len(sorting.boxes):
            made[sorting.invitation_id].add(MAP)
    return made


def came_in(record: Study, study: StudyFile) -> tuple[Progress, ...]:
    """Return how far every network is in this round: in maps, or in people without a map."""
    absent = Counter(record.invitations.filter(absent=True).values_list("network", flat=True))
    made = tuple(_without(one, absent[one.network]) for one in progress(study, record.round))
    if MAP in asked_by(record) or study.sorts:
        return made
    done = Counter(network for _, network in through(record) | _sent_along(record))
    return tuple(replace(one, complete=done[one.network], counts="people") for one in made)


def _without(made: Progress, absent: int) -> Progress:
    """Return how far a network is, of those who are asked now."""
    return replace(made, asked=max(made.asked - absent, 0)) if made.asked else made


def _sent_along(record: Study) -> set[tuple[str, str]]:
    """Return whose answers in this round came with a file, for there is no link in it."""
    rows = record.rows.filter(table="priorities").values_list("data", flat=True)
    now = (row for row in rows if row.get("round", 1) == record.round)
    return {(row["respondent"], row["network"]) for row in now}
