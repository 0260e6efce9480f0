"""Files to keep, as a browser takes them along."""

from __future__ import annotations

from django.http import HttpResponse

TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "qdc": "application/octet-stream",
    "qdpx": "application/octet-stream",
}


def attached(content: bytes, name: str) -> HttpResponse:
    """Give a file to keep: never shown as a page of the application."""
    response = HttpResponse(content, content_type=TYPES[name.rpartition(".")[2]])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
