"""Log in with an address and a password, and log out."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.text import Text
from samenspel.web.accounts.models import User
from samenspel.web.entrance.sessions import let_in, onward, remember
from samenspel.web.entrance.tries import locked, missed
from samenspel.web.entrance.typed import address, typed
from samenspel.web.speech.words import sentence, word
from samenspel.web.studies.access import elsewhere, is_member


@require_http_methods(["GET", "HEAD", "POST"])
@elsewhere
def log_in(request: HttpRequest) -> HttpResponse:
    """Ask for an address and a password."""
    remember(request)
    if is_member(request):
        return onward(request)
    if request.method != "POST":
        return _ask(request, "", {})
    email, password = address(request), typed(request, "password")
    wrong = _missing(email, password)
    if wrong:
        return _ask(request, email, wrong)
    if answer := locked(request, email):
        return answer
    user = authenticate(request, username=email, password=password)
    if not isinstance(user, User):
        missed(request, email)
        return _ask(request, email, {"email": sentence("login_wrong", part="accounts")})
    let_in(request, user)
    return HttpResponseRedirect(resolve_url("account_code"))


def _missing(email: str, password: str) -> dict[str, Text]:
    given = (("email", email), ("password", password))
    return {name: sentence(f"{name}_missing", part="accounts") for name, one in given if not one}


def _ask(request: HttpRequest, email: str, wrong: dict[str, Text]) -> HttpResponse:
    shown = {"email": email, "wrong": wrong}
    return render(request, "account/login.html", shown, status=400 if wrong else 200)


@require_POST
@elsewhere
def log_out(request: HttpRequest) -> HttpResponse:
    """End the session; the language stays."""
    language = request.session.get("language")
    logout(request)
    if language:
        request.session["language"] = language
    messages.success(request, word(request, "logged_out", part="accounts"))
    return HttpResponseRedirect(resolve_url("account_login"))
