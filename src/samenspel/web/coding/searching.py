"""Words found in a source by their lemma: 'afspraken' finds 'afspraak', 'made' finds 'make'."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from samenspel.reading.dictionary_words import lemma, norm
from samenspel.text import Language

_WORD = re.compile(r"[^\W_][\w\u0300-\u036f]*")
MOST = 2000  # hits that a page is told of


@dataclass(frozen=True, slots=True)
class Place:
    """Where a word stands, and the form under which a dictionary has it."""

    start: int
    end: int
    norm: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Found:
    """The words that were looked for, in code points."""

    start: int
    end: int


def search(text: str, language: Language, asked: str) -> tuple[Found, ...]:
    """Return where the words stand, next to each other; one that ends in * is a beginning."""
    wanted = [one for word in asked.split() if (one := _wanted(word, language))]
    if not wanted:
        return ()
    return tuple(_found(_places(text, language), wanted))[:MOST]


def _found(places: tuple[Place, ...], wanted: list[str]) -> Iterator[Found]:
    size = len(wanted)
    for at in range(len(places) - size + 1):
        if all(_is(places[at + step], one) for step, one in enumerate(wanted)):
            yield Found(places[at].start, places[at + size - 1].end)


def _is(place: Place, wanted: str) -> bool:
    if wanted.endswith("*"):
        return place.norm.startswith(wanted[:-1])
    return wanted in (place.lemma, place.norm)


def _wanted(word: str, language: Language) -> str:
    found = _WORD.search(word)
    if not found:
        return ""
    bare = _folded(found.group())
    return f"{norm(bare)}*" if word.endswith("*") else lemma(bare, language)


def _folded(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()


@lru_cache(maxsize=4)
def _places(text: str, language: Language) -> tuple[Place, ...]:
    found = ((one, _folded(one.group())) for one in _WORD.finditer(text))
    return tuple(
        Place(one.start(), one.end(), norm(word), lemma(word, language)) for one, word in found
    )
