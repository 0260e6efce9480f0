"""Keys for programs: made, shown once, and taken back by whoever owns the study."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samenspel.study.cells import UNPRINTABLE
from samenspel.text import Text
from samenspel.web.speech.words import sentence, word
from samenspel.web.studies.access import may
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Study, Token
from samenspel.web.studies.tokens import make

LONGEST = 100  # letters of a label
USUAL, LATEST = timedelta(days=90), timedelta(days=366)
SCOPES = [
    (one, sentence(one, part="api"), sentence(f"about_{one}", part="api"))
    for one in Token.Scope.values
]


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed to make a key, as it was typed."""

    label: str = ""
    scope: str = Token.Scope.OUTSIDE
    until: str = ""
    wrong: dict[str, Text] = field(default_factory=dict)


@require_http_methods(["GET", "HEAD", "POST"])
@may("own")
def tokens(request: HttpRequest, name: str) -> HttpResponse:
    """Show which programs have a key; make one, or take one back."""
    record = get_object_or_404(Study, name=name)
    if request.method != "POST":
        return _show(request, record, Typed(until=f"{timezone.localdate() + USUAL}"))
    if "revoke" in request.POST:
        return _revoke(request, record, request.POST["revoke"])
    return _make(request, record, _typed(record, request.POST))


def _revoke(request: HttpRequest, record: Study, key: str) -> HttpResponse:
    if key.isascii() and key.isdigit():
        record.tokens.filter(pk=int(key[:18])).delete()
        messages.success(request, word(request, "revoked", part="api"))
    return HttpResponseRedirect(resolve_url("tokens", record.name))


def _make(request: HttpRequest, record: Study, typed: Typed) -> HttpResponse:
    """Show a new key in the answer itself: to lead elsewhere, something would have to keep it."""
    if typed.wrong:
        return _show(request, record, typed)
    key = make(record, typed.label, typed.scope, date.fromisoformat(typed.until))
    return _show(request, record, Typed(until=typed.until), key=key, label=typed.label)


def _typed(record: Study, form: QueryDict) -> Typed:
    label = " ".join(UNPRINTABLE.sub("", form.get("label", "")).split())
    scope, until = form.get("scope", ""), form.get("until", "")
    taken = record.tokens.filter(label=label).exists()  # so sent once more makes no second key
    checks = (
        ("label", "label_wrong", 0 < len(label) <= LONGEST),
        ("label", "label_taken", not taken),
        ("scope", "scope_wrong", scope in Token.Scope.values),
        ("until", "until_wrong", _within(until)),
    )
    refused = {name: sentence(code, part="api") for name, code, good in checks if not good}
    return Typed(label, scope, until, refused)


def _within(until: str) -> bool:
    today = timezone.localdate()
    try:
        return today <= date.fromisoformat(until) <= today + LATEST
    except ValueError:
        return False


def _show(request: HttpRequest, record: Study, typed: Typed, **made: str) -> HttpResponse:
    today = timezone.localdate()
    called = {id: title for id, title, _ in SCOPES}
    shown = {
        "record": record,
        "title": design(record).title,
        "tokens": [(one, called[one.scope], one.until >= today) for one in record.tokens.all()],
        "scopes": SCOPES,
        "typed": typed,
        "first": today,
        "last": today + LATEST,
        "address": request.build_absolute_uri("/api/v1/"),
        **made,
    }
    return render(request, "room/tokens.html", shown, status=400 if typed.wrong else 200)
