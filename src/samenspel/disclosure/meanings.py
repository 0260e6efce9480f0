"""Words of members that can be shown without saying more than the bands already do."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from samenspel.disclosure.bands import coalition
from samenspel.disclosure.ledger import Ledger, Release
from samenspel.disclosure.released import Banded, Scope
from samenspel.findings.result import Findings
from samenspel.study.rows import Meaning


def unattributed(
    findings: Findings, shown: Sequence[Scope], ledger: Ledger
) -> tuple[tuple[Meaning, ...], Ledger]:
    """Return reviewed meanings of shared values, without names, in an order that says nothing.

    A text shows that somebody has the value in the top 3. Of a shared value at least
    floor(n/2) + 1 members hold it; a coalition of k knows of floor(n/2) + 1 - k others. No
    more texts than that are ever shown, so that they say nothing about counts; the ledger
    remembers which. When others have answered since, or are gone, no text is shown: a new one
    or a missing one would point at them.
    """
    found: list[Meaning] = []
    for scope in shown:
        if not isinstance(scope, Banded) or scope.repeated:
            continue
        for release in _releases(scope, findings.provenance.round, ledger):
            texts = _of_scope(findings, scope, release)
            found += texts.values()
            kept = replace(release, texts=tuple(sorted({*release.texts, *texts})))
            ledger = Ledger(tuple(kept if one is release else one for one in ledger.releases))
    return tuple(found), ledger


def _releases(scope: Banded, number: int, ledger: Ledger) -> list[Release]:
    """Return the one release of this network and round; none when the ledger does not hold it."""
    same = ((scope.id,), number, "")
    return [one for one in ledger.releases if (one.networks, one.round, one.layer) == same]


def _of_scope(findings: Findings, scope: Banded, release: Release) -> dict[str, Meaning]:
    answered = next(part for part in findings.networks if part.id == scope.id)
    ready = {
        _mark(row): Meaning("", row.network, row.value, row.behaviour, row.example, row.change)
        for row in findings.meanings
        if row.network == scope.id and row.reviewed and row.respondent in answered.respondent_ids
    }
    at_most = scope.respondents // 2 + 1 - coalition(scope.respondents)
    marks = (mark for value in scope.shared for mark in _chosen(value, ready, release, at_most))
    return {mark: replace(ready[mark], reviewed=True) for mark in marks}


def _chosen(value: str, ready: Mapping[str, Meaning], release: Release, at_most: int) -> list[str]:
    """Return which texts on a value are shown: those of before, and others while there is room."""
    before = [mark for mark in release.texts if _value(mark) == value]
    texts = sorted(mark for mark in ready if _value(mark) == value)
    fresh = [mark for mark in texts if mark not in before][: max(0, at_most - len(before))]
    return sorted({*fresh, *(mark for mark in texts if mark in before)})


def _mark(row: Meaning) -> str:
    """Return what the ledger remembers of a text: a fingerprint of its words, and its value."""
    words = f"{row.behaviour}\n{row.example}\n{row.change}"
    return f"{hashlib.sha256(words.encode('utf-8', 'surrogatepass')).hexdigest()} {row.value}"


def _value(mark: str) -> str:
    return mark.partition(" ")[2]
