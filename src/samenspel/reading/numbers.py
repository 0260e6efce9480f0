"""Numbers in digits and in words, from nought to a hundred, in Dutch and English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samenspel.reading.lexicon import plain_words
from samenspel.reading.tokens import Token
from samenspel.text import Language

_DUTCH = plain_words("dutch_numbers")
_ENGLISH = plain_words("english_numbers")
_DUTCH_TENS = plain_words("dutch_tens")
_ENGLISH_TENS = plain_words("english_tens")
YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Number:
    """A number and how many tokens it takes; ``digits`` is how many stand after the comma."""

    value: float
    length: int
    digits: int = 0

    @property
    def whole(self) -> int | None:
        """Return the number when nothing stands after the comma."""
        return None if self.digits else int(self.value)


def _dutch() -> dict[str, int]:
    words = {word: number for number, word in enumerate(_DUTCH)}
    for ten, name in enumerate(_DUTCH_TENS, start=2):
        words[name] = 10 * ten
        words |= {f"{_DUTCH[one]}en{name}": 10 * ten + one for one in range(1, 10)}
    return words | {"honderd": 100}


def _english() -> dict[str, int]:
    words = {word: number for number, word in enumerate(_ENGLISH)}
    words |= {name: 10 * ten for ten, name in enumerate(_ENGLISH_TENS, start=2)}
    return words | {"hundred": 100}


_WORDS: Mapping[Language, Mapping[str, int]] = {"nl": _dutch(), "en": _english()}


def number_at(words: Sequence[Token], at: int, language: Language) -> Number | None:
    """Return the number that starts at a place; 'een' is one only with its accents."""
    if at >= len(words):
        return None
    word = words[at]
    if word.norm in {"minus", "min"}:
        return _below_nought(number_at(words, at + 1, language))
    if word.is_figure:
        return _figure(word.norm)
    value = _WORDS[language].get(word.norm)
    if value is None or (word.norm == "een" and word.text.casefold() == "een"):
        return None
    following = _WORDS[language].get(words[at + 1].norm, 0) if at + 1 < len(words) else 0
    if language == "en" and value in range(20, 100, 10) and 0 < following < 10:
        return Number(value + following, 2)
    return Number(value, 1)


def _below_nought(number: Number | None) -> Number | None:
    if number is None:
        return None
    return Number(-number.value, 1 + number.length, number.digits)


def _figure(word: str) -> Number | None:
    sign = -1 if word[0] in "-\u2212" else 1
    plain = word.lstrip("+-\u2212").replace(",", ".")
    if plain.count(".") > 1 or not plain.replace(".", "").isdecimal():
        return None
    before, _, after = plain.partition(".")
    # 81.049 inhabitants: three figures after a full stop, and more than one before, are thousands.
    if len(after) == 3 and before.strip("0"):
        return Number(sign * float(before + after), 1)
    return Number(sign * float(plain), 1, len(after))
