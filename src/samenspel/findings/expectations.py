"""What a study expects, each with the figures that bear on it; the reader judges."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from samenspel.findings.asked_model import ItemFigures, Range
from samenspel.findings.model import Priorities, ScopeFigures
from samenspel.findings.workings_model import Bearing, Expected, Workings
from samenspel.study.model import Design, Expectation


@dataclass(frozen=True, slots=True)
class _Found:
    """Everything that may bear on an expectation."""

    design: Design
    scopes: Sequence[ScopeFigures]
    priorities: Sequence[Priorities]
    workings: Workings


# A figure, and every name by which an expectation may ask for it: its item, its dimension.
Figures = Iterator[tuple[Bearing, tuple[str, ...]]]


def expectations(
    design: Design,
    scopes: Sequence[ScopeFigures],
    priorities: Sequence[Priorities],
    workings: Workings,
) -> tuple[Expected, ...]:
    """Return each expectation with its figures in the order of its topics; never a verdict."""
    found = _Found(design, scopes, priorities, workings)
    return tuple(_expected(one, found) for one in design.expectations)


def _expected(expectation: Expectation, found: _Found) -> Expected:
    by_topic = {topic: tuple(_bearings(topic, found)) for topic in expectation.about}
    # A topic and a part of it may both be named: one figure is shown once.
    bearings = dict.fromkeys(one for figures in by_topic.values() for one in figures)
    return Expected(
        id=expectation.id,
        words=expectation.words,
        bearings=tuple(bearings),
        unanswered=tuple(topic for topic, figures in by_topic.items() if not figures),
    )


def _bearings(topic: str, found: _Found) -> Iterator[Bearing]:
    part, _, name = topic.partition(":")
    for bearing, names in TOPICS[part](found):
        if not name or name in names:
            yield bearing


def _values(found: _Found) -> Figures:
    mapped = {scope.id for scope in found.scopes if scope.values}
    for scope in found.scopes:
        for value in scope.values:
            yield _value(scope.id, value.id, (value.important, scope.respondents), met=value.shared)
    for lists in found.priorities:
        if lists.perspective == "network" and lists.network not in mapped:
            for one in lists.values:
                met = one.most > found.design.threshold * lists.respondents
                yield _value(lists.network, one.id, (one.most, lists.respondents), met=met)


def _value(
    network: str, id: str, counts: tuple[int, int], *, met: bool
) -> tuple[Bearing, tuple[str]]:
    return Bearing("values", network, id, *counts, _yes_or_no(met=met)), (id,)


def _congruence(found: _Found) -> Figures:
    for scope in found.scopes:
        if scope.congruence:
            judged = _digits(scope.congruence.phi)
            yield Bearing("congruence", scope.id, "", None, scope.respondents, judged), ()


def _strategies(found: _Found) -> Figures:
    for matrix in found.workings.strategies:
        for row in matrix.rows:
            # What is expected of working together is about the table, not about one organisation.
            if row.level == "network":
                yield _item("strategies", matrix.network, row.figures), (row.id, row.dimension)


def _institutionalisation(found: _Found) -> Figures:
    for one in found.workings.institutionalisation:
        for share in one.shares:
            if share.of is not None:
                judged = "cannot_tell" if share.met is None else _yes_or_no(met=share.met)
                counts = (share.count, share.of)
                yield (
                    Bearing("institutionalisation", one.network, share.aspect, *counts, judged),
                    (share.aspect,),
                )


def _tensions(found: _Found) -> Figures:
    for one in found.workings.complexity:
        for row in one.tensions:
            yield _item("tensions", one.network, row), (row.id,)


def _obstacles(found: _Found) -> Figures:
    for one in found.workings.complexity:
        for row in one.obstacles:
            yield _item("obstacles", one.network, row), (row.id,)


def _item(topic: str, network: str, row: ItemFigures) -> Bearing:
    """Return the count that a verdict rests on: who say no where it is no, else who say yes."""
    if not row.asked:  # only documents spoke
        return Bearing(topic, network, row.id, None, None, row.verdict)
    count = row.absent if row.verdict == "absent" else row.present
    return Bearing(topic, network, row.id, count, row.asked, row.verdict)


def _governance(found: _Found) -> Figures:
    for one in found.workings.governance:
        for given in one.answers:
            for answer, count in given.counts:
                name = given.question
                yield Bearing("governance", one.network, name, count, given.asked, answer), (name,)
        for own in one.levels:
            if own.level:
                judged = _range(own.level)
                yield (
                    Bearing("governance", one.network, own.id, None, own.answered, judged),
                    (own.id,),
                )


def _conditions(found: _Found) -> Figures:
    for one in found.workings.conditions:
        judged = _range(one.median)
        yield Bearing("conditions", one.network, one.id, None, one.answered, judged), (one.id,)


def _relations(found: _Found) -> Figures:
    for one in found.workings.relations:
        if one.density:
            judged = _range(one.density)
            yield Bearing("relations", one.network, one.kind, None, one.asked, judged), (one.kind,)


def _interests(found: _Found) -> Figures:
    for one in found.workings.interests:
        if one.balance:
            judged = _range(one.balance)
            yield (
                Bearing("interests", one.network, one.stakeholder, None, one.answered, judged),
                (),
            )
        if one.questions:
            counts = (one.unmet, one.questions)
            yield Bearing("interests", one.network, one.stakeholder, *counts, "unmet"), ()


def _inequality(found: _Found) -> Figures:
    for one in found.workings.inequality:
        for flag in one.flags:
            counts = (len(flag.organisations), len(one.rows))
            yield Bearing("inequality", one.network, flag.kind, *counts, "yes"), ()
        if not one.flags:
            # Nothing that was asked shows a difference; that is not the same as equality.
            yield Bearing("inequality", one.network, "", 0, len(one.rows), "cannot_tell"), ()


def _outcomes(found: _Found) -> Figures:
    for one in found.workings.outcomes:
        for part, count, whole in (
            ("ended_well", one.ended_well, one.cases),
            ("cases", one.cases, one.region_cases),
        ):
            if count is not None:
                yield Bearing("outcomes", one.network, one.respondent, count, whole, part), ()


TOPICS: Mapping[str, Callable[[_Found], Figures]] = {
    "values": _values,
    "congruence": _congruence,
    "strategies": _strategies,
    "institutionalisation": _institutionalisation,
    "tensions": _tensions,
    "obstacles": _obstacles,
    "governance": _governance,
    "conditions": _conditions,
    "relations": _relations,
    "interests": _interests,
    "inequality": _inequality,
    "outcomes": _outcomes,
}


def _yes_or_no(*, met: bool) -> str:
    return "yes" if met else "no"


def _range(found: Range) -> str:
    low, high = _digits(found.low), _digits(found.high)
    return low if found.low == found.high else f"{low} - {high}"


def _digits(figure: float) -> str:
    """Return a figure as it is read; the full one stands with its own subject."""
    return f"{round(figure, 2) + 0.0:g}"  # a little below nothing would be read as '-0'
