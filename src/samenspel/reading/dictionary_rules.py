"""The rules of one language, ready to be found in one pass over the words of a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Generic, TypeVar

from samenspel.catalogue.dictionary import Cue, Rule, dictionary
from samenspel.reading.dictionary_patterns import Atoms, Pattern, Tags, orders
from samenspel.text import Language

Span = tuple[int, int]  # the first and the last word


Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class ReadyRule:
    """A rule with what must and what may not stand beside it."""

    rule: Rule
    near: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    words_not: frozenset[int]

    def holds(self, tags: Tags, span: Span, here: frozenset[int]) -> bool:
        """Return whether nothing in the sentence stands in the way."""
        if any(self.words_not & tags[place] for place in range(span[0], span[1] + 1)):
            return False
        if self.near and not _any_stands(self.near, tags, here):
            return False
        return not _any_stands(self.unless, tags, here)


@dataclass(frozen=True, slots=True)
class Anchored(Generic[Thing]):
    """Things to find, each under the rarest word of its pattern, with another word of it."""

    by_atom: Mapping[int, Sequence[tuple[int, Thing, Pattern]]]

    def found(self, tags: Tags, here: frozenset[int]) -> Iterator[tuple[Thing, Span]]:
        """Yield what stands in a sentence, and where; ``here`` are all its atoms."""
        for atom in here & self.by_atom.keys():
            possible = [one for one in self.by_atom[atom] if one[0] in here]
            if possible:
                places = [place for place, atoms in enumerate(tags) if atom in atoms]
                yield from _standing(possible, tags, places)


@dataclass(frozen=True, slots=True)
class Ready:
    """The dictionary of one language, ready to be found."""

    version: str
    atoms: Atoms
    rules: Anchored[ReadyRule]
    cues: Anchored[Cue]
    stops: Anchored[str]
    stops_after: Anchored[str]

    def found(self, tags: Tags) -> Iterator[tuple[Rule, Span]]:
        """Yield the rules that a sentence meets, and where."""
        here = all_of(tags)
        met = self.rules.found(tags, here)
        yield from ((one.rule, span) for one, span in met if one.holds(tags, span, here))


@cache
def ready(language: Language) -> Ready:
    """Return the dictionary of one language, ready to be found."""
    source = dictionary(language)
    atoms = Atoms(source)

    def patterns(written: Iterable[str]) -> tuple[Pattern, ...]:
        return tuple(atoms.pattern(order) for one in written for order in orders(one))

    def beside(rule: Rule) -> ReadyRule:
        words_not = frozenset(one.anchor for one in patterns(rule.words_not))
        return ReadyRule(rule, patterns(rule.near), patterns(rule.unless), words_not)

    return Ready(
        version=source.version,
        atoms=atoms,
        rules=_anchored((beside(rule), patterns(rule.find)) for rule in source.rules),
        cues=_anchored((cue, patterns(cue.find)) for cue in source.cues),
        stops=_anchored((stop, patterns([stop])) for stop in source.stops),
        stops_after=_anchored((stop, patterns([stop])) for stop in source.stops_after),
    )


@lru_cache(maxsize=100_000)
def tags_of(word: str, language: Language) -> frozenset[int]:
    """Return which atoms of the dictionary a folded word is; a pause is none."""
    return ready(language).atoms.of(word, language) if word else frozenset()


def _anchored(things: Iterable[tuple[Thing, Iterable[Pattern]]]) -> Anchored[Thing]:
    by_atom: dict[int, list[tuple[int, Thing, Pattern]]] = defaultdict(list)
    for thing, patterns in things:
        for pattern in patterns:
            by_atom[pattern.anchor].append((pattern.other, thing, pattern))
    return Anchored(dict(by_atom))


def _standing(
    possible: Sequence[tuple[int, Thing, Pattern]], tags: Tags, places: Sequence[int]
) -> Iterator[tuple[Thing, Span]]:
    for _, thing, pattern in possible:
        for place in places:
            if span := pattern.at(tags, place):
                yield thing, span


def all_of(tags: Tags) -> frozenset[int]:
    """Return which atoms a sentence holds, wherever they stand."""
    return frozenset().union(*tags)


def _any_stands(patterns: Iterable[Pattern], tags: Tags, here: frozenset[int]) -> bool:
    return any(pattern.stands_in(tags, here) for pattern in patterns)
