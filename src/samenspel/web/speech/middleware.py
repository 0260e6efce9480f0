"""What holds for every page: its language, and that no copy of it stays behind."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

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
