"""The ways in which a name that is known can stand in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from samenspel.catalogue.wording import data
from samenspel.reading.pseudonyms_folded import fold

Kind = Literal["person", "organisation", "place", "network"]
FoundBy = Literal["list", "part", "compound", "suggestion"]
SHORTEST, COMPOUND = 2, 4  # letters of a name; letters of a name that may begin a longer word

_WORD = re.compile(r"[^\W_]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060]|[-\u2010\u2011][ \\t]*\n[ \\t]*")  # within a word
_BETWEEN = r"[\W_]{0,5}"  # 'Anne Marie', 'Anne-Marie', 'anne.marie', 'AnneMarie'
# Also 'Annas'; the apostrophe of 'Anna's' ends a word itself. 'Team 4' is not in 'Team 42'.
_END = r"(?=s?(?![^\W\d_]))(?!(?<=\d)\d)"


@dataclass(frozen=True, slots=True)
class Known:
    """A name that must not stand in a text."""

    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a name: ``capital`` when it is a name with a capital only."""

    known: Known
    found_by: FoundBy
    fits: re.Pattern[str]
    capital: bool

    def is_name(self, words: str) -> bool:
        """Return whether words in a text are the name, and not an ordinary word."""
        last = _WORD.findall(_UNSEEN.sub("", words))[-1:]
        return not self.capital or any(not word[0].islower() for word in last)


@cache
def some(name: str) -> frozenset[str]:
    """Return one list of words, as they are compared."""
    return frozenset(fold(word) for word in data("pseudonyms")["words"][name].split())


def forms(known: Sequence[Known]) -> Mapping[str, tuple[Form, ...]]:
    """Return the forms of all names by how they begin: two letters, or an initial."""
    by_start: dict[str, list[Form]] = defaultdict(list)
    for words, form in (*_wholes(known), *_parts(known)):
        by_start[words[0][:2]].append(form)
    return {start: tuple(found) for start, found in by_start.items()}


def words_of(known: Known) -> list[str]:
    """Return the words of a name as they are compared: 'Vries, Anna de' begins with Anna."""
    last, comma, first = known.name.partition(",")
    swapped = comma and known.kind == "person"
    return _WORD.findall(fold(f"{first} {last}" if swapped else known.name))


def _wholes(known: Iterable[Known]) -> Iterator[tuple[Sequence[str], Form]]:
    for one in known:
        words = words_of(one)
        if sum(map(len, words)) >= SHORTEST:
            capital = len(words) == 1 and words[0] in some("ordinary")
            yield words, Form(one, "list", _pattern(words), capital)
            yield from _compound(one, words)


def _compound(known: Known, words: Sequence[str]) -> Iterator[tuple[Sequence[str], Form]]:
    """Yield a name as the beginning of a longer word: 'Leeuwbegeleider', 'Twentenaar'."""
    if known.kind != "person" and len(words) == 1 and len(words[0]) >= COMPOUND:
        longer = re.compile(re.escape(words[0]) + r"(?=[^\W\d_])")
        yield words, Form(known, "compound", longer, capital=True)


def _parts(known: Sequence[Known]) -> Iterator[tuple[Sequence[str], Form]]:
    """Yield what people are called by; what two are called by is a name of its own."""
    owners: dict[tuple[str, ...], dict[Known, None]] = defaultdict(dict)
    for one in known:
        for words in _called(one):
            owners[tuple(words)][one] = None
    wholes = {tuple(words_of(one)) for one in known}
    for called, whose in owners.items():
        if called in wholes:
            continue
        one = next(iter(whose))
        if len(whose) > 1:
            one = Known(" ".join(called).title(), one.kind)
        yield called, Form(one, "part", _pattern(called), capital=True)
        yield from _compound(one, called)


def _called(known: Known) -> Iterator[list[str]]:
    words = words_of(known)
    if known.kind == "person":
        yield from _of_person(words)
        return
    while len(words) > 1 and words[0] in some("generic"):
        words = words[1:]
        if sum(map(len, words)) > SHORTEST:
            yield words


def _of_person(words: list[str]) -> Iterator[list[str]]:
    while words and words[0] in some("titles"):
        words = words[1:]
    if len(words) < 2:
        yield from ([words] if words and len(words[0]) >= SHORTEST else [])
        return
    small = some("particles")
    cut = next((at for at, word in enumerate(words) if at and word in small), 1)
    first, last = words[:cut], words[cut:]
    if len(last) == 1 or last[0] not in small:
        first, last = words[:1], words[1:]
    yield words
    yield last
    yield [first[0][0], *last]
    yield [*(word[0] for word in first), *last]
    yield [first[0], last[-1]]
    yield from ([word] for word in [*first, *last] if len(word) > 1 and word not in small)


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Return what fits these words in a folded text; an initial may have a full stop."""
    parts = (re.escape(word) + (r"(?:\.\s?)?" if len(word) == 1 else "") for word in words)
    return re.compile(_BETWEEN.join(parts) + _END)
