"""What a coder sees of the codings in a source: one's own, until it is opened for comparing."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from samenspel.study.coding import DICTIONARY
from samenspel.web.coding.models import Coding, Source, Step

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


def plain(coding: Coding, coder: str) -> Plain:
    """Return a coding as a page of a coder is told of it."""
    told = {name: getattr(coding, name) for name in ("id", "start", "end", "coder", "memo")}
    return told | {"code": coding.code_id, "mine": coding.coder == coder}
