"""Viewpoints: how many there are, who stands for them, each by itself, and how they differ."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.disclosure.released import Released
from samenspel.findings.doubts import doubt_words
from samenspel.findings.model import ScopeFigures
from samenspel.findings.viewpoints_model import SorterFigures, ViewpointFindings
from samenspel.report.blocks import Block, Bullets, Heading, Notice, Paragraph
from samenspel.report.chapter_viewpoints_apart import apart
from samenspel.report.chapter_viewpoints_count import beyond, how_many
from samenspel.report.chapter_viewpoints_each import each
from samenspel.report.chapter_viewpoints_method import method
from samenspel.report.chapter_viewpoints_people import overlaps, people
from samenspel.report.words import Words, joined, reason, sentence
from samenspel.report.words_viewpoints import Sorted, standing, viewed
from samenspel.text import Text, listed, number

# What has a box of its own above all other doubts, with the title of that box.
BOXED = {"nothing_beyond_chance": "chance_title", "few_sorts": "few_title"}
TITLES = {0: "title_alone", 1: "title"}  # by the number of networks


def viewpoints(released: Released, words: Words) -> Iterator[Block]:
    """Return the chapter on viewpoints, or why it is not there; nothing when it was not asked."""
    found, why = released.viewpoints, released.reasons.get("viewpoints")
    if found is None and why is None:
        return
    yield Heading(viewed(TITLES.get(len(released.networks), "title_several")))
    if found is None or found.why_not:
        withheld = reason((found.why_not if found else why) or "not_asked")
        yield Notice(viewed("nothing_title"), withheld, "withheld")
        return
    # Without a network there are no values of a network: a file of another tool has statements.
    sorted_ = Sorted.of(found, words.values if released.networks else {})
    yield from _in_short(found, sorted_, _origin(released, words))
    yield from how_many(found)
    yield from each(found, sorted_)
    yield from apart(found, sorted_)
    yield from people(found, words)
    yield from overlaps(found, sorted_, words)
    yield from method(found, released)


def _in_short(found: ViewpointFindings, words: Sorted, origin: list[Text]) -> Iterator[Block]:
    yield Paragraph(joined(_lead(found)), lead=True)
    yield from doubts(found)
    if origin:
        yield Paragraph(joined(origin))
    yield Paragraph(viewed("intro_boxes" if words.boxes else "intro", things=words.things))
    yield Bullets((*(standing(one, found) for one in found.viewpoints), *_nowhere(found)))
    explained = "explained_one" if len(found.viewpoints) == 1 else "explained_together"
    yield Paragraph(viewed(explained, share=number(_together(found))))


def _lead(found: ViewpointFindings) -> Iterator[Text]:
    """Yield how many viewpoints somebody stands for, and what chance gives beside it."""
    count = sum(one.loaders > 0 for one in found.viewpoints)
    key = {0: "found_none", 1: "found_one"}.get(count, "found_some")
    yield viewed(key, sorts=found.sorts, count=count)
    if empty := len(found.viewpoints) - count:
        yield viewed("found_empty_one" if empty == 1 else "found_empty", count=empty)
    yield from beyond(found)


def _origin(released: Released, words: Words) -> list[Text]:
    """Return of which round and networks the sorts are, and who is missing."""
    scopes = [one for one in released.networks if isinstance(one, ScopeFigures)]
    if not scopes:
        return []
    names = listed([words.network(one.id) for one in scopes])
    key = "origin" if len(scopes) == 1 else "origin_several"
    told = [viewed(key, round=released.provenance.round, networks=names)]
    asked = [one.participants for one in scopes if one.participants is not None]
    if len(asked) == len(scopes):
        told.append(viewed("asked", asked=sum(asked)))
    if unfinished := sum(one.incomplete for one in scopes):
        told.append(sentence("incomplete", count=unfinished))
    return told


def doubts(found: ViewpointFindings) -> Iterator[Block]:
    """Yield what a reader must know first: the worst in boxes of their own, then the rest."""
    for code, head in BOXED.items():
        own = [doubt_words(doubt) for doubt in found.doubts if doubt.code == code]
        if own:
            yield Notice(viewed(head), joined(own))
    rest = [doubt_words(doubt) for doubt in found.doubts if doubt.code not in BOXED]
    if rest:
        yield Notice(viewed("doubts_title"), joined(rest))


def _nowhere(found: ViewpointFindings) -> Iterator[Text]:
    """Yield how many sorts stand for no viewpoint, when it may be seen who stands where."""
    if not found.sorters:
        return
    count = sum(not _stands(sorter) for sorter in found.sorters)
    key = {0: "nowhere_none", 1: "nowhere_one"}.get(count, "nowhere_some")
    yield viewed(key, count=count, sorts=found.sorts)


def _stands(sorter: SorterFigures) -> bool:
    return any(loading.flagged for loading in sorter.loadings)


def _together(found: ViewpointFindings) -> float:
    """Return the share of the variance explained; two halves of one factor explain it once."""
    return sum(one.explained for one in found.viewpoints if not one.label.endswith("-"))
