"""A report as a tagged PDF (PDF/UA-1): all words are data to the typesetter, never its code."""

from __future__ import annotations

import re
from functools import singledispatch
from importlib.resources import files
from json import dumps
from typing import Any

from samenspel.catalogue.wording import texts
from samenspel.report.blocks import (
    Block,
    Bullets,
    Figure,
    Heading,
    Notice,
    Paragraph,
    Quotation,
    ReportDocument,
    Table,
)
from samenspel.report.drawing import to_svg
from samenspel.report.frame import chapters, framed, legible, numbered, parted, spoken, weights
from samenspel.text import Language

_FONT = "Libertinus Serif"  # comes with the typesetter, so a page looks the same everywhere
UNSHOWN = "\N{WHITE SQUARE}"
_PLAIN = re.compile(r"[\n\x20-\x7e\u00a0-\u017f\u2013-\u2026]+")
_COLUMNS = 9
_WIDTH_CM, _HEIGHT_CM, _PIXELS_A_CM = 16.6, 10.0, 38.0  # 18 values share a page with a table

_Data = dict[str, Any]


def to_pdf(document: ReportDocument, language: Language) -> bytes:
    """Return the report as PDF, the same bytes for the same report."""
    words = dumps(_report(document, language), ensure_ascii=False)
    for system_fonts in (False, True):
        try:
            return _typeset(words, system_fonts=system_fonts)
        except RuntimeError:  # a character that no font here can show
            continue
    return _typeset(showable(words), system_fonts=True)


def _typeset(words: str, *, system_fonts: bool) -> bytes:
    import typst  # noqa: PLC0415 - loads a compiler that only this format needs

    template = (files("samenspel.report") / "report.typ").read_bytes()
    return bytes(
        typst.compile(
            template,
            format="pdf",
            sys_inputs={"report": words},
            ignore_system_fonts=not system_fonts,
            pdf_standards=["ua-1"],
            timestamp=0,
        )
    )


def showable(words: str) -> str:
    """Return the words with a box for each character that no font on this machine has."""
    rare = sorted(set(_PLAIN.sub("", words)))
    return words.translate(dict.fromkeys(map(ord, _unshown(rare)), UNSHOWN))


def _unshown(characters: list[str]) -> list[str]:
    if not characters or _is_shown(characters):
        return []
    if len(characters) == 1:
        return characters
    half = len(characters) // 2
    return _unshown(characters[:half]) + _unshown(characters[half:])


def _is_shown(characters: list[str]) -> bool:
    probe = {
        "language": "nl",
        "blocks": [{"kind": "paragraph", "lead": False, "words": " ".join(characters)}],
    }
    empty = {"title": "-", "subtitle": "", "stamp": "", "notice": None, "page": ""}
    try:
        _typeset(dumps(empty | probe | {"contents": None}), system_fonts=True)
    except RuntimeError:
        return False
    return True


def _report(document: ReportDocument, language: Language) -> _Data:
    parts = {name: getattr(document, name) for name in ("title", "subtitle", "stamp", "notice")}
    return {
        **{name: words and spoken(words, language) for name, words in parts.items()},
        "language": language,
        "page": spoken(texts("report_frame")["page"], language),
        "contents": spoken(framed("contents"), language) if chapters(document) else None,
        "blocks": _kept(
            [shown for block in numbered(document).blocks for shown in _shown(block, language)]
        ),
    }


def _kept(blocks: list[_Data]) -> list[_Data]:
    """Return blocks in which the words before a list are marked to stay with it."""
    following = [block["kind"] for block in blocks[1:]]
    return [
        block | {"kept": block["kind"] == "paragraph" and after == "bullets"}
        for block, after in zip(blocks, (*following, ""), strict=True)
    ]


@singledispatch
def _shown(block: Block, language: Language) -> list[_Data]:
    raise NotImplementedError(block, language)


@_shown.register
def _heading(block: Heading, language: Language) -> list[_Data]:
    return [{"kind": "heading", "level": block.level, "words": spoken(block.words, language)}]


@_shown.register
def _paragraph(block: Paragraph, language: Language) -> list[_Data]:
    return [{"kind": "paragraph", "lead": block.lead, "words": spoken(block.words, language)}]


@_shown.register
def _bullets(block: Bullets, language: Language) -> list[_Data]:
    items = [spoken(item, language) for item in block.items]
    return [{"kind": "bullets", "ordered": block.ordered, "items": items}]


@_shown.register
def _notice(block: Notice, language: Language) -> list[_Data]:
    words = {"title": spoken(block.title, language), "words": spoken(block.words, language)}
    return [{"kind": "notice", "side": block.kind, **words}]


@_shown.register
def _quotation(block: Quotation, language: Language) -> list[_Data]:
    words = {"words": legible(block.words), "about": spoken(block.about, language)}
    return [{"kind": "quotation", **words}]


@_shown.register
def _table(block: Table, language: Language) -> list[_Data]:
    return [
        {
            "kind": "table",
            "caption": spoken(part.caption, language),
            "header": [spoken(words, language) for words in part.header],
            "rows": [[spoken(words, language) for words in row] for row in part.rows],
            "numeric": part.numeric,
            "widths": weights(part, language),
            "size": 9 if len(part.header) <= _COLUMNS // 2 else 8,
            "note": spoken(part.note, language) if part.note else None,
        }
        for part in parted(block, columns=_COLUMNS)
    ]


@_shown.register
def _figure(block: Figure, language: Language) -> list[_Data]:
    svg = to_svg(block.spec, language).replace('"sans-serif"', f'"{_FONT}"')
    picture = {
        "kind": "figure",
        "caption": spoken(block.caption, language),
        "alternative": spoken(block.alternative, language),
        "svg": svg,
        "width": _fitting(svg),
    }
    return [picture, *_table(block.table, language)]


def _fitting(svg: str) -> float:
    """Return the width in centimetres at which a picture fits on a page."""
    width, height = (float(found) for found in re.findall(r'(?:width|height)="([\d.]+)"', svg)[:2])
    return min(_WIDTH_CM, width / _PIXELS_A_CM, _HEIGHT_CM * width / height)
