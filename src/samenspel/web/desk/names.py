"""The names in the texts of a study, and what stands in their place: one key for all of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from samenspel.reading.pseudonyms import Key, Kind, Known, Name, Replacement, known_names, names
from samenspel.study.model import Design
from samenspel.text import LANGUAGES, Language
from samenspel.web.coding.models import Pseudonym
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Study

KINDS: tuple[Kind, ...] = ("person", "organisation", "place", "network")
LONGEST = 100  # letters of a name
MOST = 500  # names that are looked at together
AROUND = 40  # letters of a text that are shown around a name
_NUMBER = re.compile("[0-9]+")
_WORDS = re.compile(r"[^\W_][^\s]*[^\W_]|[^\W_]\.?")
_TOKEN = re.compile(r"(\[[^\W\d_]+ [0-9]+[a-z]*\])")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that may be a name: how often it stands in a text, and once with words around."""

    name: str
    kind: Kind
    ticked: bool
    times: int = 0
    before: str = ""
    there: str = ""
    after: str = ""


def key_of(record: Study, language: str = "") -> Key:
    """Return the names that are replaced in every text; a new one gets words of a language."""
    rows = tuple(
        Replacement(_kind(one.kind), one.name, _number(one.instead), one.words, one.instead)
        for one in record.pseudonyms.all()
    )
    known = tuple(dict.fromkeys(Known(row.name, row.kind) for row in rows))
    return Key(spoken(record, language), known, rows)


def spoken(record: Study, language: str = "") -> Language:
    """Return the language of a text; where nobody said it, the first language of the study."""
    first = next(iter(design(record).languages), LANGUAGES[0])
    return next((one for one in LANGUAGES if one == language), first)


def remember(record: Study, key: Key) -> None:
    """Keep a key; what was in it before stays as it is."""
    Pseudonym.objects.bulk_create(
        (
            Pseudonym(
                study=record, kind=row.kind, name=row.name, words=row.words, instead=row.token
            )
            for row in key.rows
        ),
        ignore_conflicts=True,
    )


def candidates(text: str, now: Design, key: Key) -> list[Candidate]:
    """Return what may be a name in a text and is not in the key yet, each ticked."""
    listed = [Known(one.name, "organisation") for one in now.organisations if one.name]
    listed += [Known(one.name, "network") for one in now.networks if one.name]
    known = known_names(text, [*key.known, *listed])
    found = dict.fromkeys((one.name, one.kind) for one in known)
    found |= dict.fromkeys(_longest(dict.fromkeys(_guesses(text, known))))
    held = {(one.name, one.kind) for one in key.known}
    fresh = [Candidate(name, kind, ticked=True) for name, kind in found if (name, kind) not in held]
    return [one for one in counted(text, fresh, key) if one.times]


def _guesses(text: str, known: Sequence[Name]) -> Iterator[tuple[str, Kind]]:
    """Yield what looks like a name, without the names in it that are known."""
    ends = [one.end for one in known]
    for guess in names(text, ()):
        at = guess.start
        for one in known[bisect_right(ends, guess.start) :]:
            if one.start >= guess.end:
                break
            yield from _capitals(text[at : one.start], guess.kind)
            at = one.end
        yield from _capitals(text[at : guess.end], guess.kind)


def _longest(found: Iterable[tuple[str, Kind]]) -> Iterator[tuple[str, Kind]]:
    """Yield names without those that are a way to write a longer one: Joris is Joris Kerkvoorde."""
    kept: list[Known] = []
    for name, kind in sorted(found, key=lambda one: (-len(one[0]), one)):
        longer = [one for one in kept if name.casefold() in one.name.casefold()]
        if not any(one.end - one.start == len(name) for one in known_names(name, longer)):
            kept.append(Known(name, kind))
            yield name, kind


def _capitals(words: str, kind: Kind) -> Iterator[tuple[str, Kind]]:
    """Yield words from the first to the last that begins with a capital."""
    found = [one for one in _WORDS.finditer(words) if one.group()[0].isupper()]
    if found:
        yield words[found[0].start() : found[-1].end()], kind


def counted(text: str, found: Sequence[Candidate], key: Key) -> list[Candidate]:
    """Return candidates with how often they stand in a text beside the names of the key."""
    known = [*key.known, *(Known(one.name, one.kind) for one in found)]
    places = known_names(text, known)
    times = Counter((one.name, one.kind) for one in places)
    first = {(one.name, one.kind): (one.start, one.end) for one in reversed(places)}
    return [
        Candidate(
            one.name,
            one.kind,
            one.ticked,
            times[one.name, one.kind],
            *_around(text, first.get((one.name, one.kind))),
        )
        for one in found
    ]


def already(text: str, key: Key) -> list[tuple[str, str, int]]:
    """Return the names of the key in a text: what stands for each, and how often it is there."""
    tokens = {(row.name, row.kind): row.token for row in reversed(key.rows)}
    times = Counter((one.name, one.kind) for one in known_names(text, key.known))
    return [(name, tokens[name, kind], count) for (name, kind), count in times.items()]


def chosen(typed: Mapping[str, str]) -> list[Candidate]:
    """Return the candidates of a form, with what was typed below them."""
    found: dict[str, Candidate] = {}
    for place in range(MOST):
        name = _clean(typed.get(f"name-{place}", ""))
        if not name:
            break
        kind = _kind(typed.get(f"kind-{place}", ""))
        found[name] = Candidate(name, kind, f"tick-{place}" in typed)
    for kind in KINDS:  # what is typed below says more than what was guessed
        for name in map(_clean, typed.get(f"more-{kind}", "").splitlines()):
            if name:
                found[name] = Candidate(name, kind, ticked=True)
    return list(found.values())[:MOST]


def ticked(found: Iterable[Candidate]) -> list[Known]:
    """Return the candidates that are names."""
    return [Known(one.name, one.kind) for one in found if one.ticked]


def pieces(text: str) -> list[list[tuple[str, bool]]]:
    """Return paragraphs in pieces, with whether each piece stands in the place of a name."""
    return [
        [(piece, at % 2 == 1) for at, piece in enumerate(_TOKEN.split(line)) if piece]
        for line in text.split("\n")
    ]


def _around(text: str, place: tuple[int, int] | None) -> tuple[str, str, str]:
    if place is None:
        return "", "", ""
    start, end = place
    line = max(text.rfind("\n", 0, start) + 1, start - AROUND)
    stop = min(at if (at := text.find("\n", end)) >= 0 else len(text), end + AROUND)
    return text[line:start], text[start:end], text[end:stop]


def _clean(words: str) -> str:
    return " ".join(words.split())[:LONGEST]


def _kind(words: str) -> Kind:
    return next((kind for kind in KINDS if kind == words), KINDS[0])


def _number(token: str) -> int:
    found = _NUMBER.search(token)
    return int(found.group()) if found else 0
