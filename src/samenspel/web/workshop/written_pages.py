"""What words mean, agreements and tension cards, typed on the spot; what was typed stays."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from samenspel.study.sorts import cards
from samenspel.web.speech.words import sentence, word
from samenspel.web.workshop import sessions, written
from samenspel.web.workshop.fields import fields
from samenspel.web.workshop.pages import address, staged
from samenspel.web.workshop.sessions import Stage
from samenspel.web.workshop.written import Typed

EMPTY = Typed()


@require_http_methods(["GET", "HEAD", "POST"])
@staged
def agreements(request: HttpRequest, stage: Stage) -> HttpResponse:
    """Show what the group wrote, and the forms to write more or change it."""
    if not stage.session.begun:
        return HttpResponseRedirect(address("desk", stage))
    if request.method == "POST":
        return _kept(request, stage)
    form, pk = request.GET.get("form", ""), _pk(request.GET.get("pk", ""))
    if not form:
        return _page(request, stage, {})
    row = written.found(stage.session, form, pk) if form in written.FORMS and pk else None
    if row is None:
        raise Http404
    return _page(request, stage, {form: written.typed_before(row)}, pk)


def _kept(request: HttpRequest, stage: Stage) -> HttpResponse:
    form, pk = request.POST.get("form", ""), _pk(request.POST.get("pk", ""))
    if form not in written.FORMS:
        raise Http404
    if "remove" in request.POST:
        if written.remove(stage.session, form, pk or 0):
            return _done(request, stage, "removed")
        messages.error(request, word(request, f"stays_{form}", part="workshop"))
        return HttpResponseRedirect(address("agreements", stage))
    typed = _typed(request, stage, form, pk)
    if typed.wrong:
        return _page(request, stage, {form: typed}, pk)
    written.keep(stage.session, form, typed, pk)
    return _done(request, stage, f"kept_{form}")


def _typed(request: HttpRequest, stage: Stage, form: str, pk: int | None) -> Typed:
    given = {name: str(value) for name, value in request.POST.items()}
    if form == "understanding":
        return written.understanding(given, {card.id for card in cards(stage.study.design)})
    if form == "tension":
        typed = written.tension(given)
    else:
        chosen = list(dict.fromkeys(request.POST.getlist("values")))
        typed = written.agreement(given, chosen, {one.row.value for one in stage.understood})
    if written.late(stage.session, form, typed, pk):
        wrong = {**typed.wrong, "start": sentence("start_late", part="workshop")}
        return Typed(typed.words, typed.values, wrong)
    return typed


def _done(request: HttpRequest, stage: Stage, key: str) -> HttpResponse:
    sessions.touch(stage.session)
    messages.success(request, word(request, key, part="workshop"))
    place = "desk" if request.POST.get("place") == "desk" else "agreements"
    return HttpResponseRedirect(address(place, stage))


def _page(
    request: HttpRequest, stage: Stage, typed: dict[str, Typed], pk: int | None = None
) -> HttpResponse:
    wrong = {
        f"{form}-{name}": words for form, one in typed.items() for name, words in one.wrong.items()
    }
    form = next(iter(typed), "")
    today = timezone.localdate().isoformat()
    forms = dict.fromkeys(written.FORMS, EMPTY) | {"agreement": Typed({"start": today})} | typed
    value = forms["understanding"].words.get("value") or request.GET.get("value", "")
    shown = {
        "record": stage.session.study,
        "title": stage.study.design.title,
        "stage": stage,
        "cards": cards(stage.study.design),
        "value": value,
        "typed": forms,
        "fields": {name: fields(name, one) for name, one in forms.items()},
        "changing": form if pk else "",
        "pk": pk,
        "wrong": wrong,
        "wrong_values": forms["agreement"].wrong.get("values"),
    }
    return render(request, "workshop/agreements.html", shown, status=400 if wrong else 200)


def _pk(words: str) -> int | None:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else None
