"""Integration strategies: who says that they are there, in the network and in the organisations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import get_args

from samenspel.catalogue.items import item_ids, label
from samenspel.disclosure.released import Released
from samenspel.findings.asked_model import StrategyFigures, StrategyMatrix, Verdict
from samenspel.report.blocks import Block, Bullets, Figure, Heading, Paragraph, Table
from samenspel.report.charts_matrix import AnswerRow, matrix
from samenspel.report.words import NONE, Words
from samenspel.report.words_workings import (
    below,
    by_network,
    cell,
    in_brackets,
    member_kinds,
    of_kind,
    parts,
    titled,
    told,
    verdict,
    verdicts,
)
from samenspel.study.instrument_rows import Evidence, Level
from samenspel.text import Text, listed, plain

MOST_NAMED = 5  # of what was not asked: a longer list is only counted
Rows = Sequence[StrategyFigures]


def strategies(released: Released, words: Words) -> Iterator[Block]:
    """Return what is present, absent, mixed and open; who says so; and the tables behind it."""
    matrices = released.workings.strategies
    if not matrices:
        return
    yield Heading(told("strategies_title"))
    yield Paragraph(told("strategies_rule"))
    for network, own in by_network(matrices).items():
        yield from titled(network, words)
        for found in own:
            yield from _matrix(found, words)


def _matrix(found: StrategyMatrix, words: Words) -> Iterator[Block]:
    by = "published" if found.published else "answered"
    for level in get_args(Level):
        rows = [row for row in found.rows if row.level == level]
        if rows:
            where = told(f"where_{level}_{by}", network=words.network(found.network))
            yield Heading(told(f"heading_{level}_{by}"), below(words))
            yield Paragraph(_summary(rows), lead=True)
            yield Bullets((*_verdicts(rows), *_left_out(rows, by)))
            if found.respondents:
                yield _answers(rows, found.respondents, where)
            yield _counts(rows, where)
            yield from _sources(rows, where)


def _summary(rows: Rows) -> Text:
    said = [row.figures.verdict for row in rows]
    counts = {verdict: said.count(verdict) for verdict in get_args(Verdict)}
    return told("strategies_summary", asked=len(rows), **counts)


def _verdicts(rows: Rows) -> tuple[Text, ...]:
    return verdicts("strategies", [(label("strategies", row.id), row.figures) for row in rows])


def _left_out(rows: Rows, by: str) -> Iterator[Text]:
    """Yield the strategies that nobody was asked about: they are no part of any figure."""
    every, asked = item_ids("strategies"), {row.id for row in rows}
    names = [label("strategies", id) for id in every if id not in asked]
    if len(names) > MOST_NAMED:
        yield told(f"left_out_{by}_many", count=len(names), all=len(every))
    elif names:
        yield told(f"left_out_{by}", items=listed(names))


def _answers(rows: Rows, respondents: Sequence[str], where: Text) -> Figure:
    people = [plain(who) for who in respondents]
    caption = told("answers_caption", where=where)
    table = Table(
        caption=caption,
        header=(told("col_strategy"), *people, told("col_counted")),
        rows=tuple(
            (
                label("strategies", row.id),
                *(told(f"answer_{answer or 'not_asked'}") for answer in row.answers),
                cell(row.figures, "present"),
            )
            for row in rows
        ),
        numeric=(len(people) + 1,),
        note=told("answers_note_both" if _both(rows) else "answers_note"),
    )
    alternative = told("answers_alternative", summary=_summary(rows))
    return Figure(caption, alternative, matrix([*_in_dimensions(rows)], people), table)


def _both(rows: Rows) -> bool:
    return any(row.figures.both for row in rows)


def _in_dimensions(rows: Rows) -> Iterator[AnswerRow]:
    for dimension, own in groupby(rows, lambda row: row.dimension):
        yield AnswerRow(told(f"dimension_{dimension}"))
        for row in own:
            yield AnswerRow(label("strategies", row.id), row.answers, in_brackets(row.figures))


def _counts(rows: Rows, where: Text) -> Table:
    counts = parts(row.figures for row in rows)
    heads = ("strategy", "dimension", "verdict", *counts)
    return Table(
        caption=told("counts_caption", where=where),
        header=tuple(told(f"col_{head}") for head in heads),
        rows=tuple(
            (
                label("strategies", row.id),
                told(f"dimension_{row.dimension}"),
                verdict(row.figures),
                *(cell(row.figures, part) for part in counts),
            )
            for row in rows
        ),
        note=told("counts_note"),
    )


def _sources(rows: Rows, where: Text) -> Iterator[Table]:
    """Yield who says that a strategy is there, by kind of member and by kind of evidence."""
    kinds = member_kinds(row.figures for row in rows)
    given = {count.evidence for row in rows for count in row.evidence}
    evidence = [name for name in get_args(Evidence) if name in given]
    if not kinds and not evidence:
        return
    yield Table(
        caption=told("sources_caption", where=where),
        header=(
            told("col_strategy"),
            *(told(f"members_{kind}") for kind in kinds),
            *(told(f"evidence_{name}") for name in evidence),
        ),
        rows=tuple(
            (
                label("strategies", row.id),
                *(of_kind(row.figures, kind) for kind in kinds),
                *(_evidence(row, name) for name in evidence),
            )
            for row in rows
        ),
        note=told("sources_note"),
    )


def _evidence(row: StrategyFigures, evidence: Evidence) -> Text:
    for count in row.evidence:
        if count.evidence == evidence:
            both = {"both": count.both} if count.both else {}
            return told(
                "source_counts_both" if both else "source_counts",
                present=count.present,
                absent=count.absent,
                sources=count.sources,
                **both,
            )
    return NONE
