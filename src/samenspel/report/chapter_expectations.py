"""What the study expected, each with the figures that bear on it; the reader judges."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.catalogue import texts
from samenspel.catalogue.items import item_ids, item_lists
from samenspel.disclosure.released import Released
from samenspel.findings.workings_model import Bearing, Expected
from samenspel.report.blocks import Block, Bullets, Heading, Paragraph
from samenspel.report.words import Words
from samenspel.report.words_network import capital, noted, term
from samenspel.report.words_workings import label, of, told
from samenspel.text import Text, listed, plain


def expectations(released: Released, words: Words) -> Iterator[Block]:
    """Return each expectation with its figures, and what nobody was asked about."""
    found = released.workings.expectations
    if not found:
        return
    yield Heading(noted("expectations_title"))
    yield Paragraph(noted("expectations_rule"))
    for expected in found:
        yield from _expected(expected, words)


def _expected(expected: Expected, words: Words) -> Iterator[Block]:
    yield Paragraph(expected.words, lead=True)
    if expected.bearings:
        yield Bullets(tuple(_bearing(one, words) for one in expected.bearings))
    else:
        yield Paragraph(noted("no_bearings"))
    if expected.unanswered:
        open_ = [_subject(topic, "", words) for topic in expected.unanswered]
        yield Paragraph(noted("unanswered", topics=listed(open_)))


def _bearing(found: Bearing, words: Words) -> Text:
    counted = found.count is not None and found.of is not None
    return noted(
        "bearing" if counted else "bearing_uncounted",
        network=words.network(found.network),
        subject=_subject(found.topic, found.item, words),
        judged=capital(_judged(found)),
        counts=of(found.count or 0, found.of or 0),
    )


def _subject(topic: str, item: str, words: Words) -> Text:
    """Return what a figure or an unanswered topic is about: the topic, and of it which part."""
    part, _, own = topic.partition(":")
    id = item or own
    name = texts("report_network").get(f"topic_{part}", plain(part))
    if not id:
        return name
    return told("aspect_counts", aspect=name, counts=_item(part, id, words))


def _item(part: str, id: str, words: Words) -> Text:
    if part == "values":
        return words.value(id)
    if part == "governance" and id not in item_ids("contingencies"):
        return noted(f"question_{id}")
    kinds = {"strategies": "dimension", "institutionalisation": "aspect"}
    named = texts("report_workings").get(f"{kinds.get(part)}_{id}")
    if named:
        return named
    if part == "relations":
        return noted(f"kind_{id}")
    list_ = "contingencies" if part == "governance" else part
    return label(list_, id) if list_ in item_lists() else plain(id)


def _judged(found: Bearing) -> Text:
    """Return a verdict or an answer in words."""
    verdict = texts("report_workings").get(f"verdict_{found.judged}")
    return verdict or term(found.item, found.judged)
