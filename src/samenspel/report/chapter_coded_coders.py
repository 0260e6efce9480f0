"""How far those who coded agree: part of how it was done, for the researcher."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from samenspel.disclosure.released import Released
from samenspel.findings.coded_model import AgreementRow, CodersAgree
from samenspel.report.blocks import Block, Heading, Paragraph, Table
from samenspel.report.words import NONE
from samenspel.report.words_coded import coded_words, names_across
from samenspel.report.words_workings import of
from samenspel.text import Text, listed, number, plain

LONGEST = 15  # codes


def coders(released: Released) -> Iterator[Block]:
    """Return how far coders agree over all codes, and on those on which they agree least."""
    names = names_across(released.workings.codebook)
    for found in released.workings.coders:
        yield Heading(coded_words("coders_title"), 2)
        yield Paragraph(
            coded_words(
                "coders_rule",
                coders=listed([plain(who) for who in found.coders]),
                documents=found.documents,
                paragraphs=found.paragraphs,
            )
        )
        yield _table(found, names)


def _table(found: CodersAgree, names: Mapping[str, Text]) -> Table:
    whole, *codes = found.rows
    shown = sorted(codes, key=lambda row: row.same - row.judged)[:LONGEST]
    heads = ("code", "by_coder", "same", "kappa", "alpha", "ac1")
    return Table(
        caption=coded_words("coders_caption", shown=len(shown), all=len(codes)),
        header=tuple(coded_words(f"col_{head}") for head in heads),
        rows=(
            (coded_words("coders_all"), NONE, *_figures(whole)),
            *((names.get(row.code, plain(row.code)), _by(row), *_figures(row)) for row in shown),
        ),
        note=coded_words("coders_note"),
    )


def _by(row: AgreementRow) -> Text:
    return plain(" / ".join(map(str, row.by_coder)))


def _figures(row: AgreementRow) -> tuple[Text, ...]:
    return of(row.same, row.judged), _figure(row.kappa), _alpha(row), _figure(row.gwet)


def _figure(found: float | None) -> Text:
    # Rounding leaves a minus before a zero, and adding zero takes it off.
    return NONE if found is None else number(round(found, 2) + 0)


def _alpha(row: AgreementRow) -> Text:
    if row.alpha_range is None:
        return _figure(row.alpha)
    low, high = number(row.alpha_range.low), number(row.alpha_range.high)
    between = coded_words("range", low=low, high=high)
    return coded_words("alpha_range", alpha=_figure(row.alpha), range=between)
