"""The pages around the cards: what this is, the top, words, and one's own map."""

from __future__ import annotations

from random import SystemRandom

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.web.elicitation.asks import told_of
from samenspel.web.elicitation.cards import made
from samenspel.web.elicitation.guests import (
    Guest,
    Sorter,
    gone,
    guest_of,
    maker_of,
    mapper,
    sorter,
)
from samenspel.web.elicitation.moves import EXTREMES, MEANING, complete, rules
from samenspel.web.elicitation.promises import PURPOSES, TAKE_PART, promises
from samenspel.web.elicitation.questions import asked_as
from samenspel.web.elicitation.shown import script, sheet, steps
from samenspel.web.elicitation.sortings import agree, begin, board, code, finish
from samenspel.web.elicitation.through import asked_of
from samenspel.web.speech.words import chosen_language, word


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, token: str) -> HttpResponse:
    """Say what this is and ask whether to take part; once closed, lead to what came of it."""
    who = guest_of(token)
    if who:
        return _welcome(request, who)
    return (
        HttpResponseRedirect(resolve_url("group", token))
        if maker_of(token)
        else gone(request, token)
    )


def _welcome(request: HttpRequest, who: Guest) -> HttpResponse:
    purposes, switched = PURPOSES[who.design.mode], chosen_language(request)
    agreed = [purpose for purpose in purposes if purpose in request.POST]
    if who.sorting and "agree" in request.POST and not switched:
        agree(who.sorting, dict.fromkeys([TAKE_PART, *agreed]))
        messages.success(request, word(request, "agree_kept", part="sort"))
        return HttpResponseRedirect(resolve_url("respondent", who.token))
    if request.method == "POST" and TAKE_PART in agreed and not switched:
        begin(who.invitation, who.design, agreed, SystemRandom())
        return HttpResponseRedirect(_first(who))
    page = {
        "who": who,
        "sees": promises(
            who.design,
            who.of_layer if who.layer else who.invited,
            layer=who.layer,
            later=who.round > 1,
        ),
        "purposes": purposes,
        "ticked": agreed if request.method == "POST" or not who.sorting else who.sorting.consents,
        "more": [purpose for purpose in purposes if purpose != TAKE_PART],
        "missing": request.method == "POST" and not switched,
        "asks": [asked_as(id).title for id in asked_of(who.invitation, who.design)],
        "onward": _first(who),
    }
    return render(request, "sort/start.html", page)


def _first(who: Guest) -> str:
    """Return where to begin or go on: the map comes first, then the list of what else is asked."""
    sorted_already = who.sorting and who.sorting.finished and who.asks_more
    return resolve_url("cards" if who.asks_map and not sorted_already else "asked", who.token)


@require_http_methods(["GET", "HEAD", "POST"])
@mapper
def top(request: HttpRequest, who: Sorter) -> HttpResponse:
    """Show the important values, to be put in order."""
    if request.method == "POST":
        made(request, who, [{"top": _picked(who, request.POST.get("pick", ""))}])
        return HttpResponseRedirect(resolve_url("top", who.token))
    page = {"page": sheet(who), "who": who, "script": script(request, who), "steps": steps("top")}
    return render(request, "sort/top.html", page)


def _picked(who: Sorter, value: str) -> list[str]:
    """Return the top with a value added, or taken away when it was there; a full one stays."""
    chosen = list(board(who.sorting).top)
    if value in chosen:
        return [one for one in chosen if one != value]
    return [*chosen, value] if len(chosen) < rules(who.design).top else chosen


@require_http_methods(["GET", "HEAD", "POST"])
@mapper
def words(request: HttpRequest, who: Sorter) -> HttpResponse:
    """Ask for a sentence on the top and on the extremes; none is needed."""
    asked = [name for name in request.POST if name in EXTREMES or name.startswith(MEANING)]
    if request.method == "POST":
        given = {name: request.POST[name] for name in asked}
        if not made(request, who, [{"words": given}]):
            return _ask(request, who, given)
        if chosen_language(request):
            return HttpResponseRedirect(resolve_url("words", who.token))
        finish(who.sorting)
        return HttpResponseRedirect(resolve_url("asked" if who.asks_more else "map", who.token))
    return _ask(request, who, {})


def _ask(request: HttpRequest, who: Sorter, typed: dict[str, str]) -> HttpResponse:
    page, said = sheet(who), {**board(who.sorting).words, **typed}
    shown = {
        "page": page,
        "who": who,
        "meanings": [
            (f"{MEANING}{one.id}", one, said.get(f"{MEANING}{one.id}", "")) for one in page.top
        ],
        "extremes": [(name, f"words_{name}", said.get(name, "")) for name in EXTREMES],
        "script": script(request, who),
        "steps": steps("words"),
    }
    return render(request, "sort/words.html", shown)


@require_safe
@sorter
def own_map(request: HttpRequest, who: Sorter) -> HttpResponse:
    """Show one's own map, the code to withdraw, and ways to keep a copy."""
    now = board(who.sorting)
    shown = {
        "page": sheet(who),
        "who": who,
        "complete": complete(now, rules(who.design)),
        "code": code(who.invitation),
        "steps": steps("map") if who.asks_map else (),
        "told": told_of(who),
        **said(who),
    }
    return render(request, "sort/map.html", shown)


def said(who: Sorter) -> dict[str, object]:
    """Return what was said in words: on cards, and on the extremes."""
    now, known = board(who.sorting).words, who.cards
    return {
        "meanings": [
            (known[name.removeprefix(MEANING)], words)
            for name, words in now.items()
            if name.startswith(MEANING)
        ],
        "extremes": [(f"words_{name}", now[name]) for name in EXTREMES if name in now],
    }
