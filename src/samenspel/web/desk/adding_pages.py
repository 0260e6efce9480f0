"""The page on which an interview or a document comes in: read, looked at, and then kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.views.decorators.http import require_http_methods

from samenspel.errors import InvalidStudyError, Problem
from samenspel.formats.sources import MEGABYTE
from samenspel.formats.transcripts import READERS, SourceText, read_source
from samenspel.study.model import Design
from samenspel.text import LANGUAGES, Text
from samenspel.web.desk.names import spoken
from samenspel.web.desk.sources import KINDS, LARGEST_WORDS, Incoming, keep, refused, tidied
from samenspel.web.speech.words import sentence, word
from samenspel.web.studies.access import deeds, may
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Study
from samenspel.web.studies.throttle import over

LARGEST = 20 * MEGABYTE
PASTED = "tekst.txt"


@dataclass(frozen=True, slots=True)
class Look:
    """What the page shows: a text that was read, with its notes, or what is wrong."""

    wish: Incoming = field(default_factory=Incoming)
    notes: tuple[Text, ...] = ()
    wrong: Mapping[str, Text] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
@may("research")
def add_source(request: HttpRequest, name: str) -> HttpResponse:
    """Read a file or pasted words, show what was read, and keep it when it is good."""
    record = get_object_or_404(Study, name=name)
    if request.method != "POST":
        return _show(request, record, Look())
    if request.POST.get("form") != "keep":
        return over("upload", request) or _show(request, record, _read(request, record))
    wish = _wish(request, record)
    if wrong := refused(wish, design(record)):
        return _show(request, record, Look(wish, wrong=wrong))
    source = keep(record, wish)
    messages.success(request, word(request, "kept", part="desk", source=source.name))
    if "own" in deeds(request, name):
        return HttpResponseRedirect(resolve_url("names", name, source.pk))
    return HttpResponseRedirect(resolve_url("sources", name))


def _show(request: HttpRequest, record: Study, look: Look) -> HttpResponse:
    now = design(record)
    shown = {
        "record": record,
        "design": now,
        "here": "sources",
        "look": look,
        "step": 2 if look.wish.words or request.POST.get("form") == "keep" else 1,
        "abouts": abouts(now),
        "about": _about(look.wish.network, look.wish.respondent),
        "kinds": [(one, sentence(f"kind_{one}", part="desk")) for one in KINDS],
        "languages": [(one, sentence(f"language_{one}", part="desk")) for one in LANGUAGES],
        "accept": ",".join(READERS),
        "most": LARGEST // MEGABYTE,
        "typed": request.POST,
    }
    status = 400 if look.wrong or look.problems else 200
    return render(request, "desk/add.html", shown, status=status)


def abouts(now: Design) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return whom a source can be of: each network, with its people in it."""
    members = {one.id: one.name or one.id for one in now.organisations}
    return [
        (
            network.name or network.id,
            [
                (_about(network.id, ""), ""),
                *(
                    (_about(network.id, one.id), _called(one.id, members.get(one.organisation, "")))
                    for one in now.participants
                    if one.network == network.id
                ),
            ],
        )
        for network in now.networks
    ]


def _called(person: str, organisation: str) -> str:
    return f"{person} · {organisation}" if organisation else person


def _about(network: str, respondent: str) -> str:
    """Return a network and a respondent as one choice: never one of another network."""
    return json.dumps([network, respondent]) if network else ""


def _wish(request: HttpRequest, record: Study) -> Incoming:
    typed = request.POST
    network, respondent = _chosen(typed.get("about", ""))
    return Incoming(
        words=tidied(typed.get("words", "")),
        network=network,
        respondent=respondent,
        kind=typed.get("kind", ""),
        title=" ".join(typed.get("title", "").split()),
        language=spoken(record, typed.get("language", "")),
    )


def _chosen(about: str) -> tuple[str, str]:
    try:
        network, respondent = json.loads(about)
    except (ValueError, TypeError, RecursionError):  # the last for brackets in brackets
        return "", ""
    return str(network), str(respondent)


def _read(request: HttpRequest, record: Study) -> Look:
    """Return what is in the file or the words that were sent."""
    upload = request.FILES.get("file")
    pasted = request.POST.get("pasted", "")
    if upload is None and not pasted.strip():
        return Look(wrong={"file": sentence("file_missing", part="desk")})
    if upload is not None and (upload.size or 0) > LARGEST:
        return Look(wrong={"file": sentence("file_large", part="desk", most=LARGEST // MEGABYTE)})
    name = PurePosixPath((upload.name or "").replace("\\", "/")).name if upload else PASTED
    try:
        found = read_source(upload.read() if upload else pasted.encode(), name)
    except InvalidStudyError as error:
        return Look(problems=tuple(error.problems))
    return _found(found, record)


def _found(found: SourceText, record: Study) -> Look:
    if len(found.text.encode()) > LARGEST_WORDS:
        return Look(wrong={"file": sentence("words_large", part="desk")})
    wish = Incoming(words=found.text, kind=found.kind, language=spoken(record))
    return Look(wish, notes=_said(one.text for one in found.notes))


def _said(notes: Iterable[Text]) -> tuple[Text, ...]:
    return tuple(dict.fromkeys(notes))
