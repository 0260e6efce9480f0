"""Institutional complexity: tensions between kinds of members, and what stands in the way."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import get_args, get_type_hints

from samenspel.catalogue.items import item_ids
from samenspel.findings.asked_model import Complexity, ItemFigures, Said
from samenspel.findings.items import LEVELS, Kinds, by_network, counted, kinds, printed, spoken
from samenspel.study.instrument_rows import ObstacleAnswer, Published, TensionAnswer
from samenspel.study.model import Study

Answer = TensionAnswer | ObstacleAnswer
WHOLE = "institutional-complexity"
DEMANDS: tuple[str, ...] = get_args(get_args(get_type_hints(TensionAnswer)["kind"])[0])


def complexity(study: Study, number: int) -> tuple[Complexity, ...]:
    """Return one entry for every network that was asked, then those that a source prints."""
    answers: tuple[Answer, ...] = (*study.tensions, *study.obstacles)
    published = (row for row in study.published if row.instrument == "complexity")
    return (
        *(
            _from_answers(network, rows, kinds(study, network))
            for network, rows in by_network(study, answers, number).items()
        ),
        *(
            _from_print(network, rows)
            for network, rows in by_network(study, published, number).items()
        ),
    )


def _from_answers(network: str, rows: Sequence[Answer], members: Kinds) -> Complexity:
    tensions = [row for row in rows if isinstance(row, TensionAnswer)]
    obstacles = [row for row in rows if isinstance(row, ObstacleAnswer)]
    asked = {row.respondent for row in rows}
    own = {row.respondent for row in obstacles if not row.obstacle and row.finding == "present"}
    return Complexity(
        network=network,
        asked=len(asked),
        tensions=tuple(_tensions(tensions, members)),
        obstacles=tuple(_obstacles(obstacles, asked, members)),
        own_words=len(own),
        tension_kinds=tuple(_demands(tensions)),
    )


def _tensions(rows: Sequence[TensionAnswer], members: Kinds) -> Iterator[ItemFigures]:
    for id in item_ids("tensions"):
        answers = spoken(row for row in rows if row.tension == id)
        if answers:
            yield counted(id, answers, members)


def _obstacles(
    rows: Sequence[ObstacleAnswer], asked: Collection[str], members: Kinds
) -> Iterator[ItemFigures]:
    """Yield the obstacles that anybody spoke of; who did not, did not mention it."""
    silent: dict[str, Said] = dict.fromkeys(asked, "not_mentioned")
    for id in item_ids("obstacles"):
        answers = spoken(row for row in rows if row.obstacle == id)
        if answers:
            yield counted(id, silent | answers, members)


def _demands(rows: Sequence[TensionAnswer]) -> Iterator[tuple[str, str, int]]:
    for id in item_ids("tensions"):
        for kind in DEMANDS:
            who = {
                row.respondent
                for row in rows
                if (row.tension, row.kind, row.finding) == (id, kind, "present")
            }
            if who:
                yield id, kind, len(who)


def _from_print(network: str, rows: Sequence[Published]) -> Complexity:
    return Complexity(
        network=network,
        asked=max(row.respondents for row in rows),
        tensions=_printed(item_ids("tensions"), rows),
        obstacles=_printed(item_ids("obstacles"), rows),
        own_words=0,
        whole=next(iter(_printed((WHOLE,), rows)), None),
        published=True,
    )


def _printed(ids: Sequence[str], rows: Sequence[Published]) -> tuple[ItemFigures, ...]:
    found = printed(rows)
    return tuple(
        figures for id in ids for level in LEVELS for figures in found.get((id, level), ())
    )
