"""Values that one network shares and another puts low or calls a hindrance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samenspel.findings.model import Crossing, ScopeFigures
from samenspel.study.model import Study


def crossings(study: Study, scopes: Sequence[ScopeFigures], number: int) -> tuple[Crossing, ...]:
    """Return every pair of networks that pull apart on a value, with the counts that say so."""
    return tuple(
        crossing
        for here in scopes
        for value in here.values
        if value.shared
        for there in scopes
        if there.id != here.id
        for crossing in _against(study, here.id, there, value.id, number)
    )


def _against(
    study: Study, shared_in: str, there: ScopeFigures, value: str, number: int
) -> Iterator[Crossing]:
    n = there.respondents
    figures = next((figures for figures in there.values if figures.id == value), None)
    low = (figures and figures.less_important) or 0
    if figures and 2 * low > n:
        artefact = "less_important" in figures.artefact
        yield Crossing(value, shared_in, there.id, "less_important", low, n, artefact)
    hindered = {
        row.respondent
        for row in study.obstructing
        if (row.network, row.value, row.round) == (there.id, value, number)
    }
    if n and 2 * len(hindered) > n:
        yield Crossing(value, shared_in, there.id, "obstructing", len(hindered), n, artefact=False)
