"""Who said what in a transcript: the speakers and time codes that stand in the text itself.

A paragraph that begins with ``Anna: ``, ``Anna [0:12:03]: `` or ``[0:12:03] `` begins a turn. A
turn goes on over the paragraphs below it, up to the next one that begins so.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

LONGEST = 60  # signs in the name of a speaker
_TIME = r"[0-9]{1,3}:[0-5][0-9]:[0-5][0-9]"
_TOKEN, _REST = r"\[[^\[\]\n:]{1,58}\]", r"[^\n:\[\]]{0,59}"
_LABEL = re.compile(
    rf"(?P<speaker>{_TOKEN}|[^\s:\[\]]{_REST}) \[(?P<at>{_TIME})\]: "
    rf"|\[(?P<alone>{_TIME})\] |(?P<plain>{_TOKEN}|[^\W\d_]{_REST}): "
)
# 'Anna', 'J. van der Berg', 'Spreker 2', '[persoon 1]': every word is a name or leads to one.
_PERSON = re.compile(
    r"\[.+\]|[^\W\d_][\w'’.-]*"
    r"(?: (?:(?:d[eu]|den|der|van|von|ten|ter|te|la|le|het|in|op|en|and|bij|['’]t|&) )*"
    r"(?:[A-ZÀ-Þ0-9][\w'’.-]*|\([^()]*\)))*"
)
_MARKS = re.compile(r"[\s:\[\]]+")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says; the words begin behind the name, and no time code is an empty one."""

    start: int
    end: int
    speaker: str
    time: str
    words_start: int


def said(speaker: str, time: str, words: str) -> str:
    """Return a paragraph in which a speaker says words at a time (h:mm:ss, or nothing)."""
    name = speaker
    if not re.fullmatch(_TOKEN, speaker):
        name = _MARKS.sub(" ", speaker).strip()[:LONGEST].strip()
    if not name:
        return f"[{time}] {words}" if time else words
    return f"{name} [{time}]: {words}" if time else f"{name}: {words}"


def paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Return where each paragraph begins and ends, without the line end behind it."""
    ends = [-1, *(found.start() for found in re.finditer("\n", text)), len(text)]
    return tuple((before + 1, after) for before, after in pairwise(ends))


def turns(text: str) -> tuple[Turn, ...]:
    """Return the turns of a transcript in order; words above the first speaker are in none."""
    labels = [found for start, _ in paragraphs(text) if (found := _LABEL.match(text, start))]
    often = Counter(found["plain"] for found in labels if found["plain"])
    kept = [found for found in labels if not found["plain"] or _is_name(found["plain"], often)]
    ends = [*(found.start() - 1 for found in kept[1:]), len(text)]
    return tuple(map(_turn, kept, ends))


def _turn(label: re.Match[str], end: int) -> Turn:
    speaker, time = label["speaker"] or label["plain"] or "", label["at"] or label["alone"] or ""
    return Turn(label.start(), end, speaker, time, label.end())


def _is_name(words: str, often: Counter[str]) -> bool:
    """Return whether words before a colon name somebody: what a heading says is said once."""
    return often[words] > 1 or bool(
        (words[0].isupper() or words[0] == "[") and _PERSON.fullmatch(words)
    )
