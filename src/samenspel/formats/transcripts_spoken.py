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
_ROW = re.compile(rf"(?:{CLOCK} \| )?(?P<name>[^\W\d_][^\n:|\[\]]{{0,58}}) \| (?P<words>[^|]+)")
_ENDED = re.compile(r"[.!?…][\"'”’)\]]*")
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
    ways = (_AFTER, _BEFORE, _ROW) if _is_table_of_turns(lines) else (_AFTER, _BEFORE)
    for line in lines:
        if waiting:
            yield f"{waiting} {line}"
            waiting = ""
        elif _ALONE.fullmatch(line) and often[line] > 1:
            waiting = line
        else:
            yield _in_our_way(line, ways)
    if waiting:
        yield waiting


def _is_table_of_turns(lines: Sequence[str]) -> bool:
    """Return whether rows hold who speaks: two names come back, and most rows end a sentence."""
    rows = [found for line in lines if (found := _ROW.fullmatch(line))]
    names = Counter(row["name"] for row in rows)
    ended = sum(bool(_ENDED.search(row["words"][-3:])) for row in rows)
    return sum(times > 1 for times in names.values()) >= FEWEST and 2 * ended > len(rows)


def _in_our_way(line: str, ways: Iterable[re.Pattern[str]]) -> str:
    found = next((found for way in ways if (found := way.fullmatch(line))), None)
    if found is None:
        return line
    at = _seconds(line[: found.start("words")])
    return said(found["name"], "" if at is None else clock(at), found["words"])


def _seconds(words: str) -> float | None:
    """Return the first time in words; a row of a table may have none."""
    found = re.search(CLOCK, words)
    return seconds_of(*found.groups()) if found else None


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
    at = _seconds(block[0])
    if at is None:
        return None
    if len(block) > 1 and _TIMES.fullmatch(block[0]):
        return Cue(block[1], at, at, ""), block[2:]
    found = _HEAD.fullmatch(block[0])
    return (Cue(found["name"], at, at, ""), block[1:]) if found else None
