"""What a study asks: chosen while it is a draft, and fixed by opening."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.views.decorators.http import require_http_methods

from samenspel.catalogue import instrument, instruments
from samenspel.web.room.shown import USUAL
from samenspel.web.speech.words import sentence, word
from samenspel.web.studies.access import may
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Study


@require_http_methods(["GET", "HEAD", "POST"])
@may("lead")
def asks(request: HttpRequest, name: str) -> HttpResponse:
    """Show every instrument, and keep which of them the study asks."""
    record = get_object_or_404(Study, name=name)
    if request.method != "POST":
        return _show(request, record, record.asks or [USUAL])
    chosen = [one for one in instruments() if one in request.POST.getlist("ask")]
    if record.state != Study.State.DRAFT or record.versions.exists():
        return _show(request, record, record.asks, "asks_late")
    if not chosen:
        return _show(request, record, chosen, "asks_none")
    record.asks = chosen
    record.save(update_fields=["asks"])
    messages.success(request, word(request, "asks_kept", part="room"))
    return HttpResponseRedirect(resolve_url("room", name))


def _show(request: HttpRequest, record: Study, chosen: list[str], wrong: str = "") -> HttpResponse:
    shown = {
        "record": record,
        "design": design(record),
        "instruments": [(instrument(one), one in chosen) for one in instruments()],
        "wrong": {"asks": sentence(wrong, part="room")} if wrong else {},
    }
    return render(request, "room/asks.html", shown, status=400 if wrong else 200)
