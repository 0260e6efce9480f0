"""Institutional complexity: tensions between kinds of members, and what stands in the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samenspel.catalogue import texts
from samenspel.catalogue.items import label
from samenspel.disclosure.released import Released
from samenspel.findings.asked_model import Complexity, ItemFigures
from samenspel.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Table
from samenspel.report.charts_matrix import ShareRow, shares
from samenspel.report.words import Words, joined, wording
from samenspel.report.words_workings import (
    below,
    by_network,
    cell,
    in_brackets,
    member_kinds,
    of,
    of_kind,
    parts,
    titled,
    told,
    verdict,
    verdicts,
)
from samenspel.text import Text, listed

Figures = Sequence[ItemFigures]


def complexity(released: Released, words: Words) -> Iterator[Block]:
    """Return tensions, the demands behind them and obstacles, with who says so."""
    networks = released.workings.complexity
    if not networks:
        return
    yield Heading(told("complexity_title"))
    yield Paragraph(told("complexity_rule"))
    for network, own in by_network(networks).items():
        yield from titled(network, words)
        for found in own:
            yield from _network(found, words)


def _network(found: Complexity, words: Words) -> Iterator[Block]:
    name = words.network(found.network)
    where = told("where_printed", network=name) if found.published else name
    if found.published:
        yield Heading(told("complexity_heading_printed"), below(words))
        yield Paragraph(told("complexity_printed"))
    if top := tuple(_top(found)):
        yield Paragraph(joined(top), lead=True)
    if lines := tuple(_lines(found)):
        yield Bullets(lines)
    if found.tensions:
        yield _items("tensions", found.tensions, where)
    if found.tension_kinds:
        yield _demands(found, where)
    if found.obstacles:
        yield _obstacles(found, where)


def _named(list_: str, rows: Figures) -> list[tuple[Text, ItemFigures]]:
    return [(label(list_, figures.id), figures) for figures in rows]


def _lines(found: Complexity) -> Iterator[Text]:
    if found.whole:
        yield told(f"whole_{found.whole.verdict}", counts=in_brackets(found.whole))
    yield from verdicts("tensions", _named("tensions", found.tensions))
    yield from verdicts("obstacles", _named("obstacles", found.obstacles))


def _top(found: Complexity) -> Iterator[Text]:
    """Yield the obstacles that most people name, ties together, and how many added their own."""
    counted = [figures for figures in found.obstacles if figures.present is not None]
    highest = max((figures.present or 0 for figures in counted), default=0)
    everything = len(counted) == len(found.obstacles)
    if highest:
        top = [figures for figures in counted if figures.present == highest]
        yield told("obstacles_top" if everything else "obstacles_top_printed", items=_listed(top))
    elif counted and everything:
        yield told("obstacles_none")
    if found.own_words:
        yield told("obstacles_own", count=of(found.own_words, found.asked))


def _listed(rows: Figures) -> Text:
    named = _named("obstacles", rows)
    return listed([told("item_counts", item=n, counts=cell(f, "present")) for n, f in named])


def _items(list_: str, rows: Figures, where: Text) -> Table:
    kinds, counts = member_kinds(rows), parts(rows)
    return Table(
        caption=told(f"{list_}_caption", where=where),
        header=(
            told(f"col_{list_}"),
            *(told(f"col_{head}") for head in ("verdict", *counts)),
            *(told(f"members_{kind}") for kind in kinds),
        ),
        rows=tuple(
            (
                name,
                verdict(figures),
                *(cell(figures, part) for part in counts),
                *(of_kind(figures, kind) for kind in kinds),
            )
            for name, figures in _named(list_, rows)
        ),
        note=told("kinds_note") if kinds else None,
    )


def _demands(found: Complexity, where: Text) -> Table:
    """Return the demands behind tensions as cards: what pulls, who says so, what to talk about."""
    asked = {figures.id: figures.asked for figures in found.tensions}
    heads = ("tensions", "demand", "count", "talk")
    return Table(
        caption=told("demands_caption", where=where),
        header=tuple(told(f"col_{head}") for head in heads),
        rows=tuple(
            (
                label("tensions", tension),
                texts("terms")[f"kind_{kind}"],
                of(count, asked.get(tension, found.asked)),
                told(f"talk_{kind}"),
            )
            for tension, kind, count in found.tension_kinds
        ),
    )


def _obstacles(found: Complexity, where: Text) -> Figure:
    rows = [
        ShareRow(
            name,
            cell(figures, "present"),
            figures.present,
            figures.asked,
            emphasised=figures.verdict == "present",
        )
        for name, figures in _named("obstacles", found.obstacles)
    ]
    said = [told("aspect_counts", aspect=row.label, counts=row.words) for row in rows]
    return Figure(
        caption=told("obstacles_chart", where=where),
        alternative=told("obstacles_alternative", obstacles=listed(said)),
        spec=shares(rows, more_than=0.5, line=told("line", threshold=wording("half"))),
        table=_items("obstacles", found.obstacles, where),
    )
