"""What a study gives: its findings as pages, its report and figures as files."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.views.decorators.http import require_POST, require_safe

from samenspel.disclosure import Released
from samenspel.errors import InvalidStudyError, SamenspelError
from samenspel.web.results import files
from samenspel.web.results.chapters import (
    Chapter,
    chapters,
    parts,
    report_of,
    table_of,
    to_csv,
)
from samenspel.web.results.wishes import Wish, before, may_release, now, wish_of
from samenspel.web.speech.words import reader
from samenspel.web.studies.access import may
from samenspel.web.studies.models import Study

Asked = ParamSpec("Asked")
View = Callable[Concatenate[HttpRequest, Study, Wish, Asked], HttpResponse]


def wished(view: View[Asked]) -> Callable[..., HttpResponse]:
    """Give a page of the researcher the study and the wish; what cannot be is said on a page."""

    @may("see")
    @wraps(view)
    def answered(
        request: HttpRequest, /, name: str, *args: Asked.args, **kwargs: Asked.kwargs
    ) -> HttpResponse:
        record = get_object_or_404(Study, name=name)
        wish = wish_of(request, record)
        try:
            return view(request, record, wish, *args, **kwargs)
        except SamenspelError as error:
            return _refused(request, record, wish, error)

    return answered


@require_safe
@wished
def results(request: HttpRequest, record: Study, wish: Wish, chapter: str = "") -> HttpResponse:
    """Show a chapter of the findings, the first one unless asked otherwise."""
    released = before(record, wish)
    if released is None:
        return _page(request, record, wish, "results/release.html")
    document, found = _read(released, wish)
    shown = _chapter(found, chapter)
    at = found.index(shown)
    return _page(
        request,
        record,
        wish,
        "results/chapter.html",
        document=document,
        chapters=found,
        chapter=shown,
        parts=list(parts(shown, reader(request))),
        first=at == 0,
        earlier=found[at - 1] if at else None,
        later=found[at + 1] if at + 1 < len(found) else None,
    )


@require_safe
@wished
def table(
    request: HttpRequest, record: Study, wish: Wish, chapter: str, place: int
) -> HttpResponse:
    """Give one table of a chapter as CSV."""
    released = before(record, wish)
    if released is None:
        return _to_results(record, wish)
    _, found = _read(released, wish)
    blocks = _chapter(found, chapter).blocks
    shown = table_of(blocks[place]) if place < len(blocks) else None
    if shown is None:
        raise Http404
    content = to_csv(shown, released.stamp, reader(request))
    return _file(content, f"{record.name}-{chapter}-{place}.csv")


@require_POST
@wished
def release(request: HttpRequest, record: Study, wish: Wish) -> HttpResponse:
    """Release to readers what they may see, once and for all, and show it."""
    if not may_release(request, record, wish):
        raise Http404
    now(record, wish)
    return _to_results(record, wish)


@require_safe
@wished
def report(request: HttpRequest, record: Study, wish: Wish, kind: str) -> HttpResponse:
    """Give the report in one of its forms."""
    if kind not in files.REPORTS:
        raise Http404
    released = before(record, wish)
    if released is None:
        return _to_results(record, wish)
    content = files.REPORTS[kind](released, reader(request))
    return _file(content, f"{record.name}-{wish.audience}.{kind}")


@require_safe
@wished
def export(request: HttpRequest, record: Study, wish: Wish, kind: str) -> HttpResponse:
    """Give the figures as released, or to the researcher the study itself."""
    if wish.audience == "researcher" and kind in files.WHOLE:
        content = files.WHOLE[kind](record, wish, reader(request))
        return _file(content, f"{record.name}-{kind}")
    if kind not in files.FIGURES:
        raise Http404
    released = before(record, wish)
    if released is None:
        return _to_results(record, wish)
    content = files.FIGURES[kind](released, reader(request))
    return _file(content, f"{record.name}-{wish.audience}-{kind}")


def _read(released: Released, wish: Wish) -> tuple[object, tuple[Chapter, ...]]:
    chosen = wish.network if wish.audience == "researcher" else None
    document = report_of(released, chosen)
    return document, chapters(document)


def _chapter(found: tuple[Chapter, ...], address: str) -> Chapter:
    for chapter in found:
        if address in {"", chapter.address}:
            return chapter
    raise Http404


def _page(
    request: HttpRequest, record: Study, wish: Wish, template: str, **parts: object
) -> HttpResponse:
    every = {
        "record": record,
        "wish": wish,
        "audiences": wish.audiences,
        "may_release": may_release(request, record, wish),
        "title": wish.study.design.title,
    }
    return render(request, template, every | parts)


def _refused(
    request: HttpRequest, record: Study, wish: Wish, error: SamenspelError
) -> HttpResponse:
    """Say what cannot be, and what to do, under the choices that can be made."""
    problems = error.problems if isinstance(error, InvalidStudyError) else ()
    page = _page(request, record, wish, "results/refused.html", error=error, problems=problems)
    page.status_code = 409
    return page


def _to_results(record: Study, wish: Wish) -> HttpResponse:
    return HttpResponseRedirect(resolve_url("results", record.name) + wish.query)


def _file(content: str | bytes, name: str) -> HttpResponse:
    """Give a file to keep: never shown as a page of the application."""
    response = HttpResponse(content, content_type=files.TYPES[name.rpartition(".")[2]])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
