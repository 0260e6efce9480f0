"""How far somebody came in: a password first, a second factor after it, and then on."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme

from samenspel.web.accounts.models import User
from samenspel.web.studies.access import Page, elsewhere, is_member

OwnPage = Callable[[HttpRequest, User], HttpResponse]
BACKEND = "django.contrib.auth.backends.ModelBackend"


def known(view: OwnPage) -> Page[[]]:
    """Guard a page of whoever gave a password, with or without a second factor."""

    @elsewhere
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not isinstance(request.user, User):
            return HttpResponseRedirect(resolve_url("account_login"))
        return view(request, request.user)

    return guarded


def member(view: OwnPage) -> Page[[]]:
    """Guard a page of whoever came in wholly."""

    @known
    @wraps(view)
    def guarded(request: HttpRequest, user: User) -> HttpResponse:
        if not is_member(request):
            return HttpResponseRedirect(resolve_url("account_code"))
        return view(request, user)

    return guarded


def let_in(request: HttpRequest, user: User) -> None:
    """Note who gave a password; nothing of a study is seen before a second factor."""
    request.session.pop("second_factor", None)
    login(request, user, BACKEND)


def complete(request: HttpRequest) -> None:
    """Note that a second factor was given, under a new key of the session."""
    request.session.cycle_key()
    request.session["second_factor"] = True


def remember(request: HttpRequest) -> None:
    """Remember to which page of ours to go once somebody is in."""
    asked = request.GET.get("next", "")
    if asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None):
        request.session["next"] = asked


def onward(request: HttpRequest) -> HttpResponse:
    """Go to the page that was asked for before."""
    return HttpResponseRedirect(request.session.pop("next", resolve_url("overview")))
