"""A sentence in the two languages of the project."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal, get_args

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence, label or fragment of a table, in Dutch and in English."""

    nl: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return the words for one reader."""
        return self.nl if language == "nl" else self.en

    def format(self, **parts: object) -> Text:
        """Return the sentence with its placeholders filled, per language."""
        return Text(*(_filled(self.in_language(to), parts, to) for to in LANGUAGES))


def _filled(template: str, parts: dict[str, object], language: Language) -> str:
    return template.format(**{name: said(part, language) for name, part in parts.items()})


def said(part: object, language: Language) -> object:
    """Return a part of a sentence as this reader reads it; other objects stay as they are."""
    return part.in_language(language) if isinstance(part, Text) else part


def plain(words: object) -> Text:
    """Return words that are the same in both languages: names, ids, whole numbers."""
    return Text(str(words), str(words))


def number(value: float, digits: int = 2) -> Text:
    """Return a rounded number, with the decimal comma in Dutch."""
    if math.isnan(value):
        return plain("–")
    english = f"{value:.{digits}f}"
    return Text(english.replace(".", ","), english)


def listed(parts: list[Text]) -> Text:
    """Return parts as one enumeration: 'a, b en c'."""
    return Text(_joined([part.nl for part in parts], "en"), _joined([p.en for p in parts], "and"))


def _joined(words: list[str], last: str) -> str:
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"
