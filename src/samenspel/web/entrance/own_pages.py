"""One's own account: another password, another phone, new codes, and out everywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.views.decorators.http import require_http_methods

from samenspel.text import Text
from samenspel.web.accounts import factors, passwords
from samenspel.web.accounts.models import User
from samenspel.web.entrance.sessions import member
from samenspel.web.entrance.tries import locked, missed
from samenspel.web.entrance.typed import typed
from samenspel.web.speech.words import sentence, word


@require_http_methods(["GET", "HEAD", "POST"])
@member
def account(request: HttpRequest, user: User) -> HttpResponse:
    """Show one's own account; every change asks for the password once more."""
    if request.method != "POST":
        return _show(request, user, {})
    form = request.POST.get("form", "")
    if answer := locked(request, user.email):
        return answer
    if form not in FORMS or not user.check_password(typed(request, "current")):
        missed(request, user.email)
        return _show(request, user, {f"current-{form}": _said("current_wrong")})
    return FORMS[form](request, user)


def _show(request: HttpRequest, user: User, wrong: dict[str, Text]) -> HttpResponse:
    left = len(factors.kept_codes(user))
    shown = {
        "user": user,
        "wrong": wrong,
        "mistyped": wrong.get("current-password"),
        "forms": [
            (one, _said(title), _said(f"{title}_about", left=left), wrong.get(f"current-{one}"))
            for one, title in SHORT.items()
        ],
    }
    return render(request, "account/account.html", shown, status=400 if wrong else 200)


def _password(request: HttpRequest, user: User) -> HttpResponse:
    password = typed(request, "password")
    wrong = passwords.wrong(password, typed(request, "again"), user)
    if wrong:
        return _show(request, user, {"password": wrong})
    return _ended(request, user, password, "password_kept")


def _everywhere(request: HttpRequest, user: User) -> HttpResponse:
    return _ended(request, user, typed(request, "current"), "out_elsewhere")


def _ended(request: HttpRequest, user: User, password: str, said: str) -> HttpResponse:
    """Keep a password under a new salt: every session but this one ends with the old one."""
    user.set_password(password)
    user.save(update_fields=["password"])
    update_session_auth_hash(request, user)
    messages.success(request, word(request, said, part="accounts"))
    return HttpResponseRedirect(resolve_url("account"))


def _phone(request: HttpRequest, _user: User) -> HttpResponse:
    request.session["other_phone"] = True
    return HttpResponseRedirect(resolve_url("account_phone"))


def _codes(_request: HttpRequest, user: User) -> HttpResponse:
    factors.renew_codes(user)
    return HttpResponseRedirect(resolve_url("account_codes"))


def _said(key: str, **fills: object) -> Text:
    return sentence(key, part="accounts", **fills)


FORMS: Mapping[str, Callable[[HttpRequest, User], HttpResponse]] = {
    "password": _password,
    "phone": _phone,
    "codes": _codes,
    "everywhere": _everywhere,
}
# Forms that ask nothing but the password, by what they are called.
SHORT = {"phone": "other_phone", "codes": "new_codes", "everywhere": "everywhere"}
