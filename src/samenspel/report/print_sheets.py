"""Cards to cut and a map to write on, as PDF: all words are data to the typesetter."""

from __future__ import annotations

from importlib.resources import files
from json import dumps
from typing import Any

from samenspel.catalogue import instrument, texts
from samenspel.report.frame import spoken
from samenspel.report.pdf import showable
from samenspel.report.print_paper import Paper, printed
from samenspel.study.model import BOXES, Card
from samenspel.text import Language, Text

CARD_MM = (85, 54)  # a business card: it fits card boxes, and ready-cut sheets
COLUMNS, ROWS = 2, 5
ON_A_MAP = 12  # places in a box that a hand can write in, one under the other
_SPACE_MM, _PLACE_MM = 100, 14
_MAP = "values-map"

_Data = dict[str, Any]


def pages_of_cards(paper: Paper, language: Language) -> bytes:
    """Return the cards of a study on A4, with cut lines on their edges, as PDF."""
    step = COLUMNS * ROWS
    sheets = [paper.cards[at : at + step] for at in range(0, len(paper.cards), step)]
    width, height = CARD_MM
    return typeset(
        "cards.typ",
        {
            "title": spoken(printed("cards_title"), language),
            "language": language,
            "width": width,
            "height": height,
            "columns": COLUMNS,
            "rows": ROWS,
            "sheets": [
                {
                    "margin": spoken(_margin(paper, number, len(sheets)), language),
                    "cards": [_card(card, language) for card in sheet],
                }
                for number, sheet in enumerate(sheets, start=1)
            ],
        },
    )


def _margin(paper: Paper, number: int, sheets: int) -> Text:
    return printed("cards_margin", set=paper.card_set, sheet=number, sheets=sheets)


def _card(card: Card, language: Language) -> _Data:
    words = {"label": card.label, "explanation": card.explanation}
    return {name: spoken(text, language) for name, text in words.items()} | {"id": card.id}


def pages_of_map(paper: Paper, language: Language) -> bytes:
    """Return a sheet on which one person writes what lies in each box, as PDF."""

    def said(key: str, **parts: object) -> str:
        return spoken(printed(key, **parts), language)

    most = max(paper.shape.places(box) for box in BOXES)
    top = min(instrument(_MAP).top, paper.shape.important)
    return typeset(
        "map.typ",
        {
            "title": spoken(instrument(_MAP).title, language),
            "language": language,
            "study": spoken(paper.title, language),
            "fields": [said(f"map_{field}") for field in ("code", "network", "date", "round")],
            "question": said("map_question"),
            "hint": said("map_hint", cards=len(paper.cards)),
            "ticks": [said("map_for_network"), said("map_for_organisation")],
            "value": said("map_value"),
            "id": said("map_id"),
            "top": said("map_top", top=top),
            "privacy": said(f"map_privacy_{paper.mode}"),
            "page": spoken(texts("report_frame")["page"], language),
            "height": min(_PLACE_MM, _SPACE_MM / min(most, ON_A_MAP)),
            "sheets": [
                {
                    "boxes": _boxes(paper, start, language),
                    "top": list(range(1, top + 1)) if start == 0 else [],
                }
                for start in range(0, most, ON_A_MAP)
            ],
        },
    )


def _boxes(paper: Paper, start: int, language: Language) -> list[_Data]:
    """Return the boxes with the numbers of the places that one sheet has room for."""
    labels = {place.id: place.label for place in instrument(_MAP).places}
    sizes = {box: paper.shape.places(box) for box in BOXES}
    return [
        {
            "id": box,
            "label": spoken(labels[box], language),
            "hint": spoken(
                printed("map_places" if size > 1 else "map_place", places=size), language
            ),
            "numbers": list(range(start + 1, min(size, start + ON_A_MAP) + 1)),
        }
        for box, size in sizes.items()
        if size > start
    ]


def typeset(template: str, data: _Data) -> bytes:
    """Return a PDF, with the fonts that come along where these can show every word."""
    words = dumps(data, ensure_ascii=False)
    for system_fonts in (False, True):
        try:
            return _compiled(template, words, system_fonts=system_fonts)
        except RuntimeError:  # a character that no font here can show
            continue
    return _compiled(template, showable(words), system_fonts=True)


def _compiled(template: str, words: str, *, system_fonts: bool) -> bytes:
    import typst  # noqa: PLC0415 - loads a compiler that only this format needs

    return bytes(
        typst.compile(
            (files("samenspel.report") / template).read_bytes(),
            format="pdf",
            sys_inputs={"data": words},
            ignore_system_fonts=not system_fonts,
            pdf_standards=["ua-1"],
            timestamp=0,
        )
    )
