"""Which words somebody means who types them, or the number of a paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from django.http import QueryDict

from samenspel.web.coding.acts import Spot
from samenspel.web.coding.shown import Paragraph

Wrong = Literal["no_paragraph", "not_there", "more_than_once"]
LARGEST = 9  # digits of a place


@dataclass(frozen=True, slots=True)
class Typed:
    """Where words begin and end, or what keeps us from knowing."""

    start: int = 0
    end: int = 0
    wrong: Wrong | None = None


def typed(read: tuple[Paragraph, ...], paragraph: str, words: str) -> Typed:
    """Return where the words stand in a paragraph; without words it is the whole paragraph."""
    place = number(paragraph.strip())
    if place is None or not 1 <= place <= len(read):
        return Typed(wrong="no_paragraph")
    within, words = read[place - 1], words.strip()
    if not words:
        return Typed(within.start, within.end)
    times = within.words.count(words)
    if times != 1:
        return Typed(wrong="more_than_once" if times else "not_there")
    start = within.start + within.words.index(words)
    return Typed(start, start + len(words))


def spot(asked: QueryDict) -> Spot | None:
    """Return the code and the place that a form gives as numbers."""
    found = [number(asked.get(name, "")) for name in ("code", "start", "end")]
    code, start, end = found
    return None if code is None or start is None or end is None else Spot(code, start, end)


def number(words: str) -> int | None:
    """Return the whole number that words are."""
    fits = words.isascii() and words.isdigit() and len(words) <= LARGEST
    return int(words) if fits else None
