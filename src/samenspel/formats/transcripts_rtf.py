"""Rich text (.rtf) as a source: its words, and what stands beside them by name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from samenspel.formats.transcripts_found import Found, counted, refused
from samenspel.study.problems import Place

_TOKEN = re.compile(
    rb"\\'(?P<code>[0-9a-fA-F]{2})|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|\\(?P<sign>[^a-zA-Z])|(?P<open>\{)|(?P<close>\})|[\r\n]+|(?P<text>[^\\{}\r\n]+)"
)
_BREAKS = {
    b"par": "\n\n", b"sect": "\n\n", b"page": "\n\n", b"row": "\n\n", b"line": "\n",
    b"cell": " | ", b"tab": "\t", b"emdash": "—", b"endash": "–", b"bullet": "•",
    b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”",
    b"emspace": " ", b"enspace": " ", b"~": "\u00a0", b"_": "-", b"-": "",
    b"\\": "\\", b"{": "{", b"}": "}", b"\n": "\n\n", b"\r": "\n\n",
}  # fmt: skip
# Groups that are no words of the document; those with a name are told of.
_ASIDE = {
    b"pict": "pictures", b"object": "pictures", b"annotation": "comments", b"header": "margins",
    b"footer": "margins", b"headerl": "margins", b"headerr": "margins", b"footerl": "margins",
    b"footerr": "margins", b"headerf": "margins", b"footerf": "margins", b"fonttbl": "",
    b"colortbl": "", b"stylesheet": "", b"info": "", b"fldinst": "", b"atnid": "",
    b"atnauthor": "", b"xe": "", b"tc": "", b"listtext": "numbered", b"pntext": "numbered",
    b"filetbl": "", b"revtbl": "", b"nonshppict": "",
}  # fmt: skip
_TOLD = {b"v": "hidden", b"revised": "added"}  # taken over, and told of
_KEPT = frozenset({b"shppict", b"shptxt", b"ud"})


@dataclass(frozen=True, slots=True)
class _Group:
    """How words in a group are read; a group within it begins the same."""

    aside: str = ""  # why these are no words of the document
    struck: bool = False
    fresh: bool = True  # nothing stood in this group yet
    skipped: int = 1  # signs behind \\u for readers that know no Unicode
    foot: int = 0  # the number of the footnote that this is in


@dataclass(slots=True)
class _Reading:
    """What was read so far: words (of the text under 0, of a footnote under its number)."""

    page: str
    words: dict[int, list[str]] = field(default_factory=lambda: {0: []})
    counts: Counter[str] = field(default_factory=Counter)
    group: _Group = _Group()
    outer: list[_Group] = field(default_factory=list)
    behind: int = 0  # signs still to skip behind a Unicode sign
    codes: bytearray = field(default_factory=bytearray)  # signs by number, of one code page


def from_rtf(raw: bytes, place: Place) -> Found:
    """Return the paragraphs of an .rtf file, its footnotes at the end."""
    if not raw.startswith(b"{\\rtf"):
        raise refused("broken", place)
    reading = _Reading(_page_of(raw))
    try:
        for token in _TOKEN.finditer(raw):
            _take(token, reading)
        _decode_codes(reading)
    except (UnicodeDecodeError, LookupError):
        found = "".join(reading.words[0])[-40:]
        raise refused("unclear_letters", place, found, "UTF-8") from None
    text, *feet = ("".join(words) for _, words in sorted(reading.words.items()))
    noted = (f"[{number}] {' '.join(foot.split())}" for number, foot in enumerate(feet, start=1))
    reading.counts["footnotes"] = len(feet)
    rows = (re.sub(r"(?: \| ?)+$", "", one) for one in _paired(text).split("\n\n"))
    return Found((*rows, *map(_paired, noted)), counted(reading.counts.items()))


def _page_of(raw: bytes) -> str:
    found = re.search(rb"\\ansicpg(\d{3,5})", raw[:1_000])
    number = found[1].decode() if found else "1252"
    return {"65001": "utf-8", "10000": "mac_roman"}.get(number, f"cp{number}")


def _paired(words: str) -> str:
    """Return words in which two halves of one sign are one sign."""
    return words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _take(token: re.Match[bytes], reading: _Reading) -> None:
    if token["code"]:
        _code(bytes.fromhex(token["code"].decode()), reading)
        return
    _decode_codes(reading)
    if token["open"]:
        reading.outer.append(reading.group)
        reading.group = replace(reading.group, fresh=True)
    elif token["close"]:
        reading.group = reading.outer.pop() if reading.outer else reading.group
    elif token["word"]:
        _control(token["word"], int(token["number"] or 1), reading)
    elif token["sign"]:
        _signed(token["sign"], reading)
    elif token["text"]:
        words = token["text"].decode(reading.page)
        _say(words[reading.behind :], reading)
        reading.behind = max(0, reading.behind - len(words))


def _code(sign: bytes, reading: _Reading) -> None:
    if reading.behind:
        reading.behind -= 1
    else:
        reading.codes += sign


def _decode_codes(reading: _Reading) -> None:
    if reading.codes:
        words = bytes(reading.codes).decode(reading.page)
        reading.codes.clear()
        _say(words, reading)


def _say(words: str, reading: _Reading) -> None:
    group = reading.group
    if words.strip() and (group.aside == "numbered" or (group.struck and not group.aside)):
        reading.counts[group.aside or "struck"] += 1
    if words and not (group.aside or group.struck):
        reading.words[group.foot].append(words)
    reading.group = replace(group, fresh=False)


def _signed(sign: bytes, reading: _Reading) -> None:
    if sign == b"*":
        reading.group = replace(reading.group, aside="unknown")
    elif sign in _BREAKS:
        _say(_BREAKS[sign], reading)


def _control(word: bytes, number: int, reading: _Reading) -> None:
    group = reading.group
    if word in _BREAKS:
        _say(_BREAKS[word], reading)
    elif word == b"u":
        _say(chr(number % 0x10000), reading)
        reading.behind = group.skipped
    elif word == b"uc":
        reading.group = replace(group, skipped=max(0, min(number, 10)))
    elif word == b"deleted":
        reading.group = replace(group, struck=bool(number))
    elif word in _TOLD and not group.aside:
        reading.counts[_TOLD[word]] += bool(number)
    elif word == b"footnote" and not (reading.outer and reading.outer[-1].aside):
        _foot(reading)
    elif word in _ASIDE and group.fresh:
        _aside(word, reading)
    elif word in _KEPT and group.aside:
        reading.group = replace(group, aside=reading.outer[-1].aside if reading.outer else "")


def _aside(word: bytes, reading: _Reading) -> None:
    why = _ASIDE[word]
    if why and why != "numbered" and not (reading.outer and reading.outer[-1].aside):
        reading.counts[why] += 1
    reading.group = replace(reading.group, aside=why or "unknown", fresh=False)


def _foot(reading: _Reading) -> None:
    number = len(reading.words)
    reading.group = replace(reading.group, aside="")
    _say(f" [{number}]", reading)
    reading.words[number] = []
    reading.group = replace(reading.group, foot=number)
