"""The list of interviews and documents of a study, and taking one out of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.web.coding.models import Source
from samenspel.web.desk.exporting import FORMS
from samenspel.web.desk.sources import listed
from samenspel.web.speech.words import word
from samenspel.web.studies.access import may
from samenspel.web.studies.designs import design
from samenspel.web.studies.gone import named, remembered
from samenspel.web.studies.models import Study


@require_safe
@may("research")
def sources(request: HttpRequest, name: str) -> HttpResponse:
    """Show every interview and document: whose it is, and how far it is."""
    record = get_object_or_404(Study, name=name)
    now = design(record)
    networks = listed(record, now)
    shown = {
        "record": record,
        "design": now,
        "here": "sources",
        "networks": networks,
        "coded": any(one.coders for _, rows in networks for one in rows),
        "kinds": tuple(FORMS),
    }
    return render(request, "desk/sources.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
@may("own")
def remove(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    """Say what goes with a source, and take it out of the study."""
    source = get_object_or_404(Source, study__name=name, pk=pk)
    if request.method != "POST":
        shown = {"record": source.study, "design": design(source.study), "source": source}
        counted = {"codings": source.codings.count(), "here": "sources"}
        return render(request, "desk/remove.html", shown | counted)
    with remembered("source", source.study.made, source=named(source.name)):
        source.delete()
    messages.success(request, word(request, "removed", part="desk"))
    return HttpResponseRedirect(resolve_url("sources", name))
