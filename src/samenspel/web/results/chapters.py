"""A report in chapters, one page each: the same blocks, so that no page is endless."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from io import StringIO
from itertools import groupby
from json import dumps, loads

from django.utils.text import slugify

from samenspel.advice import advise
from samenspel.disclosure import Released
from samenspel.formats.csv_tables import guarded
from samenspel.report import compose
from samenspel.report.blocks import Block, Figure, Heading, ReportDocument, Table
from samenspel.report.drawing import drawn, to_svg
from samenspel.report.frame import numbered
from samenspel.report.words import Words
from samenspel.text import Language, Text
from samenspel.web.results.subjects import Subject, subject


@dataclass(frozen=True, slots=True)
class Part:
    """One block of a chapter, with the template that shows it and what that needs besides."""

    place: int  # among the blocks of the chapter
    block: Block
    template: str
    table: Table | None
    drawing: str  # the chart of a figure, as SVG


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter under an address of its own, the same in every language."""

    address: str
    title: Text
    blocks: tuple[Block, ...]

    @property
    def subject(self) -> Subject:
        """What the chapter is about."""
        return subject(self.title)

    @property
    def sections(self) -> list[tuple[int, Text]]:
        """What the chapter is divided in, when there is something to choose."""
        found = [
            (place, block.words)
            for place, block in enumerate(self.blocks)
            if isinstance(block, Heading) and block.level == 2
        ]
        return found if len(found) > 1 else []


def report_of(released: Released, networks: Collection[str] = ()) -> ReportDocument:
    """Return the report on what these readers may see; of chosen networks without the others."""
    document = numbered(compose(released, advise(released)))
    if not networks:
        return document
    words = Words.of(released)
    others = [words.network(one.id) for one in released.networks if one.id not in networks]
    return replace(document, blocks=tuple(_without(others, document.blocks)))


def chapters(document: ReportDocument) -> tuple[Chapter, ...]:
    """Return the chapters of a report; what stands before the first one joins it."""
    found: list[Chapter] = []
    for title, blocks in _split(document):
        taken = {chapter.address for chapter in found}
        address = _address(title, taken, len(found) + 1)
        found.append(Chapter(address, title, tuple(blocks)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Group:
    """Chapters that are about one thing together."""

    name: str
    chapters: tuple[Chapter, ...]

    @property
    def title(self) -> str:
        """The name of the words above it."""
        return f"group_{self.name}"

    @property
    def alone(self) -> Chapter | None:
        """The only chapter of it, when there are no more."""
        return self.chapters[0] if len(self.chapters) == 1 else None


def grouped(found: Iterable[Chapter]) -> list[Group]:
    """Return chapters with those that are about the same, in their order."""
    by_group = groupby(found, lambda chapter: chapter.subject.group)
    return [Group(name, tuple(own)) for name, own in by_group]


def parts(chapter: Chapter, language: Language) -> Iterator[Part]:
    """Yield the blocks of a chapter, charts drawn."""
    for place, block in enumerate(chapter.blocks):
        template = f"results/{type(block).__name__.lower()}.html"
        drawing = _picture(block, language) if isinstance(block, Figure) else ""
        yield Part(place, block, template, table_of(block), drawing)


def _picture(figure: Figure, language: Language) -> str:
    return _svg(dumps(drawn(figure.spec, language)), language)


@lru_cache(maxsize=256)
def _svg(spec: str, language: Language) -> str:
    return to_svg(loads(spec), language)


def table_of(block: Block) -> Table | None:
    """Return a table, or the one beside a chart."""
    if isinstance(block, Figure):
        return block.table
    return block if isinstance(block, Table) else None


def to_csv(table: Table, stamp: Text, language: Language) -> str:
    """Return a table as CSV under the words that say whom it is for; no cell is a formula."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    heads = [*table.header, stamp]
    writer.writerow(guarded(words.in_language(language)) for words in heads)
    for row in table.rows:
        writer.writerow(
            _cell(words.in_language(language), number=column in table.numeric)
            for column, words in enumerate(row)
        )
    return out.getvalue()


def _cell(words: str, *, number: bool) -> str:
    """Return a cell; a number that is below zero is no formula."""
    digits = words.removeprefix("-").removeprefix("−").replace(",", "").replace(".", "")
    return words if number and digits.isdecimal() else guarded(words)


def _split(document: ReportDocument) -> Iterator[tuple[Text, list[Block]]]:
    title, held, begun = document.title, list[Block](), False
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            if begun:
                yield title, held
                held = []
            title, begun = block.words, True
        else:
            held.append(block)
    yield title, held


def _without(titles: Collection[Text], blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks that do not stand in a section under one of these titles."""
    keep = True
    for block in blocks:
        if isinstance(block, Heading) and block.level < 3:
            keep = block.level == 1 or block.words not in titles
        if keep:
            yield block


def _address(title: Text, taken: Collection[str], number: int) -> str:
    """Return the address of a chapter: its English title, or its number."""
    words = slugify(title.en)[:60].strip("-")
    return words if words and words not in taken else f"chapter-{number}"
