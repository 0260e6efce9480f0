"""Text as sentences, each with its place, its language and the heading above it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from samenspel.reading.lexicon import plain_words
from samenspel.text import Language

Kind = Literal["text", "heading", "cell"]
ABBREVIATIONS = (
    *("bijv", "bv", "o.a", "d.w.z", "dwz", "m.n", "m.b.t", "t.o.v", "i.p.v", "enz", "etc", "nl"),
    *("nr", "blz", "p", "pp", "par", "hfst", "fig", "tab", "vgl", "cf", "ca", "resp", "vs", "no"),
    *("dr", "drs", "mr", "mw", "dhr", "prof", "st", "e.g", "i.e", "al", "approx", "incl", "excl"),
)
_END = re.compile(r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[•]*[A-Z0-9À-Þ])")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(\[])(?:"
    + "|".join(re.escape(one) for one in ABBREVIATIONS)
    + r"|(?<!netwerk )(?<!network )(?<!en )(?<!and )(?<!in )(?<!of )(?<!van )[A-Za-z])\.$",
    re.IGNORECASE,
)
REMEMBERED = 600  # signs of a paragraph that still say which network it is about
LONGEST = 20  # signs before a full stop in which an abbreviation is looked for
_SPACE = re.compile(r"\s+")
_DUTCH = frozenset(plain_words("dutch"))
_ENGLISH = frozenset(plain_words("english"))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A piece of a document as its reader sees it."""

    text: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; ``previous`` and ``heading`` help to say what 'this value' is."""

    text: str
    place: int  # the paragraph, from 1
    language: Language
    heading: str = ""
    previous: str = ""


def sentences(paragraphs: Iterable[Paragraph]) -> Iterator[Sentence]:
    """Yield the sentences of a document; headings and cells of tables are none."""
    heading = ""
    for place, paragraph in enumerate(paragraphs, start=1):
        if paragraph.kind == "heading":
            heading = paragraph.text
        elif paragraph.kind == "text":
            yield from _of_paragraph(paragraph.text, place, heading)


def _of_paragraph(text: str, place: int, heading: str) -> Iterator[Sentence]:
    previous, spoken = "", language_of(text)
    for words in parted(text):
        yield Sentence(words, place, spoken, heading, previous)
        previous = f"{previous} {words}".strip()[-REMEMBERED:]


def parted(text: str) -> Iterator[str]:
    """Yield the sentences of a paragraph."""
    text = _SPACE.sub(" ", text).strip()
    start = 0
    for end in _END.finditer(text):
        if end.group()[0] == "." and _ABBREVIATED.search(
            text[max(start, end.start() - LONGEST) : end.start() + 1]
        ):
            continue
        yield text[start : end.end()].strip()
        start = end.end()
    if text[start:]:
        yield text[start:]


def language_of(text: str) -> Language:
    """Return the language that most small words of a text belong to."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    dutch = sum(word in _DUTCH for word in words)
    return "nl" if dutch > sum(word in _ENGLISH for word in words) else "en"
