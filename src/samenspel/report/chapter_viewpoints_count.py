"""How many viewpoints there may be: factors beside chance, and numbers side by side."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.findings.viewpoints_model import CountPreview, HowMany, ViewpointFindings
from samenspel.report.blocks import Block, Figure, Heading, Paragraph, Table
from samenspel.report.charts_viewpoints import FactorRow, scree
from samenspel.report.words import NONE, joined
from samenspel.report.words_viewpoints import heads, semicolons, signed, viewed
from samenspel.text import Text, number, plain

MOST_FACTORS = 10  # in the picture of their strength


def how_many(found: ViewpointFindings) -> Iterator[Block]:
    """Return three looks at the number of viewpoints, and what each number would give."""
    looks = found.how_many
    if looks is None:
        return
    yield Heading(viewed("how_many_title"), 2)
    counts = {"parallel": looks.parallel, "map": looks.map, "made": found.made}
    same = "how_many_same" if len(set(counts.values())) == 1 else "how_many_differ"
    yield Paragraph(joined([viewed("how_many_lead", **counts), viewed(same)]), lead=True)
    yield Paragraph(viewed("how_many_means"))
    if looks.eigenvalues:
        yield strength(looks)
    if looks.previews:
        yield previews(looks)


def strength(looks: HowMany) -> Figure:
    """Return how strong each factor is, beside what chance gives."""
    caption = viewed("scree_caption")
    pairs = list(zip(looks.eigenvalues, looks.chance, strict=False))[:MOST_FACTORS]
    return Figure(
        caption=caption,
        alternative=viewed(
            "scree_alternative",
            values=semicolons([number(seen) for seen, _ in pairs]),
            chance=semicolons([number(chance) for _, chance in pairs]),
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


def previews(looks: HowMany) -> Table:
    """Return what each number of viewpoints would give, side by side."""
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
