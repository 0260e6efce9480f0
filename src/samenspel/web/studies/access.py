"""Who may see the pages of the researcher: whoever sits at this machine, and nobody else."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import split_domain_port

from samenspel.web.studies.machine import ADDRESSES, NAMES

Asked = ParamSpec("Asked")
Page = Callable[Concatenate[HttpRequest, Asked], HttpResponse]

# Whatever passed a request on says so in one of these; then it may come from anywhere.
PASSED_ON = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip")


def researcher(view: Page[Asked]) -> Page[Asked]:
    """Guard a page of the researcher: to others it is not there, so that nothing leaks."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: Asked.args, **kwargs: Asked.kwargs) -> HttpResponse:
        if not is_researcher(request):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def is_researcher(request: HttpRequest) -> bool:
    """Return whether a request was made on this machine, by its own name, and not passed on."""
    host, _ = split_domain_port(request.get_host())
    return (
        request.META.get("REMOTE_ADDR") in ADDRESSES
        and host in NAMES
        and not any(name in request.headers for name in PASSED_ON)
    )
