"""Who sits where: what each layer says of change at the table and in the organisations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from statistics import median_high, median_low
from typing import get_args

from samenspel.findings.asked_model import Range, Said
from samenspel.findings.items import LEVELS, by_network, spoken
from samenspel.findings.workings_model import Layer, LayerFigures
from samenspel.study.instrument_rows import Level, StrategyAnswer
from samenspel.study.model import Study
from samenspel.study.rows import Participant
from samenspel.study.sorts import networks

People = Mapping[str, Participant]


def layers(study: Study, number: int) -> tuple[LayerFigures, ...]:
    """Return every layer of each network in which somebody's layer is known."""
    answers = by_network(study, study.strategies, number)
    listed: dict[str, dict[str, Participant]] = {}
    for person in study.design.participants:
        listed.setdefault(person.network, {})[person.id] = person
    return tuple(
        figures
        for network in networks(study)
        if any(person.layer for person in listed.get(network.id, {}).values())
        for figures in _layers(network.id, listed[network.id], answers.get(network.id, ()))
    )


def _layers(
    network: str, people: People, answers: Sequence[StrategyAnswer]
) -> Iterator[LayerFigures]:
    # Who answered was asked, also when nobody wrote that person down.
    unlisted = {row.respondent: Participant(row.respondent, network) for row in answers}
    everyone = {who: person for who, person in (unlisted | dict(people)).items() if who}
    for layer in get_args(Layer):
        own = {who: one for who, one in everyone.items() if (one.layer or "unknown") == layer}
        if own:
            yield _figures(network, layer, own, answers)


def _figures(
    network: str, layer: Layer, people: People, answers: Sequence[StrategyAnswer]
) -> LayerFigures:
    own = _at_both([row for row in answers if row.respondent in people])
    at_table, at_home = (_said(own, level) for level in LEVELS)
    return LayerFigures(
        network=network,
        layer=layer,
        participants=len(people),
        deliver_care=sum(person.delivers_care is True for person in people.values()),
        hours=_hours(people),
        network_present=at_table.count("present"),
        network_asked=len(at_table),
        organisation_present=at_home.count("present"),
        organisation_asked=len(at_home),
    )


def _at_both(rows: Sequence[StrategyAnswer]) -> list[StrategyAnswer]:
    """Return the answers of who was asked a strategy at both levels: the same questions twice."""
    asked: dict[tuple[str, str], set[Level]] = {}
    for row in rows:
        asked.setdefault((row.respondent, row.strategy), set()).add(row.level)
    return [row for row in rows if asked[row.respondent, row.strategy] == {*LEVELS}]


def _hours(people: People) -> Range | None:
    known = [person.hours for person in people.values() if person.hours is not None]
    return Range(median_low(known), median_high(known)) if known else None


def _said(rows: Sequence[StrategyAnswer], level: Level) -> list[Said]:
    """Return what was said at one level: of each strategy once for each person."""
    of_strategy: dict[str, list[StrategyAnswer]] = {}
    for row in rows:
        if row.level == level:
            of_strategy.setdefault(row.strategy, []).append(row)
    return [said for own in of_strategy.values() for said in spoken(own).values()]
