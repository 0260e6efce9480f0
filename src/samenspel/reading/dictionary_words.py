"""The words of a text for the dictionary: where they stand, in which sentence and clause."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import attrgetter

from samenspel.catalogue.dictionary import dictionary
from samenspel.text import Language

_SIGNS = r"[^\W_][\w\u0300-\u036f]*"
# What stands between square brackets is a name or a time that was put in the place of another.
_PART = re.compile(
    rf"(?P<word>{_SIGNS}(?:['’]{_SIGNS})*)|(?P<end>[.!?…]+(?=[\s\"'”’)\]]|\Z)|;)|(?P<pause>[,:()–—]|\[[^\[\]]{{1,60}}\])"
)
_POSSESSIVE = re.compile(r"'s\Z")
PAUSE = 2  # words: what a comma counts for in the room between words
_ONE = frozenset({"één", "eén"})  # in Dutch the accents make a number of an article


@dataclass(frozen=True, slots=True)
class Word:
    """One folded word, or a pause without a word; a hyphen parts words."""

    text: str
    start: int
    end: int
    sentence: int
    clause: int


def sentences_of(text: str, language: Language) -> Iterator[list[Word]]:
    """Yield the words of each sentence; a line end is a space like any other."""
    for _, words in groupby(_words(text, language), key=attrgetter("sentence")):
        yield list(words)


def _words(text: str, language: Language) -> Iterator[Word]:
    short, sentence, clause, last = dictionary(language).abbreviations, 0, 0, ""
    for found in _PART.finditer(text):
        if found.lastgroup == "word":
            last = folded(found.group())
            yield Word(last, found.start(), found.end(), sentence, clause)
        elif found.group() != "." or last not in short:
            clause += 1
            if found.lastgroup == "end":
                sentence += 1
            else:
                yield from [Word("", found.start(), found.end(), sentence, clause)] * PAUSE


@lru_cache(maxsize=100_000)
def folded(word: str) -> str:
    """Return a word without capitals and possessive ending, its accents in one way of writing."""
    plain = unicodedata.normalize("NFC", word.replace("’", "'")).casefold()
    return _POSSESSIVE.sub("", plain)


@lru_cache(maxsize=100_000)
def norm(word: str) -> str:
    """Return a folded word as it is compared: without accents, save where they make a number."""
    if word in _ONE:
        return "één"
    parts = unicodedata.normalize("NFKD", word)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


@lru_cache(maxsize=100_000)
def lemma(word: str, language: Language) -> str:
    """Return the form under which a folded word stands in a dictionary, as it is compared."""
    own = dictionary(language).lemmas.get(norm(word))
    if own:
        return norm(own)
    # Loading the lists of lemmas takes half a second, which only who reads a text should pay.
    from simplemma import lemmatize  # noqa: PLC0415

    return norm(lemmatize(word, lang=language))
