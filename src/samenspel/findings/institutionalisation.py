"""How far values, goals and cultures are carried: three shares side by side, never one score."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

from samenspel.findings.asked_model import Institutionalisation, ItemFigures, Share, StrategyMatrix
from samenspel.findings.model import Priorities, ScopeFigures
from samenspel.study.model import Design

Aspect = Literal["goals", "cultures"]
STRATEGIES: dict[Aspect, str] = {"goals": "shared-goals", "cultures": "connecting-cultures"}
Counts = tuple[int, Mapping[str, int]]  # how many answered, and how many chose each value


def institutionalisation(
    design: Design,
    scopes: Sequence[ScopeFigures],
    lists: Sequence[Priorities],
    matrices: Sequence[StrategyMatrix],
) -> tuple[Institutionalisation, ...]:
    """Return the three shares of every network that was asked about strategies."""
    threshold = design.threshold
    chosen = _from_lists(lists) | _from_maps(scopes)
    return tuple(
        Institutionalisation(
            network=network,
            threshold=str(threshold),
            shares=(
                _values(chosen.get(network), threshold),
                *(_strategy(matrices, network, aspect, threshold) for aspect in STRATEGIES),
            ),
        )
        for network in dict.fromkeys(matrix.network for matrix in matrices)
    )


def _from_maps(scopes: Sequence[ScopeFigures]) -> dict[str, Counts]:
    return {
        scope.id: (scope.respondents, {value.id: value.important for value in scope.values})
        for scope in scopes
        if scope.values
    }


def _from_lists(found: Sequence[Priorities]) -> dict[str, Counts]:
    return {
        lists.network: (lists.respondents, {value.id: value.most for value in lists.values})
        for lists in found
        if lists.perspective == "network"
    }


def _values(chosen: Counts | None, threshold: Fraction) -> Share:
    if chosen is None:
        return _unknown("values", (), None, "not_asked")
    asked, counts = chosen
    most = max(counts.values())
    # Values that nobody chose are no tie: then there is none to name.
    ids = tuple(id for id, count in counts.items() if count == most > 0)
    return Share("values", ids, most, asked, most > threshold * asked)


def _strategy(
    matrices: Sequence[StrategyMatrix], network: str, aspect: Aspect, threshold: Fraction
) -> Share:
    id = STRATEGIES[aspect]
    figures = _figures(matrices, network, id)
    if figures is None:
        return _unknown(aspect, (id,), None, "not_asked")
    if figures.present is None:
        return _unknown(aspect, (id,), figures.asked, "not_printed")
    return Share(
        aspect, (id,), figures.present, figures.asked, figures.present > threshold * figures.asked
    )


def _figures(matrices: Sequence[StrategyMatrix], network: str, id: str) -> ItemFigures | None:
    found = (
        row.figures
        for matrix in matrices
        for row in matrix.rows
        if (matrix.network, row.id, row.level) == (network, id, "network") and row.figures.asked
    )
    # A source may print one item twice: what it counts goes before what it only mentions.
    return min(found, key=lambda figures: figures.present is None, default=None)


def _unknown(
    aspect: Literal["values", "goals", "cultures"],
    items: tuple[str, ...],
    asked: int | None,
    why: str,
) -> Share:
    nothing = ("count", "met") if asked is not None else ("count", "of", "met")
    return Share(aspect, items, None, asked, None, dict.fromkeys(nothing, why))
