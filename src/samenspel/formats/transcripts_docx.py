"""Word documents as sources: as they stand after tracked changes, with their footnotes."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from samenspel.formats.documents_packed import LEFT_OUT, SPACES, WORD
from samenspel.formats.transcripts_found import Found, counted, refused
from samenspel.formats.transcripts_package import package, part, row_of
from samenspel.study.problems import Place

NOTES = {f"{WORD}footnoteReference": "footnotes", f"{WORD}endnoteReference": "endnotes"}
# What is in a document and not in its words, by the tag that shows it is there.
_SEEN = {
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip": "pictures",
    "{urn:schemas-microsoft-com:vml}imagedata": "pictures",
    "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": "pictures",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": "formulas",
    f"{WORD}del": "struck",
    f"{WORD}moveFrom": "struck",
    f"{WORD}ins": "added",
    f"{WORD}vanish": "hidden",
    f"{WORD}sym": "symbols",
    f"{WORD}numPr": "numbered",
}
_MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")


@dataclass(slots=True)
class _Document:
    """What was met while reading: notes at the foot, by the number they got here."""

    feet: dict[str, dict[str, ET.Element]]
    cited: list[ET.Element] = field(default_factory=list)


def from_word(raw: bytes, place: Place) -> Found:
    """Return the paragraphs of a .docx; tables row by row, footnotes at the end."""
    with package(raw, place) as archive:
        body = part(archive, "word/document.xml")
        if body.tag == "nothing":
            raise refused("broken", place)
        feet = {kind: _feet(part(archive, f"word/{kind}.xml")) for kind in NOTES.values()}
        document = _Document(feet)
        words = [*_blocks(body, document), *_at_the_foot(document)]
        return Found(tuple(words), counted(_counts(archive, body, document).items()))


def _feet(tree: ET.Element) -> dict[str, ET.Element]:
    return {one.get(f"{WORD}id", ""): one for one in tree if not one.get(f"{WORD}type")}


def _blocks(element: ET.Element, document: _Document) -> Iterator[str]:
    if element.tag == f"{WORD}p":
        boxes: list[ET.Element] = []
        yield "".join(_words(element, document, boxes))
        element = _all(boxes)
    for child in element:
        if child.tag == f"{WORD}tr":
            yield from row_of(_cell(cell, document) for cell in _cells(child))
        elif child.tag not in LEFT_OUT:
            yield from _blocks(child, document)


def _all(found: Iterable[ET.Element]) -> ET.Element:
    together = ET.Element("boxes")
    together.extend(found)
    return together


def _cells(element: ET.Element) -> Iterator[ET.Element]:
    """Yield the cells of a row, and not those of a table within a cell."""
    for child in element:
        if child.tag == f"{WORD}tc":
            yield child
        else:
            yield from _cells(child)


def _cell(cell: ET.Element, document: _Document) -> list[str]:
    return [words for one in cell for words in _blocks(one, document) if words.strip()]


def _words(paragraph: ET.Element, document: _Document, boxes: list[ET.Element]) -> Iterator[str]:
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == f"{WORD}t":
            yield element.text or ""
        elif element.tag in SPACES:
            yield SPACES[element.tag]
        elif element.tag in NOTES:
            yield from _cited(element, document)
        elif element.tag == f"{WORD}txbxContent":
            boxes.append(element)
        elif element.tag not in LEFT_OUT:
            waiting += reversed(element)


def _cited(reference: ET.Element, document: _Document) -> Iterator[str]:
    """Yield the number of a note at the foot, and keep the note for the end."""
    foot = document.feet[NOTES[reference.tag]].get(reference.get(f"{WORD}id", ""))
    if foot is not None and foot not in document.cited:
        document.cited.append(foot)
        yield f" [{len(document.cited)}]"


def _at_the_foot(document: _Document) -> Iterator[str]:
    for number, foot in enumerate(document.cited, start=1):
        words = " ".join(one.strip() for one in _blocks(foot, document))
        yield f"[{number}] {words.strip()}"


def _counts(archive: zipfile.ZipFile, body: ET.Element, document: _Document) -> Counter[str]:
    counts = Counter(_SEEN[one.tag] for one in body.iter() if one.tag in _SEEN)
    counts["footnotes"] = len(document.cited)
    comments = part(archive, "word/comments.xml")
    counts["comments"] = sum(1 for _ in comments.iter(f"{WORD}comment"))
    margins = [name for name in archive.namelist() if _MARGIN.fullmatch(name)]
    counts["margins"] = sum(
        any((one.text or "").strip() for one in part(archive, name).iter(f"{WORD}t"))
        for name in margins
    )
    return counts
