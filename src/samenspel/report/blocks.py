"""The block document: what a report says, before it is HTML, PDF, DOCX or plain text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from samenspel.text import Text

Spec = Mapping[str, object]  # Vega-Lite, with Text where a reader's words stand


@dataclass(frozen=True, slots=True)
class Heading:
    """A title within the report; level 1 starts a chapter."""

    words: Text
    level: Literal[1, 2, 3] = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; ``lead`` is the sentence a hurried reader reads."""

    words: Text
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; ``ordered`` when the order means something."""

    items: tuple[Text, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A box that must not be missed: a condition, a reason why something is withheld."""

    title: Text
    words: Text
    kind: Literal["stamp", "reconstructed", "withheld", "advice"] = "advice"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Somebody's own words (one language, not translated) and what they are about."""

    words: str
    about: Text


@dataclass(frozen=True, slots=True)
class Table:
    """Figures or words in rows; the first column heads its row. ``numeric`` columns align right."""

    caption: Text
    header: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    numeric: tuple[int, ...] = ()
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart with the words that replace it for who cannot see it; its table follows it.

    ``begins`` is the side that a screen too narrow for all of it shows first.
    """

    caption: Text
    alternative: Text
    spec: Spec
    table: Table
    begins: Literal["left", "right"] = "left"


Block = Heading | Paragraph | Bullets | Notice | Quotation | Table | Figure


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """One report: ``stamp`` (for whom it is) stands on every page."""

    title: Text
    subtitle: Text
    stamp: Text
    blocks: tuple[Block, ...]
    notice: Text | None = None  # stands beside the stamp on every page (a reconstruction)
