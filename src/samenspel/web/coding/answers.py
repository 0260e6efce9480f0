"""What a script on the page of a source asks, and what it is told: marks, never the text again."""

from __future__ import annotations

from typing import Any

from django.db.models.functions import Length
from django.http import Http404, HttpRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.text import Language
from samenspel.web.coding import acts, coders
from samenspel.web.coding.acts import ActError, Spot, Work
from samenspel.web.coding.models import Code, Coding, Source
from samenspel.web.coding.searching import search
from samenspel.web.coding.seen import mark, plain, seen
from samenspel.web.coding.suggesting import suggestions
from samenspel.web.coding.typed import number, spot
from samenspel.web.speech.words import reader, word
from samenspel.web.studies.access import may

Plain = dict[str, Any]


@require_http_methods(["GET", "HEAD", "POST"])
@may("research")
def codings(request: HttpRequest, name: str, pk: int) -> JsonResponse:
    """Say what changed since a mark; or do one thing, and say what came of it."""
    one = _source(name, pk)
    if request.method == "POST":
        return _done(request, one)
    coder = coders.coder_of(request, one.study)
    now = mark(one, coder)
    if request.GET.get("mark") == now:
        return JsonResponse({"mark": now})
    told = [plain(row, coder) for row in seen(one, coder)]
    codes = [_code(code) for code in Code.objects.filter(study=one.study_id)]
    return JsonResponse({"mark": now, "codings": told, "codes": codes, **_can(one, coder)})


@require_safe
@may("research")
def hits(request: HttpRequest, name: str, pk: int) -> JsonResponse:
    """Say where words stand that somebody looks for."""
    one = get_object_or_404(Source, pk=pk, study__name=name, ready=True)
    found = search(one.words, _language(one), request.GET.get("q", ""))
    return JsonResponse({"hits": [(hit.start, hit.end) for hit in found]})


@require_safe
@may("research")
def suggested(request: HttpRequest, name: str, pk: int) -> JsonResponse:
    """Say what the dictionary suggests, and by which rule."""
    one = get_object_or_404(Source.objects.select_related("study"), pk=pk, study__name=name)
    coder = coders.coder_of(request, one.study)
    work = Work(one, coder, len(one.words))
    found = suggestions(work, reader(request)) if one.ready else []
    return JsonResponse({"suggestions": found})


def _source(name: str, pk: int) -> Source:
    """Return a source without its words: nothing here needs more than how many there are."""
    known = Source.objects.select_related("study").defer("words", "study__design", "study__ledger")
    with_length = known.annotate(length=Length("words"))
    return get_object_or_404(with_length, pk=pk, study__name=name, ready=True)


def _done(request: HttpRequest, one: Source) -> JsonResponse:
    coder = coders.numbered(request, one.study)
    if not coder:
        raise Http404
    work = Work(one, coder, one.length)  # type: ignore[attr-defined] # is annotated
    before = mark(one, coder)
    try:
        told = _act(request, work)
    except ActError as error:
        return JsonResponse({"wrong": word(request, error.why, part="coding")}, status=400)
    return JsonResponse({"before": before, "mark": mark(one, coder), **told, **_can(one, coder)})


def _act(request: HttpRequest, work: Work) -> Plain:
    asked, what = request.POST, request.POST.get("do", "")
    if what in {"undo", "redo"}:
        return _told(work, acts.undo(work) if what == "undo" else acts.redo(work))
    if what == "vivo":
        return _in_vivo(request, work)
    about = spot(asked)
    if about is None:
        raise ActError("no_code")
    if what == "refuse":
        acts.refuse(work, asked.get("topic", ""), asked.get("item", ""), about.start, about.end)
        return {}
    if what == "take":
        return _told(work, acts.take(work, about))
    if what == "memo":
        return _told(work, acts.note(work, about, asked.get("memo", "")))
    return _told(work, acts.put(work, about))


def _in_vivo(request: HttpRequest, work: Work) -> Plain:
    """Let words become a code of their own, and put it on them."""
    start, end = (number(request.POST.get(name, "")) for name in ("start", "end"))
    if start is None or end is None or not start < end <= work.length:
        raise ActError("no_words")
    words = Source.objects.values_list("words", flat=True).get(pk=work.source.pk)
    code = acts.named(work.source, words[start:end])
    return {"codes": [_code(code)], **_told(work, acts.put(work, Spot(code.pk, start, end)))}


def _told(work: Work, about: Spot) -> Plain:
    """Return the coding that an act was about as it is now; nothing where it is no more."""
    row = Coding.objects.filter(
        source=work.source,
        coder=work.coder,
        code=about.code,
        start=about.start,
        end=about.end,
    ).first()
    place = {"code": about.code, "start": about.start, "end": about.end, "coder": work.coder}
    return {"about": place, "coding": plain(row, work.coder) if row else None}


def _code(code: Code) -> Plain:
    return {"id": code.pk, "label": code.label, "colour": code.colour}


def _can(one: Source, coder: str) -> Plain:
    return {"can": acts.can(Work(one, coder, 0))}


def _language(one: Source) -> Language:
    return "en" if one.language == "en" else "nl"
