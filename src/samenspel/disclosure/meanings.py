"""Words of members that can be shown without saying more than the bands already do."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from samenspel.disclosure.bands import coalition
from samenspel.disclosure.released import Banded, Scope
from samenspel.findings.result import Findings
from samenspel.study.rows import Meaning


def unattributed(findings: Findings, shown: Sequence[Scope]) -> tuple[Meaning, ...]:
    """Return reviewed meanings of shared values, without names, in an order that says nothing.

    A text shows that somebody has the value in the top 3. Of a shared value at least
    floor(n/2) + 1 members hold it; a coalition of k knows of floor(n/2) + 1 - k others. No
    more texts than that are shown, so that they say nothing about counts.
    """
    return tuple(
        meaning
        for scope in shown
        if isinstance(scope, Banded)
        for value in scope.shared
        for meaning in _of_value(findings, scope, value)
    )


def _of_value(findings: Findings, scope: Banded, value: str) -> list[Meaning]:
    at_most = scope.respondents // 2 + 1 - coalition(scope.respondents)
    counted = {
        who for part in findings.networks if part.id == scope.id for who in part.respondent_ids
    }
    texts = [
        replace(row, respondent="")
        for row in findings.meanings
        if (row.network, row.value) == (scope.id, value)
        and row.reviewed
        and row.respondent in counted
    ]
    return sorted(texts, key=lambda row: _shuffled(row, findings.design.seed))[:at_most]


def _shuffled(row: Meaning, seed: int) -> bytes:
    words = "\n".join((str(seed), row.value, row.behaviour, row.example, row.change))
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).digest()
