"""What stands in the place of each name: one key for all texts of a study."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from samenspel.catalogue.wording import data
from samenspel.reading.pseudonyms_forms import Kind, Known, words_of
from samenspel.reading.pseudonyms_found import known_names
from samenspel.text import Language

_TOKEN = re.compile(r"\[[^\W\d_]+ ([0-9]+)[a-z]*\]")
LETTERS = 26


@dataclass(frozen=True, slots=True)
class Replacement:
    """What stands for one way to write a name; ``number`` is the same for every way."""

    kind: Kind
    name: str
    number: int
    words: str
    token: str


@dataclass(frozen=True, slots=True)
class Key:
    """The names that are replaced and what stands for them: with it the names come back."""

    language: Language
    known: tuple[Known, ...] = ()
    rows: tuple[Replacement, ...] = ()


def key(texts: Sequence[str], known: Iterable[Known], before: Key) -> Key:
    """Return a key with a replacement for every known name, as it is written in the texts.

    What stood for a name in the key before goes on to do so. The order of the texts says nothing.
    """
    first: dict[tuple[Kind, tuple[str, ...]], Known] = {}
    for one in (*before.known, *known):
        first.setdefault(_who(one), one)
    everyone = tuple(first.values())
    found = Counter(
        (Known(name.name, name.kind), text[name.start : name.end])
        for text in texts
        for name in known_names(text, everyone)
    )
    rows = list(before.rows)
    numbers = _numbers((*everyone, *sorted({one for one, _ in found}, key=_who)), texts, rows)
    for one, number in numbers.items():
        rows += _new(one, number, _written(one, found), rows, before.language)
    return Key(before.language, everyone, tuple(rows))


def replaced(text: str, key: Key) -> str:
    """Return a text in which no name of the key is left."""
    tokens = {(row.kind, row.name, row.words): row.token for row in key.rows}
    # The first row of a name stands for every way to write it that the key has not seen.
    first = {(row.kind, row.name): row.token for row in reversed(key.rows)}
    pieces, at = list[str](), 0
    for name in known_names(text, key.known):
        who = (name.kind, name.name)
        other = first.get(who, f"[{_word(name.kind, key.language)}]")
        pieces += [text[at : name.start], tokens.get((*who, text[name.start : name.end]), other)]
        at = name.end
    return "".join([*pieces, text[at:]])


def restored(text: str, key: Key) -> str:
    """Return a text as it was before its names were replaced."""
    words = {row.token: row.words for row in key.rows}
    return _TOKEN.sub(lambda found: words.get(found.group(), found.group()), text)


def _who(one: Known) -> tuple[Kind, tuple[str, ...]]:
    return one.kind, tuple(words_of(one))


def _word(kind: Kind, language: Language) -> str:
    return str(data("pseudonyms")["token"][kind][language])


def _numbers(
    names: Iterable[Known], texts: Iterable[str], rows: Iterable[Replacement]
) -> Mapping[Known, int]:
    """Return a number for each name: that of before, or the next that no text holds already."""
    known = {Known(row.name, row.kind): row.number for row in rows}
    taken = {int(found) for text in texts for found in _TOKEN.findall(text)}
    taken |= set(known.values())
    free: dict[Kind, Iterator[int]] = defaultdict(lambda: (n for n in count(1) if n not in taken))
    return {
        one: known[one] if one in known else next(free[one.kind]) for one in dict.fromkeys(names)
    }


def _written(one: Known, found: Counter[tuple[Known, str]]) -> list[str]:
    """Return how a name is written, the most common way first; as in the list when nowhere."""
    ways = {words: times for (known, words), times in found.items() if known == one}
    return sorted(ways, key=lambda words: (-ways[words], len(words), words)) or [one.name]


def _new(
    one: Known, number: int, ways: Iterable[str], rows: Sequence[Replacement], language: Language
) -> list[Replacement]:
    seen = [row.words for row in rows if (row.kind, row.name) == (one.kind, one.name)]
    fresh = [words for words in ways if words not in seen]
    label = f"{_word(one.kind, language)} {number}"
    return [
        Replacement(one.kind, one.name, number, words, f"[{label}{_letters(place)}]")
        for place, words in enumerate(fresh, start=len(seen))
    ]


def _letters(place: int) -> str:
    """Return nothing for the first way to write a name, then b, c and on to z, aa, ab."""
    letters, rest = "", place + 1 if place else 0
    while rest:
        rest, last = divmod(rest - 1, LETTERS)
        letters = chr(ord("a") + last) + letters
    return letters
