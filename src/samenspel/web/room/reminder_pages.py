"""Whom to remind: for who may see every answer and every link, and on no other page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from samenspel.web.elicitation.models import Sorting
from samenspel.web.elicitation.through import through
from samenspel.web.room.invitation_pages import Invited, invited_to
from samenspel.web.studies.access import may
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Study


@require_safe
@may("own")
def reminders(request: HttpRequest, name: str) -> HttpResponse:
    """Show who is not done yet, to mail each of them."""
    record = get_object_or_404(Study, name=name)
    left = _left(record, invited_to(request, record))
    shown = {"record": record, "design": design(record), "left": left}
    return render(request, "room/reminders.html", shown)


def _left(record: Study, invited: list[Invited]) -> list[Invited]:
    """Return who is asked, and neither went through all of it, here or on a file, nor withdrew."""
    withdrew = Sorting.objects.filter(invitation__study=record, withdrawn__isnull=False)
    over, done = {*withdrew.values_list("invitation", flat=True)}, through(record)
    return [
        one
        for one in invited
        if one.invitation.pk not in over
        and not one.invitation.absent
        and (one.invitation.participant, one.invitation.network) not in done
    ]
