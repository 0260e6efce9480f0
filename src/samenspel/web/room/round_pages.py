"""The page on which the owner of a closed study begins its next round."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.views.decorators.http import require_http_methods

from samenspel.catalogue import instrument, instruments
from samenspel.study.model import Design
from samenspel.study.rows import Participant
from samenspel.study.sorts import cards
from samenspel.text import Text
from samenspel.web.room import next_round
from samenspel.web.room.next_round import Wish
from samenspel.web.room.states import LONGEST
from samenspel.web.speech.words import word
from samenspel.web.studies.access import may
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Study


@require_http_methods(["GET", "HEAD", "POST"])
@may("own")
def round_page(request: HttpRequest, name: str) -> HttpResponse:
    """Say what a next round keeps and begins anew, and begin it."""
    record = get_object_or_404(Study, name=name)
    if request.method != "POST":
        return _show(request, record, next_round.before(record), {})
    wish = next_round.wish(request.POST)
    wrong = next_round.refused(wish)
    if wrong and record.state == Study.State.CLOSED:
        return _show(request, record, wish, wrong)
    if not (next_round.begin(record, wish) or next_round.has_begun(record, wish)):
        return _show(request, record, wish, {}, late=True)
    messages.success(request, word(request, "round_begun", part="room", round=record.round))
    return HttpResponseRedirect(resolve_url("invitations", name))


def _show(
    request: HttpRequest,
    record: Study,
    wish: Wish,
    wrong: Mapping[str, Text],
    *,
    late: bool = False,
) -> HttpResponse:
    now = design(record)
    shown = {
        "record": record,
        "design": now,
        "late": late or record.state != Study.State.CLOSED,
        "wish": wish,
        "number": next_round.last(record) + 1,
        "cards": len(cards(now)),
        "networks": _people(now, wish),
        "instruments": [(instrument(one), one in wish.asks) for one in instruments()],
        "longest": LONGEST,
        "wrong": wrong,
    }
    status = 409 if late else 400 if wrong else 200
    return render(request, "room/round.html", shown, status=status)


def _people(now: Design, wish: Wish) -> list[tuple[str, list[tuple[str, Participant, bool]]]]:
    """Return the people by network, each with the place in the design and whether ticked."""
    people = [(str(at), one) for at, one in enumerate(now.participants)]
    return [
        (
            network.name or network.id,
            [(at, one, at in wish.absent) for at, one in people if one.network == network.id],
        )
        for network in now.networks
    ]
