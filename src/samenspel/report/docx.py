"""A report as a Word document: real styles, captions, repeated table headers, alt text."""

from __future__ import annotations

from functools import singledispatch
from io import BytesIO

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from samenspel.report.blocks import (
    Bullets,
    Figure,
    Heading,
    Notice,
    Paragraph,
    Quotation,
    ReportDocument,
    Table,
)
from samenspel.report.docx_parts import add_field, count_from_one, dress, finish, packed
from samenspel.report.drawing import to_png
from samenspel.report.frame import contents, framed, legible, numbered, parted, spoken, weights
from samenspel.text import Language

_LOCALE = {"nl": "nl-NL", "en": "en-GB"}
_WIDTH, _HEIGHT = Cm(16.6), Cm(20)
_COLUMNS = 9


def to_docx(document: ReportDocument, language: Language) -> bytes:
    """Return the report as a Word document, the same bytes for the same report."""
    word = docx.Document()
    dress(word, locale=_LOCALE[language])
    _frame(word, document, language)
    title = spoken(document.title, language)
    word.add_paragraph(title, "Title")
    word.add_paragraph(spoken(document.subtitle, language), "Subtitle")
    word.add_paragraph(spoken(document.stamp, language), "Stamp")
    if document.notice:
        word.add_paragraph(spoken(document.notice, language), "Reconstructed")
    _add_contents(word, document, language)
    blocks = numbered(document).blocks
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        _add(block, word, language)
        if isinstance(block, Paragraph) and isinstance(following, Bullets):
            word.paragraphs[-1].paragraph_format.keep_with_next = True
    return packed(word, title=title, locale=_LOCALE[language])


def _frame(word: Document, document: ReportDocument, language: Language) -> None:
    """Set the page, and what stands on every page: the stamp, the notice, the page number."""
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.header.paragraphs[0].text = spoken(document.stamp, language)
    footer = section.footer
    if document.notice:
        footer.paragraphs[0].text = spoken(document.notice, language)
    page = footer.add_paragraph(style="Footer")
    page.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    words = spoken(framed("page", page="|PAGE|", pages="|NUMPAGES|"), language)
    for part in words.split("|"):
        if part in ("PAGE", "NUMPAGES"):
            add_field(page, part)
        else:
            page.add_run(part)


def _add_contents(word: Document, document: ReportDocument, language: Language) -> None:
    names = [spoken(chapter.words, language) for _, chapter in contents(document)]
    if not names:
        return
    title = word.add_paragraph(style="Lead")
    title.add_run(spoken(framed("contents"), language))
    add_field(word.add_paragraph(), 'TOC \\o "1-2" \\h', shown="\n".join(names))


@singledispatch
def _add(block: object, word: Document, language: Language) -> None:
    raise NotImplementedError(block, word, language)


@_add.register
def _heading(block: Heading, word: Document, language: Language) -> None:
    heading = word.add_heading(spoken(block.words, language), block.level)
    heading.paragraph_format.keep_with_next = True


@_add.register
def _paragraph(block: Paragraph, word: Document, language: Language) -> None:
    word.add_paragraph(spoken(block.words, language), "Lead" if block.lead else "Normal")


@_add.register
def _bullets(block: Bullets, word: Document, language: Language) -> None:
    style = "List Number" if block.ordered else "List Bullet"
    items = [word.add_paragraph(spoken(item, language), style) for item in block.items]
    if block.ordered:
        count_from_one(word, items)


@_add.register
def _notice(block: Notice, word: Document, language: Language) -> None:
    style = block.kind.capitalize()
    title = word.add_paragraph(style=style)
    title.add_run(spoken(block.title, language)).bold = True
    title.paragraph_format.keep_with_next = True
    title.paragraph_format.space_after = 0
    word.add_paragraph(spoken(block.words, language), style)


@_add.register
def _quotation(block: Quotation, word: Document, language: Language) -> None:
    quote = word.add_paragraph(legible(block.words), "Quote")
    quote.paragraph_format.keep_with_next = True
    word.add_paragraph(f"— {spoken(block.about, language)}", "Caption")


@_add.register
def _tables(block: Table, word: Document, language: Language) -> None:
    for part in parted(block, columns=_COLUMNS):
        _add_table(part, word, language)


def _add_table(block: Table, word: Document, language: Language) -> None:
    caption = word.add_paragraph(spoken(block.caption, language), "Caption")
    caption.paragraph_format.keep_with_next = True
    table = word.add_table(1 + len(block.rows), len(block.header), style="Table Grid")
    table.autofit = False
    rooms = weights(block, language)
    widths = [round(_WIDTH * room / sum(rooms)) for room in rooms]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row, words in zip(table.rows, (block.header, *block.rows), strict=True):
        for column, (cell, text) in enumerate(zip(row.cells, words, strict=True)):
            cell.width = widths[column]
            cell.text = spoken(text, language)
            if column in block.numeric:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    finish(table, size=9 if len(block.header) <= _COLUMNS // 2 else 8)
    note = word.add_paragraph(spoken(block.note, language) if block.note else "", "Caption")
    note.paragraph_format.space_before = Pt(4)
    for run in note.runs:
        run.bold = False


@_add.register
def _figure(block: Figure, word: Document, language: Language) -> None:
    picture = word.add_picture(BytesIO(to_png(block.spec, language)))
    scale = min(0.36, _WIDTH / picture.width, _HEIGHT / picture.height)
    picture.width, picture.height = round(picture.width * scale), round(picture.height * scale)
    properties = picture._inline.docPr  # noqa: SLF001 - the library has no alt text
    properties.set("descr", spoken(block.alternative, language))
    word.paragraphs[-1].paragraph_format.keep_with_next = True
    word.add_paragraph(spoken(block.caption, language), "Caption")
    _tables(block.table, word, language)
