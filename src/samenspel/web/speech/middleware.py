"""What holds for every page: its language, its letters, and that no copy of it stays behind."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, QueryDict
from django.utils.cache import add_never_cache_headers

from samenspel.study.cells import UNPRINTABLE, one_line_end
from samenspel.text import LANGUAGES

Answer = Callable[[HttpRequest], HttpResponse]


def no_store(answer: Answer) -> Answer:
    """Let no browser or proxy keep a page: phones are shared, answers are personal."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        add_never_cache_headers(response)
        return response

    return answered


def language(answer: Answer) -> Answer:
    """Set ``request.reader``: the language chosen before, else that of the browser, else Dutch."""

    def answered(request: HttpRequest) -> HttpResponse:
        chosen = request.session.get("language") or _preferred(request)
        request.reader = chosen if chosen in LANGUAGES else LANGUAGES[0]  # type: ignore[attr-defined]
        return answer(request)

    return answered


def _preferred(request: HttpRequest) -> str:
    return request.headers.get("Accept-Language", "")[:2].lower()


def printable(answer: Answer) -> Answer:
    """Leave out of every form and address what is no letter: PostgreSQL and Word keep none."""

    def answered(request: HttpRequest) -> HttpResponse:
        request.GET = _printable(request.GET)  # type: ignore[assignment] # is made to stay as it is
        request.POST = _printable(request.POST)  # type: ignore[assignment]
        return answer(request)

    return answered


def _printable(given: QueryDict) -> QueryDict:
    words = [word for name in given for word in given.getlist(name)]
    if not any(UNPRINTABLE.search(one_line_end(word)) for word in words):
        return given
    kept = QueryDict(mutable=True)
    for name in given:
        clean = [UNPRINTABLE.sub("", one_line_end(word)) for word in given.getlist(name)]
        kept.setlist(name, clean)
    kept._mutable = False  # noqa: SLF001 - as Django closes one
    return kept
