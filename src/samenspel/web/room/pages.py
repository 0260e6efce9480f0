"""The room of the researcher: which studies there are, and what one of them asks and gives."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.views.decorators.http import require_POST, require_safe

from samenspel.report.pdf import to_pdf
from samenspel.report.print_consent import consent
from samenspel.report.print_forms import questionnaire
from samenspel.report.print_paper import Paper, paper_of
from samenspel.report.print_script import pages_of_script
from samenspel.report.print_sheets import pages_of_cards, pages_of_map
from samenspel.study.model import Study as StudyFile
from samenspel.text import Language
from samenspel.web.room.shown import room_page
from samenspel.web.room.standing import standing
from samenspel.web.room.states import may_not, move
from samenspel.web.speech.words import reader, word
from samenspel.web.studies.access import deeds, may, researcher, studies_of
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Study

SHEETS: dict[str, Callable[[Paper, Language], bytes]] = {
    "cards": pages_of_cards,
    "map": pages_of_map,
    "script": pages_of_script,
    "questions": lambda paper, language: to_pdf(questionnaire(paper), language),
    "consent": lambda paper, language: to_pdf(consent(paper), language),
}


@require_safe
@researcher
def overview(request: HttpRequest) -> HttpResponse:
    """Show every study, with where it stands."""
    studies = [standing(record) for record in studies_of(request)]
    return render(request, "overview.html", {"studies": studies})


@require_safe
@may("see")
def room(request: HttpRequest, name: str) -> HttpResponse:
    """Show what a study asks, what came in, and what is next."""
    page = room_page(get_object_or_404(Study, name=name))
    return render(request, "room.html", _allowed(request, name) | {"page": page})


def _allowed(request: HttpRequest, name: str) -> dict[str, object]:
    """Return what whoever looks may do here; on one's own machine there are no colleagues."""
    return {"may": deeds(request, name), "team": settings.ACCOUNTS}


@require_POST
@may("lead")
def state(request: HttpRequest, name: str) -> HttpResponse:
    """Open a study, close it, or open it again with a word on why."""
    record = get_object_or_404(Study, name=name)
    to, notice = request.POST.get("to", ""), request.POST.get("notice", "").strip()
    refused = may_not(record, to, notice)
    if refused:
        page = room_page(record, {"notice" if to == record.State.OPEN else "to": refused})
        shown = _allowed(request, name) | {"page": page, "notice": notice}
        return render(request, "room.html", shown, status=400)
    move(record, to, notice)
    messages.success(request, word(request, f"now_{to}", part="room"))
    return HttpResponseRedirect(resolve_url("invitations" if to == "open" else "room", name))


@require_safe
@may("see")
def sheets(request: HttpRequest, name: str, document: str) -> HttpResponse:
    """Give cards, a map or questions to print."""
    record = get_object_or_404(Study, name=name)
    if document not in SHEETS:
        raise Http404
    paper = paper_of(StudyFile(design(record)), record.asks or ("values-map",))
    return pdf(SHEETS[document](paper, reader(request)), f"{name}-{document}")


def pdf(content: bytes, name: str) -> HttpResponse:
    """Return a PDF, shown in the browser under a name to keep it by."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response
