"""The room in which one source is read and coded."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render, resolve_url
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.catalogue import texts
from samenspel.text import Language
from samenspel.web.coding import acts, coders
from samenspel.web.coding.acts import ActError, Spot, Work
from samenspel.web.coding.models import Code, Coding, Source
from samenspel.web.coding.searching import search
from samenspel.web.coding.seen import mark, seen
from samenspel.web.coding.shown import (
    Paragraph,
    beside,
    number_at,
    read,
    shortened,
    stretches,
    tree,
)
from samenspel.web.coding.suggesting import suggestions
from samenspel.web.coding.typed import number, spot, typed
from samenspel.web.speech.words import reader, say, word
from samenspel.web.studies.access import may
from samenspel.web.studies.designs import design

FIELDS = ("paragraph", "words", "label")
SPOKEN = (  # what the script says; it fills in words, labels and numbers itself
    "chosen_none",
    "chosen_words",
    "coded_now",
    "taken_now",
    "memo_now",
    "undone_now",
    "redone_now",
    "lost",
    "looking",
    "not_found",
    "hit_none",
    "hit_at",
    "suggestion_none",
    "accept",
    "by",
    "upto",
    "settled",
)
KEYS = (
    ("← →", "key_word"),
    ("↑ ↓", "key_sentence"),
    ("Ctrl ↑ ↓", "key_paragraph"),
    ("Shift", "key_extend"),
    ("C", "key_code"),
    ("1 – 9", "key_slot"),
    ("V", "key_vivo"),
    ("M", "key_memo"),
    ("U, R", "key_undo"),
    ("/", "key_find"),
    ("Esc", "key_leave"),
)
ABOUT = ("start", "end", "topic", "item")  # of a suggestion, as a form sends it back
AROUND = 60  # signs before and after a hit
LONGEST_LIST = 200  # hits that are listed without a script


@dataclass(frozen=True, slots=True)
class Wrong:
    """What went wrong with what was typed, and at which field."""

    field: str
    why: str


@require_http_methods(["GET", "HEAD", "POST"])
@may("research")
def source(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    """Show a source with the codes beside it, and keep what is done without a script."""
    one = get_object_or_404(Source.objects.select_related("study"), pk=pk, study__name=name)
    if not one.ready:
        return render(request, "coding/not_ready.html", _about(one))
    if request.method != "POST":
        return _shown(request, one)
    if "coder" in request.POST:
        return _chosen(request, one)
    return _done(request, one)


@require_POST
@may("own")
def open_up(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    """Let coders see each other's codings from now on."""
    one = get_object_or_404(Source, pk=pk, study__name=name)
    one.opened = True
    one.save(update_fields=["opened"])
    messages.success(request, word(request, "opened_now", part="coding"))
    return _back(request, one)


def _shown(request: HttpRequest, one: Source) -> HttpResponse:
    coder = coders.coder_of(request, one.study)
    asks = not settings.ACCOUNTS and (not coder or "who" in request.GET)
    return _who(request, one) if asks else _page(request, one, coder)


def _who(request: HttpRequest, one: Source, wrong: str = "") -> HttpResponse:
    shown = _about(one) | {"known": coders.known(one.study), "wrong": wrong}
    return render(request, "coding/who.html", shown, status=400 if wrong else 200)


def _chosen(request: HttpRequest, one: Source) -> HttpResponse:
    typed = request.POST.get("other", "").strip() or request.POST["coder"]
    if coders.choose(request, one.study, typed):
        return HttpResponseRedirect(resolve_url("source", one.study.name, one.pk))
    return _who(request, one, "name_longer" if typed else "name_missing")


def _done(request: HttpRequest, one: Source) -> HttpResponse:
    """Do what a form without a script asks, then go back to where it was asked."""
    coder = coders.numbered(request, one.study)
    if not coder:
        return _who(request, one, "name_missing")
    work, pages_ = Work(one, coder, len(one.words)), read(one.words)
    try:
        done = _act(request, work, pages_)
    except ActError as error:
        return _page(request, one, coder, Wrong("code", error.why))
    if isinstance(done, Wrong):
        return _page(request, one, coder, done)
    return _back(request, one, f"#p{number_at(pages_, done.start)}")


def _act(request: HttpRequest, work: Work, pages_: tuple[Paragraph, ...]) -> Spot | Wrong:
    asked, what = request.POST, request.POST.get("do", "")
    if what in {"undo", "redo"}:
        return acts.undo(work) if what == "undo" else acts.redo(work)
    about = spot(asked)
    if what in {"memo", "take"}:
        if about is None:
            raise ActError("no_coding")
        return (
            acts.take(work, about)
            if what == "take"
            else acts.note(work, about, asked.get("memo", ""))
        )
    if about is not None:  # a suggestion, which knows its place
        return _answered(work, about, asked)
    found = typed(pages_, asked.get("paragraph", ""), asked.get("words", ""))
    if found.wrong:
        field = "paragraph" if found.wrong == "no_paragraph" else "words"
        return Wrong(field, found.wrong)
    code = _code(asked.get("code", ""), work, found.start, found.end, asked.get("label", ""))
    return acts.put(work, Spot(code, found.start, found.end))


def _answered(work: Work, about: Spot, asked: QueryDict) -> Spot:
    if asked.get("do") != "refuse":
        return acts.put(work, about)
    acts.refuse(work, asked.get("topic", ""), asked.get("item", ""), about.start, about.end)
    return about


def _code(asked: str, work: Work, start: int, end: int, label: str) -> int:
    """Return the code that was pressed; `new` makes one of what was typed, or of the words."""
    if asked == "new":
        return acts.named(work.source, label or work.source.words[start:end]).pk
    return number(asked) or 0


def _back(request: HttpRequest, one: Source, place: str = "") -> HttpResponse:
    address = resolve_url("source", one.study.name, one.pk)
    return HttpResponseRedirect(f"{address}{_query(request)}{place}")


def _query(request: HttpRequest) -> str:
    """Return what every address here ends in: who codes, and whether suggestions are shown."""
    kept = {name: request.GET[name] for name in ("as", "suggest") if name in request.GET}
    return f"?{urlencode(kept)}" if kept else ""


def _page(
    request: HttpRequest, one: Source, coder: str, wrong: Wrong | None = None
) -> HttpResponse:
    codings = list(seen(one, coder).select_related("code"))
    paragraphs = read(one.words)
    coded = beside(paragraphs, codings, one.words, coder)
    codes = list(Code.objects.filter(study=one.study))
    shown = _about(one) | {
        "coder": coder,
        "stretches": stretches(
            replace(part, coded=coded.get(part.number, ())) for part in paragraphs
        ),
        "tree": tree(codes),
        "mark": mark(one, coder),
        "can": acts.can(Work(one, coder, 0)),
        "chosen": _one_coding(request, one, codings, coder),
        "found": _found(request, one, paragraphs),
        "suggested": _suggested(request, one, coder, paragraphs),
        "typed": {name: _typed(request, name) for name in FIELDS},
        "wrong": wrong,
        "as": request.GET.get("as", ""),
        "query": _query(request),
        "several": settings.ACCOUNTS,
        "script": json.dumps({key: say(request, texts("web_coding")[key]) for key in SPOKEN}),
        "keys": KEYS,
    }
    return render(request, "coding/source.html", shown, status=400 if wrong else 200)


def _typed(request: HttpRequest, name: str) -> str:
    asked = request.POST if request.method == "POST" else request.GET
    return asked.get(name, "")


def _one_coding(
    request: HttpRequest, one: Source, codings: list[Coding], coder: str
) -> dict[str, Any] | None:
    """Return the coding that an address asks for, to write a memo on or to take away."""
    asked = number(request.GET.get("coding", ""))
    found = next((row for row in codings if row.pk == asked), None)
    if found is None:
        return None
    quote = shortened(one.words[found.start : found.end])
    return {"row": found, "quote": quote, "mine": found.coder == coder}


def _found(
    request: HttpRequest, one: Source, paragraphs: tuple[Paragraph, ...]
) -> dict[str, Any] | None:
    """Return the hits of a search in words, for whoever has no script."""
    asked = request.GET.get("q", "").strip()
    if not asked:
        return None
    language: Language = "en" if one.language == "en" else "nl"
    found = search(one.words, language, asked)
    hits = [
        {
            "paragraph": number_at(paragraphs, hit.start),
            "words": one.words[hit.start : hit.end],
            "before": " ".join(one.words[max(0, hit.start - AROUND) : hit.start].split(" ")[1:]),
            "after": " ".join(one.words[hit.end : hit.end + AROUND].split(" ")[:-1]),
        }
        for hit in found[:LONGEST_LIST]
    ]
    return {"asked": asked, "count": len(found), "hits": hits}


def _suggested(
    request: HttpRequest, one: Source, coder: str, paragraphs: tuple[Paragraph, ...]
) -> list[dict[str, Any]] | None:
    """Return the suggestions of the dictionary, for whoever has no script."""
    if "suggest" not in request.GET:
        return None
    labels = dict(Code.objects.filter(study=one.study).values_list("pk", "label"))
    return [
        {
            "paragraph": number_at(paragraphs, hit["start"]),
            "words": one.words[hit["start"] : hit["end"]],
            "why": hit["why"],
            "about": [("code", 0), *((name, hit[name]) for name in ABOUT)],
            "codes": [(code, labels[code]) for code in hit["codes"]],
        }
        for hit in suggestions(Work(one, coder, 0), reader(request))[:LONGEST_LIST]
    ]


def _about(one: Source) -> dict[str, Any]:
    study = design(one.study)
    network = next((row.name or row.id for row in study.networks if row.id == one.network), "")
    return {"source": one, "record": one.study, "title": study.title, "network": network}
