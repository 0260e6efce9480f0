"""Integration strategies: who says that they are there, at the table and in the organisations."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import get_args

from samenspel.catalogue.items import Item, items
from samenspel.findings.asked_model import EvidenceCount, StrategyFigures, StrategyMatrix
from samenspel.findings.items import (
    LEVELS,
    Kinds,
    by_network,
    counted,
    kinds,
    printed,
    spoken,
    together,
)
from samenspel.study.instrument_rows import Evidence, Finding, Level, Published, StrategyAnswer
from samenspel.study.model import Study

Row = tuple[Item, Level]


def strategies(study: Study, number: int) -> tuple[StrategyMatrix, ...]:
    """Return one matrix for every network that was asked, then those that a source prints."""
    published = (row for row in study.published if row.instrument == "strategies")
    return (
        *(
            _from_answers(network, rows, kinds(study, network))
            for network, rows in by_network(study, study.strategies, number).items()
        ),
        *(
            _from_print(network, rows)
            for network, rows in by_network(study, published, number).items()
        ),
    )


def _rows() -> tuple[Row, ...]:
    return tuple((item, level) for item in items("strategies") for level in LEVELS)


def _from_answers(network: str, rows: Sequence[StrategyAnswer], members: Kinds) -> StrategyMatrix:
    respondents = tuple(dict.fromkeys(row.respondent for row in rows if row.respondent))
    asked: dict[tuple[str, Level], list[StrategyAnswer]] = defaultdict(list)
    for row in rows:
        asked[row.strategy, row.level].append(row)
    return StrategyMatrix(
        network,
        respondents,
        tuple(
            _figures(row, asked[row[0].id, row[1]], respondents, members)
            for row in _rows()
            if (row[0].id, row[1]) in asked
        ),
    )


def _figures(
    row: Row, rows: Sequence[StrategyAnswer], respondents: Sequence[str], members: Kinds
) -> StrategyFigures:
    item, level = row
    # A document was not asked: it is evidence, and never part of the number of people.
    answers = spoken(answer for answer in rows if answer.respondent)
    return StrategyFigures(
        id=item.id,
        dimension=item.group,
        level=level,
        figures=counted(item.id, answers, members),
        answers=tuple(answers.get(who) for who in respondents),
        evidence=_evidence(rows),
    )


def _evidence(rows: Sequence[StrategyAnswer]) -> tuple[EvidenceCount, ...]:
    found: dict[Evidence, list[StrategyAnswer]] = defaultdict(list)
    for row in rows:
        found["document" if row.document else row.evidence].append(row)
    return tuple(
        _counted(evidence, found[evidence]) for evidence in get_args(Evidence) if evidence in found
    )


def _counted(evidence: Evidence, rows: Sequence[StrategyAnswer]) -> EvidenceCount:
    """Return what people and documents say; one document may say it twice."""
    sources: dict[tuple[str, str], set[Finding]] = defaultdict(set)
    for row in rows:
        sources[row.respondent, row.document].add(row.finding)
    said = Counter(map(together, sources.values()))
    return EvidenceCount(evidence, said["present"], said["absent"], len(sources), said["both"])


def _from_print(network: str, rows: Sequence[Published]) -> StrategyMatrix:
    found = printed(rows)
    return StrategyMatrix(
        network,
        respondents=(),
        rows=tuple(
            StrategyFigures(item.id, item.group, level, figures)
            for item, level in _rows()
            for figures in found.get((item.id, level), ())
        ),
        published=True,
    )
