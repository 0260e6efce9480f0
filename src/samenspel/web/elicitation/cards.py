"""The cards: one at a time into a box, as a plain form or move by move from a script."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.http.request import RawPostDataException
from django.shortcuts import render, resolve_url
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.study.model import BOXES
from samenspel.web.elicitation.guests import Sorter, mapper
from samenspel.web.elicitation.moves import (
    ASIDE,
    HAND,
    Move,
    MoveError,
    full,
    rules,
    swap,
)
from samenspel.web.elicitation.shown import script, sheet, state, steps
from samenspel.web.elicitation.sortings import board, save
from samenspel.web.speech.words import word


@require_http_methods(["GET", "HEAD", "POST"])
@mapper
def cards(request: HttpRequest, who: Sorter) -> HttpResponse:
    """Show the next card, or put it where the plain form says."""
    if request.method == "POST":
        return _put(request, who)
    page = sheet(who, request.GET.get("card", ""), request.GET.get("full", ""))
    shown = {
        "page": page,
        "who": who,
        "script": script(request, who),
        "steps": steps("cards"),
    }
    return render(request, "sort/cards.html", shown)


def _put(request: HttpRequest, who: Sorter) -> HttpResponse:
    card, box = request.POST.get("card", ""), request.POST.get("to", "")
    now = board(who.sorting)
    if box in BOXES and now.place(card) != box and full(now, rules(who.design), box):
        return _to_cards(who, {"card": card, "full": box})
    if not made(request, who, [_move(request.POST, who)]) or board(who.sorting).at(HAND):
        return _to_cards(who)
    # Whoever moves a card afterwards stays with the cards; the last one of all leads on.
    moved_later = now.place(card) != HAND or ASIDE in board(who.sorting).places.values()
    return _to_cards(who) if moved_later else HttpResponseRedirect(resolve_url("top", who.token))


def _move(form: QueryDict, who: Sorter) -> Move:
    card, other = form.get("card", ""), form.get("swap", "")
    if "undo" in form:
        return {"undo": True}
    if other:
        return swap(board(who.sorting), card, other)
    return {"places": {card: form.get("to", "")}}


def made(request: HttpRequest, who: Sorter, moves: list[Move]) -> bool:
    """Return whether moves of a plain form were saved; if not, the next page says why."""
    try:
        revision = int(request.POST.get("revision", ""))
        saved = save(who.sorting, who.design, moves, revision=revision)
    except ValueError:  # a `MoveError` is one
        messages.warning(request, word(request, "refused", part="sort"))
        return False
    if not saved:
        messages.warning(request, word(request, "stale", part="sort"))
    return saved


def _to_cards(who: Sorter, chosen: dict[str, str] | None = None) -> HttpResponse:
    address = resolve_url("cards", who.token)
    return HttpResponseRedirect(f"{address}?{urlencode(chosen)}" if chosen else address)


# What comes of words that are no moves: of lists in lists without end, and of a form.
NO_MOVES = (ValueError, RecursionError, RawPostDataException)


@require_POST
@mapper
def save_moves(request: HttpRequest, who: Sorter) -> HttpResponse:
    """Save moves from a script; 409 with the newest map when another window was first."""
    try:
        sent = batch_of(request.body)
        saved = save(who.sorting, who.design, sent.pop("moves"), **sent)
    except MoveError:
        saved = False
    except NO_MOVES:
        return JsonResponse({}, status=400)
    if not saved:
        return JsonResponse(state(who), status=409)
    return JsonResponse({"revision": who.sorting.revision})


def batch_of(body: bytes) -> dict[str, Any]:
    """Return what a script sends: moves, the revision that they were made on, and a name."""
    read = json.loads(body)
    match read:
        case {"revision": int(revision), "batch": str(batch), "moves": list(moves)}:
            return {"revision": revision, "batch": batch[:64], "moves": moves}
    raise ValueError
