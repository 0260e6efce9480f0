"""Words of the pages, from the catalogue, in the language of the reader."""

from __future__ import annotations

from django.http import HttpRequest

from samenspel.catalogue import texts
from samenspel.text import LANGUAGES, Language, Text


def reader(request: HttpRequest) -> Language:
    """Return the language of who reads; Dutch on a page that failed before anyone was asked."""
    chosen: Language = getattr(request, "reader", LANGUAGES[0])
    return chosen


def chosen_language(request: HttpRequest) -> bool:
    """Return whether a form asks for another language, from now on; it may be saved as well."""
    asked = request.POST.get("language", "")
    if asked in LANGUAGES:
        request.session["language"] = asked
        request.reader = asked  # type: ignore[attr-defined]
    return asked in LANGUAGES


def say(request: HttpRequest, text: Text) -> str:
    """Return a text in the reader's language."""
    return text.in_language(reader(request))


def sentence(key: str, *, part: str = "", **fills: object) -> Text:
    """Return a sentence of the pages, filled in; ``part`` names the part that owns it."""
    return texts(f"web_{part}" if part else "web")[key].format(**fills)


def word(request: HttpRequest, key: str, *, part: str = "", **fills: object) -> str:
    """Return a sentence of the pages in the reader's language."""
    return say(request, sentence(key, part=part, **fills))


def in_every_page(request: HttpRequest) -> dict[str, object]:
    """Return what every template may use: the language, and the way to the other one."""
    chosen = reader(request)
    other = next(language for language in LANGUAGES if language != chosen)
    return {"language": chosen, "other_language": other}
