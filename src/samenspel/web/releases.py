"""What an audience may see of a study in the database; each release is kept before it is shown."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from django.db import transaction

from samenspel.disclosure import AudienceName, Ledger, Released, disclose
from samenspel.disclosure.ledger import NOTHING_RELEASED
from samenspel.errors import InvalidStudyError, ReleaseError
from samenspel.findings import Findings, analyse
from samenspel.findings.agreed import agreed
from samenspel.formats.ledgers import ledger_of_plain, plain_ledger
from samenspel.study.checks import problems
from samenspel.study.model import Study as StudyFile
from samenspel.study.sorts import rounds
from samenspel.web import bridge
from samenspel.web.speech.words import sentence
from samenspel.web.studies.models import Study
from samenspel.web.studies.rounds import is_over, latest


def released_to(
    record: Study,
    audience: AudienceName = "researcher",
    network: str | None = None,
    *,
    number: int | None = None,
) -> Released:
    """Return what an audience may see of a round; to others than the researcher once it is over.

    ``network`` says whose members; ``number`` is the round, the last that is over unless said.
    """
    number = _number(record, number)
    if audience == "researcher":
        return _disclosed(record, audience, None, number)
    _found(record, audience, number)  # may take seconds: nobody who saves waits for it
    with transaction.atomic():
        locked = Study.objects.select_for_update().get(pk=record.pk)
        released = _disclosed(locked, audience, network, number)
        if released.ledger != ledger_of(locked):
            locked.ledger = plain_ledger(released.ledger)
            locked.save(update_fields=["ledger"])
    return released


def shown_to(
    record: Study,
    audience: AudienceName = "researcher",
    network: str | None = None,
    *,
    number: int | None = None,
) -> Released | None:
    """Return what was released to an audience before; nothing when this would be the release."""
    released = _disclosed(record, audience, network, number)
    return released if released.ledger == ledger_of(record) else None


def _number(record: Study, asked: int | None) -> int:
    return asked or latest(record, rounds(bridge.load(record)))


def _found(record: Study, audience: AudienceName, number: int) -> Findings:
    study = bridge.load(record, until=number)
    if audience != "researcher" and study.design.mode != "named":
        # Nothing of a member check is for them; and nobody waits anew after each answer to it.
        study = replace(study, checks=())
    if audience == "researcher":
        return _found_in(study, number)
    # A group that writes down what it agrees waits for no figure: none changes by it.
    bare = replace(study, understandings=(), agreements=(), tension_cards=(), followups=())
    found = _found_in(bare, number)
    return replace(found, loop=replace(found.loop, agreed=agreed(study, number)))


# By what the study holds, its version and seed included: one answer more is another study.
@lru_cache(maxsize=16)
def _found_in(study: StudyFile, number: int) -> Findings:
    """Return the findings of a round of a study as nobody may see them: only a release leaves."""
    if wrong := problems(study):
        raise InvalidStudyError(wrong)
    return analyse(study, round=number)


def _disclosed(
    record: Study, audience: AudienceName, network: str | None, number: int | None
) -> Released:
    number = _number(record, number)
    if audience != "researcher" and not is_over(record, number):
        raise ReleaseError(sentence("not_closed", part="results"))
    findings = _found(record, audience, number)
    return disclose(findings, audience, ledger_of(record), network=network)


def ledger_of(record: Study) -> Ledger:
    """Return what was released of a record before."""
    return ledger_of_plain(record.ledger) if record.ledger else NOTHING_RELEASED
