"""Networks that are called by one word of their name: 'de Gezinskring'."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from samenspel.reading.lexicon import Mark, Phrase, plain_words
from samenspel.reading.tokens import Token, tokens

_SHORT = 4  # letters of a word that is too short to be a name by itself
_LONG = 8  # letters of a word that is a name even where every sentence has a capital
_ORDINARY = ("dutch", "english", "names_a_number_before", "names_a_number_after")


def parts(networks: Iterable[tuple[str, str]], others: Iterable[Phrase]) -> Mapping[str, str]:
    """Return the words that are in the name of one network, and mean nothing else here."""
    words = {id: {token.norm for token in tokens(name)} for id, name in networks}
    if len(words) == 1:
        return {}
    often = Counter(word for found in words.values() for word in found)
    taken = {word.rstrip("*") for phrase in others for word in phrase.words}
    taken |= {word for name in _ORDINARY for word in plain_words(name)}
    return {
        word: id
        for id, found in words.items()
        for word in found
        if often[word] == 1 and len(word) > _SHORT and word not in taken
    }


def called(words: Sequence[Token], known: Mapping[str, str]) -> Iterator[Mark]:
    """Yield networks that are called by a word of their name, written with a capital."""
    for at, word in enumerate(words):
        opening = at == 0 or words[at - 1].norm in {".", ":"}
        long = len(word.norm) >= _LONG
        if word.norm in known and word.text[0].isupper() and (long or not opening):
            yield Mark("network", known[word.norm], at, at + 1)
