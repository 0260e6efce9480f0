"""One release a network and round: made once, shown again, never replaced.

A second release for late joiners is never made. With three to six joiners every value that changes
sides tells some pair of them what the others chose; so a second release would pass only when
nothing had moved, and whether it passed would then tell that something had.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from samenspel.disclosure.bands import banded
from samenspel.disclosure.ladder import decide
from samenspel.disclosure.ledger import Ledger, Release


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who would be counted together, and the counts themselves: never shown, only banded."""

    networks: tuple[str, ...]
    round: int
    respondents: frozenset[tuple[str, str]]
    counts: Mapping[str, int]
    shape: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Registered:
    """A release with the ledger that holds it; ``repeated`` when others have answered since."""

    release: Release
    ledger: Ledger
    repeated: bool


def register(candidate: Candidate, ledger: Ledger) -> Registered:
    """Return the release of these networks in this round: the earlier one, if there is one."""
    same = (candidate.networks, candidate.round)
    for release in ledger.releases:
        if (release.networks, release.round) == same:
            changed = release.respondents != candidate.respondents
            return Registered(release, ledger, repeated=changed)
    fresh = first_release(candidate)
    kept = replace(ledger, releases=(*ledger.releases, fresh))
    return Registered(fresh, kept, repeated=False)


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
    rung = decide(tuple(candidate.counts.values()), respondents=n, shape=candidate.shape)
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
