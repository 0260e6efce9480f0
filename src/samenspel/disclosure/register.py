"""One release a network and round: make it once, show it again, hardly ever replace it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from samenspel.disclosure.bands import banded
from samenspel.disclosure.history import both_pass
from samenspel.disclosure.ladder import decide
from samenspel.disclosure.ledger import Ledger, Release


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who would be counted together, and the counts themselves: never shown, only banded."""

    networks: tuple[str, ...]
    round: int
    respondents: frozenset[tuple[str, str]]
    counts: Mapping[str, int]
    picks: int


@dataclass(frozen=True, slots=True)
class Registered:
    """A release with the ledger that holds it; ``repeated`` when a new one was not allowed."""

    release: Release
    ledger: Ledger
    repeated: bool


def register(candidate: Candidate, ledger: Ledger) -> Registered:
    """Return the release for these respondents: the earlier one, unless a second one is safe."""
    earlier = released_before(candidate, ledger)
    if not earlier:
        fresh = first_release(candidate)
        return Registered(fresh, _kept(ledger, fresh), repeated=False)
    latest = earlier[-1]
    if candidate.respondents == latest.respondents:
        return Registered(latest, ledger, repeated=False)
    fresh = first_release(candidate)
    if len(earlier) == 1 and both_pass(latest, fresh, picks=candidate.picks):
        return Registered(fresh, _kept(ledger, fresh), repeated=False)
    return Registered(latest, ledger, repeated=True)


def released_before(candidate: Candidate, ledger: Ledger) -> list[Release]:
    """Return the earlier releases of the same networks in the same round, oldest first."""
    same = (candidate.networks, candidate.round)
    return [release for release in ledger.releases if (release.networks, release.round) == same]


def elsewhere(network: str, number: int, ledger: Ledger, *, pooled: bool) -> bool:
    """Return whether a network stands in a release of the other kind: pooled, or on its own."""
    return any(
        network in release.networks and (len(release.networks) > 1) != pooled
        for release in ledger.releases
        if release.round == number
    )


def first_release(candidate: Candidate) -> Release:
    """Return what the ladder allows for these counts when nothing was released before."""
    n = len(candidate.respondents)
    rung = decide(tuple(candidate.counts.values()), respondents=n, picks=candidate.picks)
    bands = {}
    if rung in {"four_bands", "two_bands"}:
        for id, count in candidate.counts.items():
            band = banded(count, n, rung)
            bands[id] = (band.low, band.high)
    return Release(
        networks=candidate.networks,
        round=candidate.round,
        respondents=candidate.respondents,
        rung=rung or "withheld",
        bands=bands,
        shared_count=rung and sum(2 * count > n for count in candidate.counts.values()),
    )


def _kept(ledger: Ledger, release: Release) -> Ledger:
    return replace(ledger, releases=(*ledger.releases, release))
