"""Text as names are compared: no capitals, no accents, no hyphen at the end of a line."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_SIGNS = {"’": "'", "‘": "'", "`": "'", "´": "'", "\u2010": "-", "\u2011": "-", "\u2013": "-"}
_SPLIT = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011][ \t]*\n[ \t]*(?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Folded:
    """Words as they are compared, and the place in the text of each of their signs."""

    words: str
    places: tuple[int, ...]

    def span(self, start: int, end: int, text: str) -> tuple[int, int]:
        """Return the place in the text of folded words, with accents that stand apart."""
        last = self.places[end - 1] + 1
        while last < len(text) and unicodedata.combining(text[last]):
            last += 1
        return self.places[start], last


def folded(text: str) -> Folded:
    """Return a text as its names are compared."""
    broken = {place for found in _SPLIT.finditer(text) for place in range(*found.span())}
    words: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        plain = "" if place in broken else _sign(sign)
        words.append(plain)
        places.extend([place] * len(plain))
    return Folded("".join(words), tuple(places))


def fold(words: str) -> str:
    """Return words as they are compared; signs without a width are nothing."""
    return "".join(map(_sign, words))


@lru_cache(maxsize=10_000)
def _sign(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind[0] not in "LMN":  # a trade mark beside a name is no letter of it
        return "" if kind == "Cf" else _SIGNS.get(sign, sign)
    if kind == "No":  # neither is the number of a footnote
        return " "
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", sign).casefold())
    return "".join(part for part in plain if not unicodedata.combining(part))
