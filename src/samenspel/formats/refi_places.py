"""Places in a text: each tool counts in its own way, and says so nowhere.

Some count signs, some the halves that a sign takes in memory (UTF-16); a line end is one or two;
a mark of byte order may count; the last sign may be in or out. The ways are tried on the
selections of one text, and the one under which they begin and end at words is taken.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal
from unicodedata import category

LARGE = re.compile("[\U00010000-\U0010ffff]")  # two halves in UTF-16
LINE_END = re.compile("\r\n?")
SPACE = re.compile(r"\s")
TRIED = 500  # selections that are held against the text; more say the same
COMPARED = 400  # signs of a selection that are compared with its name
SAME_WORDS, LIKE_WORDS, NOWHERE = 8, 5, -8
SURE = 2  # by how much another way must be better than the plain one

LineEnd = Literal["one", "file", "two"]


@dataclass(frozen=True, slots=True)
class Words:
    """A text with one kind of line end, and how it stood in its file."""

    text: str
    mark: bool = False  # a mark of byte order stood before it
    returns: tuple[int, ...] = ()  # places of line ends that were two signs


@dataclass(frozen=True, slots=True)
class Spot:
    """A selection as it stands in the file: two numbers, and perhaps the words themselves."""

    start: int
    end: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Counting:
    """One way to count; ``wide`` are the places of signs that count for two."""

    halves: bool = False
    line_end: LineEnd = "one"
    mark: bool = False
    last_inside: bool = False
    wide: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Chosen:
    """The way that was taken, and how many of the selections that were tried fit the text."""

    counting: Counting
    fit: int
    tried: int


def as_words(text: str, *, mark: bool = False) -> Words:
    """Return text with one kind of line end; ``mark`` says that one of byte order stood before."""
    if "\r" not in text:
        return Words(text, mark)
    ends = [found.span() for found in LINE_END.finditer(text)]
    pairs = [start for start, end in ends if end - start == 2]
    returns = tuple(start - number for number, start in enumerate(pairs))
    return Words(LINE_END.sub("\n", text), mark, returns)


def chosen(words: Words, spots: Sequence[Spot]) -> Chosen:
    """Return the way of counting under which these selections fit best."""
    step = max(1, len(spots) // TRIED)
    tried = [replace(spot, name=SPACE.sub(" ", spot.name)) for spot in spots[::step]]
    flat = SPACE.sub(" ", words.text)  # names cannot hold line ends
    ways = list(_ways(words))
    scores = [sum(_score(flat, way, spot) for spot in tried) for way in ways]
    best = max(range(len(ways)), key=scores.__getitem__)
    way = ways[best if scores[best] >= scores[0] + SURE else 0]
    return Chosen(way, sum(_score(flat, way, spot) > 1 for spot in tried), len(tried))


def span(counting: Counting, spot: Spot) -> tuple[int, int]:
    """Return a selection in signs, end-exclusive."""
    start, end = _sign(counting, spot.start), _sign(counting, spot.end + counting.last_inside)
    return start, end


def _ways(words: Words) -> Iterator[Counting]:
    """Yield every way that differs in this text, the plain one first."""
    large = [found.start() for found in LARGE.finditer(words.text)]
    ends = [found.start() for found in re.finditer("\n", words.text)]
    wide_ends: dict[LineEnd, Sequence[int]] = {"one": (), "file": words.returns, "two": ends}
    seen = set()
    for last, mark, (line_end, two), halves in product(
        (False, True), (False, True)[: 1 + words.mark], wide_ends.items(), (False, True)
    ):
        wide = tuple(sorted([*two, *large] if halves else two))
        if (last, mark, wide) not in seen:
            seen.add((last, mark, wide))
            yield Counting(halves, line_end, mark, last, wide)


def _sign(counting: Counting, offset: int) -> int:
    """Return the sign at an offset; -1 for one that lies within a sign."""
    offset -= counting.mark
    wide = counting.wide
    before = bisect_right(range(len(wide)), offset, key=lambda at: wide[at] + at + 2)
    inside = before < len(wide) and wide[before] + before + 1 == offset
    return -1 if inside else offset - before


def _score(text: str, way: Counting, spot: Spot) -> int:
    start, end = span(way, spot)
    if not 0 <= start <= end <= len(text):
        return NOWHERE
    if start == end:
        return 0
    if spot.name and (alike := _alike(text, start, end, spot.name)):
        return alike if alike == SAME_WORDS else alike + _ends(text, end)
    return _begins(text, start) + _ends(text, end)


def _alike(text: str, start: int, end: int, name: str) -> int:
    """Return how much the name of a selection is its words; long ones are cut by some tools."""
    there, said = text[start : min(end, start + COMPARED)], name[:COMPARED]
    if said == there and len(name) in {len(said), end - start}:
        return SAME_WORDS
    bare, held = " ".join(said.rstrip(".…").split()), " ".join(there.split())
    whole = bare == held or (len(bare) > 3 and held.startswith(bare))
    return LIKE_WORDS if bare and whole else 0


def _begins(text: str, start: int) -> int:
    goes_on = start > 0 and _in_word(text[start - 1]) and _in_word(text[start])
    return int(not (goes_on or text[start].isspace() or _joined(text[start])))


def _ends(text: str, end: int) -> int:
    goes_on = end < len(text) and _in_word(text[end - 1]) and _in_word(text[end])
    return int(not (goes_on or text[end - 1].isspace()))


def _in_word(sign: str) -> bool:
    return sign.isalnum() or _joined(sign)


def _joined(sign: str) -> bool:
    """Return whether a sign goes with the one before it: an accent, or what makes one picture."""
    return sign > "\u02ff" and category(sign) in {"Mn", "Mc", "Me", "Cf"}
