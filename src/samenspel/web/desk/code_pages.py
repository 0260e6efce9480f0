"""The page of one code: what it says, where it stands, and how it goes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.views.decorators.http import require_http_methods

from samenspel.text import Text
from samenspel.web.coding.models import Code
from samenspel.web.coding.seen import may_see, sees_all
from samenspel.web.desk.code_forms import changed, said
from samenspel.web.desk.codebook import as_file, below, delete, merge, paths, score, scores
from samenspel.web.speech.words import reader, sentence, word
from samenspel.web.studies.access import may
from samenspel.web.studies.designs import design

PLAIN = "#0b5c66"  # the colour of a code that has none


@require_http_methods(["GET", "HEAD", "POST"])
@may("research")
def codebook_code(request: HttpRequest, name: str, pk: int) -> HttpResponse:
    """Show one code, and change it, merge it with another one or take it out."""
    row = get_object_or_404(Code.objects.select_related("study"), study__name=name, pk=pk)
    if request.method != "POST":
        return _show(request, row, {})
    return FORMS.get(request.POST.get("form", ""), _show_again)(request, row)


def _show(request: HttpRequest, row: Code, wrong: Mapping[str, Text]) -> HttpResponse:
    now, language, under = design(row.study), reader(request), below(row)
    others = [(code, path) for code, path in paths(row.study) if code.pk != row.pk]
    own = said(score(as_file(row)))
    groups = [
        (group, [(said(one), words) for one, words in ones])
        for group, ones in scores(now, language)
    ]
    chosen = request.POST.get("score", own)
    page = {
        "record": row.study,
        "design": now,
        "here": "codebook",
        "code": row,
        "used": may_see(request, row.study).filter(code=row).count(),
        "blind": not sees_all(request, row.study),
        "under": row.study.codes.filter(parent=row.name).count(),
        "parents": [(code, path) for code, path in others if code.name not in under],
        "others": others,
        "groups": groups,
        "score": chosen,
        "kept": own if own and own not in {one for _, ones in groups for one, _ in ones} else "",
        "colour": row.colour or PLAIN,
        "typed": request.POST if wrong else None,
        "wrong": wrong,
    }
    return render(request, "desk/code.html", page, status=400 if wrong else 200)


def _show_again(request: HttpRequest, row: Code) -> HttpResponse:
    return _show(request, row, {})


def _change(request: HttpRequest, row: Code) -> HttpResponse:
    if mistakes := changed(request.POST, row):
        return _show(request, row, mistakes)
    return _back(request, row, "code_changed")


def _merge(request: HttpRequest, row: Code) -> HttpResponse:
    into = row.study.codes.filter(name=request.POST.get("into", "")).exclude(pk=row.pk).first()
    if into is None:
        return _show(request, row, {"into": sentence("into_missing", part="desk")})
    merge(row, into)
    return _back(request, row, "code_merged")


def _delete(request: HttpRequest, row: Code) -> HttpResponse:
    used = row.codings.exists() or not sees_all(request, row.study)  # the same, used or not
    if used and "sure" not in request.POST:
        return _show(request, row, {"sure": sentence("sure_missing", part="desk")})
    delete(row)
    return _back(request, row, "code_deleted")


def _back(request: HttpRequest, row: Code, key: str) -> HttpResponse:
    messages.success(request, word(request, key, part="desk"))
    return HttpResponseRedirect(resolve_url("codebook", row.study.name))


FORMS: Mapping[str, Callable[[HttpRequest, Code], HttpResponse]] = {
    "change": _change,
    "merge": _merge,
    "delete": _delete,
}
