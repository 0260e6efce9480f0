"""The minutes of a session: what the group saw, agreed on, and named as a tension."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping

import xlsxwriter

from samenspel.disclosure.released import Released
from samenspel.formats.csv_tables import lines_csv
from samenspel.formats.workbook import CREATED, write_page
from samenspel.report.blocks import (
    Block,
    Bullets,
    Heading,
    Notice,
    Paragraph,
    Quotation,
    ReportDocument,
    Table,
)
from samenspel.report.words import NONE, Words, wording
from samenspel.report.words import sentence as finding
from samenspel.study.rows import Meaning
from samenspel.text import Language, Text, plain
from samenspel.web.speech.words import sentence
from samenspel.web.workshop.sessions import Stage
from samenspel.web.workshop.slides import Slide
from samenspel.web.workshop.written import Written

# By table, its columns: first what a row is about.
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "meanings": ("value", "same", "words"),
    "agreements": ("value", "level", "behaviour", "owner", "start", "review"),
    "tensions": ("kind", "demand", "against", "handling", "owner", "start", "review"),
}


def minutes(stage: Stage, released: Released) -> ReportDocument:
    """Return the minutes of a session, for the members who were there."""
    reconstructed = released.study.reconstruction
    return ReportDocument(
        title=_word("minutes_of", network=stage.name),
        subtitle=released.study.title,
        stamp=released.stamp,
        blocks=tuple(_blocks(stage, released)),
        notice=wording("reconstructed") if reconstructed else None,
    )


def to_workbook(document: ReportDocument, language: Language) -> bytes:
    """Return what the group wrote down as a workbook, a sheet for each table."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED})
        for table in document.blocks:
            if isinstance(table, Table):
                lines = [
                    [cell.in_language(language) for cell in row]
                    for row in (table.header, *table.rows)
                ]
                write_page(book, table.caption.in_language(language), lines)
        if not book.worksheets():
            book.add_worksheet()  # a workbook has a sheet
    return out.getvalue()


def to_csv(document: ReportDocument, language: Language) -> bytes:
    """Return what the group wrote down as a table for a spreadsheet."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    rows = (row for one in tables for row in ((one.caption,), one.header, *one.rows, ()))
    lines = ([cell.in_language(language) for cell in row] for row in rows)
    return lines_csv(lines).encode("utf-8-sig")  # a spreadsheet then reads the letters right


def _blocks(stage: Stage, released: Released) -> Iterator[Block]:
    if released.study.reconstruction:
        title = wording("reconstructed_title")
        yield Notice(title, released.study.reconstruction, "reconstructed")
    yield from _seen(stage, Words.of(released))
    for name in COLUMNS:
        yield from _written(stage, name)


def _seen(stage: Stage, words: Words) -> Iterator[Block]:
    """Yield what was shown: of a slide that nobody got to, nothing."""
    yield Heading(_word("seen"))
    for slide in stage.slides[: stage.session.furthest + 1]:
        yield from _slide(slide, words)


def _slide(slide: Slide, words: Words) -> Iterator[Block]:
    if slide.kind == "opening":
        yield Paragraph(slide.lead, lead=True)
    if slide.kind == "values":
        yield Heading(slide.title, 2)
        yield Paragraph(slide.lead)
        yield Bullets(tuple(_word("bar", value=bar.label, words=bar.words) for bar in slide.bars))
    for one in slide.meanings:
        yield from _quotations(one, words)


def _quotations(one: Meaning, words: Words) -> Iterator[Block]:
    said = {"behaviour": one.behaviour, "example": one.example, "change": one.change}
    for part, answer in said.items():
        if answer:
            yield Quotation(answer, finding(f"meaning_{part}", value=words.value(one.value)))


def _written(stage: Stage, name: str) -> Iterator[Block]:
    """Yield one of the tables of what the group wrote; of an empty one, that it is empty."""
    found = {
        "meanings": stage.understood,
        "agreements": stage.agreements,
        "tensions": stage.tensions,
    }[name]
    yield Heading(_word(name))
    if not found:
        yield Paragraph(_word(f"no_{name}"))
        return
    about, *columns = COLUMNS[name]
    header = tuple(_word(f"col_{column}") for column in (about, *columns))
    rows = tuple((one.about, *(_cell(one, column) for column in columns)) for one in found)
    yield Table(_word(name), header, rows)


def _cell(one: Written, name: str) -> Text:
    if name in {"same", "level"}:
        return one.says
    words = getattr(one.row, name)
    return plain(words) if words else NONE


def _word(key: str, **parts: object) -> Text:
    return sentence(key, part="workshop", **parts)
