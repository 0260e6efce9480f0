"""What people mean by a word, in their own words, after review."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from samenspel.disclosure.released import Released
from samenspel.report.blocks import Block, Heading, Paragraph, Quotation
from samenspel.report.words import Words, sentence, wording
from samenspel.study.rows import Meaning


def meanings(
    network: str, released: Released, words: Words, level: Literal[2, 3]
) -> Iterator[Block]:
    """Return the reviewed meanings of one network, value by value, without names."""
    own = [row for row in released.meanings if row.network == network]
    ready = [row for row in own if row.reviewed]
    if not own:
        return
    yield Heading(wording("meanings_title"), level)
    order = list(words.values)
    for row in sorted(ready, key=lambda row: order.index(row.value)):
        yield from _quotations(row, words)
    if len(ready) < len(own):
        yield Paragraph(sentence("meanings_waiting", count=len(own) - len(ready)))


def _quotations(row: Meaning, words: Words) -> Iterator[Quotation]:
    said = {"behaviour": row.behaviour, "example": row.example, "change": row.change}
    for part, answer in said.items():
        if answer:
            yield Quotation(answer, sentence(f"meaning_{part}", value=words.value(row.value)))
