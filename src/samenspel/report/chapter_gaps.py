"""The gap between layers: what one finds important together and another does not."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.disclosure.released import Banded, BandedGap, Released, Withheld
from samenspel.findings.loop_model import LayerGap, LayerValues
from samenspel.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Table
from samenspel.report.charts import Cell, sharing_map
from samenspel.report.words import Words, joined, probability, reason
from samenspel.report.words_loop import looped
from samenspel.report.words_withheld import hidden
from samenspel.report.words_workings import of, titled, told
from samenspel.text import Text, listed, number, plain

FEWEST = 2  # layers, and people in a layer


def gaps(released: Released, words: Words) -> Iterator[Block]:
    """Return the layers of each network side by side."""
    found = released.loop.gaps
    if not found:
        return
    yield Heading(looped("gaps_title"))
    if any(not isinstance(one, Withheld) for one in found):
        yield Paragraph(looped("gaps_rule"))
    for one in found:
        if isinstance(one, LayerGap):
            yield from titled(one.network, words)
            yield from _counted(one, words)
        elif isinstance(one, BandedGap):
            yield from titled(one.network, words)
            yield Bullets(tuple(_banded(one, words)))
    yield from hidden(found, words)


def _name(layer: LayerValues) -> Text:
    return told(f"layer_{layer.layer}")


def _compared(one: LayerGap) -> list[LayerValues]:
    return [x for x in one.layers if x.layer != "unknown" and x.respondents >= FEWEST]


def _counted(one: LayerGap, words: Words) -> Iterator[Block]:
    if one.apart:
        yield Paragraph(looped("gap_intro", threshold=words.threshold))
        yield Bullets(tuple(_apart(one, words)))
    else:
        yield Paragraph(looped("gap_none" if len(_compared(one)) >= FEWEST else "gap_few"))
    yield Paragraph(joined(_likeness(one)))
    yield _figure(one, words)


def _apart(one: LayerGap, words: Words) -> Iterator[Text]:
    for id in one.apart:
        compared = _compared(one)
        here = [_with_count(layer, id) for layer in compared if id in layer.shared]
        there = [_with_count(layer, id) for layer in compared if id not in layer.shared]
        sides = {"here": listed(here), "there": listed(there)}
        yield looped("gap_apart", value=words.value(id), **sides)


def _with_count(layer: LayerValues, id: str) -> Text:
    counts = {"count": layer.important[id], "respondents": layer.respondents}
    return looped(f"count_{layer.layer}", **counts)


def _likeness(one: LayerGap) -> Iterator[Text]:
    if one.difference is None or one.p is None:
        yield reason(one.reasons["difference"])
        return
    fewer = one.difference < 0
    yield looped("gap_fewer" if fewer else "gap_more", difference=number(abs(one.difference)))
    yield looped("gap_no_sign") if fewer else looped("gap_p", p=probability(one.p))


def _figure(one: LayerGap, words: Words) -> Figure:
    caption = looped("gaps_caption", network=words.network(one.network))
    columns = [
        looped("gap_column", layer=_name(layer), respondents=layer.respondents)
        for layer in one.layers
    ]
    # A value that nobody finds important tells no layers apart.
    ids = [id for id in one.layers[0].important if any(x.important[id] for x in one.layers)]
    cells = [
        Cell(
            words.value(id),
            column,
            plain(layer.important[id]),
            layer.important[id] / layer.respondents,
            marked=id in layer.shared,
        )
        for column, layer in zip(columns, one.layers, strict=True)
        for id in ids
    ]
    table = Table(
        caption=caption,
        header=(looped("col_value"), *map(_head, one.layers)),
        rows=tuple(
            (words.value(id), *(of(x.important[id], x.respondents) for x in one.layers))
            for id in ids
        ),
        numeric=tuple(range(1, len(one.layers) + 1)),
    )
    alternative = looped("gaps_alternative", values=words.several(one.apart))
    spec = sharing_map([words.value(id) for id in ids], columns, cells)
    return Figure(caption, alternative, spec, table)


def _head(layer: LayerValues) -> Text:
    if layer.participants is None:
        return _name(layer)
    counts = {"respondents": layer.respondents, "participants": layer.participants}
    return looped("gap_head", layer=_name(layer), **counts)


def _banded(one: BandedGap, words: Words) -> Iterator[Text]:
    for layer in one.layers:
        name = told(f"layer_{layer.id}")
        if isinstance(layer, Banded):
            yield _shares(layer, name, words)
        else:
            yield looped("layer_withheld", layer=name, reason=reason(layer.reason))
    if one.apart:
        yield looped("banded_apart", values=words.several(one.apart))
    elif sum(isinstance(layer, Banded) and bool(layer.bands) for layer in one.layers) >= FEWEST:
        yield looped("gap_none")


def _shares(layer: Banded, name: Text, words: Words) -> Text:
    if not layer.bands:
        count = layer.shared_count
        return looped("layer_number", layer=name, respondents=layer.respondents, count=count)
    key = "layer_shares" if layer.shared else "layer_shares_none"
    values = words.several(layer.shared)
    return looped(key, layer=name, respondents=layer.respondents, values=values)
