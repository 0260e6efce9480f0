"""Whether others see a network as a whole or each role apart: chosen before a study opens."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.views.decorators.http import require_http_methods

from samenspel.disclosure.bands import FEWEST
from samenspel.study.model import Design
from samenspel.study.rows import Network
from samenspel.text import Text, listed
from samenspel.web.room.people import LAYERS
from samenspel.web.speech.words import sentence, word
from samenspel.web.studies.access import may
from samenspel.web.studies.designs import design, write
from samenspel.web.studies.models import Study


@require_http_methods(["GET", "HEAD", "POST"])
@may("own")
def layers(request: HttpRequest, name: str) -> HttpResponse:
    """Show what the choice means for each network, and keep it while nobody was asked."""
    record = get_object_or_404(Study, name=name)
    if request.method != "POST":
        return _show(request, record)
    with transaction.atomic():
        record = Study.objects.select_for_update().get(pk=record.pk)
        now = design(record)
        if _fixed(record, now):
            return _show(request, record, late=True)
        write(record, replace(now, networks=_chosen(now, request.POST.getlist("apart"))))
    messages.success(request, word(request, "layers_kept", part="room"))
    return HttpResponseRedirect(resolve_url("room", name))


def _chosen(now: Design, apart: list[str]) -> tuple[Network, ...]:
    return tuple(
        replace(one, layers_apart=True if one.id in apart else None) for one in now.networks
    )


def _fixed(record: Study, now: Design) -> bool:
    """Return whether it cannot be chosen: people were told, or all agree to see everything."""
    opened = record.state != Study.State.DRAFT or record.versions.exists() or record.rows.exists()
    return opened or now.mode == "named"


def _show(request: HttpRequest, record: Study, *, late: bool = False) -> HttpResponse:
    now = design(record)
    shown = {
        "record": record,
        "design": now,
        "fixed": _fixed(record, now),
        "networks": [(one, _listed(now, one.id)) for one in now.networks],
        "fewest": FEWEST,
    }
    return render(request, "room/layers.html", shown, status=409 if late else 200)


def _listed(now: Design, network: str) -> Text:
    """Return how many people there are of every role; who has none is in no result."""
    found = Counter(one.layer for one in now.participants if one.network == network)
    roles = [
        sentence("layer_count", part="room", role=sentence(f"layer_{one}", part="room"), count=n)
        for one in LAYERS
        if (n := found[one])
    ]
    none = [sentence("layer_without", part="room", count=found[None])] if found[None] else []
    return listed([*roles, *none])
