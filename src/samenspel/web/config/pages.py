"""Pages that belong to no part: is it alive, which language, and what went wrong."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from samenspel.text import LANGUAGES


@require_safe
def healthy(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - every page takes one
    """Say that pages and database work."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")


@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember the language that was asked for, and go back to the page."""
    asked = request.POST.get("language")
    if asked in LANGUAGES:
        request.session["language"] = asked
    return HttpResponseRedirect(_back(request))


def _back(request: HttpRequest) -> str:
    page = request.POST.get("page", "")
    safe = url_has_allowed_host_and_scheme(page, allowed_hosts=None)
    return page if safe and page.startswith("/") else "/"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Say that this is no name under which the application answers, or no request at all."""
    return render(request, "bad_request.html", status=400)


def refused(request: HttpRequest, reason: str = "", exception: object = None) -> HttpResponse:  # noqa: ARG001
    """Say that a form was not sent from a page of ours, or too long ago."""
    return render(request, "refused.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """Say that there is no such page, whoever asks and whatever the reason."""
    return render(request, "not_found.html", status=404)


def went_wrong(request: HttpRequest) -> HttpResponse:
    """Say that something went wrong, and that what was saved is still there."""
    return render(request, "went_wrong.html", status=500)
