"""The second factor: set up once, asked at every log-in; codes to keep for a lost phone."""

from __future__ import annotations

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.web.accounts import factors
from samenspel.web.accounts.models import User
from samenspel.web.entrance.sessions import complete, known, member, onward
from samenspel.web.entrance.tries import locked, missed
from samenspel.web.entrance.typed import typed
from samenspel.web.speech.words import sentence, word
from samenspel.web.studies.access import is_member


@require_http_methods(["GET", "HEAD", "POST"])
@known
def code(request: HttpRequest, user: User) -> HttpResponse:
    """Ask for a code of the phone, or one that was kept."""
    if is_member(request):
        return onward(request)
    if not factors.has(user):
        return HttpResponseRedirect(resolve_url("account_phone"))
    if request.method != "POST":
        return render(request, "account/code.html")
    if answer := locked(request, user.email, "factor"):
        return answer
    passed = factors.passes(user, typed(request, "code"))
    if passed is None:
        missed(request, user.email, "factor")
        wrong = {"code": sentence("code_wrong", part="accounts")}
        return render(request, "account/code.html", {"wrong": wrong}, status=400)
    complete(request)
    if passed == "kept":
        left = len(factors.kept_codes(user))
        messages.warning(request, word(request, "codes_left", part="accounts", left=left))
    return onward(request)


@require_http_methods(["GET", "HEAD", "POST"])
@known
def phone(request: HttpRequest, user: User) -> HttpResponse:
    """Show a secret to an app on a phone, and take it as second factor once it gives a code."""
    if factors.has(user) and not (is_member(request) and request.session.get("other_phone")):
        return HttpResponseRedirect(resolve_url("account_code"))
    secret = request.session.setdefault("new_secret", factors.new_secret())
    if request.method != "POST":
        return _show(request, user, secret)
    if answer := locked(request, user.email, "factor"):
        return answer
    if not factors.set_up(user, secret, typed(request, "code")):
        missed(request, user.email, "factor")
        return _show(request, user, secret, wrong=True)
    for done in ("new_secret", "other_phone"):
        request.session.pop(done, None)
    complete(request)
    return HttpResponseRedirect(resolve_url("account_codes"))


def _show(request: HttpRequest, user: User, secret: str, *, wrong: bool = False) -> HttpResponse:
    address = factors.address(user, secret)
    picture = segno.make(address, error="m", micro=False)
    shown = {
        "address": address,
        "picture": picture.svg_data_uri(border=4, light="#fff", omitsize=True),
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "other": factors.has(user),
        "wrong": {"code": sentence("code_wrong", part="accounts")} if wrong else {},
    }
    return render(request, "account/phone.html", shown, status=400 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@member
def codes(request: HttpRequest, user: User) -> HttpResponse:
    """Show the codes for a lost phone, until their owner says that they are kept."""
    if request.method == "POST":
        factors.mark_seen(user)
        return onward(request)
    if factors.seen(user):
        return HttpResponseRedirect(resolve_url("account"))
    return render(request, "account/codes.html", {"codes": factors.kept_codes(user)})


@require_safe
@member
def codes_file(request: HttpRequest, user: User) -> HttpResponse:
    """Give the codes for a lost phone as a file, as long as they are shown."""
    if factors.seen(user):
        raise Http404
    lines = [word(request, "codes_file", part="accounts", email=user.email)]
    content = "\n".join([*lines, "", *factors.kept_codes(user), ""])
    response = HttpResponse(content, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="samenspel-codes.txt"'
    return response
