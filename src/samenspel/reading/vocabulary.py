"""The words of one study: its values, networks and cases, beside the words everybody uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from samenspel.catalogue import items
from samenspel.reading.lexicon import Phrase, Phrases, common, names, phrase, phrases
from samenspel.reading.naming import parts
from samenspel.text import LANGUAGES, Language, Text

ITEM_KINDS = ("strategies", "tensions", "obstacles", "conditions")
LETTERS = 2  # ids this short are letters: they are names only where a network is spoken of


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What may be spoken of: phrases per language, and the networks in their own order."""

    nl: Phrases
    en: Phrases
    values: tuple[str, ...]
    networks: tuple[str, ...]
    letters: frozenset[str]  # ids of networks that are only letters
    parts: Mapping[str, str] = field(default_factory=dict)  # word of a name -> its network
    round: int = 1
    groups: frozenset[str] = frozenset()  # what a part of the people is called

    def of(self, language: Language) -> Phrases:
        """Return the phrases of one language."""
        return self.nl if language == "nl" else self.en


def vocabulary(
    cards: Sequence[tuple[str, Text]],
    networks: Sequence[tuple[str, str]],
    cases: Sequence[str] = (),
    organisations: Sequence[str] = (),
) -> Vocabulary:
    """Return the words of a study: cards, networks (id, name), loose cases and members."""
    own = [*_values(cards), *(phrase(name, "case", name) for name in cases)]
    own += [phrase(id, "organisation", id) for id in organisations]
    called = [one for kind in ITEM_KINDS for one in (*names(kind), *_labels(kind))]
    named = [*own, *called]
    every = [*_networks(networks), *named]
    dutch, english = (phrases([*common(one), *every]) for one in LANGUAGES)
    others = [*named, *(one for language in LANGUAGES for one in common(language))]
    ids = tuple(id for id, _ in networks)
    return Vocabulary(
        dutch,
        english,
        values=tuple(id for id, _ in cards),
        networks=ids,
        letters=frozenset(id for id in ids if len(id) <= LETTERS),
        parts=parts(networks, others),
    )


def _values(cards: Sequence[tuple[str, Text]]) -> Iterator[Phrase]:
    known = {id for id, _ in cards}
    yield from (one for one in names("value") if one.meaning in known)
    everyday = [one for one in names("weak") if one.meaning in known]
    yield from everyday
    words = {one.words for one in everyday}
    for id, label in cards:
        for spelling in {label.nl, label.en, id}:
            named = phrase(spelling, "value", id)
            if named.words not in words:
                yield named


def _labels(kind: str) -> Iterator[Phrase]:
    for item in items(kind):
        yield from (phrase(words, kind, item.id) for words in {item.label.nl, item.label.en})


def _networks(networks: Iterable[tuple[str, str]]) -> Iterator[Phrase]:
    for id, name in networks:
        for spelling in {id, name} - {""}:
            if len(spelling) > LETTERS:
                yield phrase(spelling, "network", id)
