"""One network as its own members see it: bands, no counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from samenspel.disclosure.bands import partition
from samenspel.disclosure.released import Band, Banded, Released
from samenspel.report.blocks import Block, Figure, Paragraph, Table
from samenspel.report.chapter_meanings import meanings
from samenspel.report.charts import BandRow, bands
from samenspel.report.words import Words, joined, reason, sentence, wording
from samenspel.text import Text, number


def banded(
    scope: Banded, released: Released, words: Words, level: Literal[2, 3]
) -> Iterator[Block]:
    """Return the sentences, the picture and the table of a banded network."""
    yield Paragraph(joined(band_sentences(scope, words)), lead=True)
    if scope.bands:
        yield _figure(scope, words)
    else:
        yield Paragraph(reason("number_only"))
    yield from meanings(scope.id, released, words, level)


def band_sentences(scope: Banded, words: Words) -> Iterator[Text]:
    """Return what is shared, and whether blind picking would share as much."""
    name = words.network(scope.id)
    if not scope.bands:
        yield sentence("bands_number", network=name, n=scope.respondents, count=scope.shared_count)
    elif scope.shared:
        values = words.several(scope.shared)
        yield sentence("bands_shared", network=name, n=scope.respondents, values=values)
    else:
        yield sentence("bands_none", network=name, n=scope.respondents)
    more = scope.shared_count > scope.expected_shared_by_chance
    expected = number(scope.expected_shared_by_chance, 1)
    yield sentence("bands_more" if more else "bands_fewer", expected=expected)
    if scope.repeated:
        yield sentence("repeated")
    if scope.withdrawn:
        yield sentence("withdrawn")


def _figure(scope: Banded, words: Words) -> Figure:
    columns = partition(scope.rung, scope.respondents)[::-1]
    caption = wording("bands_caption", network=words.network(scope.id))
    named = [band_words(scope, band) for band in columns]
    rows = [BandRow(words.value(id), columns.index(band)) for id, band in scope.bands.items()]
    table = Table(
        caption=caption,
        header=(wording("col_value"), wording("col_band")),
        rows=tuple((row.label, named[row.band]) for row in rows),
    )
    alternative = wording("bands_alternative", shared=words.several(scope.shared))
    return Figure(caption, alternative, bands(rows, columns=named), table)


def band_words(scope: Banded, band: Band) -> Text:
    """Return what a band says of a count."""
    if scope.rung == "two_bands":
        return wording("band_more" if 2 * band.low > scope.respondents else "band_fewer")
    keys = ("band_few", "band_lower", "band_upper", "band_nearly_all")
    place = partition(scope.rung, scope.respondents).index(band)
    return wording(keys[place], low=band.low, high=band.high)
