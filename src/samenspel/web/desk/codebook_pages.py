"""The page of the codebook: the tree, ready trees to begin with, and tables in and out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.errors import InvalidStudyError, Problem
from samenspel.formats import codebooks, refi
from samenspel.formats.refi_to_codes import codes_of as codes_in
from samenspel.formats.sources import MEGABYTE
from samenspel.study.coding import Code as CodeFile
from samenspel.study.model import Study as StudyFile
from samenspel.study.trees import TREES
from samenspel.text import Text
from samenspel.web.coding.seen import may_see
from samenspel.web.desk.code_forms import added
from samenspel.web.desk.codebook import codes_of, merged_in, paths, ready, shown, together, wrong
from samenspel.web.desk.files import attached
from samenspel.web.speech.words import reader, sentence, word
from samenspel.web.studies.access import may
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Study
from samenspel.web.studies.throttle import over

LARGEST = 5 * MEGABYTE
QDC = ".qdc"
KINDS = (*codebooks.KINDS, QDC)


@dataclass(frozen=True, slots=True)
class Done:
    """What a form led to: a word on what was done, or what is wrong."""

    said: str = ""
    told: tuple[Text, ...] = ()
    wrong: Mapping[str, Text] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
@may("research")
def codebook(request: HttpRequest, name: str) -> HttpResponse:
    """Show the codes of a study as a tree, and let more be added."""
    record = get_object_or_404(Study, name=name)
    if request.method != "POST":
        return _show(request, record, Done())
    if "file" in request.FILES and (slow := over("upload", request)):
        return slow
    done = FORMS.get(request.POST.get("form", ""), _nothing)(request, record)
    if not done.said:
        return _show(request, record, done)
    messages.success(request, done.said)
    for told in done.told:
        messages.info(request, told.in_language(reader(request)))
    return HttpResponseRedirect(resolve_url("codebook", name))


@require_safe
@may("research")
def codebook_file(request: HttpRequest, name: str, kind: str) -> HttpResponse:
    """Give the codebook as a table, or as other tools read it."""
    record = get_object_or_404(Study, name=name)
    codes = codes_of(record)
    if f".{kind}" not in KINDS:
        raise Http404
    if f".{kind}" == QDC:
        if not codes:
            return _show(request, record, Done(wrong={"file": sentence("no_codes", part="desk")}))
        content = refi.codebook_bytes(refi.as_project(StudyFile(design(record), codes=codes)))
    else:
        content = codebooks.write_codebook(codes, f".{kind}")
    return attached(content, f"{name}-codebook.{kind}")


def _show(request: HttpRequest, record: Study, done: Done) -> HttpResponse:
    page = {
        "record": record,
        "design": design(record),
        "here": "codebook",
        "rows": shown(record, may_see(request, record)),
        "paths": paths(record),
        "trees": [(one, sentence(f"tree_{one}", part="desk")) for one in TREES],
        "kinds": [one.removeprefix(".") for one in KINDS],
        "accept": ",".join(KINDS),
        "done": done,
        "typed": request.POST,
    }
    status = 400 if done.wrong or done.problems else 200
    return render(request, "desk/codebook.html", page, status=status)


def _trees(request: HttpRequest, record: Study) -> Done:
    chosen = set(request.POST.getlist("tree")) & set(TREES)
    if not chosen:
        return Done(wrong={"trees": sentence("trees_missing", part="desk")})
    held = {one.id for one in codes_of(record)}
    codes = [one for one in ready(chosen, reader(request), design(record)) if one.id not in held]
    new, _ = merged_in(record, codes)
    return Done(word(request, "trees_kept", part="desk", count=new))


def _add(request: HttpRequest, record: Study) -> Done:
    mistakes = added(request.POST, record)
    return Done(wrong=mistakes) if mistakes else Done(word(request, "code_added", part="desk"))


def _import(request: HttpRequest, record: Study) -> Done:
    """Keep the codes of a file beside those that are there, when all of them are good."""
    upload = request.FILES.get("file")
    if upload is None:
        return Done(wrong={"file": sentence("codes_file_missing", part="desk")})
    if (upload.size or 0) > LARGEST:
        most = LARGEST // MEGABYTE
        return Done(wrong={"file": sentence("file_large", part="desk", most=most)})
    name = PurePosixPath((upload.name or "").replace("\\", "/")).name
    try:
        codes, told = _read(upload.read(), name, record)
    except InvalidStudyError as error:
        return Done(problems=tuple(error.problems))
    if problems := wrong(together(record, codes), design(record)):
        return Done(problems=tuple(problems))
    new, old = merged_in(record, codes)
    return Done(word(request, "codes_kept", part="desk", new=new, old=old), told)


def _read(raw: bytes, name: str, record: Study) -> tuple[tuple[CodeFile, ...], tuple[Text, ...]]:
    if not name.lower().endswith(QDC):
        return codebooks.read_codebook(raw, name, design(record)), ()
    found = refi.read_codebook(raw, name)
    return tuple(codes_in(found.project, design(record)).rows.values()), found.told


def _nothing(request: HttpRequest, record: Study) -> Done:  # noqa: ARG001 - as the others
    return Done()


FORMS: Mapping[str, Callable[[HttpRequest, Study], Done]] = {
    "trees": _trees,
    "add": _add,
    "import": _import,
}
