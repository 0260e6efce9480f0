"""OpenDocument texts as sources: as they stand, with their footnotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from samenspel.formats.transcripts_found import Found, counted, refused
from samenspel.formats.transcripts_package import package, part, row_of
from samenspel.study.problems import Place

_NAMES = "urn:oasis:names:tc:opendocument:xmlns"
_TEXT = f"{{{_NAMES}:text:1.0}}"
_TABLE = f"{{{_NAMES}:table:1.0}}"
_DRAW = f"{{{_NAMES}:drawing:1.0}}"
_SVG = f"{{{_NAMES}:svg-compatible:1.0}}"
_OFFICE = f"{{{_NAMES}:office:1.0}}"
_PARAGRAPHS = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_SPACES = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
_MOST_SPACES = 1_000
_SEEN = {
    f"{_DRAW}image": "pictures",
    f"{_DRAW}object": "pictures",
    f"{_TEXT}deletion": "struck",
    f"{_TEXT}insertion": "added",
    f"{_OFFICE}annotation": "comments",
    f"{_TEXT}note": "footnotes",
    f"{_TEXT}list-item": "numbered",
}
_ASIDE = frozenset(
    {
        *(f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}forms"),
        *(f"{_DRAW}image", f"{_DRAW}object", f"{_SVG}title", f"{_SVG}desc"),
    }
)


@dataclass(slots=True)
class _Page:
    """What waits while a paragraph is read: boxes in it, and notes for the end."""

    boxes: list[ET.Element] = field(default_factory=list)
    feet: list[ET.Element] = field(default_factory=list)


def from_odt(raw: bytes, place: Place) -> Found:
    """Return the paragraphs of an .odt; tables row by row, footnotes at the end."""
    with package(raw, place) as archive:
        content = part(archive, "content.xml")
        margins = list(part(archive, "styles.xml").iter(f"{_TEXT}p"))
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise refused("broken", place)
    page = _Page()
    words = [*_blocks(body, page), *_at_the_foot(page)]
    counts = Counter(_SEEN[one.tag] for one in body.iter() if one.tag in _SEEN)
    counts["margins"] = sum(bool("".join(one.itertext()).strip()) for one in margins)
    return Found(tuple(words), counted(counts.items()))


def _blocks(element: ET.Element, page: _Page) -> Iterator[str]:
    if element.tag in _PARAGRAPHS:
        own = _Page(feet=page.feet)
        yield "".join(_inside(element, own))
        for box in own.boxes:
            yield from _blocks(box, page)
    elif element.tag == f"{_TABLE}table-row":
        yield from row_of(_cell(cell, page) for cell in element)
    elif element.tag not in _ASIDE:
        for child in element:
            yield from _blocks(child, page)


def _cell(cell: ET.Element, page: _Page) -> list[str]:
    return [words for one in cell for words in _blocks(one, page) if words.strip()]


def _inside(element: ET.Element, page: _Page) -> Iterator[str]:
    yield _plain(element.text)
    for child in element:
        yield from _part(child, page)
        yield _plain(child.tail)


def _part(element: ET.Element, page: _Page) -> Iterator[str]:
    if element.tag in _SPACES:
        yield _SPACES[element.tag]
    elif element.tag == f"{_TEXT}s":
        yield " " * _number(element.get(f"{_TEXT}c", "1"))
    elif element.tag == f"{_TEXT}note":
        page.feet.append(element)
        yield f" [{len(page.feet)}]"
    elif element.tag == f"{_DRAW}text-box":
        page.boxes += element
    elif element.tag not in _ASIDE:
        yield from _inside(element, page)


def _number(words: str) -> int:
    return min(int(words), _MOST_SPACES) if words.isascii() and words.isdecimal() else 1


def _plain(words: str | None) -> str:
    """Return words as they are shown: a line end in the file is a space."""
    return (words or "").replace("\n", " ")


def _at_the_foot(page: _Page) -> Iterator[str]:
    for number, foot in enumerate(page.feet, start=1):
        body = foot.find(f"{_TEXT}note-body")
        words = () if body is None else _blocks(body, _Page())
        yield f"[{number}] {' '.join(one.strip() for one in words)}"
