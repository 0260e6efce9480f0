"""Layers: what directors, delegates and professionals see, at the table and at home."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samenspel.disclosure.released import Released
from samenspel.findings.workings_model import LayerFigures
from samenspel.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Table
from samenspel.report.charts_matrix import ShareRow, shares
from samenspel.report.words import Words, joined, wording
from samenspel.report.words_workings import by_network, of, ranged, titled, told
from samenspel.study.instrument_rows import Level
from samenspel.text import Text, listed

Layers = Sequence[LayerFigures]
LEVELS: tuple[Level, ...] = ("network", "organisation")
HEADS = ("layer", "level_network", "level_organisation", "care", "hours")


def layers(released: Released, words: Words) -> Iterator[Block]:
    """Return what each layer says at both levels, and which layers also deliver care."""
    found = released.workings.layers
    if not found:
        return
    yield Heading(told("layers_title"))
    yield Paragraph(told("layers_rule"))
    for network, own in by_network(found).items():
        yield from titled(network, words)
        yield Bullets(tuple(joined(_sentences(layer)) for layer in own))
        yield _figure(own, words.network(network))


def _name(layer: LayerFigures) -> Text:
    return told(f"layer_{layer.layer}")


def _sentences(layer: LayerFigures) -> Iterator[Text]:
    counts = {level: _counts(layer, level, "answers_of") for level in LEVELS}
    yield told("layer_says", layer=_name(layer), **counts)
    if layer.deliver_care:
        yield told("layer_care", count=of(layer.deliver_care, layer.participants))
    if layer.hours:
        yield told("layer_hours", hours=ranged(layer.hours))


def _said(layer: LayerFigures, level: Level) -> tuple[int, int]:
    if level == "network":
        return layer.network_present, layer.network_asked
    return layer.organisation_present, layer.organisation_asked


def _counts(layer: LayerFigures, level: Level, key: str = "of") -> Text:
    count, asked = _said(layer, level)
    return told(key, count=count, asked=asked) if asked else told("not_asked")


def _figure(own: Layers, network: Text) -> Figure:
    caption = told("layers_caption", network=network)
    rows = [_row(layer, level) for layer in own for level in LEVELS]
    said = [told("aspect_counts", aspect=row.label, counts=row.words) for row in rows]
    table = Table(
        caption=caption,
        header=tuple(told(f"col_{head}") for head in HEADS),
        rows=tuple(
            (
                _name(layer),
                *(_counts(layer, level) for level in LEVELS),
                of(layer.deliver_care, layer.participants),
                ranged(layer.hours),
            )
            for layer in own
        ),
        note=told("layers_note"),
    )
    line = told("line", threshold=wording("half"))
    spec = shares(rows, more_than=0.5, line=line)
    return Figure(caption, told("layers_alternative", layers=listed(said)), spec, table)


def _row(layer: LayerFigures, level: Level) -> ShareRow:
    present, asked = _said(layer, level)
    name = told("layer_level", layer=_name(layer), level=told(f"short_{level}"))
    return ShareRow(name, _counts(layer, level), present, asked, emphasised=2 * present > asked)
