"""What a page loads: kept by browsers for good under a name that changes with it, and squeezed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

FOLDER = Path(__file__).parent.parent / "static"
GUESTS = "/s/"  # the pages of respondents


def mark(folder: Path) -> str:
    """Return a word that changes when any file in a folder does, for in their address.

    One word for all, so that modules find each other by their plain names.
    """
    known = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        known.update(f"{path.name}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return known.hexdigest()[:12]


def ours(path: str, url: str) -> bool:  # noqa: ARG001 - whitenoise gives both
    """Return whether a file is in our folders, so that its address says what is in it."""
    return any(Path(path).is_relative_to(folder) for folder in settings.STATICFILES_DIRS)


def squeezed(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Send files and the pages of respondents compressed, to phones on a poor line.

    Other pages hold secrets of others (links, keys) beside words from an address. Whoever makes a
    browser ask for them again and again learns such a secret from how small they become (BREACH).
    A respondent's page has its own link only, which nobody can ask for without knowing it.
    """
    gzip = GZipMiddleware(answer)

    def answered(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        light = request.path.startswith((settings.STATIC_URL, GUESTS))
        return gzip.process_response(request, response) if light else response

    return answered
