"""Values, goals and cultures: how widely each is carried, side by side and never as one score."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from samenspel.catalogue.items import label
from samenspel.disclosure.released import Released
from samenspel.findings.asked_model import Institutionalisation, Share
from samenspel.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Table
from samenspel.report.charts_matrix import ShareRow, shares
from samenspel.report.words import Words, joined, reason
from samenspel.report.words_workings import of, titled, told
from samenspel.text import Text, listed


def institutionalisation(released: Released, words: Words) -> Iterator[Block]:
    """Return the three shares of each network, with the threshold and without a sum."""
    networks = released.workings.institutionalisation
    if not networks:
        return
    yield Heading(told("carried_title"))
    yield Paragraph(joined([told("carried_rule", threshold=words.threshold), told("no_score")]))
    for found in networks:
        yield from titled(found.network, words)
        yield Bullets(tuple(joined(_sentences(share, words)) for share in found.shares))
        yield _figure(found, words)


def _sentences(share: Share, words: Words) -> Iterator[Text]:
    if share.count is None or share.of is None:
        yield told(f"carried_{share.aspect}_unknown", why=reason(share.reasons["count"]))
        return
    counted = of(share.count, share.of)
    yield told(_key(share), items=_items(share, words), count=counted)
    yield told("carried_met" if share.met else "carried_not_met", threshold=words.threshold)


def _key(share: Share) -> str:
    if share.aspect != "values":
        return f"carried_{share.aspect}"
    return f"carried_values_{('none', 'one', 'tie')[min(len(share.items), 2)]}"


def _items(share: Share, words: Words) -> Text:
    if share.aspect == "values":
        return words.several(share.items)
    return listed([label("strategies", id) for id in share.items])


def _figure(found: Institutionalisation, words: Words) -> Figure:
    caption = told("carried_caption", network=words.network(found.network))
    rows = [_row(share) for share in found.shares]
    table = Table(
        caption=caption,
        header=tuple(told(f"col_{head}") for head in ("aspect", "about", "count", "threshold")),
        rows=tuple(
            (row.label, _items(share, words), row.words, _judged(share, words))
            for row, share in zip(rows, found.shares, strict=True)
        ),
    )
    said = [told("aspect_counts", aspect=row.label, counts=row.words) for row in rows]
    spec = shares(
        rows,
        more_than=float(Fraction(found.threshold)),
        line=told("line", threshold=words.threshold),
    )
    return Figure(caption, told("carried_alternative", shares=listed(said)), spec, table)


def _row(share: Share) -> ShareRow:
    known = share.count is not None and share.of is not None
    counts = of(share.count or 0, share.of or 0) if known else told(share.reasons["count"])
    name = told(f"aspect_{share.aspect}")
    return ShareRow(name, counts, share.count, share.of, emphasised=bool(share.met))


def _judged(share: Share, words: Words) -> Text:
    if share.met is None:
        return told("not_known")
    return told("more_than" if share.met else "not_more_than", threshold=words.threshold)
