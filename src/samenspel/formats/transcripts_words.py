"""Bytes as words: which letters they stand for is found out, said, and never replaced."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from dataclasses import dataclass

from samenspel.formats.transcripts_found import Note, note, refused
from samenspel.study.problems import Place

# The longest first: UTF-32 begins like UTF-16.
MARKED = (
    (BOM_UTF32_LE, "utf-32"),
    (BOM_UTF32_BE, "utf-32"),
    (BOM_UTF8, "utf-8-sig"),
    (BOM_UTF16_LE, "utf-16"),
    (BOM_UTF16_BE, "utf-16"),
)
LOOKED_AT = 4_000  # bytes in which the pattern of UTF-16 shows
MANY = 0.3  # of every other byte that is nothing in UTF-16 of a western language
# In the middle of a word these are the letters of another encoding (DOS, old Mac).
_STRANGE = re.compile(r"[^\W\d_][‚„ƒ†‡ˆ‰‹Ž¤¦§¨©ª«¬¯±²³µ¶·¸¹º»¼½¾¿Ð×Þßð÷þ‘“”•–—˜™›¢£¥][^\W\d_]")
_FOREIGN = re.compile(r"\S*[^\x00-\x7f]\S*")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Words with one kind of line end, and what was guessed about them."""

    words: str
    notes: tuple[Note, ...] = ()


def decoded(raw: bytes, place: Place) -> Decoded:
    """Return bytes as words: UTF-8, UTF-16, UTF-32 or Windows-1252; else say where it stops."""
    for mark, name in MARKED:
        if raw.startswith(mark):
            return Decoded(_lines(_strictly(raw, name, place)))
    if b"\0" in raw:
        return _without_mark(raw, place)
    try:
        return Decoded(_lines(raw.decode("utf-8")))
    except UnicodeDecodeError:
        return _western(raw, place)


def _without_mark(raw: bytes, place: Place) -> Decoded:
    """Return UTF-16 that does not say so, known by the nothing in every other byte."""
    even, odd = raw[:LOOKED_AT:2], raw[1:LOOKED_AT:2]
    for halves, name in ((odd, "utf-16-le"), (even, "utf-16-be")):
        if halves.count(0) > MANY * len(halves):
            words = _lines(_strictly(raw, name, place))
            return Decoded(words, (note("guessed", found="UTF-16"),))
    row = raw[: raw.index(b"\0")].count(b"\n") + 1
    raise refused("not_words", Place(place.file, row), allowed=".txt")


def _western(raw: bytes, place: Place) -> Decoded:
    words = _strictly(raw, "cp1252", place)
    if strange := _STRANGE.search(words):
        row = words[: strange.start()].count("\n") + 1
        found = words[: strange.end()].rpartition("\n")[2][-40:]
        raise refused("unclear_letters", Place(place.file, row), found, "UTF-8")
    examples = list(dict.fromkeys(found.group() for found in _FOREIGN.finditer(words)))[:5]
    return Decoded(_lines(words), (note("guessed_letters", found=" ".join(examples)),))


def _strictly(raw: bytes, name: str, place: Place) -> str:
    try:
        return raw.decode(name)
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode(name, "ignore")
        row = before.count("\n") + 1
        found = before.rpartition("\n")[2][-30:] + "…"
        raise refused("unclear_letters", Place(place.file, row), found, "UTF-8") from None


def _lines(words: str) -> str:
    return re.sub("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", "\n", words)
