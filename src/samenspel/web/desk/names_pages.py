"""The page on which the owner takes the names out of a text, and may have them back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.views.decorators.http import require_http_methods

from samenspel.text import LANGUAGES, Text
from samenspel.web.coding.models import Source
from samenspel.web.desk.names import (
    KINDS,
    Candidate,
    already,
    candidates,
    chosen,
    counted,
    key_of,
    pieces,
    spoken,
    ticked,
)
from samenspel.web.desk.replacing import forget, preview, replace, restore, with_names
from samenspel.web.speech.words import sentence, word
from samenspel.web.studies.access import may
from samenspel.web.studies.designs import design


@require_http_methods(["GET", "HEAD", "POST"])
@may("own")
def names(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    """Show which names stand in a text, replace them, and tell where the original is."""
    source = get_object_or_404(Source.objects.select_related("study"), study__name=name, pk=pk)
    if request.method == "POST":
        ask = DONE if source.ready else ASKED
        return ask.get(request.POST.get("form", ""), _again)(request, source)
    return _done(request, source) if source.ready else _ask(request, source, _found(source))


def _found(source: Source) -> list[Candidate]:
    return candidates(source.original.words, design(source.study), key_of(source.study))


def _ask(
    request: HttpRequest,
    source: Source,
    found: Sequence[Candidate],
    wrong: Mapping[str, Text] | None = None,
) -> HttpResponse:
    text, key = source.original.words, key_of(source.study)
    shown = {
        "record": source.study,
        "design": design(source.study),
        "here": "sources",
        "source": source,
        "candidates": found,
        "already": already(text, key),
        "kinds": [(one, sentence(f"name_{one}", part="desk")) for one in KINDS],
        "text": pieces(preview(source, ticked(found))),
        "keep": request.POST.get("keep", ""),
        "wrong": wrong or {},
    }
    return render(request, "desk/names.html", shown, status=400 if wrong else 200)


def _done(
    request: HttpRequest, source: Source, wrong: Mapping[str, Text] | None = None
) -> HttpResponse:
    shown = {
        "record": source.study,
        "design": design(source.study),
        "here": "sources",
        "source": source,
        "apart": hasattr(source, "original"),
        "coded": source.codings.exists(),
        "languages": [(one, sentence(f"language_{one}", part="desk")) for one in LANGUAGES],
        "text": pieces(source.words),
        "original": with_names(source).split("\n"),
        "wrong": wrong or {},
    }
    return render(request, "desk/replaced.html", shown, status=400 if wrong else 200)


def _look(request: HttpRequest, source: Source) -> HttpResponse:
    """Show the text as it will be, with the names that were chosen and typed."""
    found = counted(source.original.words, chosen(request.POST.dict()), key_of(source.study))
    return _ask(request, source, found)


def _replace(request: HttpRequest, source: Source) -> HttpResponse:
    typed = chosen(request.POST.dict())
    if request.POST.get("keep") not in {"apart", "not"}:
        found = counted(source.original.words, typed, key_of(source.study))
        return _ask(request, source, found, {"keep": sentence("keep_missing", part="desk")})
    replace(source, ticked(typed), apart=request.POST["keep"] == "apart")
    messages.success(request, word(request, "replaced", part="desk"))
    return HttpResponseRedirect(resolve_url("sources", source.study.name))


def _forget(request: HttpRequest, source: Source) -> HttpResponse:
    forget(source)
    messages.success(request, word(request, "forgotten", part="desk"))
    return HttpResponseRedirect(resolve_url("names", source.study.name, source.pk))


def _restore(request: HttpRequest, source: Source) -> HttpResponse:
    if not restore(source):
        return _done(request, source, {"restore": sentence("restore_coded", part="desk")})
    messages.success(request, word(request, "restored", part="desk"))
    return HttpResponseRedirect(resolve_url("names", source.study.name, source.pk))


def _language(request: HttpRequest, source: Source) -> HttpResponse:
    """Keep in which language a text is: words are found and suggested by it."""
    source.language = spoken(source.study, request.POST.get("language", ""))
    source.save(update_fields=["language"])
    messages.success(request, word(request, "language_kept", part="desk"))
    return HttpResponseRedirect(resolve_url("names", source.study.name, source.pk))


def _again(request: HttpRequest, source: Source) -> HttpResponse:
    """Show the page again where a form asks for nothing, or what a colleague did already."""
    return _done(request, source) if source.ready else _ask(request, source, _found(source))


Act = Callable[[HttpRequest, Source], HttpResponse]
ASKED: Mapping[str, Act] = {"look": _look, "replace": _replace}
DONE: Mapping[str, Act] = {"forget": _forget, "restore": _restore, "language": _language}
