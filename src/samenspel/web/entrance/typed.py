"""What was typed in a form of the entrance."""

from __future__ import annotations

from django.http import HttpRequest

LONGEST_ADDRESS = 254  # letters, as the database keeps it


def typed(request: HttpRequest, name: str) -> str:
    """Return what was typed, without what no database keeps."""
    return str(request.POST.get(name, "")).replace("\0", "")


def address(request: HttpRequest) -> str:
    """Return the e-mail address that was typed, as it is kept."""
    return typed(request, "email").strip().lower()[:LONGEST_ADDRESS]
