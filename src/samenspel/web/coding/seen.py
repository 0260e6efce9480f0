"""What a coder sees of codings: in a source one's own, until it is opened for comparing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.http import HttpRequest

from samenspel.study.coding import DICTIONARY
from samenspel.study.model import Study as StudyFile
from samenspel.web.coding.coders import coder_of
from samenspel.web.coding.models import Coding, Source, Step
from samenspel.web.studies.access import deeds
from samenspel.web.studies.models import Study

Plain = dict[str, Any]


def seen(source: Source, coder: str) -> QuerySet[Coding]:
    """Return the codings that a coder may see, in the order of the text."""
    placed = Coding.objects.filter(source=source, code__isnull=False, end__isnull=False)
    mine = placed.exclude(coder=DICTIONARY) if source.opened else placed.filter(coder=coder)
    return mine.order_by("start", "-end", "id")


def mark(source: Source, coder: str) -> str:
    """Return what differs as soon as there is something else to see, for one coder."""
    codings = seen(source, coder).order_by().aggregate(of=Count("id"), last=Max("id"))
    steps = Step.objects.filter(source=source)
    told = (steps if source.opened else steps.filter(coder=coder)).aggregate(
        last=Max("id"), undone=Count("id", filter=Q(undone=True))
    )
    return "-".join(str(one or 0) for one in (*codings.values(), *told.values()))


def sees_all(request: HttpRequest, record: Study) -> bool:
    """Return whether whoever asks sees every coding of a study: its owner opens the sources."""
    return "own" in deeds(request, record.name)


def may_see(request: HttpRequest, record: Study) -> QuerySet[Coding]:
    """Return the codings of a study that whoever asks may see."""
    every = Coding.objects.filter(source__study=record)
    if sees_all(request, record):
        return every
    return every.filter(Q(source__opened=True) | Q(coder=coder_of(request, record)))


def as_seen(request: HttpRequest, record: Study, study: StudyFile) -> StudyFile:
    """Return a study without the codings that whoever asks may not see."""
    if sees_all(request, record):
        return study
    coder = coder_of(request, record)
    opened = set(record.sources.filter(opened=True).values_list("name", flat=True))
    kept = (row for row in study.codings if row.document in opened or row.coder == coder)
    return replace(study, codings=tuple(kept))


def plain(coding: Coding, coder: str) -> Plain:
    """Return a coding as a page of a coder is told of it."""
    told = {name: getattr(coding, name) for name in ("id", "start", "end", "coder", "memo")}
    return told | {"code": coding.code_id, "mine": coding.coder == coder}
