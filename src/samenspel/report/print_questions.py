"""One instrument on paper: for an interviewer who asks on, or for somebody who fills it in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, groupby

from samenspel.catalogue.instruments import Instrument, Question
from samenspel.report.blocks import Block, Bullets, Heading, Paragraph
from samenspel.report.print_blocks import (
    Way,
    asked_once,
    asked_per_item,
    asked_per_row,
    priorities_table,
    ruled,
    sort_table,
    top_table,
)
from samenspel.report.print_paper import Paper, counted, printed

NOTES = 5


def questions(about: Instrument, paper: Paper, way: Way) -> Iterator[Block]:
    """Return everything that one instrument asks, with room for the answers."""
    yield Heading(about.title, 2)
    yield Paragraph(counted(about.introduction, paper, about.top))
    yield from _on_cards(about, paper, way)
    for _, group in groupby(
        about.questions, key=lambda question: (question.per, _table_of(question))
    ):
        yield from _together(tuple(group), about, paper, way)


def _table_of(question: Question) -> str:
    return question.items if question.per == "item" else ""


def _on_cards(about: Instrument, paper: Paper, way: Way) -> Iterator[Block]:
    """Return what is done with the cards, or with a list of them where there are none."""
    if about.id == "priorities":
        yield priorities_table(paper)
    if about.id == "values-map" and way == "interview":
        yield Heading(about.asked["network"], 3)
        yield Bullets((printed("guide_lay"), printed("guide_twice")))
    if about.id == "values-map" and way == "mail":
        yield sort_table(paper)


def _together(
    group: tuple[Question, ...], about: Instrument, paper: Paper, way: Way
) -> Iterator[Block]:
    """Return questions of one kind: one after the other, or side by side in a table."""
    if group[0].per == "person":
        yield from chain.from_iterable(asked_once(question, way) for question in group)
        return
    yield from _tables(group, about, paper)
    if way == "interview":
        yield from _asking_on(group)


def _tables(group: tuple[Question, ...], about: Instrument, paper: Paper) -> Iterator[Block]:
    match group[0].per:
        case "item":
            yield from asked_per_item(group, about)
        case "value" if about.top:
            yield top_table(about, min(about.top, paper.shape.important))
        case "organisation":
            yield asked_per_row(group, about, paper.organisations)
        case _:
            yield asked_per_row(group, about, ())


def _asking_on(group: tuple[Question, ...]) -> Iterator[Block]:
    """Return what an interviewer may ask next, with room for what a table has no place for."""
    for question in group:
        if question.prompt:
            yield Paragraph(printed("probe", prompt=question.prompt))
    yield Paragraph(printed("notes"))
    yield ruled(NOTES)
