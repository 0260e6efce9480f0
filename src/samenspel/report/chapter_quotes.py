"""What people say of how the network works, in their own words, after review."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from samenspel.catalogue import texts
from samenspel.catalogue.items import item_lists, label
from samenspel.catalogue.wording import term
from samenspel.disclosure.released import Released
from samenspel.findings.asked_model import Quote
from samenspel.report.blocks import Block, Heading, Paragraph, Quotation
from samenspel.report.words import Words, sentence
from samenspel.report.words_workings import below, by_network, titled, told
from samenspel.text import Text, plain


def quotes(released: Released, words: Words) -> Iterator[Block]:
    """Return the reviewed words of each network by subject, without names; count the others."""
    found = released.workings.quotes
    if not found:
        return
    yield Heading(told("quotes_title"))
    if any(quote.reviewed for quote in found):
        yield Paragraph(told("quotes_rule"))
    for network, own in by_network(found).items():
        yield from titled(network, words)
        yield from _network(own, words)


def _network(own: Sequence[Quote], words: Words) -> Iterator[Block]:
    ready = [quote for quote in own if quote.reviewed]
    order = list(dict.fromkeys(quote.topic for quote in ready))
    by_topic = sorted(ready, key=lambda quote: order.index(quote.topic))
    for topic, said in groupby(by_topic, lambda quote: quote.topic):
        yield Heading(_topic(topic), below(words))
        for quote in sorted(said, key=lambda quote: quote.item):
            yield Quotation(quote.words, _about(quote, words))
    if len(ready) < len(own):
        yield Paragraph(sentence("meanings_waiting", count=len(own) - len(ready)))


def _topic(topic: str) -> Text:
    return texts("report_workings").get(f"topic_{topic}", plain(topic))


def _about(quote: Quote, words: Words) -> Text:
    if not quote.item:
        return texts("report_workings").get(f"about_{quote.topic}", _topic(quote.topic))
    if quote.topic == "governance":
        question = term("question", quote.item)
        return told("about_question", question=question)
    if quote.topic == "interests":
        return told("about_stakeholder", stakeholder=words.organisation(quote.item))
    if quote.topic in item_lists():
        return label(quote.topic, quote.item)
    return plain(quote.item)
