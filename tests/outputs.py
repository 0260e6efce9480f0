"""Every output of a study, and the words that a reader can get out of its bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pypdfium2
from docx import Document
from python_calamine import CalamineWorkbook

from samenspel.cli.outputs import REPORTS, RESULTS
from samenspel.disclosure import Released
from samenspel.text import LANGUAGES, Language

EVERY = RESULTS | REPORTS
Output = tuple[str, Language, bytes]


def every_output(released: Released) -> Iterator[Output]:
    """Yield each format in each language, as bytes."""
    for kind, output in EVERY.items():
        for language in LANGUAGES:
            content = output(released, language)
            yield kind, language, content.encode() if isinstance(content, str) else content


def words(kind: str, content: bytes) -> str:
    """Return all that can be read in an output, on one line per paragraph or cell."""
    match kind:
        case "pdf":
            return " ".join(_pdf(content).split())
        case "docx":
            return " ".join(_docx(content).split())
        case "xlsx":
            book = CalamineWorkbook.from_filelike(io.BytesIO(content))
            sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
            return " ".join(str(cell) for sheet in sheets for row in sheet for cell in row)
        case _:
            return " ".join(content.decode().replace("\n| ", "\n").split())


def pages(content: bytes) -> list[str]:
    """Return the words of each page of a PDF."""
    with pypdfium2.PdfDocument(content) as book:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in book]


def _pdf(content: bytes) -> str:
    return " ".join(pages(content))


def _docx(content: bytes) -> str:
    """Return every text of a Word file: the body, headers and footers, properties."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        xml = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml")]
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    marginal = [
        paragraph.text
        for section in document.sections
        for part in (section.header, section.footer)
        for paragraph in part.paragraphs
    ]
    return "\n".join([*paragraphs, *cells, *marginal, *xml])
