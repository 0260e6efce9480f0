"""The page on which words that were coded are read once more, before a report may quote them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.study.coding import DICTIONARY, SETTLED
from samenspel.web import bridge
from samenspel.web.coding.models import Coding, Source
from samenspel.web.coding.seen import as_seen, may_see
from samenspel.web.desk.differing import placed
from samenspel.web.desk.exporting import FORMS
from samenspel.web.desk.files import attached
from samenspel.web.speech.words import word
from samenspel.web.studies.access import may
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Study


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that were coded, with every code on them, and whether a report may show them."""

    key: str
    words: str
    codes: tuple[str, ...]
    reviewed: bool
    codings: tuple[int, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@may("research")
def quotes(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    """Show the words that were coded in a text, and keep which of them a report may show."""
    source = get_object_or_404(Source.objects.select_related("study"), study__name=name, pk=pk)
    found = quoted(source, set(may_see(request, source.study).filter(source=source)))
    if request.method != "POST":
        shown = {
            "record": source.study,
            "design": design(source.study),
            "here": "sources",
            "source": source,
            "quotes": found,
            "reviewed": sum(one.reviewed for one in found),
        }
        return render(request, "desk/quotes.html", shown)
    review(found, set(request.POST.getlist("quote")))
    messages.success(request, word(request, "quotes_kept", part="desk"))
    return HttpResponseRedirect(resolve_url("sources", name))


def quoted(source: Source, seen: Collection[Coding]) -> list[Quote]:
    """Return the words whose codings count and may be seen, in the order of the text."""
    human = [one for one in placed(source) if one.coder != DICTIONARY]
    settled = [one for one in human if one.coder == SETTLED]
    spans: dict[tuple[int, int], list[Coding]] = defaultdict(list)
    for one in settled or human:
        if one in seen:
            spans[one.start or 0, one.end or 0].append(one)
    return [
        Quote(
            f"{start}-{end}",
            source.words[start:end],
            tuple(dict.fromkeys(one.code.label for one in ones if one.code)),
            any(one.reviewed for one in ones),
            tuple(one.pk for one in ones),
        )
        for (start, end), ones in spans.items()
    ]


@transaction.atomic
def review(found: Iterable[Quote], chosen: set[str]) -> None:
    """Keep for the codings that were on a page whether a report may show their words."""
    for one in found:
        Coding.objects.filter(pk__in=one.codings).update(reviewed=one.key in chosen)


@require_safe
@may("research")
def codings_file(request: HttpRequest, name: str, kind: str) -> HttpResponse:
    """Give every coding that whoever asks may see, in a file."""
    record = get_object_or_404(Study, name=name)
    if kind not in FORMS:
        raise Http404
    study = as_seen(request, record, bridge.load(record))
    return attached(FORMS[kind](study), f"{name}-codings.{kind}")
