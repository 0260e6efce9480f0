"""The XML of a workbook: which sheets there are, their shared words, and which cells are dates.

It goes by as a stream and is never held as a tree, so that no file can fill the memory.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from posixpath import normpath
from typing import NoReturn
from xml.parsers import expat

from samenspel.errors import InvalidStudyError
from samenspel.formats.workbook_guard import Members
from samenspel.study.problems import Place, problem

WORDS_LIMIT = 6_000_000  # shared words in one workbook
BOOK, RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
WORDS, STYLES = "xl/sharedStrings.xml", "xl/styles.xml"
ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")  # how Excel writes a character that XML cannot hold
# Numbers of the date formats that every Excel knows, and the letters of the others.
DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
NO_DATE = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')

Attributes = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Book:
    """What is needed to read the sheets of a workbook; ``sheets`` maps a tab to its XML."""

    sheets: Mapping[str, bytes]
    words: tuple[str, ...]
    date_styles: frozenset[str]
    from_1904: bool


def read_book(members: Members, place: Place) -> Book:
    """Return the sheets of a workbook with their shared words and date styles."""
    if BOOK not in members or RELATIONS not in members:
        raise InvalidStudyError([problem("broken_workbook", place)])
    relations = elements(members[RELATIONS], {"Relationship"}, place)
    parts = {item.get("Id", ""): _member(item.get("Target", "")) for _, item in relations}
    sheets: dict[str, bytes] = {}
    from_1904 = False
    for tag, item in elements(members[BOOK], {"sheet", "workbookPr"}, place):
        if tag == "sheet":
            key = next((value for name, value in item.items() if name.endswith(":id")), "")
            sheets[item.get("name", "")] = members.get(parts.get(key, ""), b"")
        else:
            from_1904 = item.get("date1904") in ("1", "true")
    words = _shared_words(members[WORDS], place) if WORDS in members else ()
    styles = _date_styles(members[STYLES], place) if STYLES in members else frozenset()
    return Book(sheets, words, styles, from_1904)


def stream(
    xml: bytes,
    place: Place,
    *,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    words: Callable[[str], None],
) -> None:
    """Let XML go by; a document type, which can hold tricks, is refused."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, item: start(tag.rpartition(":")[2], item)
    parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
    parser.CharacterDataHandler = words

    def refuse(*_: object) -> NoReturn:
        raise InvalidStudyError([problem("xml_tricks", place)])

    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(xml, True)  # noqa: FBT003 -- expat takes no name here: this is all of it
    except (expat.ExpatError, ValueError, LookupError):  # the last two: an unknown encoding
        raise InvalidStudyError([problem("broken_workbook", place)]) from None


def elements(xml: bytes, tags: Collection[str], place: Place) -> list[tuple[str, Attributes]]:
    """Return the elements with one of these tags, in order."""
    found: list[tuple[str, Attributes]] = []

    def start(tag: str, item: dict[str, str]) -> None:
        if tag in tags:
            found.append((tag, item))

    stream(xml, place, start=start, end=_nothing, words=_nothing)
    return found


def unescaped(words: str) -> str:
    """Return words with Excel's escape codes read."""
    return ESCAPE.sub(lambda code: chr(int(code[1], 16)), words) if "_x" in words else words


def _shared_words(xml: bytes, place: Place) -> tuple[str, ...]:
    """Return the words that cells refer to by number; how they sound is left out."""
    shared: list[str] = []
    parts: list[str] = []
    open_tags: list[str] = []

    def start(tag: str, _: dict[str, str]) -> None:
        if tag in ("si", "t", "rPh"):
            open_tags.append(tag)

    def end(tag: str) -> None:
        if tag in ("si", "t", "rPh"):
            open_tags.pop()
        if tag == "si":
            shared.append(unescaped("".join(parts)))
            parts.clear()
            if len(shared) > WORDS_LIMIT:
                raise InvalidStudyError([problem("sheet_too_large", place)])

    def words(piece: str) -> None:
        if open_tags == ["si", "t"]:
            parts.append(piece)

    stream(xml, place, start=start, end=end, words=words)
    return tuple(shared)


def _date_styles(xml: bytes, place: Place) -> frozenset[str]:
    """Return the numbers of the cell styles that show a date."""
    dates = {str(number) for number in DATE_FORMATS}
    styles: list[str] = []
    section = ""
    for tag, item in elements(xml, {"numFmt", "cellStyleXfs", "cellXfs", "xf"}, place):
        if tag == "numFmt" and set("ymdh") & set(
            NO_DATE.sub("", item.get("formatCode", "").lower())
        ):
            dates.add(item.get("numFmtId", ""))
        elif tag == "xf" and section == "cellXfs":
            styles.append(item.get("numFmtId", ""))
        elif tag != "xf":
            section = tag
    return frozenset(str(number) for number, style in enumerate(styles) if style in dates)


def _member(target: str) -> str:
    return normpath(target).lstrip("/") if target.startswith("/") else normpath(f"xl/{target}")


def _nothing(_: str) -> None:
    """Let it go by."""
