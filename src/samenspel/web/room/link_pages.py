"""Personal links end on a day, or are renewed when one came into the wrong hands."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_POST

from samenspel.web.speech.words import word
from samenspel.web.studies import invitations
from samenspel.web.studies.access import may
from samenspel.web.studies.models import Invitation, Study


@require_POST
@may("lead")
def last_day(request: HttpRequest, name: str) -> HttpResponse:
    """Let all links of a study work until a day, or as long as it is open."""
    record = get_object_or_404(Study, name=name)
    typed = request.POST.get("until", "").strip()
    day = _day(typed)
    if typed and (day is None or day < timezone.localdate()):
        messages.error(request, word(request, "last_day_wrong", part="room"))
    else:
        invitations.set_last_day(record, day)
        messages.success(request, word(request, "last_day_kept", part="room"))
    return HttpResponseRedirect(resolve_url("invitations", name))


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


@require_POST
@may("lead")
def renew(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    """Give somebody a new link; the one before works no more."""
    invitation = get_object_or_404(
        Invitation.objects.select_related("study"), pk=pk, study__name=name
    )
    invitations.renew(invitation)
    done = word(request, "renewed", part="room", code=invitation.participant)
    messages.success(request, done)
    return HttpResponseRedirect(resolve_url("invitations", name))
