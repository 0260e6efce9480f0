"""Places in a text: each tool counts in its own way, and says so nowhere.

Some count signs, some the halves that a sign takes in memory (UTF-16); a line end is one or two;
a mark of byte order may count; the last sign may be in or out. The ways are tried on the
selections of one text, and the one under which they begin and end at words is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Literal
from unicodedata import category

import numpy as np
from numpy.typing import NDArray

from samenspel.study.cells import one_line_end

Numbers = NDArray[np.int64]
NONE: Numbers = np.array([], np.int64)

LARGEST = 0xFFFF  # a sign beyond it has two halves in UTF-16
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
    # Places of line ends that were two signs.
    returns: Numbers = field(default_factory=lambda: NONE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Spot:
    """A selection as it stands in the file: two numbers, and perhaps the words themselves."""

    start: int
    end: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Counting:
    """One way to count; ``after`` are the numbers just past each sign that counts for two."""

    halves: bool = False
    line_end: LineEnd = "one"
    mark: bool = False
    last_inside: bool = False
    after: Numbers = field(default_factory=lambda: NONE, compare=False, repr=False)


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
    signs = _numbers(text)
    pairs = np.flatnonzero((signs[:-1] == ord("\r")) & (signs[1:] == ord("\n")))
    return Words(one_line_end(text), mark, pairs - np.arange(pairs.size))


def chosen(words: Words, spots: Sequence[Spot]) -> Chosen:
    """Return the way of counting under which these selections fit best."""
    step = max(1, len(spots) // TRIED)
    tried = [replace(spot, name=SPACE.sub(" ", spot.name)) for spot in spots[::step]]
    flat = SPACE.sub(" ", words.text)  # names cannot hold line ends
    ways = list(_ways(words))
    fits = [[_fit(flat, *span, one.name) for span, one in _tried(way, tried)] for way in ways]
    scores = list(map(sum, fits))
    best = max(range(len(ways)), key=scores.__getitem__)
    best = best if scores[best] >= scores[0] + SURE else 0
    return Chosen(ways[best], sum(fit > 1 for fit in fits[best]), len(tried))


def spans(way: Counting, spots: Sequence[Spot]) -> list[tuple[int, int]]:
    """Return selections in signs, end-exclusive; -1 for a place within a sign."""
    starts = _signs(way, [spot.start for spot in spots])
    ends = _signs(way, [spot.end + way.last_inside for spot in spots])
    return list(zip(starts, ends, strict=True))


def _tried(way: Counting, spots: Sequence[Spot]) -> Iterator[tuple[tuple[int, int], Spot]]:
    return zip(spans(way, spots), spots, strict=True)


def _ways(words: Words) -> Iterator[Counting]:
    """Yield every way that differs in this text, the plain one first."""
    signs = _numbers(words.text)
    large, ends = np.flatnonzero(signs > LARGEST), np.flatnonzero(signs == ord("\n"))
    returns = words.returns
    wide_ends: list[tuple[LineEnd, Numbers]] = [("one", NONE)]
    wide_ends += [("file", returns)] if returns.size else []
    wide_ends += [("two", ends)] if ends.size > returns.size else []
    counted = [
        Counting(halves, line_end, after=_after(np.concatenate([two, large] if halves else [two])))
        for line_end, two in wide_ends
        for halves in (False, True)[: 1 + bool(large.size)]
    ]
    for last, mark in product((False, True), (False, True)[: 1 + words.mark]):
        yield from (replace(way, mark=mark, last_inside=last) for way in counted)


def _numbers(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le"), "<u4")


def _after(wide: Numbers) -> Numbers:
    return np.sort(wide) + np.arange(wide.size) + 2


def _signs(way: Counting, offsets: Sequence[int]) -> list[int]:
    at = np.array(offsets, np.int64) - way.mark
    before = np.searchsorted(way.after, at, side="right")
    found: list[int] = np.where(np.isin(at, way.after - 1), -1, at - before).tolist()
    return found


def _fit(text: str, start: int, end: int, name: str) -> int:
    """Return how well a selection fits, more than 1 where it does."""
    if not 0 <= start <= end <= len(text):
        return NOWHERE
    if start == end:
        return 0
    if name and (alike := _alike(text, start, end, name)):
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
