"""Organisation against network, and documents against choices."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.catalogue import instrument
from samenspel.disclosure.released import Released
from samenspel.findings.model import Contradiction, Said, Shift
from samenspel.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Table
from samenspel.report.charts import DumbbellRow, dumbbell
from samenspel.report.words import NONE, Words, joined, probability, reason, sentence, wording
from samenspel.text import Text, plain


def shifts(released: Released, words: Words) -> Iterator[Block]:
    """Return how choices for the organisation differ from those for the network."""
    if not released.shifts:
        return
    yield Heading(wording("shifts_title"))
    for shift in released.shifts:
        yield Paragraph(joined(_sentences(shift, words)), lead=True)
        if shift.contradictions:
            yield Bullets(tuple(_contradiction(one, words) for one in shift.contradictions))
        yield _figure(shift, words)
        yield _gaps(shift, words)


def _sentences(shift: Shift, words: Words) -> Iterator[Text]:
    yield sentence(
        "shift_summary",
        network=words.network(shift.network),
        instrument=instrument(shift.instrument).title,
        changed=len(shift.gaps) - shift.unchanged,
        n=len(shift.gaps),
        total=shift.total,
    )
    if shift.p is None:
        yield reason(shift.reasons["p"])
    else:
        yield sentence("shift_tested", p=probability(shift.p), unchanged=shift.unchanged)


def _contradiction(found: Contradiction, words: Words) -> Text:
    here, there = sentence("for_organisation"), sentence("for_network")
    if found.top_for == "network":
        here, there = there, here
    return sentence(
        "contradiction",
        person=plain(found.respondent),
        value=words.value(found.value),
        here=here,
        there=there,
    )


def _figure(shift: Shift, words: Words) -> Figure:
    moved = sorted(shift.by_value, key=lambda row: -abs(row[2] - row[1]))
    caption = wording(
        "shifts_caption",
        network=words.network(shift.network),
        instrument=instrument(shift.instrument).title,
    )
    rows = [DumbbellRow(words.value(id), own, network) for id, own, network in moved]
    table = Table(
        caption=caption,
        header=tuple(wording(f"col_{head}") for head in ("value", "organisation", "for_network")),
        rows=tuple((row.label, plain(row.first), plain(row.second)) for row in rows),
        numeric=(1, 2),
    )
    alternative = wording("shifts_alternative", first=rows[0].label)
    return Figure(caption, alternative, dumbbell(rows), table)


def _gaps(shift: Shift, words: Words) -> Table:
    heads = ("person", "difference", "only_organisation", "only_network")
    return Table(
        caption=wording(
            "gaps_caption",
            network=words.network(shift.network),
            instrument=instrument(shift.instrument).title,
        ),
        header=tuple(wording(f"col_{head}") for head in heads),
        rows=tuple(
            (
                plain(gap.respondent),
                wording("of", count=gap.distance, respondents=shift.picks),
                words.several(gap.only_organisation),
                words.several(gap.only_network),
            )
            for gap in shift.gaps
        ),
        numeric=(1,),
    )


def said(released: Released, words: Words) -> Iterator[Block]:
    """Return values in documents against values that are shared."""
    if not released.said:
        return
    yield Heading(wording("said_title"))
    heads = ("network", "documents", "both", "promised", "unsaid")
    yield Table(
        caption=wording("said_caption"),
        header=tuple(wording(f"col_{head}") for head in heads),
        rows=tuple(_said(entry, words) for entry in released.said),
        numeric=(1,),
    )


def _said(entry: Said, words: Words) -> tuple[Text, ...]:
    name, read = words.network(entry.network), plain(entry.documents)
    if not entry.said:
        return (name, read, reason("no_values_said"), NONE, NONE)
    lists = (entry.both, entry.promised_not_chosen, entry.chosen_not_said)
    return (name, read, *(words.several(ids) for ids in lists))
