"""Words found in a source by their lemma: 'afspraken' finds 'afspraak', 'made' finds 'make'."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from samenspel.reading.dictionary_words import lemma, norm, sentences_of
from samenspel.text import Language

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
    wanted = [_wanted(one, language) for one in asked.split()]
    wanted = [one for one in wanted if one]
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
    bare = norm(word.strip("*.,;:!?\"'()“”‘’"))
    if not bare or word.endswith("*"):
        return f"{bare}*" if bare else ""
    return lemma(bare, language)


@lru_cache(maxsize=4)
def _places(text: str, language: Language) -> tuple[Place, ...]:
    return tuple(
        Place(word.start, word.end, word.norm, lemma(word.norm, language))
        for words in sentences_of(text, language)
        for word in words
        if word.norm  # nothing is left of 's
    )
