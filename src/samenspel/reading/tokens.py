"""Words and signs of a sentence, with where they stand."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# A figure may be glued to a sign (92%, 11/12) but not to letters (All4Care, R5).
_TOKEN = re.compile(
    r"(?<![\w)\]])[-+\u2212]\d+(?![\d.,/-]*[-/])|(?<![\w.,])[.,]\d+|\d+(?=[x×]\b)|\d+(?:[.,]\d+)*(?![^\W\d_])|\w+(?:['’]\w+)*|\S"
)


# The last is what a hyphen at the end of a line becomes in the text of some PDF files.
_HYPHENS = frozenset({"-", "\u2010", "\u2011", "\u00ad", "\x02"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word, figure or sign: as it stands, and as it is compared."""

    text: str
    norm: str
    start: int
    end: int

    @property
    def is_figure(self) -> bool:
        """Return whether this is written in digits."""
        return self.norm[-1].isdigit() and not self.norm[0].isalpha()


def tokens(sentence: str) -> tuple[Token, ...]:
    """Return the words, figures and signs of a sentence; a hyphen parts words."""
    return tuple(
        Token(found.group(), norm(found.group()), found.start(), found.end())
        for found in _TOKEN.finditer(sentence)
        if found.group() not in _HYPHENS
    )


@lru_cache(maxsize=50_000)
def norm(word: str) -> str:
    """Return a word as it is compared: no capitals, no accents, one kind of apostrophe."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return plain.replace("’", "'") or word
