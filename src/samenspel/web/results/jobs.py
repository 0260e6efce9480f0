"""Reports that are asked for: each made once, by one worker at a time, forgotten in a day."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from samenspel.disclosure import AudienceName
from samenspel.study.codec import to_plain
from samenspel.study.model import Study as StudyFile
from samenspel.text import Language, Text
from samenspel.version import __version__
from samenspel.web.elicitation.models import Sorting
from samenspel.web.results.models import Report
from samenspel.web.speech.words import sentence
from samenspel.web.studies.models import Study

State = Report.State
KEPT = timedelta(days=1)  # answers of people are in it, and it is soon made again
LEASE = timedelta(seconds=20)  # of a worker that gives no more sign of life
MOST_TRIES = 3  # then it is the report that ends the worker


@dataclass(frozen=True, slots=True)
class Wish:
    """Which report somebody asks for."""

    audience: AudienceName
    network: str | None  # of the members
    number: int | None
    kind: str
    language: Language


def ask(record: Study, study: StudyFile, wish: Wish, *, now: datetime) -> Report:
    """Return the report on a study as it is now: the one that is there, or one to be made."""
    print_ = fingerprint(record, study, wish)
    there = kept(record, now=now).filter(fingerprint=print_).exclude(state=State.FAILED).last()
    return there or Report.objects.create(
        study=record,
        audience=wish.audience,
        network=wish.network or "",
        number=wish.number,
        kind=wish.kind,
        language=wish.language,
        fingerprint=print_,
        made=now,
    )


def fingerprint(record: Study, study: StudyFile, wish: Wish) -> str:
    """Return what is the same for two reports with the same bytes."""
    asked = [wish.audience, wish.network, wish.number, wish.kind, wish.language]
    told = json.dumps([__version__, to_plain(study), record.ledger, asked], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


def kept(record: Study, *, now: datetime) -> QuerySet[Report]:
    """Return the reports on a study that may still be read, without their bytes."""
    return Report.objects.filter(study=record).exclude(_passed(now)).defer("content")


def sweep(*, now: datetime) -> None:
    """Forget visits that are over, and reports of a day old or with words of who withdrew."""
    Report.objects.filter(_passed(now)).delete()
    Session.objects.filter(expire_date__lt=now).delete()


def _passed(now: datetime) -> Q:
    withdrawn = Sorting.objects.filter(
        invitation__study=OuterRef("study"), withdrawn__gte=OuterRef("made")
    )
    return Q(Exists(withdrawn)) | Q(made__lt=now - KEPT)


def take(worker: str, *, now: datetime) -> Report | None:
    """Return the next report for a worker to make; one that died left its own behind."""
    left = Q(state=State.WAITING) | Q(state=State.RUNNING, lease__lt=now)
    free = Report.objects.filter(left).defer("content").first()
    if free is None:
        return None
    # Two workers at the same moment: the database lets one of them through.
    same = Report.objects.filter(pk=free.pk, state=free.state, worker=free.worker)
    if free.tries >= MOST_TRIES:
        fail(same, sentence("report_failed", part="reports"), now=now)
        return None
    mine = {"state": State.RUNNING, "worker": worker, "lease": now + LEASE, "tries": F("tries") + 1}
    taken = same.update(**mine, step=Report.Step.FIGURES, done=0, of=0)
    return Report.objects.get(pk=free.pk) if taken else None


def abandon(*, now: datetime) -> None:
    """Take every report out of the hands of its worker: there is none any more."""
    Report.objects.filter(state=State.RUNNING).update(lease=now)


def mine(report: Report) -> QuerySet[Report]:
    """Return a report as long as the worker that took it has it."""
    return Report.objects.filter(pk=report.pk, worker=report.worker, state=State.RUNNING)


def fail(which: QuerySet[Report], why: Text, *, now: datetime) -> None:
    """Say in words why a report could not be made."""
    said = {"nl": why.nl, "en": why.en}
    which.update(state=State.FAILED, why=said, ended=now, worker="")
