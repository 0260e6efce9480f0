"""Which words somebody means who types them, or the number of a paragraph."""

from __future__ import annotations

import re
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
    within = read[place - 1]
    if not words.strip():
        return Typed(within.start, within.end)
    found = places(within.words, words, within.start)
    if len(found) != 1:
        return Typed(wrong="more_than_once" if found else "not_there")
    return Typed(*found[0])


def places(text: str, words: str, begin: int = 0) -> list[tuple[int, int]]:
    """Return where words stand in a text that begins at a place; white space is as any other."""
    asked = r"\s+".join(map(re.escape, words.split()))
    # Looking ahead also finds words that overlap: 'na na' stands twice in 'na na na'.
    found = re.finditer(f"(?=({asked}))", text) if asked else ()
    return [(begin + one.start(1), begin + one.end(1)) for one in found]


def spot(asked: QueryDict) -> Spot | None:
    """Return the code and the place that a form gives as numbers."""
    found = [number(asked.get(name, "")) for name in ("code", "start", "end")]
    code, start, end = found
    return None if code is None or start is None or end is None else Spot(code, start, end)


def number(words: str) -> int | None:
    """Return the whole number that words are."""
    fits = words.isascii() and words.isdigit() and len(words) <= LARGEST
    return int(words) if fits else None
