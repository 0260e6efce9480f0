"""A report that is being made: how far it is, and then the file."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from samenspel.study.model import NO_WORDS
from samenspel.text import Text, plain
from samenspel.web.results import files, jobs
from samenspel.web.results.asking import to_results, wished
from samenspel.web.results.models import Report
from samenspel.web.results.wishes import Wish
from samenspel.web.speech.words import reader, sentence
from samenspel.web.studies.access import deeds, may
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Study

NAMES = {
    "html": sentence("web_page", part="reports"),
    "pdf": plain("PDF"),
    "docx": plain("Word"),
}
LONG = timedelta(minutes=1)  # to wait for a worker


@require_POST
@wished
def make_report(request: HttpRequest, record: Study, wish: Wish) -> HttpResponse:
    """Ask for the report in one of its forms, and lead to where it will be."""
    kind = request.POST.get("kind", "")
    if kind not in files.REPORTS or (wish.audience == "members" and wish.members is None):
        return to_results(record, wish)
    asked = jobs.Wish(wish.audience, wish.members, wish.round, kind, reader(request))
    report = jobs.ask(record, wish.study, asked, now=timezone.now())
    return HttpResponseRedirect(resolve_url("making", record.name, report.pk))


@require_safe
@may("see")
def making(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    """Show how far a report is."""
    report = _report(request, name, pk)
    waits = report.state == Report.State.WAITING
    step = report.step if report.state == Report.State.RUNNING else report.state
    shown = {
        "record": report.study,
        "title": design(report.study).title,
        "report": report,
        "audience": f"for_{report.audience}",
        "kind": NAMES[report.kind],
        "why": Text(**report.why) if report.why else NO_WORDS,
        "ended": report.ended is not None,
        "step": sentence(f"report_{step}", part="reports"),
        "late": waits and timezone.now() - report.made > LONG,
        "query": _query(report),
    }
    return render(request, "results/making.html", shown)


def _query(report: Report) -> str:
    """Return what leads back to the results that the report is about."""
    asked = {"audience": report.audience, "network": report.network, "round": report.number}
    return "?" + urlencode({name: worth for name, worth in asked.items() if worth})


@require_safe
@may("see")
def report_file(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    """Give a report that was made."""
    report = _report(request, name, pk)
    if report.state != Report.State.DONE:
        raise Http404
    return files.attached(bytes(report.content), f"{name}-{report.audience}.{report.kind}")


def _report(request: HttpRequest, name: str, pk: int) -> Report:
    """Return a report to whoever may read what is in it; to others it is not there."""
    record = get_object_or_404(Study, name=name)
    report = get_object_or_404(jobs.kept(record, now=timezone.now()), pk=pk)
    if report.audience == "researcher" and "research" not in deeds(request, name):
        raise Http404
    return report
