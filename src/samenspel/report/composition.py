"""From released findings to one block document: sentences first, then picture, then table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from samenspel.advice import Advice
from samenspel.disclosure.released import Banded, Released, Scope, Withheld
from samenspel.findings.model import ScopeFigures
from samenspel.report.blocks import Block, Bullets, Heading, Notice, Paragraph, ReportDocument
from samenspel.report.chapter_advice import advice_chapter
from samenspel.report.chapter_agreed import agreed
from samenspel.report.chapter_bands import band_sentences, banded
from samenspel.report.chapter_changes import changes
from samenspel.report.chapter_checked import checked
from samenspel.report.chapter_coded import coded
from samenspel.report.chapter_comparison import comparison, triangulation, unlinked
from samenspel.report.chapter_complexity import complexity
from samenspel.report.chapter_conditions import conditions
from samenspel.report.chapter_context import context
from samenspel.report.chapter_expectations import expectations
from samenspel.report.chapter_gaps import gaps
from samenspel.report.chapter_governance import governance
from samenspel.report.chapter_inequality import inequality
from samenspel.report.chapter_institutionalisation import institutionalisation
from samenspel.report.chapter_interests import interests
from samenspel.report.chapter_layers import layers
from samenspel.report.chapter_method import literature, method
from samenspel.report.chapter_networks import between, crossings, resemblance, who_shares_what
from samenspel.report.chapter_outcomes import outcomes
from samenspel.report.chapter_priorities import priorities, top_priorities
from samenspel.report.chapter_quotes import quotes
from samenspel.report.chapter_relations import relations, spanners
from samenspel.report.chapter_shifts import said, shifts
from samenspel.report.chapter_strategies import strategies
from samenspel.report.chapter_values import headline, network_chapter
from samenspel.report.chapter_viewpoints import viewpoints
from samenspel.report.words import Words, joined, reason, wording
from samenspel.report.words_viewpoints import viewed
from samenspel.report.words_withheld import by_reason, hidden
from samenspel.text import Text


def compose(released: Released, advice: Advice) -> ReportDocument:
    """Return the report on what this audience may see."""
    words = Words.of(released)
    return ReportDocument(
        title=released.study.title,
        subtitle=wording("subtitle", round=released.provenance.round),
        stamp=released.stamp,
        blocks=tuple(_blocks(released, advice, words)),
        notice=wording("reconstructed") if released.study.reconstruction else None,
    )


def compose_viewpoints(released: Released) -> ReportDocument:
    """Return the chapter on viewpoints as a report of its own."""
    blocks = list(viewpoints(released, Words.of(released)))
    return ReportDocument(
        title=released.study.title,
        subtitle=viewed("subtitle"),
        stamp=released.stamp,
        blocks=(*_notices(released), *(blocks or [_not_asked()])),
        notice=wording("reconstructed") if released.study.reconstruction else None,
    )


def _not_asked() -> Notice:
    return Notice(viewed("nothing_title"), reason("not_asked"), "withheld")


# How the networks work, from who they are to what they say in their own words.
CHAPTERS = (
    context,
    strategies,
    institutionalisation,
    layers,
    gaps,
    complexity,
    governance,
    inequality,
    relations,
    spanners,
    conditions,
    interests,
    outcomes,
    coded,
    quotes,
    comparison,
    triangulation,
    checked,
    expectations,
)


def _blocks(released: Released, advice: Advice, words: Words) -> Iterator[Block]:
    yield from _notices(released)
    yield from _in_short(released, words)
    yield from who_shares_what(released, words)
    yield from _scopes(released, words)
    yield from changes(released, words)
    yield from agreed(released, words)
    yield from resemblance(released, words)
    yield from between(released, words)
    yield from crossings(released, words)
    yield from shifts(released, words)
    yield from said(released, words)
    yield from priorities(released, words)
    yield from viewpoints(released, words)
    for chapter in CHAPTERS:
        yield from chapter(released, words)
    yield from _agenda(advice, words)
    yield from advice_chapter(advice, released, words)
    yield from unlinked(released, words)
    yield from literature(released, words)
    yield from method(released, words)


def _notices(released: Released) -> Iterator[Block]:
    study = released.study
    if study.reconstruction:
        yield Notice(wording("reconstructed_title"), study.reconstruction, "reconstructed")
    if study.notice:
        yield Notice(wording("notice_title"), study.notice, "advice")


def _in_short(released: Released, words: Words) -> Iterator[Block]:
    everyone = (released.everyone,) if released.everyone and len(released.networks) > 1 else ()
    shown = [scope for scope in (*everyone, *released.networks) if not _silent(scope, released)]
    if len(shown) == 1 and not released.priorities:
        return  # the one chapter begins with the same sentences
    yield Heading(wording("in_short"))
    seen = [_short(scope, words) for scope in shown if not isinstance(scope, Withheld)]
    silent = [
        wording("network_values", network=names, values=reason(why))
        for why, names in by_reason(shown, words)
    ]
    yield Bullets((*seen, *silent, *top_priorities(released, words)))


def _silent(scope: Scope, released: Released) -> bool:
    """Return whether a network was asked for its priorities and not for a values map."""
    listed = any(entry.network == scope.id for entry in released.priorities)
    return listed and isinstance(scope, ScopeFigures) and not scope.values


def _short(scope: ScopeFigures | Banded, words: Words) -> Text:
    if isinstance(scope, ScopeFigures):
        return joined(headline(scope, words))
    return joined(band_sentences(scope, words))


def _scopes(released: Released, words: Words) -> Iterator[Block]:
    several = len(released.networks) > 1
    whole = (released.everyone,) if released.everyone and several else ()
    shown = [scope for scope in released.networks if not _silent(scope, released)]
    for scope in whole:
        yield from _chapter(scope, released, words, heading=1)
    if several and shown:
        yield Heading(wording("per_network"))
    for scope in shown:
        yield from _chapter(scope, released, words, heading=2 if several else 1)
    yield from hidden([*whole, *shown], words)


def _chapter(
    scope: Scope, released: Released, words: Words, *, heading: Literal[1, 2]
) -> Iterator[Block]:
    below: Literal[2, 3] = 2 if heading == 1 else 3
    if isinstance(scope, Withheld):
        return
    yield Heading(words.network(scope.id), heading)
    if isinstance(scope, Banded):
        yield from banded(scope, released, words, below)
    else:
        yield from network_chapter(scope, released, words, below)


def _agenda(advice: Advice, words: Words) -> Iterator[Block]:
    if not advice.agendas:
        return
    yield Heading(wording("agenda_title"))
    yield Paragraph(wording("agenda_intro"))
    for agenda in advice.agendas:
        if len(advice.agendas) > 1:
            yield Heading(words.network(agenda.network), 2)
        steps = (
            wording(f"step_{item.step}", values=words.several(item.values)) for item in agenda.items
        )
        yield Bullets(tuple(steps), ordered=True)
