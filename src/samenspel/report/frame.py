"""What every rendering shares: legible words, numbered captions, parts of wide tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from math import ceil

from samenspel.catalogue.wording import texts
from samenspel.report.blocks import Block, Figure, Heading, ReportDocument, Table
from samenspel.text import Language, Text

# Control characters, halves of surrogate pairs and non-characters: XML and PDF refuse them.
_ILLEGIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def legible(words: str) -> str:
    """Return words without the characters that no file can hold."""
    return _ILLEGIBLE.sub(
        "\N{REPLACEMENT CHARACTER}", words.replace("\r\n", "\n").replace("\r", "\n")
    )


def spoken(text: Text, language: Language) -> str:
    """Return the words of a text for one reader, safe to write into any file."""
    return legible(text.in_language(language))


def framed(key: str, **parts: object) -> Text:
    """Return words of the frame, filled in."""
    return texts("report_frame")[key].format(**parts)


def chapters(document: ReportDocument) -> list[tuple[int, Heading]]:
    """Return the headings that start a chapter, each with its place among the blocks."""
    return [
        (place, block)
        for place, block in enumerate(document.blocks)
        if isinstance(block, Heading) and block.level == 1
    ]


def contents(document: ReportDocument) -> list[tuple[int, Heading]]:
    """Return the headings of the table of contents: chapters, or the sections of a single one."""
    whole = chapters(document)
    if len(whole) != 1:
        return whole
    return [
        (place, block)
        for place, block in enumerate(document.blocks)
        if isinstance(block, Heading) and block.level <= 2
    ]


def numbered(document: ReportDocument) -> ReportDocument:
    """Return the document with a number in every caption."""
    tables, figures = count(1), count(1)
    blocks = tuple(_numbered(block, tables, figures) for block in document.blocks)
    return replace(document, blocks=blocks)


def _numbered(block: Block, tables: Iterator[int], figures: Iterator[int]) -> Block:
    if isinstance(block, Table):
        caption = framed("table", number=next(tables), caption=block.caption)
        return replace(block, caption=caption)
    if isinstance(block, Figure):
        caption = framed("figure", number=next(figures), caption=block.caption)
        table = framed("table", number=next(tables), caption=block.table.caption)
        return replace(block, caption=caption, table=replace(block.table, caption=table))
    return block


def parted(table: Table, *, columns: int) -> list[Table]:
    """Return a table in parts of at most so many columns, each headed by the first column."""
    width = len(table.header)
    if width <= columns:
        return [table]
    step = ceil((width - 1) / ceil((width - 1) / (columns - 1)))
    chosen = [(0, *range(at, min(at + step, width))) for at in range(1, width, step)]
    return [
        replace(
            _columns(table, places),
            caption=framed("part", caption=table.caption, part=part, parts=len(chosen)),
            note=table.note if part == len(chosen) else None,
        )
        for part, places in enumerate(chosen, start=1)
    ]


def _columns(table: Table, places: tuple[int, ...]) -> Table:
    return replace(
        table,
        header=tuple(table.header[place] for place in places),
        rows=tuple(tuple(row[place] for place in places) for row in table.rows),
        numeric=tuple(new for new, place in enumerate(places) if place in table.numeric),
    )


def weights(table: Table, language: Language) -> list[int]:
    """Return the room of each column: a short cell whole, a long one or a (bold) head its words."""
    heads = [3 + _longest(spoken(words, language)) for words in table.header]
    columns = zip(*table.rows, strict=True) if table.rows else [()] * len(heads)
    return [
        max(head, *(_room(spoken(words, language)) for words in column), 6)
        for head, column in zip(heads, columns, strict=True)
    ]


def _room(words: str) -> int:
    return 2 + max(_longest(words), min(len(words), 13), min(len(words) // 2, 40))


def _longest(words: str) -> int:
    return min(24, max(map(len, words.split()), default=0))
