"""When to work on strategies, learn together, settle tensions, or bring change to the workplace."""

from __future__ import annotations

from collections.abc import Container, Iterator

from samenspel.advice.evidence import of, said
from samenspel.catalogue.items import label
from samenspel.catalogue.wording import term
from samenspel.disclosure.released import Released
from samenspel.findings.asked_model import StrategyFigures
from samenspel.findings.workings_model import LayerFigures
from samenspel.text import Text

REGULATIVE = ("interorganisational-governance", "interorganisational-strategies")
MONEY = ("funding", "competition", "business-operations")
CHANGE = "change-not-in-organisations-yet"
LEARNING = "interprofessional-education"


def functional_strategies(released: Released, network: str) -> Iterator[Text]:
    """Yield the functional strategies that are not there, or of which nobody can tell."""
    for row in _rows(released, network):
        if row.dimension == "functional" and row.level == "network":
            yield from _absent(row)
            yield from _cannot_tell(row)


def regulative_strategies(released: Released, network: str) -> Iterator[Text]:
    """Yield that governance or a strategy between organisations is not there."""
    for row in _rows(released, network):
        if row.id in REGULATIVE and row.level == "network":
            yield from _absent(row)


def shared_learning(released: Released, network: str) -> Iterator[Text]:
    """Yield at which level professionals do not learn together."""
    for row in _rows(released, network):
        if row.id == LEARNING:
            yield from _absent(row)


def change_beyond_table(released: Released, network: str) -> Iterator[Text]:
    """Yield that change has not reached the workplace yet, or which layer does not see it there."""
    yield from _obstacles(released, network, (CHANGE,))
    for row in of(released.workings.layers, network):
        if row.layer != "unknown" and _stops_at_table(row):
            yield said(
                "table_not_home",
                layer=term("layer", row.layer),
                count=row.network_present,
                of=row.network_asked,
                home=row.organisation_present,
                home_of=row.organisation_asked,
            )


def funding_and_competition(released: Released, network: str) -> Iterator[Text]:
    """Yield which obstacles around money most people name."""
    return _obstacles(released, network, MONEY)


def settle_tensions(released: Released, network: str) -> Iterator[Text]:
    """Yield the tensions that most people see, with the kinds of demand in them."""
    yield from tensions(released, network)
    for found in of(released.workings.complexity, network):
        present = {one.id: one.present for one in found.tensions if one.verdict == "present"}
        for id, kind, count in found.tension_kinds:
            if id in present:
                name, demand = label("tensions", id), term("kind", kind)
                yield said("demand", item=name, kind=demand, count=count, of=present[id])


def tensions(released: Released, network: str) -> Iterator[Text]:
    """Yield the tensions that more than half of those asked see."""
    for found in of(released.workings.complexity, network):
        for one in found.tensions:
            if one.verdict == "present":
                name = label("tensions", one.id)
                yield said("tension", item=name, count=one.present, of=one.asked)


def _obstacles(released: Released, network: str, ids: Container[str]) -> Iterator[Text]:
    for found in of(released.workings.complexity, network):
        for one in found.obstacles:
            if one.id in ids and one.verdict == "present":
                name = label("obstacles", one.id)
                yield said("obstacle", item=name, count=one.present, of=one.asked)


def _rows(released: Released, network: str) -> Iterator[StrategyFigures]:
    for matrix in of(released.workings.strategies, network):
        yield from matrix.rows


def _absent(row: StrategyFigures) -> Iterator[Text]:
    found = row.figures
    if found.verdict == "absent":
        name = label("strategies", row.id)
        yield said(f"absent_{row.level}", item=name, count=found.absent, of=found.asked)


def _cannot_tell(row: StrategyFigures) -> Iterator[Text]:
    found = row.figures
    counts = (found.present, found.absent, found.not_mentioned)
    # A source that prints no counts leaves nothing to rest an advice on.
    if found.verdict != "cannot_tell" or None in counts or not found.asked:
        return
    yield said(
        "cannot_tell",
        item=label("strategies", row.id),
        present=found.present,
        absent=found.absent,
        count=found.not_mentioned,
        of=found.asked,
    )


def _stops_at_table(row: LayerFigures) -> bool:
    at_table = 2 * row.network_present > row.network_asked
    at_home = 2 * row.organisation_present > row.organisation_asked
    return at_table and not at_home and row.organisation_asked > 0
