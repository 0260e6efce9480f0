"""Words that look like a name: with a capital where no sentence begins."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from samenspel.reading.pseudonyms_folded import fold
from samenspel.reading.pseudonyms_forms import Kind, some
from samenspel.reading.turns import turns

_WORD = re.compile(r"[A-Z]\.|[^\W_]+(?:['’-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_ABBREVIATED = r"(?<!\b[A-Za-z])(?<!\bdr)(?<!\bmw)(?<!\bmr)(?<!\bdhr)(?<!\bmevr)(?<!\bst)"
_OPENS = re.compile(rf"(?:^|\n|{_ABBREVIATED}[.]|[!?…:;])[\s\"'“”‘’(\[•–-]*$", re.IGNORECASE)
NEAR = 8  # signs before a word that say whether a sentence begins there
ABBREVIATION = 3  # capitals from which a word is the short name of something

Guess = tuple[int, int, Kind]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word in a text: where it stands, and whether a sentence begins with it."""

    start: int
    end: int
    text: str
    plain: str
    opens: bool

    @property
    def capital(self) -> bool:
        """Return whether this is written with a capital."""
        return self.text[0].isupper()


def suggestions(text: str) -> tuple[Guess, ...]:
    """Return where words look like a name, and of what kind; a person has to decide."""
    words = [_word(found, text) for found in _WORD.finditer(text) if not _computes(found, text)]
    spoken = {turn.start: turn.words_start for turn in turns(text) if _is_person(turn.speaker)}
    likely = _likely(words)
    return tuple(_runs(words, likely, spoken, text))


def _is_person(speaker: str) -> bool:
    first = fold(speaker).split()[:1]
    return bool(first) and first[0] not in some("roles") and not speaker.startswith("[")


def _computes(found: re.Match[str], text: str) -> bool:
    """Return whether a word is what a cell of a sheet computes: =SUM(...)."""
    return text.endswith("=", 0, found.start()) and text.startswith("(", found.end())


def _word(found: re.Match[str], text: str) -> _Word:
    words = _POSSESSIVE.sub("", found.group())
    opens = words[0].isupper() and _begins(text, found.start())
    return _Word(found.start(), found.start() + len(words), words, fold(words), opens)


def _begins(text: str, at: int) -> bool:
    """Return whether a sentence begins at a place."""
    return at == 0 or bool(_OPENS.search(text[max(0, at - NEAR) : at]))


def _likely(words: Sequence[_Word]) -> frozenset[str]:
    """Return the words that are a name somewhere: more often with a capital than without."""
    inside = Counter(word.plain for word in words if word.capital and not word.opens)
    small = Counter(word.plain for word in words if not word.capital)
    return frozenset(
        word
        for word, times in inside.items()
        if times > small[word]
        and len(word) > 1
        and word not in some("capitals")
        and not any(sign.isdigit() for sign in word)
    )


def _runs(
    words: Sequence[_Word], likely: frozenset[str], spoken: dict[int, int], text: str
) -> Iterator[Guess]:
    """Yield names of one word or more: 'J. van der Berg' is one."""
    at = 0
    while at < len(words):
        end = _end_of(words, at, likely, text)
        if words[at].start in spoken and words[at].capital:
            label = re.match(r"[^\[:]*[^\s\[:]", text[words[at].start : spoken[words[at].start]])
            last = words[at].start + (label.end() if label else 0)
            yield words[at].start, last, "person"
            at = next((n for n in range(at, len(words)) if words[n].start >= last), len(words))
        elif end:
            yield words[at].start, words[end - 1].end, _kind(words, at, end)
            at = end
        else:
            at += 1


def _end_of(words: Sequence[_Word], at: int, likely: frozenset[str], text: str) -> int:
    """Return behind which word a name ends that begins here; nothing when none does."""
    end, last = 0, at
    while last < len(words) and (
        last == at or text[words[last - 1].end : words[last].start] == " "
    ):
        word = words[last]
        if word.capital and word.plain in likely:
            end = last + 1
        elif not (_is_initial(word) or (last > at and word.plain in some("links"))):
            break
        last += 1
    return end


def _is_initial(word: _Word) -> bool:
    return word.text[1:] == "."


def _kind(words: Sequence[_Word], at: int, end: int) -> Kind:
    before = words[at - 1].plain if at else ""
    if words[at].plain in some("works") or before in some("works"):
        return "organisation"
    if before in some("titles") or _is_initial(words[at]) or end - at > 1:
        return "person"
    if before in some("towards"):
        return "place"
    shouted = words[at].text.isupper() and len(words[at].text) >= ABBREVIATION
    return "organisation" if shouted else "person"
