"""The words that the check understands: phrases as data, and the longest that fits a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from samenspel.catalogue.wording import data
from samenspel.reading.tokens import Token, tokens
from samenspel.text import Language

STEM = 3  # letters by which phrases that start with a stem are kept


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of tokens with a meaning: ``kind`` says of what sort."""

    kind: str
    meaning: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words to find; a word that ends in a star is a stem."""

    words: tuple[str, ...]
    kind: str
    meaning: str

    def fits(self, norms: Sequence[str], at: int) -> bool:
        """Return whether these words stand at this place."""
        if at + len(self.words) > len(norms):
            return False
        return all(
            norms[at + step].startswith(word[:-1]) if word[-1] == "*" else norms[at + step] == word
            for step, word in enumerate(self.words)
        )


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by how they begin, the longest first."""

    by_word: Mapping[str, list[Phrase]] = field(default_factory=dict)
    by_stem: Mapping[str, list[Phrase]] = field(default_factory=dict)

    def found(self, words: Sequence[Token]) -> Iterator[Mark]:
        """Yield, per kind, the longest phrase at each place; one kind never overlaps itself."""
        norms, free = [word.norm for word in words], dict[str, int]()
        for at in range(len(norms)):
            for one in self._fitting(norms, at):
                if free.get(one.kind, 0) <= at:
                    free[one.kind] = at + len(one.words)
                    yield Mark(one.kind, one.meaning, at, at + len(one.words))

    def _fitting(self, norms: Sequence[str], at: int) -> list[Phrase]:
        first = norms[at]
        candidates = [*self.by_word.get(first, ()), *self.by_stem.get(first[:STEM], ())]
        fitting = [phrase for phrase in candidates if phrase.fits(norms, at)]
        return sorted(fitting, key=_length, reverse=True)


def _length(phrase: Phrase) -> tuple[int, int]:
    return len(phrase.words), sum(len(word) for word in phrase.words)


def phrase(words: str, kind: str, meaning: str) -> Phrase:
    """Return a phrase from words as they are written."""
    parts: list[str] = []
    for token in tokens(words):
        if token.norm == "*" and parts:
            parts[-1] += "*"
        else:
            parts.append(token.norm)
    return Phrase(tuple(parts), kind, meaning)


def phrases(found: Iterable[Phrase]) -> Phrases:
    """Return phrases, ready to be found."""
    by_word: dict[str, list[Phrase]] = {}
    by_stem: dict[str, list[Phrase]] = {}
    for one in found:
        if not one.words:
            continue
        first = one.words[0]
        if first[-1] == "*":
            by_stem.setdefault(first[:STEM], []).append(one)
        else:
            by_word.setdefault(first, []).append(one)
    return Phrases(by_word, by_stem)


@cache
def common(language: Language) -> tuple[Phrase, ...]:
    """Return the phrases of a language that belong to no study."""
    return tuple(
        phrase(words, kind, meaning)
        for kind, meanings in data("reading")[language].items()
        for meaning, spellings in meanings.items()
        for words in spellings
    )


@cache
def plain_words(name: str) -> tuple[str, ...]:
    """Return one plain list of words."""
    return tuple(data("reading_plain")[name].split())


@cache
def names(kind: str) -> tuple[Phrase, ...]:
    """Return what values, strategies, obstacles or tensions are called, in both languages."""
    return tuple(
        phrase(words, kind, id)
        for id, spellings in data("reading_names").get(kind, {}).items()
        for words in spellings
    )
