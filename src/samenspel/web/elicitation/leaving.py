"""Withdrawing with a code: at any address of a respondent, whether its link works or not."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.web.elicitation.sortings import withdraw as remove
from samenspel.web.studies.throttle import over


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for the code, and remove the answers that it belongs to."""
    typed = request.POST.get("code", "")
    if request.method == "POST":
        if remove(typed):
            return HttpResponseRedirect(resolve_url("withdrawn", token))
        if slow := over("code", request):
            return slow
    page = {"token": token, "typed": typed, "unknown": request.method == "POST"}
    return render(request, "sort/withdraw.html", page)


@require_safe
def withdrawn(request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG001 - every link has it
    """Say what has been removed and what stays."""
    return render(request, "sort/withdrawn.html")
