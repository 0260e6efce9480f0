"""The page on which coders settle where they differ in one source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.views.decorators.http import require_http_methods

from samenspel.text import Text
from samenspel.web.coding import coders
from samenspel.web.coding.models import Source, Step
from samenspel.web.desk.agreeing import figures
from samenspel.web.desk.codebook import paths
from samenspel.web.desk.differing import Stretch, parts
from samenspel.web.desk.settling import (
    BEFORE,
    LONGEST_WHY,
    OTHER,
    Compared,
    Decision,
    chosen,
    compared,
    settle,
    words_at,
)
from samenspel.web.speech.words import sentence, word
from samenspel.web.studies.access import may
from samenspel.web.studies.designs import design


@require_http_methods(["GET", "HEAD", "POST"])
@may("research")
def settle_source(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    """Show side by side where coders differ in a source, and write what they settle on."""
    source = get_object_or_404(Source.objects.select_related("study"), study__name=name, pk=pk)
    if not (source.opened and source.ready):
        if request.method == "POST":
            raise Http404
        return _show(request, source, Compared())
    found = compared(source)
    return (
        _decide(request, source, found)
        if request.method == "POST"
        else _show(request, source, found)
    )


def _show(
    request: HttpRequest, source: Source, found: Compared, wrong: dict[str, Text] | None = None
) -> HttpResponse:
    cases = {one.stretch.key: one for one in found.cases}
    known = paths(source.study)
    shown = {
        "record": source.study,
        "design": design(source.study),
        "here": "compare",
        "source": source,
        "found": found,
        "parts": [
            (part, [cases[one.key] for one in part.stretches])
            for part in parts(source, [one.stretch for one in found.cases])
        ],
        "figures": figures(source.study, [source]) if source.opened else None,
        "paths": known,
        "log": _log(found, {str(code.pk): code.label for code, _ in known}),
        "typed": request.POST,
        "wrong": wrong or {},
    }
    return render(request, "desk/settle.html", shown, status=400 if wrong else 200)


def _log(found: Compared, labels: Mapping[str, str]) -> list[tuple[Step, str]]:
    """Return what was decided here, the latest first, each with the code that it is about."""
    steps = [one for one in found.log if one.data["choice"] != BEFORE]
    return [(one, labels.get(str(one.data["key"]).partition("-")[0], "–")) for one in steps]


def _decide(request: HttpRequest, source: Source, found: Compared) -> HttpResponse:
    """Write one decision; it belongs to the stretch as it was shown."""
    key = request.POST.get("key", "")
    stretch = next((one.stretch for one in found.cases if one.stretch.key == key), None)
    if stretch is None:
        return _show(request, source, found, {"gone": sentence("settle_gone", part="desk")})
    decision = _decision(request, source, stretch)
    if isinstance(decision, Text):
        cases = tuple(
            replace(one, wrong=decision) if one.stretch is stretch else one for one in found.cases
        )
        return _show(request, source, replace(found, cases=cases), {f"s{key}": decision})
    settle(source, stretch, decision)
    messages.success(request, word(request, "settled", part="desk"))
    left = [one.stretch.key for one in compared(source).cases if not one.choice]
    after = next((one for one in left if _place(one) >= _place(key)), left[0] if left else "log")
    address = resolve_url("settle_source", source.study.name, source.pk)
    return HttpResponseRedirect(f"{address}#{'s' if left else ''}{after}")


def _place(key: str) -> int:
    return int(key.split("-")[1])


def _decision(request: HttpRequest, source: Source, stretch: Stretch) -> Decision | Text:
    """Return what was decided, or what is wrong with it."""
    typed = request.POST
    who = coders.numbered(request, source.study)
    why = " ".join(typed.get("why", "").split())
    if len(why) > LONGEST_WHY:
        return sentence("why_long", part="desk", most=LONGEST_WHY)
    choice = typed.get("choice", "")
    if choice == OTHER:
        code = source.study.codes.filter(name=typed.get("code", "")).first() or stretch.code
        found = words_at(source, stretch, typed.get("words", ""))
        if len(found) > 1:
            return sentence("more_than_once", part="coding")
        if not found:
            return sentence("words_not_there", part="desk")
        return Decision(OTHER, who, why, ((code, found[0]),))
    made = chosen(stretch, choice)
    if made is None:
        return sentence("choice_missing", part="desk")
    return Decision(choice, who, why, made)
