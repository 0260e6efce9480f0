"""Invitations: every participant's own link, as a link, a picture and a letter."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import split_domain_port
from django.shortcuts import get_object_or_404, render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_safe

from samenspel.report.print_letter import SHORT
from samenspel.text import Text
from samenspel.web.elicitation.guests import MAP
from samenspel.web.room.letters import letters as typeset
from samenspel.web.room.pages import pdf
from samenspel.web.speech.words import reader, sentence
from samenspel.web.studies.access import deeds, may
from samenspel.web.studies.designs import design
from samenspel.web.studies.invitations import last_day, token
from samenspel.web.studies.machine import NAMES
from samenspel.web.studies.models import Invitation, Study
from samenspel.web.studies.pictures import picture


@dataclass(frozen=True, slots=True)
class Invited:
    """One participant's invitation, as the page shows it."""

    invitation: Invitation
    network: str
    link: str
    confirm: str  # where a map on paper waits for a yes; empty: none does


@require_safe
@may("lead")
def invitations(request: HttpRequest, name: str) -> HttpResponse:
    """Show every personal link, and words to send with it."""
    record = get_object_or_404(Study, name=name)
    now, invited = design(record), invited_to(request, record)
    until = last_day(record)
    shown = {
        "record": record,
        "design": now,
        "invited": invited,
        "asked": sum(not one.invitation.absent for one in invited),
        "may": deeds(request, name),
        "until": until,
        "past": until is not None and until < timezone.localdate(),
        # Under these names no phone finds this machine.
        "only_here": split_domain_port(request.get_host())[0] in NAMES,
        "reminders": _mails(record, now.title),
    }
    return render(request, "room/invitations.html", shown)


def invited_to(request: HttpRequest, record: Study) -> list[Invited]:
    """Return all invitations of a study, each with its links."""
    names = {one.id: one.name or one.id for one in design(record).networks}
    return [_invited(request, one, names) for one in _all(record)]


def _invited(request: HttpRequest, invitation: Invitation, names: dict[str, str]) -> Invited:
    there = bool(invitation.typed)
    confirm = resolve_url("confirm", token(invitation)) if there else ""
    return Invited(
        invitation,
        names.get(invitation.network, invitation.network),
        link(request, invitation),
        request.build_absolute_uri(confirm) if there else "",
    )


def _all(record: Study) -> list[Invitation]:
    """Return the invitations in the order of the participants, whoever answered."""
    places = {(one.id, one.network): at for at, one in enumerate(design(record).participants)}
    found = record.invitations.select_related("study")
    return sorted(found, key=lambda one: places.get((one.participant, one.network), len(places)))


def _mails(record: Study, title: Text) -> list[tuple[str, Text, Text]]:
    """Return words to send; of cards and ten minutes they speak only where that is all."""
    asked = set(record.asks or [MAP])
    first = "mail_first" if MAP in asked <= SHORT else "mail_first_more"
    return [
        (one, sentence(f"{one}_title", part="room"), sentence(words, part="room", study=title))
        for one, words in (
            ("mail_first", first),
            ("mail_reminder", "mail_reminder"),
            ("mail_last", "mail_last"),
        )
    ]


def link(request: HttpRequest, invitation: Invitation) -> str:
    """Return the personal link of an invitation, whole."""
    return request.build_absolute_uri(resolve_url("respondent", token(invitation)))


@require_safe
@may("lead")
def code(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    """Give a personal link as a picture to scan."""
    invitation = get_object_or_404(Invitation, pk=pk, study__name=name)
    return HttpResponse(picture(link(request, invitation)), content_type="image/svg+xml")


@require_safe
@may("lead")
def letter(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    """Give one participant's letter."""
    invitation = get_object_or_404(Invitation, pk=pk, study__name=name)
    return _letters(request, [invitation], f"{name}-{pk}")


@require_safe
@may("lead")
def letters(request: HttpRequest, name: str) -> HttpResponse:
    """Give the letters of all participants in one file."""
    record = get_object_or_404(Study, name=name)
    asked = [one for one in _all(record) if not one.absent]
    return _letters(request, asked, f"{name}-letters")


def _letters(request: HttpRequest, invited: list[Invitation], name: str) -> HttpResponse:
    if not invited:
        raise Http404
    people = [(one.participant, one.network, link(request, one)) for one in invited]
    return pdf(typeset(invited[0].study, people, reader(request)), name)
