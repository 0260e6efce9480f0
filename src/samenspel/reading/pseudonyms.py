"""Names in a text, and what stands in their place: the same everywhere, and back again exactly.

A name is known when it stands in a list. What only looks like a name is a suggestion, which a
person accepts by putting it in a list.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from samenspel.reading.pseudonyms_forms import FoundBy, Kind, Known
from samenspel.reading.pseudonyms_found import Name, known_names
from samenspel.reading.pseudonyms_guessed import suggestions
from samenspel.reading.pseudonyms_key import Key, Replacement, key, replaced, restored

__all__ = [
    "FoundBy",
    "Key",
    "Kind",
    "Known",
    "Name",
    "Replacement",
    "key",
    "known_names",
    "names",
    "replaced",
    "restored",
]


def names(text: str, known: Sequence[Known]) -> tuple[Name, ...]:
    """Return the names in a text in order: those that are known, and what looks like one."""
    found = known_names(text, known)
    ends = [name.end for name in found]
    free = []
    for start, end, kind in suggestions(text):
        after = bisect_right(ends, start)
        if after == len(found) or found[after].start >= end:
            free.append(Name(start, end, text[start:end], kind, "suggestion"))
    return tuple(sorted((*found, *free), key=lambda name: name.start))
