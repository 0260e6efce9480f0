"""A copy of one's own answers to take along: as data, and as a page that prints."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspel.web.elicitation.asks import told_of
from samenspel.web.elicitation.guests import Sorter, sorter
from samenspel.web.elicitation.moves import complete, rules
from samenspel.web.elicitation.own import everything, told
from samenspel.web.elicitation.pages import said
from samenspel.web.elicitation.shown import sheet
from samenspel.web.elicitation.sortings import board


@require_safe
@sorter
def as_data(request: HttpRequest, who: Sorter) -> HttpResponse:  # noqa: ARG001 - a page takes one
    """Give one's own answers as JSON, in the words of the study's own tables, and all else kept."""
    sorting, now = who.sorting, board(who.sorting)
    copy = {
        "study": who.design.id,
        "network": who.invitation.network,
        "respondent": who.invitation.participant,
        "round": sorting.round,
        "perspective": sorting.perspective,
        "complete": complete(now, rules(who.design)),
        "order_shown": sorting.order,
        "boxes": sorting.boxes,
        "aside": sorting.aside,
        "top": sorting.top,
        "meanings": sorting.meanings,
        "remarks": sorting.remarks,
        "consents": sorting.consents,
        "questionnaires": {
            one.instrument: one.given for one in who.invitation.answers.filter(round=sorting.round)
        },
        "kept": everything(who.invitation),
    }
    return _attached(
        JsonResponse(copy, json_dumps_params={"indent": 2, "ensure_ascii": False}), "json"
    )


@require_safe
@sorter
def as_page(request: HttpRequest, who: Sorter) -> HttpResponse:
    """Give one's own map as a page on its own, to keep or print, and all else that is kept."""
    shown = {"page": sheet(who), "who": who, "told": told_of(who), "kept": told(who), **said(who)}
    return _attached(render(request, "sort/copy.html", shown), "html")


def _attached(response: HttpResponse, kind: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="samenspel-map.{kind}"'
    return response
