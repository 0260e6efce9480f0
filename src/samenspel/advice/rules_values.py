"""When to talk about values first, agree on them, come back to them, and ask for trust itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from samenspel.advice.evidence import counted, full, of, said, spread, value
from samenspel.catalogue.wording import term
from samenspel.disclosure.released import Banded, Released
from samenspel.findings.model import ScopeFigures, ValueFigures
from samenspel.findings.workings_model import LayerFigures
from samenspel.text import Text, listed, number, plain

TRUST = "trustful"  # the card; how much trust there is, is another question
FEWEST_HINDERED = 2  # one voice is not yet the network's
LOW_TRUST = 2


def discuss_values_first(released: Released, network: str) -> Iterator[Text]:
    """Yield where values clash, hinder, or are not shared at all."""
    if not network:
        yield from _crossings(released)
        return
    yield from _none_shared(released, network)
    yield from _opposed(released, network)
    yield from _hindering(released, network)
    yield from _turned_round(released, network)


def agree_per_level(released: Released, network: str) -> Iterator[Text]:
    """Yield the shared values, and the layers that see the network differently."""
    for scope in _seen(released, network):
        if isinstance(scope, Banded) and scope.shared_count:
            yield _number_shared(released, scope)
        if isinstance(scope, ScopeFigures) and any(one.shared for one in scope.values):
            yield _shared(released, scope)
            yield from _layers(released, network)


def revisit_values(released: Released, network: str) -> Iterator[Text]:
    """Yield which measurement this is, where the values map was completed."""
    scope, rounds = full(released, network), released.provenance.rounds
    if scope is None or not scope.respondent_ids:
        return
    found = {
        "count": rounds.index(released.provenance.round) + 1,
        "of": len(rounds),
        "respondents": scope.respondents,
    }
    started = [row.started for row in of(released.workings.context, network) if row.started]
    for day in started:
        yield said("measurement_since", year=day.year, **found)
    if not started:
        yield said("measurement", **found)


def measure_trust(released: Released, network: str) -> Iterator[Text]:
    """Yield that trust is shared as a value while ties were not measured, or that it is low."""
    if not any(row.kind == "trusts" for row in of(released.workings.relations, network)):
        yield from _trust_as_value(released, network)
    for found in of(released.workings.governance, network):
        for row in found.levels:
            if row.id == "trust" and row.level and row.level.high <= LOW_TRUST:
                yield said("trust_low", level=spread(row.level), answered=row.answered)


def _trust_as_value(released: Released, network: str) -> Iterator[Text]:
    for one, n in _counts(released, network):
        if one.id == TRUST and one.shared:
            label = value(released, one.id)
            yield said("trust_unmeasured", value=label, count=one.important, of=n)


def _counts(released: Released, network: str) -> Iterator[tuple[ValueFigures, int]]:
    """Yield every value with how many people its counts are of."""
    scope = full(released, network)
    if scope is not None:
        yield from ((one, scope.respondents) for one in scope.values)


def _seen(released: Released, network: str) -> Iterator[ScopeFigures | Banded]:
    for scope in released.networks:
        if scope.id == network and isinstance(scope, ScopeFigures | Banded):
            yield scope


def _none_shared(released: Released, network: str) -> Iterator[Text]:
    for scope in _seen(released, network):
        asked = isinstance(scope, Banded) or scope.values
        if asked and not _how_many(scope):
            yield _number_shared(released, scope)


def _how_many(scope: ScopeFigures | Banded) -> int:
    if isinstance(scope, Banded):
        return scope.shared_count
    return sum(one.shared for one in scope.values)


def _number_shared(released: Released, scope: ScopeFigures | Banded) -> Text:
    count, whole = _how_many(scope), len(released.study.cards)
    return said("group_shares", count=count, of=whole, expected=_by_chance(scope))


def _by_chance(scope: ScopeFigures | Banded) -> Text:
    return number(scope.expected_shared_by_chance or 0, 1)


def _shared(released: Released, scope: ScopeFigures) -> Text:
    ranked = sorted((one for one in scope.values if one.shared), key=lambda one: one.rank)
    n = scope.respondents
    values = [counted(value(released, one.id), one.important, n) for one in ranked]
    return said("shared", values=listed(values), expected=_by_chance(scope))


def _layers(released: Released, network: str) -> Iterator[Text]:
    rows = [row for row in of(released.workings.layers, network) if _speaks(row)]
    if len({2 * row.network_present > row.network_asked for row in rows}) < 2:
        return
    for row in rows:
        layer = term("layer", row.layer)
        yield said("layer", layer=layer, count=row.network_present, of=row.network_asked)


def _speaks(row: LayerFigures) -> bool:
    return row.layer != "unknown" and row.network_asked > 0


def _opposed(released: Released, network: str) -> Iterator[Text]:
    for one, n in _counts(released, network):
        # What a reconstruction filled in is nobody's opinion.
        if one.contested and not one.artefact:
            counts = {"important": one.important, "less": one.less_important, "of": n}
            yield said("contested", value=value(released, one.id), **counts)
    for answers in of(released.priorities, network):
        for row in answers.values if answers.perspective == "network" else ():
            if row.both_sides:
                label, n = value(released, row.id), answers.respondents
                yield said("both_sides", value=label, most=row.most, least=row.least, of=n)


def _hindering(released: Released, network: str) -> Iterator[Text]:
    scope = full(released, network)
    # Members see reviewed words only: a count of those would be too low.
    if scope is None or released.audience != "researcher":
        return
    people = frozenset(scope.respondent_ids)
    rows = of(released.obstructing, network)
    pairs = {(row.value, row.respondent) for row in rows if row.respondent in people}
    counts = Counter(id for id, _ in pairs)
    for card in released.study.cards:
        if counts[card.id] >= FEWEST_HINDERED:
            yield said("hindering", value=card.label, count=counts[card.id], of=len(people))


def _turned_round(released: Released, network: str) -> Iterator[Text]:
    for shift in of(released.shifts, network):
        who = {one.respondent for one in shift.contradictions}
        if who:
            yield said(f"contradicting_{shift.instrument}", count=len(who), of=len(shift.gaps))


def _crossings(released: Released) -> Iterator[Text]:
    names = {scope.id: plain(scope.name or scope.id) for scope in released.networks}
    for one in released.crossings:
        if not one.artefact:
            yield said(
                f"crossing_{one.how}",
                value=value(released, one.value),
                here=names[one.shared_in],
                there=names[one.against_in],
                count=one.count,
                of=one.respondents,
            )
