"""Paragraphs of documents that have to be unpacked: .docx and .pdf."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any
from xml.etree import ElementTree as ET

from samenspel.errors import InvalidStudyError
from samenspel.formats.workbook_guard import guarded
from samenspel.reading.sentences import Kind, Paragraph
from samenspel.study.problems import Place, problem

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"^(heading|kop|title|titel|subtitle|ondertitel)", re.IGNORECASE)
# What was struck out or moved away, what is no words, and a text box that is there twice.
LEFT_OUT = frozenset(
    {
        *(f"{WORD}{tag}" for tag in ("del", "moveFrom", "instrText", "delText", "pPr")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
SPACES = {
    f"{WORD}tab": "\t",
    f"{WORD}br": "\n",
    f"{WORD}cr": "\n",
    f"{WORD}noBreakHyphen": "-",
}
_ENDED = re.compile(r"[.!?…:][\"'”’)\]]*$")
_BULLET = re.compile(r"^\s*[•▪◦–·‣-]\s+")
SAME_LINE, COLUMN, INDENTED = 3.0, 14.0, 60.0  # points
SHORT = 80  # signs in a heading
LARGE = 1.1  # letters of a heading against those of most text
FULL_LINE = 0.7  # a line this much of the longest goes on below


class ProtectedError(Exception):
    """A document cannot be opened without a password."""


def from_docx(raw: bytes) -> Iterator[Paragraph]:
    """Yield the paragraphs of a Word document, as they stand after tracked changes."""
    place = Place("")
    try:
        with zipfile.ZipFile(guarded(raw, place)) as archive:
            tree = ET.fromstring(archive.read("word/document.xml"))  # noqa: S314 - guarded: no document type
    except (KeyError, ET.ParseError, RecursionError):
        raise InvalidStudyError([problem("broken_workbook", place)]) from None
    yield from _of_body(tree, "text")


def _of_body(tree: ET.Element, kind: Kind) -> Iterator[Paragraph]:
    waiting: list[tuple[ET.Element, Kind]] = [(tree, kind)]
    while waiting:
        element, kind = waiting.pop()
        if element.tag == f"{WORD}p":
            text = "".join(_text(element)).strip()
            yield Paragraph(text, _kind(element, kind))
        elif element.tag not in LEFT_OUT:
            inner: Kind = "cell" if element.tag == f"{WORD}tbl" else kind
            waiting += [(child, inner) for child in reversed(element)]


def _kind(paragraph: ET.Element, kind: Kind) -> Kind:
    style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
    named = style.get(f"{WORD}val", "") if style is not None else ""
    return "heading" if _HEADING.match(named) and kind == "text" else kind


def _text(paragraph: ET.Element) -> Iterator[str]:
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == f"{WORD}t":
            yield element.text or ""
        elif element.tag in SPACES:
            yield SPACES[element.tag]
        elif element.tag not in LEFT_OUT:
            waiting += reversed(element)


def from_pdf(raw: bytes) -> Iterator[Paragraph]:
    """Yield the paragraphs of a PDF, put together from its lines."""
    yield from of_pages(pages_of(raw))


def pages_of(raw: bytes) -> list[list[Line]]:
    """Return the lines on each page of a PDF."""
    import pypdfium2  # noqa: PLC0415 - only where a PDF is read

    try:
        return [_lines(page) for page in pypdfium2.PdfDocument(raw)]
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise ProtectedError from None
        raise InvalidStudyError([problem("broken_workbook", Place(""))]) from None


def of_pages(pages: list[list[Line]], begins: re.Pattern[str] = _BULLET) -> Iterator[Paragraph]:
    """Yield the paragraphs on pages; a line that fits ``begins`` is the first of one.

    Where the group ``alone`` of it fits, the line is a paragraph by itself.
    """
    yield from _of_lines([line for page in pages for line in page], begins)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its words, where they begin, whether in columns, and how large."""

    text: str
    left: float
    columns: bool
    size: float


def _lines(page: Any) -> list[Line]:  # noqa: ANN401 - pypdfium2 has no types
    """Return the lines of a page from top to bottom; words far apart on one line are columns."""
    words = page.get_textpage()
    boxes = [words.get_rect(at) for at in range(words.count_rects())]
    rows: list[list[tuple[float, float, float, float]]] = []
    for box in boxes:
        if rows and abs(rows[-1][-1][1] - box[1]) < SAME_LINE and box[0] >= rows[-1][-1][0]:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [_line(words, row) for row in rows]


def _line(words: Any, row: list[tuple[float, float, float, float]]) -> Line:  # noqa: ANN401
    left, right = row[0][0], row[-1][2]
    low, high = min(box[1] for box in row), max(box[3] for box in row)
    gaps = [after[0] - before[2] for before, after in pairwise(row)]
    text = words.get_text_bounded(left, low, right, high)
    columns = any(gap > COLUMN for gap in gaps)
    return Line(" ".join(text.split()), left, columns, _size(words, row[0]))


def _size(words: Any, box: tuple[float, float, float, float]) -> float:  # noqa: ANN401
    """Return the size of the letters in which a line begins."""
    from pypdfium2.raw import FPDFText_GetFontSize  # noqa: PLC0415 - only where a PDF is read

    at = words.get_index(box[0] + 1, (box[1] + box[3]) / 2, 4, 4)
    return float(FPDFText_GetFontSize(words, at)) if at is not None else 0.0


def _of_lines(lines: list[Line], begins: re.Pattern[str]) -> Iterator[Paragraph]:
    """Yield what lines say together: a full line goes on, a short one without an end is a cell."""
    lines = [line for line in lines if line.text]
    full = FULL_LINE * max((len(line.text) for line in lines), default=0)
    margin = min((line.left for line in lines), default=0.0)
    usual = median(line.size for line in lines for _ in line.text) if lines else 0.0
    block: list[str] = []
    for line in lines:
        begun = begins.match(line.text)
        apart = line.columns or line.left > margin + INDENTED or _is_heading(line, usual)
        apart = apart or bool(begun and begun.lastgroup == "alone")
        if block and (apart or begun or not _goes_on(block[-1], line, full)):
            yield _block(block)
            block = []
        if apart:
            yield Paragraph(line.text, "heading" if _is_heading(line, usual) else "cell")
        else:
            block.append(_BULLET.sub("", line.text))
    if block:
        yield _block(block)


def _is_heading(line: Line, usual: float) -> bool:
    """Return whether a line is larger than most text, short, and no sentence."""
    large = line.size > LARGE * usual and len(line.text) < SHORT
    return large and not line.columns and not _ENDED.search(line.text)


def _goes_on(before: str, line: Line, full: float) -> bool:
    """Return whether a line goes on with the sentence of the line before it."""
    starts = line.text[:1]
    if _ENDED.search(before):
        return len(before) >= full or (before[-1] == ":" and starts.isdigit())
    return len(before) >= full or starts.islower() or starts.isdigit() or starts in "(‘“"


def _block(lines: list[str]) -> Paragraph:
    text = " ".join(lines).replace("\ufffe ", "").replace("\u00ad ", "").replace("\ufffe", "")
    return Paragraph(text, "text" if _ENDED.search(text) else "cell")
