"""What an audience may see of a study in the database; each release is kept before it is shown."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.db import transaction

from samenspel.disclosure import AudienceName, Ledger, Released, disclose
from samenspel.errors import InvalidStudyError, ReleaseError
from samenspel.findings import Findings, analyse
from samenspel.formats import ledgers
from samenspel.study.checks import problems
from samenspel.study.model import Study as StudyFile
from samenspel.web import bridge
from samenspel.web.speech.words import sentence
from samenspel.web.studies.models import Study

Plain = dict[str, Any]


def released_to(
    record: Study,
    audience: AudienceName = "researcher",
    network: str | None = None,
    *,
    number: int | None = None,
) -> Released:
    """Return what an audience may see of a round; to others than the researcher once closed.

    ``network`` says whose members; ``number`` is the round, the latest unless said otherwise.
    """
    findings = _found_in(bridge.load(record), number)
    if audience == "researcher":
        return disclose(findings, audience, ledger_of(record))
    with transaction.atomic():
        locked = Study.objects.select_for_update().get(pk=record.pk)
        return _released(locked, audience, network, number)


# By what the study holds, its version and seed included: one answer more is another study.
@lru_cache(maxsize=16)
def _found_in(study: StudyFile, number: int | None) -> Findings:
    """Return the findings of a round of a study as nobody may see them: only a release leaves."""
    if wrong := problems(study):
        raise InvalidStudyError(wrong)
    return analyse(study, round=number)


def _released(
    record: Study, audience: AudienceName, network: str | None, number: int | None
) -> Released:
    """Return a release and keep it; nobody else makes one as long as the record is locked."""
    if record.state != Study.State.CLOSED:
        raise ReleaseError(sentence("not_closed", part="results"))
    # Found already, unless somebody answered since: whoever saves does not wait for an analysis.
    findings = _found_in(bridge.load(record), number)
    before = ledger_of(record)
    released = disclose(findings, audience, before, network=network)
    if released.ledger != before:
        record.ledger = plain_ledger(released.ledger)
        record.save(update_fields=["ledger"])
    return released


def ledger_of(record: Study) -> Ledger:
    """Return what was released of a record before."""
    kept: Plain = record.ledger
    return Ledger(tuple(map(ledgers._release, kept.get("releases", []))))  # noqa: SLF001 - the one form of a release


def plain_ledger(ledger: Ledger) -> Plain:
    """Return a ledger as ``releases.json`` holds it."""
    releases = [ledgers._plain(release) for release in ledger.releases]  # noqa: SLF001 - as above
    return {"schema": ledgers.SCHEMA, "releases": releases}
