"""A study is deleted by who owns it, with everything in it, after a word on what that is."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.views.decorators.http import require_http_methods

from samenspel.study.sorts import maps, rounds
from samenspel.web import bridge
from samenspel.web.speech.words import sentence, word
from samenspel.web.studies.access import may
from samenspel.web.studies.gone import remembered
from samenspel.web.studies.models import Study


@require_http_methods(["GET", "HEAD", "POST"])
@may("own")
def delete(request: HttpRequest, name: str) -> HttpResponse:
    """Say what goes when a study is deleted, and delete it when its name is typed."""
    record = get_object_or_404(Study, name=name)
    if request.method != "POST":
        return _ask(request, record)
    if record.state == Study.State.OPEN:
        return _ask(request, record, "delete_open")
    if request.POST.get("typed", "").strip() != record.name:
        return _ask(request, record, "delete_name")
    with remembered("study", record.made, study=record.name):
        record.delete()
    messages.success(request, word(request, "deleted", part="room"))
    return HttpResponseRedirect(resolve_url("overview"))


def _ask(request: HttpRequest, record: Study, wrong: str = "") -> HttpResponse:
    study = bridge.load(record)
    shown = {
        "record": record,
        "design": study.design,
        "maps": sum(len(maps(study, round=one)) for one in rounds(study)),
        "links": record.invitations.count(),
        "open": record.state == Study.State.OPEN,
        "typed": request.POST.get("typed", ""),
        "wrong": {"typed": sentence(wrong, part="room")} if wrong else {},
    }
    return render(request, "room/delete.html", shown, status=400 if wrong else 200)
