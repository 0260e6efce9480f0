"""How far the five conditions for working together are met, as respondents score them."""

from __future__ import annotations

from collections.abc import Sequence

from samenspel.catalogue import item_ids
from samenspel.findings.asked_model import ConditionFigures
from samenspel.findings.medians import median
from samenspel.study.model import Study
from samenspel.study.sorts import networks


def conditions(study: Study, number: int) -> tuple[ConditionFigures, ...]:
    """Return one entry for every network and condition that was scored in this round."""
    given: dict[tuple[str, str], list[int]] = {}
    for row in study.conditions:
        if row.round == number:
            given.setdefault((row.network, row.condition), []).append(row.score)
    return tuple(
        _condition(network.id, id, given[network.id, id])
        for network in networks(study)
        for id in item_ids("conditions")
        if (network.id, id) in given
    )


def _condition(network: str, id: str, scores: Sequence[int]) -> ConditionFigures:
    return ConditionFigures(
        network=network,
        id=id,
        scores=(
            scores.count(1),
            scores.count(2),
            scores.count(3),
            scores.count(4),
            scores.count(5),
        ),
        answered=len(scores),
        median=median(scores),
    )
