"""When to use who links, to give relations to somebody's care, and to show what each can do."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.advice.evidence import named, of, organisation, said, spread
from samenspel.advice.rules_strategies import tensions
from samenspel.catalogue.items import label
from samenspel.disclosure.released import Released
from samenspel.findings.workings_model import GovernanceAnswers
from samenspel.text import Text

RELATIONS = "building-relations"
PERSONAL = "personal-relations"
LOW = 3  # of 5; a lower median of 3 is at best 'neither good nor bad' to half of them


def boundary_spanners(released: Released, network: str) -> Iterator[Text]:
    """Yield the delegates who also deliver care, or the organisations in several networks."""
    for one in released.workings.spanners if not network else ():
        if one.kind == "organisation":
            count, whole = len(one.networks), len(released.networks)
            name = organisation(released, one.id)
            yield said("several_networks", organisation=name, count=count, of=whole)
    for row in of(released.workings.layers, network):
        if row.layer == "delegate" and row.deliver_care:
            found = {"count": row.deliver_care, "of": row.participants}
            if row.hours:
                yield said("deliver_care_hours", hours=spread(row.hours), **found)
            else:
                yield said("deliver_care", **found)


def relational_manager(released: Released, network: str) -> Iterator[Text]:
    """Yield weak relations or tensions, unless the coordinator takes care of relations."""
    tasks = [
        answers
        for found in of(released.workings.governance, network)
        for answers in found.answers
        if answers.question == "coordinator_task"
    ]
    why = [*_weak_relations(released, network), *tensions(released, network)]
    if not why or any(map(_names_relations, tasks)):
        return
    yield from why
    for answers in tasks:
        yield said("task_unnamed", count=0, of=answers.asked)


def show_expertise(released: Released, network: str) -> Iterator[Text]:
    """Yield of how many organisations it is known what makes them unique, and who is left."""
    for found in of(released.workings.context, network):
        known, missing = len(found.unique), len(found.without_unique)
        # Where it is known of nobody, it may not have been asked.
        if known:
            yield said("unique_known", count=known, of=known + missing)
        if known and missing:
            left = named(organisation(released, id) for id in found.without_unique)
            yield said("unique_missing", count=missing, of=known + missing, organisations=left)


def _weak_relations(released: Released, network: str) -> Iterator[Text]:
    for row in of(released.workings.conditions, network):
        if row.id == PERSONAL and row.median.low <= LOW:
            name = label("conditions", row.id)
            yield said("low_score", item=name, count=sum(row.scores[:LOW]), of=row.answered)


def _names_relations(answers: GovernanceAnswers) -> bool:
    return any(task == RELATIONS for task, _ in answers.counts)
