"""What tests ask of any chapter: its tables, its lists, its words, and that words stay words."""

from __future__ import annotations

from html import unescape

from report.sample import document
from report.workings_sample import WORKINGS, Chapter, aloud, released
from samenspel.findings.workings_model import Workings
from samenspel.report.blocks import Block, Bullets, Figure, Table
from samenspel.report.docx import to_docx
from samenspel.report.drawing import to_svg
from samenspel.report.html import to_html
from samenspel.report.pdf import to_pdf
from samenspel.report.words import Words
from samenspel.text import LANGUAGES, Language


def blocks(chapter: Chapter, workings: Workings = WORKINGS) -> list[Block]:
    shown = released(workings)
    return list(chapter(shown, Words.of(shown)))


def figures(chapter: Chapter, workings: Workings = WORKINGS) -> list[Figure]:
    return [block for block in blocks(chapter, workings) if isinstance(block, Figure)]


def tables(chapter: Chapter, workings: Workings = WORKINGS) -> list[Table]:
    """Return every table of a chapter, also those behind a figure."""
    found = [b.table if isinstance(b, Figure) else b for b in blocks(chapter, workings)]
    return [block for block in found if isinstance(block, Table)]


def rows(table: Table, language: Language = "nl") -> list[list[str]]:
    return [[cell.in_language(language) for cell in row] for row in table.rows]


def items(chapter: Chapter, workings: Workings = WORKINGS, language: Language = "nl") -> list[str]:
    """Return the items of every list of a chapter."""
    lists = [block for block in blocks(chapter, workings) if isinstance(block, Bullets)]
    return [item.in_language(language) for list_ in lists for item in list_.items]


def said(chapter: Chapter, workings: Workings = WORKINGS, language: Language = "nl") -> str:
    """Return a chapter as running words."""
    return " ".join(aloud(chapter, language, workings).split())


def drawn(figure: Figure, language: Language = "nl") -> str:
    return unescape(to_svg(figure.spec, language))


def stays_words(chapter: Chapter, workings: Workings) -> bool:
    """Return whether hostile words come out of every rendering as words."""
    report = document(*blocks(chapter, workings))
    pages = [to_html(report, language) for language in LANGUAGES]
    assert to_pdf(report, "nl").startswith(b"%PDF")
    assert to_docx(report, "nl").startswith(b"PK")
    return all("<script" not in page and "alert(1)" in page for page in pages)
