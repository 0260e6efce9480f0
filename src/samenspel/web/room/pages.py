"""The room of the researcher: which studies there are, and what one of them asks and gives."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from samenspel.web import bridge
from samenspel.web.room.progress import progress
from samenspel.web.room.standing import standing
from samenspel.web.studies.access import researcher
from samenspel.web.studies.models import Study


@require_safe
@researcher
def overview(request: HttpRequest) -> HttpResponse:
    """Show every study, with where it stands."""
    studies = [standing(record) for record in Study.objects.all()]
    return render(request, "overview.html", {"studies": studies})


@require_safe
@researcher
def room(request: HttpRequest, name: str) -> HttpResponse:
    """Show what a study asks, what came in, and what is next."""
    record = get_object_or_404(Study, name=name)
    study = bridge.load(record)
    return render(
        request,
        "room.html",
        {"record": record, "design": study.design, "progress": progress(study)},
    )
