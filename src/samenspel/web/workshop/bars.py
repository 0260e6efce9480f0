"""The picture of one value: how many people, or between which numbers when that is all to know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from samenspel.disclosure.released import Band, Banded
from samenspel.findings.model import ValueFigures
from samenspel.report.chapter_bands import band_words
from samenspel.report.words import count_of
from samenspel.text import Text
from samenspel.web.speech.words import sentence

LOOKS = ("important", "neutral", "less_important", "sure", "perhaps")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a bar, in people; ``look`` says how it is drawn."""

    look: str
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A value with its picture, and the same in words."""

    label: Text
    words: Text
    people: int
    pieces: tuple[Piece, ...]


def count_bar(label: Text, value: ValueFigures, people: int) -> Bar:
    """Return a bar of counts; boxes that are not known, or filled in afterwards, are left out."""
    counts = {
        box: count
        for box, count in (
            ("important", value.important),
            ("neutral", value.neutral),
            ("less_important", value.less_important),
        )
        if count is not None and box not in value.artefact
    }
    return Bar(label, _counted(value, people, counts), people, tuple(_row(counts)))


def _row(counts: dict[str, int]) -> Iterator[Piece]:
    start = 0
    for box, count in counts.items():
        if count:
            yield Piece(box, start, count)
        start += count


def _counted(value: ValueFigures, people: int, counts: dict[str, int]) -> Text:
    important = count_of(value.important, people)
    if not value.contested or "less_important" not in counts:
        return important
    less = count_of(counts["less_important"], people)
    return sentence("both_sides", part="workshop", important=important, less=less)


def band_bar(label: Text, scope: Banded, band: Band) -> Bar:
    """Return a bar that says no more than the band: surely so many, and perhaps so many."""
    pieces = (Piece("sure", 0, band.low), Piece("perhaps", band.low, band.high - band.low))
    drawn = tuple(piece for piece in pieces if piece.width)
    return Bar(label, band_words(scope, band), scope.respondents, drawn)
