"""Transcripts that were typed, or made by a meeting tool: each way to name a speaker becomes one.

Known are ``Anna: words``, ``Anna (12:03): words``, ``[00:12:03] Anna: words``, a name with a time
on a line above the words (Teams), and the times of a cue above the name (older Teams).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from samenspel.formats.transcripts_cues import CLOCK, Cue, clock, seconds_of, spoken
from samenspel.reading.turns import said

_NAME = r"(?P<name>[^\W\d_][^\n:\[\]]{0,58}?)"
_TIMES = re.compile(rf"\s*{CLOCK}\s*-->\s*{CLOCK}\s*")
_HEAD = re.compile(rf"{_NAME}\s+[\[(]?{CLOCK}[\])]?:?")
_AFTER = re.compile(rf"{_NAME}\s+(?:[\[(]{CLOCK}[\])]:|\[{CLOCK}\])\s+(?P<words>\S.*)")
_BEFORE = re.compile(rf"[\[(]?{CLOCK}[\])]?\s+[-–]?\s*{_NAME}:\s+(?P<words>\S.*)")
_ALONE = re.compile(rf"{_NAME}:")
FEWEST = 2  # names with a time, before lines are read as those of a meeting tool
SHARE = 4  # one in so many paragraphs has a name with a time; the points of an agenda are fewer

Piece = Cue | str


def transcribed(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Return paragraphs in which every speaker that is known stands in the one way of ours."""
    blocks = [[line for line in map(str.strip, one.split("\n")) if line] for one in paragraphs]
    blocks = [block for block in blocks if block]
    heads = sum(bool(_TIMES.fullmatch(block[0]) or _HEAD.fullmatch(block[0])) for block in blocks)
    if heads < FEWEST or heads * SHARE < len(blocks):
        return tuple(_typed([line for block in blocks for line in block]))
    return tuple(_joined(_met(_whole(blocks))))


def _joined(pieces: Iterable[Piece]) -> Iterator[str]:
    for is_cue, group in groupby(pieces, key=lambda piece: isinstance(piece, Cue)):
        if is_cue:
            yield from spoken([piece for piece in group if isinstance(piece, Cue)])
        else:
            yield from _typed([piece for piece in group if isinstance(piece, str)])


def _typed(lines: Sequence[str]) -> Iterator[str]:
    often, waiting = Counter(lines), ""
    for line in lines:
        if waiting:
            yield f"{waiting} {line}"
            waiting = ""
        elif _ALONE.fullmatch(line) and often[line] > 1:
            waiting = line
        else:
            yield _in_our_way(line)
    if waiting:
        yield waiting


def _in_our_way(line: str) -> str:
    found = _AFTER.fullmatch(line) or _BEFORE.fullmatch(line)
    return said(found["name"], clock(_seconds(found)), found["words"]) if found else line


def _seconds(found: re.Match[str]) -> float:
    """Return the first time in a line; there is one in each of our patterns."""
    first = re.search(CLOCK, found.string)
    return seconds_of(*first.groups()) if first else 0.0


def _met(blocks: Iterable[Sequence[str]]) -> Iterator[Piece]:
    """Yield what was said in a meeting; words after the first paragraph of a turn stay apart."""
    waiting: Cue | None = None
    head: Sequence[str] = ()  # a line of a speaker whose words must still come
    for block in blocks:
        opened = _opened(block)
        if opened and head:
            yield from head
        cue, words = opened or (waiting, block)
        waiting, head = (None, ()) if words else (cue, block)
        if words and cue:
            yield replace(cue, words=" ".join(words))
        else:
            yield from words
    yield from head


def _whole(blocks: Sequence[list[str]]) -> Iterator[list[str]]:
    """Yield blocks in which times, a name and words stand together, also where each is apart."""
    waiting: list[str] = []
    for block in blocks:
        if waiting or (len(block) == 1 and _TIMES.fullmatch(block[0])):
            waiting += block
        else:
            yield block
        if len(waiting) > 2:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _opened(block: Sequence[str]) -> tuple[Cue, Sequence[str]] | None:
    """Return who begins to speak when in a block, and the lines with what is said."""
    if (found := _TIMES.fullmatch(block[0])) and len(block) > 1:
        at = _seconds(found)
        return Cue(block[1], at, at, ""), block[2:]
    if found := _HEAD.fullmatch(block[0]):
        at = _seconds(found)
        return Cue(found["name"], at, at, ""), block[1:]
    return None
