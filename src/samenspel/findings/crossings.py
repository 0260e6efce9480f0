"""Values that one network shares and another puts low or calls a hindrance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from samenspel.findings.model import Crossing, ScopeFigures
from samenspel.study.model import Study


@dataclass(frozen=True, slots=True)
class _Against:
    value: str
    network: str
    how: Literal["less_important", "obstructing"]
    count: int
    respondents: int
    artefact: bool = False


def crossings(study: Study, scopes: Sequence[ScopeFigures], number: int) -> tuple[Crossing, ...]:
    """Return every pair of networks that pull apart on a value, with the counts that say so."""
    against: dict[str, list[_Against]] = {}
    for one in (*_low(scopes), *_hindering(study, scopes, number)):
        against.setdefault(one.value, []).append(one)
    return tuple(
        Crossing(value.id, here.id, one.network, one.how, one.count, one.respondents, one.artefact)
        for here in scopes
        for value in here.values
        if value.shared
        for one in against.get(value.id, ())
        if one.network != here.id
    )


def _low(scopes: Sequence[ScopeFigures]) -> Iterator[_Against]:
    for scope in scopes:
        for value in scope.values:
            count = value.less_important or 0
            if 2 * count > scope.respondents:
                artefact = "less_important" in value.artefact
                yield _Against(
                    value.id, scope.id, "less_important", count, scope.respondents, artefact
                )


def _hindering(study: Study, scopes: Sequence[ScopeFigures], number: int) -> Iterator[_Against]:
    rows = [row for row in study.obstructing if row.round == number and row.value]
    named = dict.fromkeys((row.network, row.value, row.respondent) for row in rows)
    counts = Counter((network, value) for network, value, _ in named)
    sizes = {scope.id: scope.respondents for scope in scopes}
    for (network, value), count in counts.items():
        if 2 * count > sizes.get(network, count * 2):
            yield _Against(value, network, "obstructing", count, sizes[network])
