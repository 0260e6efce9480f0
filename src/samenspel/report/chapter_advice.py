"""What the group could talk about now: each invitation with the figures that gave rise to it."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.advice import Advice
from samenspel.disclosure.released import Released
from samenspel.report.blocks import Block, Bullets, Heading, Notice, Paragraph
from samenspel.report.words import Words
from samenspel.report.words_workings import told


def advice_chapter(advice: Advice, released: Released, words: Words) -> Iterator[Block]:
    """Return the recommendations of each network, and the choices where they pull apart."""
    if not advice.recommendations:
        return
    yield Heading(told("advice_title"))
    yield Paragraph(told("advice_rule"))
    for network in _networks(advice, released):
        if len(released.networks) > 1:
            yield Heading(words.network(network) if network else told("advice_all"), 2)
        yield from _network(advice, network)


def _networks(advice: Advice, released: Released) -> list[str]:
    """Return where there is something to talk about: all together, then each network."""
    spoken = dict.fromkeys(one.network for one in advice.recommendations)
    order = dict.fromkeys(["", *(scope.id for scope in released.networks), *spoken])
    return [network for network in order if network in spoken]


def _network(advice: Advice, network: str) -> Iterator[Block]:
    for choice in advice.choices:
        if choice.network == network:
            yield Notice(told("choose"), choice.words, "advice")
    for one in advice.recommendations:
        if one.network == network:
            yield Paragraph(one.words, lead=True)
            yield Paragraph(told("why"))
            yield Bullets(one.evidence)
            yield Paragraph(told("talk", talk=one.talk))
            yield Paragraph(told("source", source=one.source))
