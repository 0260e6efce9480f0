"""Paragraphs of documents that have to be unpacked: .docx and .pdf."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree

from samenspel.errors import InvalidStudyError
from samenspel.formats.workbook_guard import guarded
from samenspel.reading.sentences import Kind, Paragraph
from samenspel.study.problems import Place, problem

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"^(heading|kop|title|titel|subtitle|ondertitel)", re.IGNORECASE)
_LEFT_OUT = frozenset({f"{_WORD}del", f"{_WORD}instrText", f"{_WORD}delText", f"{_WORD}pPr"})
_SPACES = {
    f"{_WORD}tab": "\t",
    f"{_WORD}br": "\n",
    f"{_WORD}cr": "\n",
    f"{_WORD}noBreakHyphen": "-",
}
_ENDED = re.compile(r"[.!?…:][\"'”’)\]]*$")
_BULLET = re.compile(r"^\s*[•▪◦–·‣-]\s+")
FULL_LINE = 0.7  # a line this much of the longest goes on below


class ProtectedError(Exception):
    """A document cannot be opened without a password."""


def from_docx(raw: bytes) -> Iterator[Paragraph]:
    """Yield the paragraphs of a Word document, as they stand after tracked changes."""
    place = Place("")
    try:
        with zipfile.ZipFile(guarded(raw, place)) as archive:
            tree = ElementTree.fromstring(archive.read("word/document.xml"))  # noqa: S314 - guarded: no document type
    except (KeyError, ElementTree.ParseError, RecursionError):
        raise InvalidStudyError([problem("broken_workbook", place)]) from None
    yield from _of_body(tree, "text")


def _of_body(tree: ElementTree.Element, kind: Kind) -> Iterator[Paragraph]:
    waiting: list[tuple[ElementTree.Element, Kind]] = [(tree, kind)]
    while waiting:
        element, kind = waiting.pop()
        if element.tag == f"{_WORD}p":
            text = "".join(_text(element)).strip()
            yield Paragraph(text, _kind(element, kind))
        elif element.tag not in _LEFT_OUT:
            inner: Kind = "cell" if element.tag == f"{_WORD}tbl" else kind
            waiting += [(child, inner) for child in reversed(element)]


def _kind(paragraph: ElementTree.Element, kind: Kind) -> Kind:
    style = paragraph.find(f"{_WORD}pPr/{_WORD}pStyle")
    named = style.get(f"{_WORD}val", "") if style is not None else ""
    return "heading" if _HEADING.match(named) and kind == "text" else kind


def _text(paragraph: ElementTree.Element) -> Iterator[str]:
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_WORD}t":
            yield element.text or ""
        elif element.tag in _SPACES:
            yield _SPACES[element.tag]
        elif element.tag not in _LEFT_OUT:
            waiting += reversed(element)


def from_pdf(raw: bytes) -> Iterator[Paragraph]:
    """Yield the paragraphs of a PDF, put together from its lines."""
    import pypdfium2  # noqa: PLC0415 - only where a PDF is read

    place = Place("")
    try:
        document = pypdfium2.PdfDocument(raw)
        pages = [page.get_textpage().get_text_bounded() for page in document]
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error):
            raise ProtectedError from None
        raise InvalidStudyError([problem("broken_workbook", place)]) from None
    lines = [line.strip() for page in pages for line in page.splitlines()]
    yield from _of_lines([line for line in lines if line])


def _of_lines(lines: list[str]) -> Iterator[Paragraph]:
    """Yield what lines say together: a full line goes on, a short one without an end is a cell."""
    full = FULL_LINE * max((len(line) for line in lines), default=0)
    block: list[str] = []
    for line in lines:
        if _BULLET.match(line) and block:
            yield _block(block)
            block = []
        block.append(_BULLET.sub("", line))
        if len(line) < full or _ENDED.search(line):
            if len(line) < full or len(block) == 1:
                yield _block(block)
                block = []
    if block:
        yield _block(block)


def _block(lines: list[str]) -> Paragraph:
    text = " ".join(lines).replace("\ufffe ", "").replace("\u00ad ", "").replace("\ufffe", "")
    if _ENDED.search(text):
        return Paragraph(text)
    figures = any(sign.isdigit() for sign in text)
    return Paragraph(text, "cell" if figures or len(lines) > 1 else "heading")
