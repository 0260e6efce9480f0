"""Ties between members, as far as the answers go; and who links networks, or table and care."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samenspel.disclosure.released import Released
from samenspel.findings.asked_model import Range
from samenspel.findings.workings_model import RelationFigures, Spanner
from samenspel.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Table
from samenspel.report.charts_levels import RangeRow, ranges
from samenspel.report.words import Words, joined, reason
from samenspel.report.words_network import (
    heads,
    noted,
    or_unknown,
    two_digits,
)
from samenspel.report.words_workings import by_network, of, ranged, titled, told
from samenspel.text import Text, listed, number, plain

Kinds = Sequence[RelationFigures]
MEASURES = ("density", "reciprocity", "centralisation", "asymmetry")
HIGHEST = {"asymmetry": 3.0}  # the others are shares
MOST_NAMED = 3  # pairs or members in a sentence; the table holds them all


def relations(released: Released, words: Words) -> Iterator[Block]:
    """Return how ties run in each network, between which bounds, and who stands between others."""
    found = released.workings.relations
    if not found:
        return
    yield Heading(noted("relations_title"))
    yield Paragraph(noted("relations_rule"))
    yield Bullets(tuple(noted(f"means_{measure}") for measure in MEASURES))
    for network, kinds in by_network(found).items():
        yield from titled(network, words)
        for kind in kinds:
            yield Paragraph(joined(_answered(kind)), lead=True)
            yield Bullets(tuple(_sentences(kind, words)))
        yield _figure(kinds, words.network(network))
        yield from _pairs(kinds, network, words)
        yield from _between(kinds, network, words)


def _answered(found: RelationFigures) -> Iterator[Text]:
    yield noted(f"relation_{found.kind}")
    yield noted(
        "relation_answered",
        answers=of(found.answered, found.asked),
        members=of(found.responded, found.organisations),
    )
    if found.answered < found.asked:
        yield noted("relation_open", count=of(found.asked - found.answered, found.asked))


def _sentences(found: RelationFigures, words: Words) -> Iterator[Text]:
    known = [measure for measure in MEASURES if getattr(found, measure) is not None]
    yield noted("measures_are", measures=listed([_measured(found, one) for one in known]))
    for measure in MEASURES:
        if measure not in known:
            name = noted(f"measure_{measure}")
            yield noted("measure_unknown", measure=name, why=reason(found.reasons[measure]))
    yield from _most_unequal(found, words)
    yield from _most_between(found, words)
    if "organisations" in found.reasons:
        yield reason(found.reasons["organisations"])


def _measured(found: RelationFigures, measure: str) -> Text:
    value: Range = getattr(found, measure)
    key = "certain" if value.low == value.high else "open"
    figure = noted(f"figure_{key}", low=number(value.low), high=number(value.high))
    return told("item_counts", item=noted(f"short_{measure}"), counts=figure)


def _most_unequal(found: RelationFigures, words: Words) -> Iterator[Text]:
    if not found.unequal:
        return
    most = max(steps for *_, steps in found.unequal)
    top = [(more, less) for more, less, steps in found.unequal if steps == most]
    if len(top) > MOST_NAMED:
        yield noted("unequal_more", count=of(len(top), len(found.unequal)), steps=most)
        return
    key = f"unequal_{found.kind}"
    pairs = [
        noted(key, more=words.organisation(more), less=words.organisation(less))
        for more, less in top
    ]
    yield noted("unequal_top", pairs=listed(pairs), steps=most)


def _most_between(found: RelationFigures, words: Words) -> Iterator[Text]:
    if "betweenness" in found.reasons:
        yield noted("between_unknown", why=reason(found.reasons["betweenness"]))
        return
    highest = max((share for _, share in found.betweenness), default=0)
    if not highest:
        yield noted("between_nobody")
        return
    top = [words.organisation(id) for id, share in found.betweenness if share == highest]
    yield noted("between_most", members=listed(top), share=number(highest))


def _figure(kinds: Kinds, network: Text) -> Figure:
    caption = noted("relations_caption", network=network)
    rows = [_row(found, measure) for found in kinds for measure in MEASURES]
    said = [told("item_counts", item=row.label, counts=row.words) for row in rows]
    scale = ((0, noted("lowest")), (0.5, plain("")), (1, noted("highest")))
    return Figure(
        caption=caption,
        alternative=noted("relations_alternative", figures=listed(said)),
        spec=ranges(rows, scale=scale),
        table=Table(
            caption=caption,
            header=(noted("col_measure"), *(noted(f"kind_{kind.kind}") for kind in kinds)),
            rows=(
                *(_figures(kinds, measure) for measure in MEASURES),
                (noted("col_answers"), *(of(kind.answered, kind.asked) for kind in kinds)),
            ),
            numeric=tuple(range(1, len(kinds) + 1)),
            note=joined(_note(kinds)),
        ),
    )


def _note(kinds: Kinds) -> Iterator[Text]:
    values: list[Range | None] = [getattr(kind, one) for kind in kinds for one in MEASURES]
    if any(value and value.low != value.high for value in values):
        yield noted("relations_note_open")
    yield noted("relations_note")


def _row(found: RelationFigures, measure: str) -> RangeRow:
    """Return one figure as a part of the highest that it can be."""
    value: Range | None = getattr(found, measure)
    highest = HIGHEST.get(measure, 1.0)
    aspect = told(
        "aspect_counts", aspect=noted(f"kind_{found.kind}"), counts=noted(f"short_{measure}")
    )
    part = None if value is None else Range(value.low / highest, value.high / highest)
    return RangeRow(aspect, _figure_words(found, measure), part)


def _figure_words(found: RelationFigures, measure: str) -> Text:
    value: Range | None = getattr(found, measure)
    if value is None:
        return noted("not_computed")
    if measure in HIGHEST:
        return noted("out_of_three", figure=two_digits(value))
    return two_digits(value)


def _figures(kinds: Kinds, measure: str) -> tuple[Text, ...]:
    return (noted(f"measure_{measure}"), *(_figure_words(kind, measure) for kind in kinds))


def _pairs(kinds: Kinds, network: str, words: Words) -> Iterator[Block]:
    rows = [
        (
            noted(f"kind_{kind.kind}"),
            words.organisation(more),
            words.organisation(less),
            plain(steps),
        )
        for kind in kinds
        for more, less, steps in kind.unequal
    ]
    if rows:
        yield Table(
            caption=noted("pairs_caption", network=words.network(network)),
            header=heads("kind_of_tie", "more", "less", "steps"),
            rows=tuple(rows),
            numeric=(3,),
            note=noted("pairs_note"),
        )


def _between(kinds: Kinds, network: str, words: Words) -> Iterator[Block]:
    shares = [(kind.kind, dict(kind.betweenness)) for kind in kinds if kind.betweenness]
    members = dict.fromkeys(id for _, found in shares for id in found)
    if shares:
        yield Table(
            caption=noted("between_caption", network=words.network(network)),
            header=(noted("col_member"), *(noted(f"kind_{kind}") for kind, _ in shares)),
            rows=tuple(
                (words.organisation(id), *(number(found[id]) for _, found in shares))
                for id in members
            ),
            numeric=tuple(range(1, len(shares) + 1)),
            note=noted("between_note"),
        )


def spanners(released: Released, words: Words) -> Iterator[Block]:
    """Return which organisations link networks, and which delegates link the table and care."""
    found = released.workings.spanners
    if not found:
        return
    yield Heading(noted("spanners_title"))
    yield Paragraph(noted("spanners_rule"))
    yield Bullets(tuple(_linked(spanner, words) for spanner in found))


def _linked(spanner: Spanner, words: Words) -> Text:
    networks = listed([words.network(id) for id in spanner.networks])
    key = f"spanner_{spanner.kind}"
    if spanner.kind == "delegate":
        key += "_hours" if spanner.hours is not None else "_open"
    hours = None if spanner.hours is None else ranged(Range(spanner.hours, spanner.hours))
    who = plain(spanner.id) if spanner.kind == "delegate" else words.organisation(spanner.id)
    return noted(key, who=who, networks=networks, hours=or_unknown(hours))
