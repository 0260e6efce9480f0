"""Every address of the application, and the pages that stand for it in the browser's tests."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from django.urls import URLPattern, URLResolver, get_resolver

STUDY = "voorbeeldregio"

# What answers with a file, a picture, a redirect or one word, not with a page to look at.
NO_PAGE = {
    "healthy": "one word, for machines",
    "language": "a form sends to it, and goes back",
    "report": "a file",
}
PAGES: Mapping[str, Callable[[], list[str]]] = {
    "overview": lambda: ["/"],
    "room": lambda: [f"/studies/{name}/" for name in ("twente", STUDY)],
}
NOT_FOUND = "/nobody-knows-this-page/"


def names() -> list[str]:
    """Return the name of every address; one without a name has its pattern."""
    return sorted(_names(get_resolver().url_patterns))


def _names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _names(pattern.url_patterns)
        else:
            yield pattern.name or str(pattern.pattern)
