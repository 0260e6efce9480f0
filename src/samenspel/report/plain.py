"""A report as plain text, for a terminal or an e-mail: aligned by what a reader sees."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch
from unicodedata import category, east_asian_width

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
from samenspel.report.frame import framed, legible, numbered, parted, spoken
from samenspel.text import Language

_GAP = 2
_NARROWEST = 14
_RULES = {1: "=", 2: "-", 3: "·"}


def to_text(document: ReportDocument, language: Language, *, width: int = 96) -> str:
    """Return the report as lines of at most ``width`` columns."""
    said = [spoken(words, language) for words in (document.stamp, document.notice) if words]
    title = spoken(document.title, language)
    parts = [
        _underlined(title, "=", width),
        _wrapped(spoken(document.subtitle, language), width),
        *(_boxed([words], width) for words in said),
        *(_shown(block, language, width) for block in numbered(document).blocks),
    ]
    return "\n\n".join("\n".join(line.rstrip() for line in lines) for lines in parts) + "\n"


def breadth(words: str) -> int:
    """Return how many columns words take on a screen."""
    return sum(map(_columns, words))


def _columns(character: str) -> int:
    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in ("W", "F") else 1


def _wrapped(words: str, width: int) -> list[str]:
    """Return lines no broader than the width; only a word broader than a line is broken."""
    return [line for part in words.split("\n") for line in _lines(part, width)] or [""]


def _lines(words: str, width: int) -> Iterator[str]:
    line = ""
    for piece in (piece for word in words.split() for piece in _pieces(word, width)):
        longer = f"{line} {piece}" if line else piece
        if breadth(longer) <= width:
            line = longer
            continue
        yield line
        line = piece
    yield line


def _pieces(word: str, width: int) -> Iterator[str]:
    piece = ""
    for character in word:
        if piece and breadth(piece + character) > width:
            yield piece
            piece = ""
        piece += character
    yield piece


def _underlined(words: str, rule: str, width: int) -> list[str]:
    lines = _wrapped(words, width)
    return [*lines, rule * max(map(breadth, lines))]


def _boxed(paragraphs: list[str], width: int) -> list[str]:
    return [f"| {line}" for words in paragraphs for line in _wrapped(words, width - 2)]


@singledispatch
def _shown(block: object, language: Language, width: int) -> list[str]:
    raise NotImplementedError(block, language, width)


@_shown.register
def _heading(block: Heading, language: Language, width: int) -> list[str]:
    return _underlined(spoken(block.words, language), _RULES[block.level], width)


@_shown.register
def _paragraph(block: Paragraph, language: Language, width: int) -> list[str]:
    return _wrapped(spoken(block.words, language), width)


@_shown.register
def _bullets(block: Bullets, language: Language, width: int) -> list[str]:
    signs = [f"{place}. " if block.ordered else "- " for place in range(1, len(block.items) + 1)]
    return [
        (sign if first else " " * len(sign)) + line
        for sign, item in zip(signs, block.items, strict=True)
        for first, line in _marked(_wrapped(spoken(item, language), width - len(sign)))
    ]


def _marked(lines: list[str]) -> Iterator[tuple[bool, str]]:
    return ((place == 0, line) for place, line in enumerate(lines))


@_shown.register
def _notice(block: Notice, language: Language, width: int) -> list[str]:
    return _boxed([spoken(block.title, language), spoken(block.words, language)], width)


@_shown.register
def _quotation(block: Quotation, language: Language, width: int) -> list[str]:
    quoted = [f"  > {line}" for line in _wrapped(legible(block.words), width - 4)]
    return [*quoted, *(f"  {line}" for line in _wrapped(spoken(block.about, language), width - 2))]


@_shown.register
def _figure(block: Figure, language: Language, width: int) -> list[str]:
    picture = framed("picture", alternative=block.alternative)
    return [
        *_wrapped(spoken(block.caption, language), width),
        *_wrapped(spoken(picture, language), width),
        "",
        *_table(block.table, language, width),
    ]


@_shown.register
def _table(block: Table, language: Language, width: int) -> list[str]:
    most = max(2, width // (_NARROWEST + _GAP))
    parts = [_grid(part, language, width) for part in parted(block, columns=most)]
    return [line for place, lines in enumerate(parts) for line in ([""] if place else []) + lines]


def _grid(table: Table, language: Language, width: int) -> list[str]:
    rows = [[spoken(words, language) for words in row] for row in (table.header, *table.rows)]
    widths = _fitted([max(map(breadth, column)) for column in zip(*rows, strict=True)], width)
    first, *others = [_row(row, widths, table.numeric) for row in rows]
    rule = (" " * _GAP).join("-" * room for room in widths)
    note = _wrapped(spoken(table.note, language), width) if table.note else []
    caption = _wrapped(spoken(table.caption, language), width)
    return [*caption, *first, rule, *(line for row in others for line in row), *note]


def _fitted(widths: list[int], width: int) -> list[int]:
    """Return widths that fit side by side: the broadest column gives way first."""
    fitted = [max(1, room) for room in widths]
    while sum(fitted) + _GAP * (len(fitted) - 1) > width and max(fitted) > 1:
        fitted[fitted.index(max(fitted))] -= 1
    return fitted


def _row(row: list[str], widths: list[int], numeric: tuple[int, ...]) -> list[str]:
    cells = [_wrapped(words, room) for words, room in zip(row, widths, strict=True)]
    return [
        (" " * _GAP).join(
            _padded(cell[line] if line < len(cell) else "", widths[column], column in numeric)
            for column, cell in enumerate(cells)
        )
        for line in range(max(map(len, cells)))
    ]


def _padded(words: str, width: int, right: bool) -> str:  # noqa: FBT001 - a side, said in one place
    space = " " * (width - breadth(words))
    return space + words if right else words + space
