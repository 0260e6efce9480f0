"""The facilitator types in a map on paper."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.views.decorators.http import require_http_methods

from samenspel.study.model import BOXES, Design
from samenspel.study.sorts import cards
from samenspel.text import Text
from samenspel.web.room import paper as maps
from samenspel.web.speech.words import word
from samenspel.web.studies.access import may
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Invitation, Study


@require_http_methods(["GET", "HEAD", "POST"])
@may("lead")
def paper(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    """Ask in which box each card lies, and keep that until its maker says yes."""
    invitation = get_object_or_404(
        Invitation.objects.select_related("study"), pk=pk, study__name=name
    )
    # Also when its maker began on a screen: to refuse would tell who did.
    if invitation.study.state != Study.State.OPEN or invitation.absent:
        late = {"record": invitation.study, "invitation": invitation, "late": True}
        return render(request, "room/paper.html", late, status=409)
    now = design(invitation.study)
    if request.method != "POST":
        boxes, top = invitation.typed.get("boxes", {}), invitation.typed.get("top", [])
        return _ask(request, invitation, boxes, top, {})
    boxes, top = _typed(request, now)
    wrong = maps.wrong(now, boxes, top)
    if wrong:
        return _ask(request, invitation, boxes, top, wrong)
    maps.type_in(invitation, boxes, top)
    messages.success(request, word(request, "paper_kept", part="room"))
    return HttpResponseRedirect(resolve_url("invitations", name))


def _typed(request: HttpRequest, now: Design) -> tuple[dict[str, str], list[str]]:
    boxes = {card.id: request.POST.get(f"card_{card.id}", "") for card in cards(now)}
    places = range(1, maps.top_size(now) + 1)
    top = [request.POST.get(f"top_{place}", "") for place in places]
    return {card: box for card, box in boxes.items() if box}, [card for card in top if card]


def _ask(
    request: HttpRequest,
    invitation: Invitation,
    boxes: dict[str, str],
    top: list[str],
    wrong: dict[str, Text],
) -> HttpResponse:
    now = design(invitation.study)
    shown = {
        "record": invitation.study,
        "invitation": invitation,
        "boxes": [(box, maps.LABELS[box], now.shape.places(box)) for box in BOXES],
        "cards": [(card, boxes.get(card.id, ""), wrong.get(card.id)) for card in cards(now)],
        "top": [
            (place, top[place - 1] if place <= len(top) else "")
            for place in range(1, maps.top_size(now) + 1)
        ],
        "wrong": wrong,
        "listed": [(_place(name), words) for name, words in wrong.items()],
    }
    return render(request, "room/paper.html", shown, status=400 if wrong else 200)


def _place(name: str) -> str:
    """Return where on the page a mistake can be repaired."""
    return "sheet" if name in BOXES else "top" if name == "top" else f"card_{name}"
