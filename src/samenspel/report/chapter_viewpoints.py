"""Viewpoints: how many there are, who stands for them, each by itself, and how they differ."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.disclosure.released import Released
from samenspel.findings.doubts import doubt_words
from samenspel.findings.viewpoints_model import (
    CountPreview,
    HowMany,
    SorterFigures,
    ViewpointFindings,
)
from samenspel.report.blocks import Block, Bullets, Figure, Heading, Notice, Paragraph, Table
from samenspel.report.chapter_viewpoints_apart import apart
from samenspel.report.chapter_viewpoints_each import each
from samenspel.report.chapter_viewpoints_method import method
from samenspel.report.chapter_viewpoints_people import overlaps, people
from samenspel.report.charts_viewpoints import FactorRow, scree
from samenspel.report.words import NONE, Words, joined, reason
from samenspel.report.words_viewpoints import Sorted, heads, signed, standing, viewed
from samenspel.text import Text, listed, number, plain

MOST_FACTORS = 10  # in the picture of their strength


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
    sorted_ = Sorted.of(found, words.values)
    yield from _in_short(found, sorted_)
    yield from _how_many(found)
    yield from each(found, sorted_)
    yield from apart(found, sorted_)
    yield from people(found, words)
    yield from overlaps(found, sorted_, words)
    yield from method(found, released)


def _in_short(found: ViewpointFindings, words: Sorted) -> Iterator[Block]:
    key = "found_one" if len(found.viewpoints) == 1 else "found_some"
    lead = viewed(key, sorts=found.sorts, count=len(found.viewpoints))
    yield Paragraph(lead, lead=True)
    yield from _doubts(found)
    yield Paragraph(viewed("intro_boxes" if words.boxes else "intro", things=words.things))
    yield Bullets((*(standing(one, found) for one in found.viewpoints), *_nowhere(found)))
    yield Paragraph(viewed("explained_together", share=number(_together(found))))


def _doubts(found: ViewpointFindings) -> Iterator[Block]:
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


def _how_many(found: ViewpointFindings) -> Iterator[Block]:
    looks = found.how_many
    if looks is None:
        return
    yield Heading(viewed("how_many_title"), 2)
    counts = {"parallel": looks.parallel, "map": looks.map, "made": found.made}
    same = "how_many_same" if len(set(counts.values())) == 1 else "how_many_differ"
    yield Paragraph(joined([viewed("how_many_lead", **counts), viewed(same)]), lead=True)
    yield Paragraph(viewed("how_many_means"))
    if looks.eigenvalues:
        yield _scree(looks)
    if looks.previews:
        yield _previews(looks)


def _scree(looks: HowMany) -> Figure:
    caption = viewed("scree_caption")
    pairs = list(zip(looks.eigenvalues, looks.chance, strict=False))[:MOST_FACTORS]
    return Figure(
        caption=caption,
        alternative=viewed(
            "scree_alternative",
            values=listed([number(seen) for seen, _ in pairs]),
            chance=listed([number(chance) for _, chance in pairs]),
        ),
        spec=scree(
            [FactorRow(*pair) for pair in pairs],
            names=(viewed("scree_seen"), viewed("scree_chance")),
        ),
        table=Table(
            caption=caption,
            header=heads("factor", "eigenvalue", "chance", "partial"),
            rows=tuple(_factor(looks, at) for at in range(len(pairs) + 1)),
            numeric=(1, 2, 3),
            note=viewed("scree_note"),
        ),
    )


def _factor(looks: HowMany, at: int) -> tuple[Text, ...]:
    """Return a row: the factor itself, and what is left after so many factors."""
    left = number(looks.partial[at], 3) if at < len(looks.partial) else NONE
    if at == 0:
        return plain(0), NONE, NONE, left
    return plain(at), number(looks.eigenvalues[at - 1]), number(looks.chance[at - 1]), left


def _previews(looks: HowMany) -> Table:
    return Table(
        caption=viewed("preview_caption"),
        header=heads(
            "factors", "explained", "loaders", "unflagged", "confounded", "bipolar", "highest"
        ),
        rows=tuple(_preview(one) for one in looks.previews),
        numeric=(1, 3, 4, 5, 6),
        note=viewed("preview_note"),
    )


def _preview(one: CountPreview) -> tuple[Text, ...]:
    return (
        plain(one.factors),
        number(one.explained),
        plain(", ".join(map(str, one.loaders))),
        plain(one.unflagged),
        plain(one.confounded),
        plain(one.bipolar),
        signed(one.highest_correlation),
    )
