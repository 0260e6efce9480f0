"""Change, layers and agreements, as each audience may see them.

What a group agreed was said aloud among its members: it holds no answer of a person, so they see
all of it, with how few they may be. Change and layers are answers: without names they are read off
the releases in the ledger, and say nothing that these do not say already.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from samenspel.disclosure.layers import apart
from samenspel.disclosure.ledger import Ledger, Release
from samenspel.disclosure.pseudonymous import without
from samenspel.disclosure.released import BandedChange, ReleasedLoop, Scope, Withheld
from samenspel.findings.loop_model import Agreed, Loop, RoundChange
from samenspel.findings.result import Findings


def whole_loop(loop: Loop) -> ReleasedLoop:
    """Return everything, for the researcher."""
    return ReleasedLoop(loop.changes, loop.gaps, loop.agreed)


def own_loop(loop: Loop, network: str) -> ReleasedLoop:
    """Return everything of one network, for members who all agreed to that in writing."""
    return ReleasedLoop(
        tuple(row for row in loop.changes if row.network == network),
        tuple(row for row in loop.gaps if row.network == network),
        tuple(row for row in loop.agreed if row.network == network),
    )


def agreed_by(loop: Loop, own: Iterable[Scope]) -> tuple[Agreed, ...]:
    """Return what these networks agreed: at any number of people, for they said it aloud."""
    ids = {scope.id for scope in own}
    return tuple(row for row in loop.agreed if row.network in ids)


def banded_loop(
    findings: Findings, shown: Sequence[Scope], ledger: Ledger
) -> tuple[ReleasedLoop, Ledger]:
    """Return change and layers of every network that is shown, by the bands of releases."""
    scopes = {scope.id: scope for scope in shown}
    changes = tuple(
        _change(row, scopes[row.network], ledger)
        for row in findings.loop.changes
        if row.network in scopes
    )
    gaps, ledger = apart(findings, shown, ledger)
    return ReleasedLoop(changes, gaps), ledger


def _change(row: RoundChange, scope: Scope, ledger: Ledger) -> BandedChange | Withheld:
    if isinstance(scope, Withheld):
        return scope
    before, after = (_of(scope.id, number, ledger) for number in (row.since, row.round))
    if before is None or after is None:
        return without(scope, "round_not_released")
    reason = _why_no_bands(before) or _why_no_bands(after)
    return without(scope, reason) if reason else _moved(row, before, after)


def _of(network: str, number: int, ledger: Ledger) -> Release | None:
    same = ((network,), number, "")
    found = (one for one in ledger.releases if (one.networks, one.round, one.layer) == same)
    return next(found, None)


def _why_no_bands(release: Release) -> str:
    if release.rung == "withheld":
        return release.why or "release_check"
    return "" if release.bands else "number_only"


def _moved(row: RoundChange, before: Release, after: Release) -> BandedChange:
    halves = {
        id: (_shared(before, id), _shared(after, id)) for id in before.bands if id in after.bands
    }
    return BandedChange(
        network=row.network,
        since=row.since,
        round=row.round,
        respondents=(len(before.respondents), len(after.respondents)),
        up=_that(halves, (False, True)),
        down=_that(halves, (True, False)),
        stayed_shared=_that(halves, (True, True)),
        stayed_not=_that(halves, (False, False)),
    )


def _shared(release: Release, value: str) -> bool:
    return 2 * release.bands[value][0] > len(release.respondents)


def _that(halves: Mapping[str, tuple[bool, bool]], went: tuple[bool, bool]) -> tuple[str, ...]:
    return tuple(value for value, found in halves.items() if found == went)
