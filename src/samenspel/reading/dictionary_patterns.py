"""Patterns of words, read once and found around their rarest word.

A pattern is words with spaces between them. ``vertrouwen`` is that word in any of its forms,
``=zat`` only as it stands, ``samenwerk*`` and ``*plan`` a word that begins or ends so, ``a|b``
one of both, ``@partij`` a word of a list, and ``..3`` room for at most three other words. Around
``~3`` there is such room too, and the two sides may change places. An alternative of several words
is written ``mis|uit_de_hand``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from samenspel.catalogue.dictionary import Dictionary
from samenspel.reading.dictionary_words import lemma, norm
from samenspel.text import Language

Tags = Sequence[frozenset[int]]  # of each word of a sentence, which atoms it is
Step = tuple[int, int]  # the room before a word, and the atom that it must be


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern around its rarest word: from there outward to both ends."""

    anchor: int
    back: tuple[Step, ...]
    forth: tuple[Step, ...]
    other: int  # the rarest word but one: without it there is no need to look

    def at(self, tags: Tags, place: int) -> tuple[int, int] | None:
        """Return the first and last word when the rarest word stands at this place."""
        first = _reach(self.back, tags, place, -1)
        last = _reach(self.forth, tags, place, 1)
        return None if first is None or last is None else (first, last)

    def stands_in(self, tags: Tags, here: frozenset[int]) -> bool:
        """Return whether a sentence holds this pattern; ``here`` are all its atoms."""
        if self.anchor not in here or self.other not in here:
            return False
        places = (place for place, atoms in enumerate(tags) if self.anchor in atoms)
        return any(self.at(tags, place) for place in places)


def _reach(steps: Sequence[Step], tags: Tags, place: int, way: int) -> int | None:
    """Return where the last step ends, the nearest words first; None when it cannot be done."""
    if not steps:
        return place
    room, atom = steps[0]
    for there in range(place + way, place + way * (room + 2), way):
        if not 0 <= there < len(tags):
            return None
        if atom in tags[there] and (end := _reach(steps[1:], tags, there, way)) is not None:
            return end
    return None


def orders(written: str) -> Iterator[str]:
    """Yield the plain patterns that one pattern stands for."""
    if "~" not in written:
        yield from _one_by_one(written.split())
        return
    left, right = written.split("~")
    room, _, rest = right.partition(" ")
    yield from _one_by_one(f"{left} ..{room} {rest}".split())
    yield from _one_by_one(f"{rest} ..{room} {left}".split())


def _one_by_one(parts: Sequence[str]) -> Iterator[str]:
    """Yield a pattern for each choice of several words: ``mis|uit_de_hand`` is two."""
    choices = [_choices(part) for part in parts]
    yield from (" ".join(choice) for choice in product(*choices))


def _choices(part: str) -> list[str]:
    words = part.split("|")
    single = "|".join(word for word in words if "_" not in word)
    several = [word.replace("_", " ") for word in words if "_" in word]
    return [*([single] if single else []), *several]


@dataclass(frozen=True, slots=True)
class Atoms:
    """What one word may be: by itself or its lemma, by how it begins, by how it ends."""

    source: Dictionary
    numbers: dict[str, int] = field(default_factory=dict)
    rarity: dict[int, int] = field(default_factory=dict)  # signs: the longer, the rarer
    whole: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    exact: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    begin: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    end: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    def of(self, word: str, language: Language) -> frozenset[int]:
        """Return which atoms a folded word is."""
        base, word = lemma(word, language), norm(word)
        found = {*self.whole.get(word, ()), *self.whole.get(base, ()), *self.exact.get(word, ())}
        for size in range(2, len(word) + 1):
            found.update(self.begin.get(word[:size], ()), self.end.get(word[-size:], ()))
        for size in range(2, len(base) + 1):
            found.update(self.end.get(base[-size:], ()))
        return frozenset(found)

    def pattern(self, written: str) -> Pattern:
        """Return a pattern from how it is written."""
        steps, room = list[Step](), 0
        for part in written.split():
            if part.startswith(".."):
                room = int(part[2:])
            else:
                steps.append((room, self._number(part)))
                room = 0
        rarest = max(range(len(steps)), key=lambda at: self.rarity[steps[at][1]])
        back = [(steps[at][0], steps[at - 1][1]) for at in range(rarest, 0, -1)]
        others = [atom for at, (_, atom) in enumerate(steps) if at != rarest]
        other = max(others, key=self.rarity.__getitem__, default=steps[rarest][1])
        return Pattern(steps[rarest][1], tuple(back), tuple(steps[rarest + 1 :]), other)

    def _number(self, part: str) -> int:
        if part not in self.numbers:
            number = self.numbers[part] = len(self.numbers)
            words = list(_words(part, self.source.classes))
            self.rarity[number] = min(self._rarity(word) for word in words)
            for word in words:
                self._add(word, number)
        return self.numbers[part]

    def _rarity(self, word: str) -> int:
        return 0 if word.strip("=") in self.source.common else len(word)

    def _add(self, word: str, number: int) -> None:
        if word.startswith("="):
            self.exact[norm(word[1:])].add(number)
        elif word.startswith("*"):
            self.end[norm(word[1:])].add(number)
        elif word.endswith("*"):
            self.begin[norm(word[:-1])].add(number)
        else:
            self.whole[norm(word)].add(number)


def _words(part: str, classes: Mapping[str, str]) -> Iterator[str]:
    for word in part.split("|"):
        if word.startswith("@"):
            for one in classes[word[1:]].split():
                yield from _words(one, classes)
        else:
            yield word
