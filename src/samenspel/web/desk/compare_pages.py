"""The page on which coders are compared: which sources are open for it, and how far they agree."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.views.decorators.http import require_http_methods

from samenspel.web.coding.models import Coding, Source
from samenspel.web.coding.typed import number
from samenspel.web.desk.agreeing import figures
from samenspel.web.desk.differing import people
from samenspel.web.desk.settling import Compared, compared
from samenspel.web.speech.words import word
from samenspel.web.studies.access import deeds, may
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Study

ALL = "all"


@dataclass(frozen=True, slots=True)
class Standing:
    """One source: who coded it, and where coders differ when it is open for comparing."""

    source: Source
    coders: list[str]
    found: Compared


@require_http_methods(["GET", "HEAD", "POST"])
@may("research")
def compare(request: HttpRequest, name: str) -> HttpResponse:
    """Show how far coders agree in the sources that are open, and open one."""
    record = get_object_or_404(Study, name=name)
    if request.method == "POST":
        return _open(request, record)
    rows = [_standing(one) for one in record.sources.filter(ready=True)]
    rows = [one for one in rows if one.coders]
    shown = {
        "record": record,
        "design": design(record),
        "here": "compare",
        "rows": rows,
        "shut": sum(len(one.coders) > 1 and not one.source.opened for one in rows),
        "figures": figures(record, [one.source for one in rows if one.source.opened]),
    }
    return render(request, "desk/compare.html", shown)


def _standing(source: Source) -> Standing:
    coders = people(Coding.objects.filter(source=source, code__isnull=False).only("coder"))
    return Standing(source, coders, compared(source) if source.opened else Compared())


def _open(request: HttpRequest, record: Study) -> HttpResponse:
    """Let coders see each other's codings in a source, or no longer."""
    if "own" not in deeds(request, record.name):
        raise Http404
    asked, to = request.POST.get("source", ""), request.POST.get("to") == "open"
    if asked == ALL:
        count = _open_all(record)
        messages.success(request, word(request, "opened_all", part="desk", count=count))
    elif (pk := number(asked)) is None:
        return HttpResponse(status=400)
    else:
        record.sources.filter(pk=pk, ready=True).update(opened=to)
        messages.success(request, word(request, "opened" if to else "shut_now", part="desk"))
    return HttpResponseRedirect(resolve_url("compare", record.name))


def _open_all(record: Study) -> int:
    """Open every text that two people coded; return how many are open now."""
    ready = record.sources.filter(ready=True)
    twice = [one.source.pk for one in map(_standing, ready) if len(one.coders) > 1]
    ready.filter(pk__in=twice).update(opened=True)
    return ready.filter(opened=True).count()
