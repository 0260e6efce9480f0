"""How many viewpoints there may be, before anybody has chosen a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samenspel.catalogue import texts
from samenspel.disclosure.released import Released
from samenspel.findings.viewpoints_model import ViewpointFindings
from samenspel.report.blocks import Block, Heading, Notice, Paragraph, ReportDocument
from samenspel.report.chapter_viewpoints import doubts
from samenspel.report.chapter_viewpoints_count import previews, strength
from samenspel.report.words import reason
from samenspel.report.words_viewpoints import viewed

OF_ANY_NUMBER = {
    *("few_sorts", "empty_sorts", "constant_sorts", "identical_sorts", "missing_cells"),
    *("free_sorts", "pooled_shape"),
}


def compose_preview(released: Released) -> ReportDocument:
    """Return three looks at the number of viewpoints, and what each number would give."""
    return ReportDocument(
        title=released.study.title,
        subtitle=viewed("subtitle"),
        stamp=released.stamp,
        blocks=tuple(_blocks(released)),
    )


def _blocks(released: Released) -> Iterator[Block]:
    found = released.viewpoints
    if found is None or found.how_many is None:
        why = found.why_not if found else None
        yield Notice(viewed("nothing_title"), reason(why or "not_asked"), "withheld")
        return
    looks = found.how_many
    lead = texts("viewpoints_preview")["lead" if looks.parallel else "lead_none"]
    yield Heading(viewed("how_many_title"))
    yield Paragraph(lead.format(parallel=looks.parallel, map=looks.map), lead=True)
    yield from doubts(_of_any_number(found))
    yield Paragraph(viewed("how_many_means"))
    if looks.eigenvalues:
        yield strength(looks)
    if looks.previews:
        yield previews(looks)


def _of_any_number(found: ViewpointFindings) -> ViewpointFindings:
    """Return the findings with the doubts about the sorts alone: no number is chosen yet."""
    return replace(found, doubts=tuple(one for one in found.doubts if one.code in OF_ANY_NUMBER))
