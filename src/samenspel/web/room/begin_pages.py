"""How a study begins: from a template, or from a file."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.views.decorators.http import require_http_methods

from samenspel.errors import InvalidStudyError, UnusableFileError
from samenspel.formats.sources import MEGABYTE
from samenspel.web.room.starting import MODES, TEMPLATES, Started, Wish, called, keep, started, wish
from samenspel.web.room.uploads import KINDS, LARGEST, keep_upload
from samenspel.web.room.visible import MOST, sights
from samenspel.web.speech.words import say, sentence, word
from samenspel.web.studies.access import owned, researcher
from samenspel.web.studies.throttle import over

TOLD = 20  # sentences about a file; the command line tells them all


@require_http_methods(["GET", "HEAD", "POST"])
@researcher
def new_study(request: HttpRequest) -> HttpResponse:
    """Ask what a new study is about, and begin it."""
    if request.method != "POST":
        return _ask(request, Wish(), Started())
    typed = wish(request.POST)
    made = started(typed)
    if made.design is None:
        return _ask(request, typed, made)
    with transaction.atomic():  # no study without an owner
        record = keep(made.design, typed.template)
        owned(record, request)
    messages.success(request, word(request, "begun", part="room"))
    return HttpResponseRedirect(resolve_url("participants", record.name))


def _ask(request: HttpRequest, typed: Wish, made: Started) -> HttpResponse:
    shown = {
        "wish": typed,
        "wrong": made.wrong,
        "templates": [(one, *called(one)) for one in TEMPLATES],
        "modes": [
            (one, sentence(f"mode_{one}", part="room"), sentence(f"about_{one}", part="room"))
            for one in MODES
        ],
        "sights": sights(),
        "most": MOST,
    }
    return render(request, "room/new.html", shown, status=400 if made.wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@researcher
def open_file(request: HttpRequest) -> HttpResponse:
    """Ask for the file of a study, and open it or list what must be repaired."""
    shown: dict[str, object] = {"kinds": ",".join(KINDS), "most": LARGEST // MEGABYTE}
    if request.method != "POST":
        return render(request, "room/open.html", shown)
    upload = request.FILES.get("file")
    if upload is None:
        shown["missing"] = sentence("file_missing", part="room")
        return render(request, "room/open.html", shown, status=400)
    if slow := over("upload", request):
        return slow
    try:
        with transaction.atomic():
            kept = keep_upload(upload)
            owned(kept.record, request)
    except InvalidStudyError as error:
        shown |= {"problems": error.problems}
    except UnusableFileError:
        shown["missing"] = sentence("file_unreadable", part="room")
    else:
        if kept.told:
            messages.info(request, " ".join(say(request, one) for one in kept.told[:TOLD]))
        else:
            messages.success(request, word(request, "loaded", part="room"))
        return HttpResponseRedirect(resolve_url("room", kept.record.name))
    return render(request, "room/open.html", shown, status=400)
