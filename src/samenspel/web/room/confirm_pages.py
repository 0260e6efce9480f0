"""Whoever made a map on paper sees it as it was typed in, and says yes or no to it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.views.decorators.http import require_http_methods

from samenspel.study.model import BOXES
from samenspel.web.elicitation.guests import Guest, gone, guest
from samenspel.web.elicitation.promises import PURPOSES
from samenspel.web.room import paper as maps
from samenspel.web.speech.words import sentence


@require_http_methods(["GET", "HEAD", "POST"])
@guest
def confirm(request: HttpRequest, who: Guest) -> HttpResponse:
    """Show a map that was typed in, and ask its maker whether it is right."""
    if who.sorting:
        return HttpResponseRedirect(resolve_url("respondent", who.token))
    if not who.invitation.typed:
        return gone(request, who.token)
    if request.method == "POST" and "wrong" in request.POST:
        maps.refuse(who.invitation)
        return HttpResponseRedirect(resolve_url("respondent", who.token))
    purposes = PURPOSES[who.design.mode]
    ticked = [purpose for purpose in purposes if purpose in request.POST]
    if "take_part" in ticked:
        maps.confirm(who.invitation, who.design, ticked)
        return HttpResponseRedirect(resolve_url("asked" if who.asks_more else "map", who.token))
    boxes, known = who.invitation.typed["boxes"], who.cards
    shown = {
        "who": who,
        "boxes": [
            (box, maps.LABELS[box], [known[card] for card in known if boxes.get(card) == box])
            for box in BOXES
        ],
        "top": [known[card] for card in who.invitation.typed["top"]],
        "purposes": [
            (one, sentence(f"consent_{one}", part="sort"), one in ticked)
            for one in purposes
            if one != "take_part"
        ],
        "missing": request.method == "POST",
    }
    return render(request, "room/confirm.html", shown, status=400 if shown["missing"] else 200)
