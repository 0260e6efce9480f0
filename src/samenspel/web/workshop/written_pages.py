"""Agreements and tension cards, typed on the spot; what was typed stays when something is wrong."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from samenspel.study.sorts import cards
from samenspel.web.speech.words import sentence, word
from samenspel.web.workshop import sessions, written
from samenspel.web.workshop.pages import address, staged
from samenspel.web.workshop.sessions import Stage
from samenspel.web.workshop.written import Typed

EMPTY = Typed({})


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
    if form not in written.FORMS or pk is None:
        raise Http404
    row = written.found(stage.session, form, pk)
    if row is None:
        raise Http404
    return _page(request, stage, {form: written.typed_before(row)}, pk)


def _kept(request: HttpRequest, stage: Stage) -> HttpResponse:
    form, pk = request.POST.get("form", ""), _pk(request.POST.get("pk", ""))
    if form not in written.FORMS:
        raise Http404
    if "remove" in request.POST:
        written.remove(stage.session, form, pk or 0)
        return _done(request, stage, "removed")
    typed = _typed(request, stage, form)
    if typed.wrong:
        return _page(request, stage, {form: typed}, pk)
    written.keep(stage.session, form, typed, pk)
    return _done(request, stage, f"kept_{form}")


def _typed(request: HttpRequest, stage: Stage, form: str) -> Typed:
    given = {name: str(value) for name, value in request.POST.items()}
    if form == "tension":
        return written.tension(given)
    return written.agreement(given, {card.id for card in cards(stage.study.design)})


def _done(request: HttpRequest, stage: Stage, key: str) -> HttpResponse:
    sessions.touch(stage.session)
    messages.success(request, word(request, key, part="workshop"))
    return HttpResponseRedirect(address("agreements", stage))


def _page(
    request: HttpRequest, stage: Stage, typed: dict[str, Typed], pk: int | None = None
) -> HttpResponse:
    wrong = {name: words for one in typed.values() for name, words in one.wrong.items()}
    shown = {
        "record": stage.session.study,
        "title": stage.study.design.title,
        "stage": stage,
        "cards": cards(stage.study.design),
        "kinds": [
            (kind, written.kind_of(kind), sentence(f"about_{kind}", part="workshop"))
            for kind in written.KINDS
        ],
        "agreement": typed.get("agreement", EMPTY),
        "tension": typed.get("tension", EMPTY),
        "changing": next(iter(typed), "") if pk else "",
        "pk": pk,
        "wrong": wrong,
    }
    return render(request, "workshop/agreements.html", shown, status=400 if wrong else 200)


def _pk(words: str) -> int | None:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else None
