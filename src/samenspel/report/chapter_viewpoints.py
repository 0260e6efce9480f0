"""Viewpoints: how many there are, who stands for them, each by itself, and how they differ."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.disclosure.released import Released
from samenspel.findings.doubts import doubt_words
from samenspel.findings.viewpoints_model import SorterFigures, ViewpointFindings
from samenspel.report.blocks import Block, Bullets, Heading, Notice, Paragraph
from samenspel.report.chapter_viewpoints_apart import apart
from samenspel.report.chapter_viewpoints_count import how_many
from samenspel.report.chapter_viewpoints_each import each
from samenspel.report.chapter_viewpoints_method import method
from samenspel.report.chapter_viewpoints_people import overlaps, people
from samenspel.report.words import Words, joined, reason
from samenspel.report.words_viewpoints import Sorted, standing, viewed
from samenspel.text import Text, number


def viewpoints(released: Released, words: Words) -> Iterator[Block]:
    """Return the chapter on viewpoints, or why it is not there; nothing when it was not asked."""
    found, why = released.viewpoints, released.reasons.get("viewpoints")
    if found is None and why is None:
        return
    yield Heading(viewed("title" if released.networks else "title_alone"))
    if found is None or found.why_not:
        withheld = reason((found.why_not if found else why) or "not_asked")
        yield Notice(viewed("nothing_title"), withheld, "withheld")
        return
    # Without a network there are no values of a network: a file of another tool has statements.
    sorted_ = Sorted.of(found, words.values if released.networks else {})
    yield from _in_short(found, sorted_)
    yield from how_many(found)
    yield from each(found, sorted_)
    yield from apart(found, sorted_)
    yield from people(found, words)
    yield from overlaps(found, sorted_, words)
    yield from method(found, released)


def _in_short(found: ViewpointFindings, words: Sorted) -> Iterator[Block]:
    single = len(found.viewpoints) == 1
    lead = viewed(
        "found_one" if single else "found_some", sorts=found.sorts, count=len(found.viewpoints)
    )
    yield Paragraph(lead, lead=True)
    yield from doubts(found)
    yield Paragraph(viewed("intro_boxes" if words.boxes else "intro", things=words.things))
    yield Bullets((*(standing(one, found) for one in found.viewpoints), *_nowhere(found)))
    explained = "explained_one" if single else "explained_together"
    yield Paragraph(viewed(explained, share=number(_together(found))))


def doubts(found: ViewpointFindings) -> Iterator[Block]:
    """Yield what a reader must know first: few sorts in a box of its own, then the rest."""
    few = [doubt_words(doubt) for doubt in found.doubts if doubt.code == "few_sorts"]
    rest = [doubt_words(doubt) for doubt in found.doubts if doubt.code != "few_sorts"]
    if few:
        yield Notice(viewed("few_title"), joined(few))
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
