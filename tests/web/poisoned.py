"""A study in which every free text tries to be more than text, and what reads an answer to it."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree as ET

import openpyxl
from django.http import HttpResponse
from pypdfium2 import PdfDocument
from pypdfium2 import raw as pdfium

from samenspel import read
from samenspel.study.model import Study as StudyFile
from samenspel.text import Text

# A formula, markup for a page, an attribute, a form of words to fill in, a template, typesetting.
SONG = "kanarie"
POISON = (
    f"=1+1\"><script>{SONG}()</script><img src=x onerror={SONG}()>' {{0}} {{study}} "
    f'{{{{7*7}}}} {{% now "Y" %}} #panic("{SONG}") $1$ *{SONG}* <w:r/> &amp; \\'
)
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
FREE = {
    "obstructing": ("text",),
    "meanings": ("behaviour", "example", "change"),
    "remarks": ("answer",),
    "documents": ("title",),
    "codes": ("name", "description", "example", "memo"),
    "codings": ("coder", "memo"),
    "statements": ("words",),
    "checks": ("comment",),
    "strategies": ("quote",),
    "tensions": ("quote",),
    "obstacles": ("text",),
    "governance": ("quote",),
    "conditions": ("sentence",),
    "interests": ("client_question", "stake"),
    "outcomes": ("example",),
    "understandings": ("words",),
    "agreements": ("behaviour", "owner"),
    "tension_cards": ("demand", "against", "handling", "owner"),
    "followups": ("words",),
}
FREE_IN_DESIGN = {
    "networks": ("name", "reason", "partners_chosen"),
    "organisations": ("name", "size_unit", "expertise", "unique"),
}


def poisoned() -> StudyFile:
    """Return the example with poison in every free text that a file can hold."""
    study = read("examples/voorbeeldregio")
    design = study.design
    columns: dict[str, Any] = {
        name: _with(getattr(design, name), free) for name, free in FREE_IN_DESIGN.items()
    }
    words = Text(f"{POISON} nl", f"{POISON} en")
    poison = replace(design, title=words, source=POISON, expectations=(), **columns)
    # Words of a coding may be anything where its place is not known; at a place they are the text.
    unplaced = tuple(replace(row, quote=POISON, start=None, end=None) for row in study.codings)
    tables: dict[str, Any] = {
        name: _with(getattr(study, name), free) for name, free in FREE.items()
    }
    tables["codings"] = _with(unplaced, FREE["codings"])
    texts = tuple((name, f"{words} {POISON}") for name, words in study.texts)
    return replace(study, design=poison, texts=texts, **tables)


def _with(rows: tuple[Any, ...], free: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(replace(row, **_changed(row, free, at)) for at, row in enumerate(rows))


def _changed(row: Any, free: tuple[str, ...], at: int) -> dict[str, str]:
    # Different words in every row: names are the same nowhere.
    return {name: f"{POISON} {at}" for name in free if getattr(row, name) or name != "quote"}


def caught(answer: HttpResponse) -> Iterator[str]:
    """Yield what became more than text in an answer."""
    kind = answer["Content-Type"].partition(";")[0]
    content = b"".join(answer)
    match kind.rpartition("/")[2].rpartition(".")[2]:
        case "html":
            yield from in_page(content.decode())
        case "csv":
            yield from in_csv(content.decode())
        case "json":
            json.loads(content)
        case "pdf":
            yield from in_pdf(content)
        case "zip":
            yield from in_folder(content)
        case "sheet":
            yield from in_workbook(content)
        case "document":
            yield from in_word(content)


def in_page(page: str) -> list[str]:
    """Return the tags and attributes that words of a study made."""
    reader = _Tags()
    reader.feed(page)
    return reader.found


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        data = named.get("type") == "application/json"
        if (tag == "script" and not named.get("src") and not data) or named.get("src") == "x":
            self.found.append(f"<{tag}>")
        self.found += [name for name in named if name.startswith("on")]
        addresses = [named.get(name) or "" for name in ("href", "src", "action")]
        self.found += [one for one in addresses if re.match(r"\s*(javascript|data|vbscript):", one)]


def in_csv(table: str) -> list[str]:
    """Return the cells that a spreadsheet would compute."""
    cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
    return [cell for cell in cells if cell.startswith(FORMULAS) and not _number(cell)]


def _number(cell: str) -> bool:
    return bool(re.fullmatch(r"[-+][\d.,]+(e[-+]?\d+)?( %)?|[-–]", cell))


def in_workbook(content: bytes) -> list[str]:
    """Return the cells that compute or lead somewhere."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    return [str(cell.value) for cell in cells if cell.data_type == "f" or cell.hyperlink]


def in_word(content: bytes) -> list[str]:
    """Return the fields and links to elsewhere of a Word file; its parts are sound XML."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        xml = [parts.read(one) for one in parts.namelist() if one.endswith((".xml", ".rels"))]
    made = [one for part in xml for one in ET.fromstring(part).iter()]  # noqa: S314 - ours
    fields = [one.text or "" for one in made if one.tag.endswith("}instrText")]
    links = [one.get("Target", "") for one in made if one.get("TargetMode") == "External"]
    return [words for words in (*fields, *links) if SONG in words or "1+1" in words]


def in_pdf(content: bytes) -> list[str]:
    """Return whether a PDF runs anything, or lost the words that were to be read."""
    with PdfDocument(content) as book:
        scripts = pdfium.FPDFDoc_GetJavaScriptActionCount(book)
        files = pdfium.FPDFDoc_GetAttachmentCount(book)
    return ["script"] * scripts + ["file"] * files


def in_folder(content: bytes) -> list[str]:
    """Return what is wrong in any table of a packed folder; every name stays inside it."""
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        outside = [name for name in pack.namelist() if ".." in name or name.startswith("/")]
        tables = {one: pack.read(one).decode() for one in pack.namelist() if one.endswith(".csv")}
    cells = [f"{name}: {cell}" for name, table in tables.items() for cell in in_csv(table)]
    return [*outside, *cells]
