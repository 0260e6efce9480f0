"""The minutes of a session: what the group saw, agreed on, and named as a tension."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from samenspel.disclosure.released import Released
from samenspel.formats.csv_tables import guarded
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


def to_csv(document: ReportDocument, language: Language) -> bytes:
    """Return what the group wrote down as a table for a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for table in document.blocks:
        if isinstance(table, Table):
            for row in ((table.caption,), table.header, *table.rows, ()):
                writer.writerow(guarded(cell.in_language(language)) for cell in row)
    return out.getvalue().encode("utf-8-sig")  # a spreadsheet then reads the letters right


def _blocks(stage: Stage, released: Released) -> Iterator[Block]:
    if released.study.reconstruction:
        title = wording("reconstructed_title")
        yield Notice(title, released.study.reconstruction, "reconstructed")
    yield from _seen(stage, Words.of(released))
    yield from _agreed(stage.agreements)
    yield from _pulling(stage.tensions)


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


def _agreed(written: Iterable[Written]) -> Iterator[Block]:
    yield Heading(_word("agreements"))
    columns = ("behaviour", "owner", "start", "review")
    rows = tuple((one.about, *(_cell(one, name) for name in columns)) for one in written)
    if not rows:
        yield Paragraph(_word("no_agreements"))
        return
    header = tuple(_word(f"col_{name}") for name in ("value", *columns))
    yield Table(_word("agreements"), header, rows)


def _pulling(written: Iterable[Written]) -> Iterator[Block]:
    yield Heading(_word("tensions"))
    columns = ("one", "other", "handling")
    rows = tuple((one.about, *(_cell(one, name) for name in columns)) for one in written)
    if not rows:
        yield Paragraph(_word("no_tensions"))
        return
    header = tuple(_word(f"col_{name}") for name in ("kind", *columns))
    yield Table(_word("tensions"), header, rows)


def _cell(one: Written, name: str) -> Text:
    words = getattr(one.row, name)
    return plain(words) if words else NONE


def _word(key: str, **parts: object) -> Text:
    return sentence(key, part="workshop", **parts)
