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
from samenspel.disclosure.together import somebody_changed


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who would be counted together, and the counts themselves: never shown, only banded."""

    networks: tuple[str, ...]
    round: int
    respondents: frozenset[tuple[str, str]]
    counts: Mapping[str, int]
    shape: tuple[int, int, int]
    known: frozenset[str]  # every network of the study
    layer: str = ""  # of one network whose layers are shown apart; empty: the whole

    @property
    def scope(self) -> tuple[frozenset[str], str]:
        """Return what would be released: which networks, and which layer of them."""
        return frozenset(self.networks), self.layer


@dataclass(frozen=True, slots=True)
class Registered:
    """A release with the ledger that holds it.

    ``repeated``: the respondents are no longer the same; ``withdrawn``: some are gone.
    """

    release: Release
    ledger: Ledger
    repeated: bool = False
    withdrawn: bool = False


def register(candidate: Candidate, ledger: Ledger) -> Registered | None:
    """Return the release of these people in this round: the earlier one, if there is one.

    ``None`` when some of them stand in another release: two that overlap could be subtracted.
    """
    earlier = [release for release in ledger.releases if _touches(release, candidate)]
    for release in earlier:
        if _scope(release) == candidate.scope:
            return again(release, candidate.respondents, ledger)
    if earlier:
        return None
    fresh = _beside_other_rounds(first_release(candidate), candidate, ledger)
    kept = replace(ledger, releases=(*ledger.releases, fresh))
    return Registered(fresh, kept)


def again(release: Release, respondents: frozenset[tuple[str, str]], ledger: Ledger) -> Registered:
    """Return an earlier release, with whether others have answered since."""
    gone = bool(release.respondents - respondents)
    return Registered(release, ledger, release.respondents != respondents, gone)


def _scope(release: Release) -> tuple[frozenset[str], str]:
    return frozenset(release.networks), release.layer


def _touches(release: Release, candidate: Candidate) -> bool:
    """Return whether a release of this round is of some of the same people.

    Two layers of one network touch when somebody changed layer. A network that the study no longer
    knows may have got another name: then people tell.
    """
    if release.round != candidate.round:
        return False
    if set(release.networks) & set(candidate.networks):
        both = (release.layer, candidate.layer)
        return not all(both) or len({*both}) == 1 or _met(release, candidate)
    return _met(release, candidate)


def _met(release: Release, candidate: Candidate) -> bool:
    """Return whether somebody stands in both, also when the network got another name."""
    if release.respondents & candidate.respondents:
        return True
    lost = {who for network, who in release.respondents if network not in candidate.known}
    return bool(lost & {who for _, who in candidate.respondents})


def _beside_other_rounds(fresh: Release, candidate: Candidate, ledger: Ledger) -> Release:
    """Return a release, or nothing of it when one of another round stands in its way.

    Why it is withheld is then one reason for all: that its own check failed would tell more.
    """
    others = (one for one in ledger.releases if one.round != fresh.round and _met(one, candidate))
    if all(_stands(fresh, one, candidate.shape[0]) for one in others):
        return fresh
    return replace(fresh, rung="withheld", bands={}, shared_count=None, why="rounds_together")


def _stands(fresh: Release, other: Release, picks: int) -> bool:
    """Return whether a release stands beside one of another round: see ``together``."""
    if other.respondents == fresh.respondents:
        return True
    if not fresh.bands or other.bands.keys() != fresh.bands.keys():
        return False
    both = len(other.respondents & fresh.respondents)
    people = (both, len(other.respondents) - both, len(fresh.respondents) - both)
    return somebody_changed(other.bands, fresh.bands, people=people, picks=picks)


def whole(number: int, ledger: Ledger) -> Release | None:
    """Return the release of several networks taken together in this round, if there is one."""
    found = (release for release in ledger.releases if len(release.networks) > 1)
    return next((release for release in found if release.round == number), None)


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
        layer=candidate.layer,
    )
