"""Whoever has the code of a session: sees what the group sees, and gets a personal link."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render, resolve_url
from django.views.decorators.http import require_POST, require_safe

from samenspel.study.sorts import networks
from samenspel.web import bridge
from samenspel.web.studies import invitations, throttle
from samenspel.web.workshop import joining, sessions
from samenspel.web.workshop.models import Session
from samenspel.web.workshop.pages import shown_now
from samenspel.web.workshop.sessions import stage_of


def joined(view: Callable[[HttpRequest, Session], HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a page be seen by whoever has a code that works; all others get one and the same page."""

    @wraps(view)
    def seen(request: HttpRequest, token: str) -> HttpResponse:
        session = joining.found(token)
        if session:
            return view(request, session)
        if not throttle.allowed("join", request):
            return throttle.too_many(request, "join")
        throttle.tried("join", request)
        return render(request, "workshop/no_code.html", status=404)

    return seen


@require_safe
@joined
def follow(request: HttpRequest, session: Session) -> HttpResponse:
    """Show what the group sees now, and offer a personal link while there are any."""
    study = bridge.load(session.study)
    network = next(one for one in networks(study) if one.id == session.network)
    shown = shown_now(stage_of(session.study, study, network))
    shown |= {"gives_links": joining.gives_links(session), "holds": _held(request, session)}
    return render(request, "workshop/follow.html", shown)


@require_safe
@joined
def follow_pulse(request: HttpRequest, session: Session) -> HttpResponse:  # noqa: ARG001
    """Say whether whoever follows must look again."""
    return JsonResponse({"mark": sessions.mark(session)})


@require_POST
@joined
def claim(request: HttpRequest, session: Session) -> HttpResponse:
    """Hand out a personal link, one for each device."""
    invitation = joining.claim(session, _held(request, session))
    if invitation is None:
        return HttpResponseRedirect(resolve_url("follow", session.code))
    held = request.session.get("handed", {})
    request.session["handed"] = held | {str(session.pk): invitation.pk}
    return HttpResponseRedirect(resolve_url("respondent", invitations.token(invitation)))


def _held(request: HttpRequest, session: Session) -> int | None:
    """Return which link this device got before."""
    held: int | None = request.session.get("handed", {}).get(str(session.pk))
    return held
