"""Reviewing what respondents wrote, before anybody else reads it."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.views.decorators.http import require_http_methods

from samenspel.study.sorts import networks
from samenspel.web import bridge, releases
from samenspel.web.speech.words import word
from samenspel.web.studies.access import may
from samenspel.web.studies.models import Study
from samenspel.web.workshop.words import Subject, review, subjects


@require_http_methods(["GET", "HEAD", "POST"])
@may("research")
def words(request: HttpRequest, name: str) -> HttpResponse:
    """Show the words on one subject, and keep what is decided on each."""
    record = get_object_or_404(Study, name=name)
    found = subjects(record)
    asked = request.POST if request.method == "POST" else request.GET
    subject = _chosen(found, asked.get("network", ""), asked.get("subject", ""))
    if request.method != "POST":
        return _page(request, record, found, subject)
    if subject is None or asked.get("subject") != subject.id:
        raise Http404
    given = {field: str(value) for field, value in request.POST.items()}
    with transaction.atomic():
        empty = review(record, subject, given)
    if empty:
        found = subjects(record)
        again = _chosen(found, subject.network, subject.id)
        return _page(request, record, found, again, empty)
    _show(record, subject.network)
    messages.success(request, word(request, "words_kept", part="workshop"))
    return HttpResponseRedirect(_next(record, subject.network))


def _chosen(found: list[Subject], network: str, subject: str) -> Subject | None:
    """Return the subject that was asked for, else the first one that waits."""
    here = [one for one in found if network in {"", one.network}]
    exact = [one for one in here if one.id == subject]
    waiting = [one for one in here if one.waiting]
    return next(iter([*exact, *waiting, *here]), None)


def _next(record: Study, network: str) -> str:
    chosen = _chosen(subjects(record), network, "")
    asked = {"network": network} | ({"subject": chosen.id} if chosen else {})
    return f"{resolve_url('review', record.name)}?{urlencode(asked)}"


def _show(record: Study, network: str) -> None:
    """Let members who saw the results already see the words that are shown from now on."""
    if record.state == Study.State.CLOSED and any(
        one.networks == (network,) and one.round == record.round
        for one in releases.ledger_of(record).releases
    ):
        releases.released_to(record, "members", network)


def _page(
    request: HttpRequest,
    record: Study,
    found: list[Subject],
    subject: Subject | None,
    empty: Iterable[str] = (),
) -> HttpResponse:
    study = bridge.load(record)
    shown = {
        "record": record,
        "title": study.design.title,
        "networks": [
            (one, sum(some.waiting for some in found if some.network == one.id))
            for one in networks(study)
            if any(some.network == one.id for some in found)
        ],
        "subjects": [one for one in found if subject and one.network == subject.network],
        "subject": subject,
        "empty": [*empty],
        "waiting": sum(one.waiting for one in found),
        "total": sum(len(one.texts) for one in found),
    }
    return render(request, "workshop/words.html", shown, status=400 if shown["empty"] else 200)
