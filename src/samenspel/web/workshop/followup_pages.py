"""The page on which a network looks back, and its days for a calendar."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.formats.calendar import calendar_bytes
from samenspel.web.agreed.due import made
from samenspel.web.speech.words import reader, sentence, word
from samenspel.web.workshop import followups
from samenspel.web.workshop.pages import address, staged
from samenspel.web.workshop.sessions import Stage
from samenspel.web.workshop.written import Typed


@require_http_methods(["GET", "HEAD", "POST"])
@staged
def followup(request: HttpRequest, stage: Stage) -> HttpResponse:
    """Show what became of everything that a network agreed, and add a line to it."""
    if request.method != "POST":
        return _page(request, stage, {})
    here = made(stage.session.study, stage.network.id)
    one = next((one for one in here if followups.key_of(one) == request.POST.get("about")), None)
    if one is None:
        raise Http404
    given = {name: str(value) for name, value in request.POST.items()}
    typed = followups.typed_of(given, one)
    if typed.wrong:
        return _page(request, stage, {followups.key_of(one): typed})
    followups.add(one, typed)
    messages.success(request, word(request, "kept", part="agreed"))
    return HttpResponseRedirect(address("followup", stage))


def _page(request: HttpRequest, stage: Stage, typed: dict[str, Typed]) -> HttpResponse:
    record = stage.session.study
    found = followups.looks(record, stage.study, stage.network.id, typed)
    shown = {
        "record": record,
        "title": stage.study.design.title,
        "stage": stage,
        "found": found,
        "days": any(one.row.review for one in found),
        "statuses": [
            (one, *(sentence(f"{key}_{one}", part="agreed") for key in ("status", "about")))
            for one in followups.STATUSES
        ],
        "wrong": {
            f"{key}-{name}": words
            for key, one in typed.items()
            for name, words in one.wrong.items()
        },
    }
    status = 400 if shown["wrong"] else 200
    return render(request, "workshop/followup.html", shown, status=status)


@require_safe
@staged
def calendar(request: HttpRequest, stage: Stage) -> HttpResponse:
    """Give the days on which a network looks back as a file for a calendar."""
    found = followups.looks(stage.session.study, stage.study, stage.network.id, {})
    days = followups.reminders(found, stage.name, reader(request))
    if not days:
        raise Http404
    content = calendar_bytes(days, timezone.now())
    answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="samenspel.ics"'
    return answer
