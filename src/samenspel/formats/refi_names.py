"""How what only a study knows is said with the means of the exchange format.

Sets of codes say what a coding counts as (``topic: strategy``), variables say what a source is
(``network``), memos say the rest. So other tools show it, and it comes back from there.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from samenspel.formats.refi_model import guid

Mint = Callable[..., str]

SCORES = ("topic", "item", "level", "finding")
VALUE = "value"  # the set of a code that stands for a value named in short
SAID = re.compile(rf"({'|'.join((*SCORES, VALUE))}): (.+)", re.DOTALL)
IDS = guid("set", "ids")  # the set that holds the short names of our codes
OF_SOURCE = ("document", "network", "kind", "file", "respondent", "title")
EXAMPLE, MEMO, QUOTE, REVIEWED = "example", "memo", "quote", "reviewed"
IS_REVIEWED = guid("memo", REVIEWED)  # only this very memo says it: a name would be too easy
LONGEST = 40  # signs of a short name


def mint_of(kept: Mapping[str, str]) -> Mint:
    """Return what gives a thing its GUID: the one it came with, or one that follows from it."""

    def mint(kind: str, *parts: object) -> str:
        own = guid(kind, *parts)
        return kept.get(own, own)

    return mint


def short_name(words: str, otherwise: str) -> str:
    """Return words as a short name for an address or a file: plain letters."""
    apart = unicodedata.normalize("NFKD", words.lower())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", plain)[:LONGEST].strip("-") or otherwise


@dataclass(slots=True)
class Names:
    """Names that are taken, and how far each was numbered."""

    taken: set[str] = field(default_factory=set)
    last: Counter[str] = field(default_factory=Counter)

    def free(self, name: str, numbered: str = "{}-{}") -> str:
        """Return a name that nobody has, with a number where it has to, and take it."""
        found = name
        while found in self.taken:
            self.last[name] += 1
            found = numbered.format(name, self.last[name] + 1)
        self.taken.add(found)
        return found
