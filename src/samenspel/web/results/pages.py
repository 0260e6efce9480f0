"""What a study gives: its findings as pages, its report and figures as files."""

from __future__ import annotations

from dataclasses import replace

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import resolve_url
from django.views.decorators.http import require_POST, require_safe

from samenspel.web.coding.seen import as_seen
from samenspel.web.results import files
from samenspel.web.results.asking import page, to_results, wished
from samenspel.web.results.chapters import grouped, parts, to_csv
from samenspel.web.results.engine import ENGINE
from samenspel.web.results.live import live
from samenspel.web.results.reading import Reading, read
from samenspel.web.results.wishes import Wish, before, may_release, now, shown
from samenspel.web.speech.words import reader
from samenspel.web.studies.models import Study


@require_safe
@wished
def results(request: HttpRequest, record: Study, wish: Wish, chapter: str = "") -> HttpResponse:
    """Show a chapter of the findings, the first one unless asked otherwise."""
    kept = request.GET.get("chapter", "")  # from where somebody chose something else
    released = before(record, wish)
    if released is None:
        return page(request, record, wish, "results/release.html", address=chapter or kept)
    reading = read(released, wish)
    if reading.has(kept):
        return HttpResponseRedirect(resolve_url("chapter", record.name, kept) + wish.query)
    return _chapter(request, record, wish, reading, chapter)


def _chapter(
    request: HttpRequest, record: Study, wish: Wish, reading: Reading, address: str
) -> HttpResponse:
    chapter = reading.chapter(address)
    at = reading.chapters.index(chapter)
    return page(
        request,
        record,
        wish,
        "results/chapter.html",
        address=chapter.address,
        document=reading.document,
        groups=grouped(reading.chapters),
        count=len(reading.chapters),
        chapter=chapter,
        parts=list(parts(chapter, reader(request))),
        gone="chapter" in request.GET,
        rows_behind=wish.audience == "researcher" and bool(chapter.subject.tables),
        engine=ENGINE,
        first=at == 0,
        earlier=reading.chapters[at - 1] if at else None,
        later=reading.chapters[at + 1] if at + 1 < len(reading.chapters) else None,
    )


@require_safe
@wished
def table(
    request: HttpRequest, record: Study, wish: Wish, chapter: str, place: int
) -> HttpResponse:
    """Give one table of a chapter as CSV."""
    released = shown(record, wish)
    found = read(released, wish).table(chapter, place)
    content = to_csv(found, released.stamp, reader(request))
    return files.attached(content, f"{record.name}-{chapter}-{place}.csv")


@require_safe
@wished
def chart(
    request: HttpRequest, record: Study, wish: Wish, chapter: str, place: int
) -> HttpResponse:
    """Give one chart of a chapter to the script that lets it answer."""
    released = before(record, wish)
    if released is None:
        raise Http404
    figure = read(released, wish).figure(chapter, place)
    return JsonResponse(live(figure, reader(request)))


@require_POST
@wished
def release(request: HttpRequest, record: Study, wish: Wish) -> HttpResponse:
    """Release to readers what they may see, once and for all, and show it."""
    if not may_release(request, record, wish):
        raise Http404
    now(record, wish)
    return to_results(record, wish)


@require_safe
@wished
def report(request: HttpRequest, record: Study, wish: Wish, kind: str) -> HttpResponse:
    """Give the report in one of its forms."""
    if kind not in files.REPORTS:
        raise Http404
    released = shown(record, wish)
    content = files.REPORTS[kind](released, reader(request))
    return files.attached(content, f"{record.name}-{wish.audience}.{kind}")


@require_safe
@wished
def export(request: HttpRequest, record: Study, wish: Wish, kind: str) -> HttpResponse:
    """Give the figures as released, or to the researcher the study itself."""
    if wish.audience == "researcher" and kind in files.WHOLE:
        seen = replace(wish, study=as_seen(request, record, wish.study))
        content = files.WHOLE[kind](record, seen, reader(request))
        return files.attached(content, f"{record.name}-{kind}")
    if kind not in files.FIGURES:
        raise Http404
    released = shown(record, wish)
    content = files.FIGURES[kind](released, reader(request))
    return files.attached(content, f"{record.name}-{wish.audience}-{kind}")
