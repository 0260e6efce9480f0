"""Passwords and codes cannot be guessed: by anyone, on any account, also one that is not there."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from samenspel.web.studies.throttle import Kind, allowed, too_many, tried


def locked(request: HttpRequest, about: str, what: Kind = "account") -> HttpResponse | None:
    """Return the answer to whoever tried too often, the same whether or not they were right."""
    for kind, whom in _counted(about, what):
        if not allowed(kind, request, whom):
            return too_many(request, kind, whom)
    return None


def missed(request: HttpRequest, about: str, what: Kind = "account") -> None:
    """Count a wrong one."""
    for kind, whom in _counted(about, what):
        tried(kind, request, whom)


def _counted(about: str, what: Kind) -> tuple[tuple[Kind, str], ...]:
    return ("log-in", ""), (what, about)
