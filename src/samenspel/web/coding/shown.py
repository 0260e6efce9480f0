"""A source as it is read: paragraphs with who speaks when, and the codes beside them in words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from samenspel.reading.turns import paragraphs, turns
from samenspel.web.coding.models import Code, Coding

SHORT = 60  # signs of the words that a coding is shown with
STRETCH = 12  # paragraphs


@dataclass(frozen=True, slots=True)
class Coded:
    """A coding as it stands beside a paragraph; ``upto`` is a later paragraph where it ends."""

    row: Coding
    quote: str
    mine: bool
    upto: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``start`` and ``end`` are those of the words behind a name and a time."""

    number: int
    start: int
    end: int
    speaker: str
    time: str
    words: str
    coded: tuple[Coded, ...] = ()


@dataclass(frozen=True, slots=True)
class Branch:
    """A code in the tree of the codebook, with what stands under it."""

    code: Code
    path: str  # the names from the top down to this one
    depth: int
    below: tuple[Branch, ...]


def read(text: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text that say something, numbered from 1."""
    spoken = {turn.start: turn for turn in turns(text)}
    found: list[Paragraph] = []
    for start, end in paragraphs(text):
        turn = spoken.get(start)
        begin = turn.words_start if turn else start
        if text[start:end].strip():
            who = (turn.speaker, turn.time) if turn else ("", "")
            found.append(Paragraph(len(found) + 1, begin, end, *who, text[begin:end]))
    return tuple(found)


def beside(
    read: tuple[Paragraph, ...], codings: Iterable[Coding], text: str, coder: str
) -> Mapping[int, tuple[Coded, ...]]:
    """Return the codings that begin in each paragraph, by its number."""
    found: dict[int, list[Coded]] = {}
    for row in codings if read else ():
        start, end = row.start or 0, row.end or 1
        first, last = number_at(read, start), number_at(read, end - 1)
        last -= read[last - 1].start >= end  # only the name in front of it is coded
        quote = shortened(text[start:end])
        coded = Coded(row, quote, row.coder == coder, last if last > first else 0)
        found.setdefault(first, []).append(coded)
    return {number: tuple(all_) for number, all_ in found.items()}


def stretches(read: Iterable[Paragraph]) -> list[list[Paragraph]]:
    """Return the paragraphs in stretches that a browser lays out when they come in sight."""
    all_ = list(read)
    return [all_[at : at + STRETCH] for at in range(0, len(all_), STRETCH)]


def number_at(read: Sequence[Paragraph], place: int) -> int:
    """Return the number of the paragraph in which a place lies; a name belongs to what it says."""
    return min(bisect_right(read, place, key=attrgetter("end")) + 1, len(read))


def shortened(words: str) -> str:
    """Return the words, or how they begin and end."""
    words = " ".join(words.split())
    half = SHORT // 2
    return words if len(words) <= SHORT else f"{words[:half].rstrip()} … {words[-half:].lstrip()}"


def tree(codes: Iterable[Code]) -> tuple[Branch, ...]:
    """Return the codebook as a tree; what stands under nothing that is there, stands at the top."""
    codes = list(codes)
    known = {code.name for code in codes}
    under: dict[str, list[Code]] = {}
    for code in codes:
        under.setdefault(code.parent if code.parent in known else "", []).append(code)
    return tuple(_branch(code, "", 0, under) for code in under.get("", ()))


def _branch(code: Code, above: str, depth: int, under: Mapping[str, list[Code]]) -> Branch:
    path = f"{above} › {code.label}" if above else code.label
    below = tuple(_branch(one, path, depth + 1, under) for one in under.get(code.name, ()))
    return Branch(code, path, depth, below)


def every(branches: Iterable[Branch]) -> Iterator[Branch]:
    """Yield all codes of a tree, in the order in which they stand."""
    for branch in branches:
        yield branch
        yield from every(branch.below)
