"""What members see of their own network, and outsiders of a whole, when nobody is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from samenspel.disclosure.bands import FEWEST
from samenspel.disclosure.ledger import Ledger, Release
from samenspel.disclosure.register import Candidate, Registered, again, elsewhere, register, whole
from samenspel.disclosure.released import AudienceName, Band, Banded, Scope, Withheld
from samenspel.findings.chance import expected_shared
from samenspel.findings.model import ScopeFigures
from samenspel.findings.result import Findings
from samenspel.study.rows import Network
from samenspel.study.sorts import cards

FEWEST_NETWORKS = 3


@dataclass(frozen=True, slots=True)
class Shown:
    """The scopes that an audience sees, with the ledger as it stands after showing them."""

    networks: tuple[Scope, ...]
    everyone: Scope | None
    ledger: Ledger


def own_networks(
    findings: Findings, audience: AudienceName, ledger: Ledger, *, network: str | None
) -> Shown:
    """Return every network as this audience may see it; ``network`` is the members' own."""
    shown: list[Scope] = []
    for scope in findings.networks:
        if network in {None, scope.id}:
            scope_shown, ledger = _own(findings, scope, audience, ledger, own=network == scope.id)
            shown.append(scope_shown)
    return Shown(tuple(shown), None, ledger)


def pooled(findings: Findings, ledger: Ledger) -> tuple[Scope, Ledger]:
    """Return the networks without a release of their own, taken together, for outsiders.

    What was taken together once stays together: no other whole is made in the same round.
    """
    earlier = whole(findings.provenance.round, ledger)
    if earlier is not None:
        parts = [scope for scope in findings.networks if scope.id in earlier.networks]
        registered = again(earlier, _respondents(parts), ledger)
        return as_scope(findings, registered, name=""), ledger
    parts = [scope for scope in findings.networks if _may_be_pooled(findings, scope, ledger)]
    reason = _why_not_pooled([part.respondents for part in parts])
    fresh = None if reason else register(_candidate(findings, parts), ledger)
    if fresh is None:
        answered = sum(part.respondents for part in findings.networks)
        return Withheld("all", "", answered, None, reason or "released_otherwise"), ledger
    return as_scope(findings, fresh, name=""), fresh.ledger


def _own(
    findings: Findings, scope: ScopeFigures, audience: AudienceName, ledger: Ledger, *, own: bool
) -> tuple[Scope, Ledger]:
    reason = next(_why_withheld(findings, scope, audience, ledger, own=own), "")
    if reason:
        return _withheld(scope, reason), ledger
    registered = register(_candidate(findings, [scope]), ledger)
    if registered is None:
        return _withheld(scope, "released_otherwise"), ledger
    return as_scope(findings, registered, name=scope.name), registered.ledger


def _why_withheld(
    findings: Findings, scope: ScopeFigures, audience: AudienceName, ledger: Ledger, *, own: bool
) -> Iterator[str]:
    network = _network(findings, scope)
    choice, apart = network.outside, bool(network.layers_apart)
    if not scope.values:
        yield "not_asked"
    if scope.published:
        yield "published_counts"
    if scope.respondents < FEWEST:
        yield "too_few"
    asks = choice == "pooled" and not apart
    if asks or elsewhere(scope.id, findings.provenance.round, ledger, pooled=False):
        yield "pooled_instead"
    if audience == "outside" and choice != "bands":
        yield "not_signed"
    alone = len(findings.networks) == 1
    if audience == "members" and not (own or alone or choice == "bands"):
        yield "own_members_only"
    if apart:
        yield "layers_apart"


def _network(findings: Findings, scope: ScopeFigures) -> Network:
    known = {network.id: network for network in findings.design.networks}
    return known.get(scope.id, Network(scope.id))


def _may_be_pooled(findings: Findings, scope: ScopeFigures, ledger: Ledger) -> bool:
    if elsewhere(scope.id, findings.provenance.round, ledger, pooled=True):
        return False
    network = _network(findings, scope)
    if network.layers_apart:
        return False
    choice = network.outside
    small = scope.respondents < FEWEST and choice != "no"
    answered = bool(scope.values) and not scope.published
    return answered and findings.design.mode != "named" and (small or choice == "pooled")


def _why_not_pooled(sizes: Sequence[int]) -> str:
    if len(sizes) < FEWEST_NETWORKS:
        return "too_few_networks"
    if 2 * max(sizes) > sum(sizes):
        return "one_dominates"
    return "too_few" if sum(sizes) < FEWEST else ""


def _candidate(findings: Findings, parts: Sequence[ScopeFigures]) -> Candidate:
    rows = zip(*(part.values for part in parts), strict=True)
    return Candidate(
        networks=tuple(part.id for part in parts),
        round=findings.provenance.round,
        respondents=_respondents(parts),
        counts={row[0].id: sum(value.important for value in row) for row in rows},
        shape=findings.provenance.shape,
        known=frozenset(scope.id for scope in findings.networks),
    )


def _respondents(parts: Sequence[ScopeFigures]) -> frozenset[tuple[str, str]]:
    return frozenset((part.id, who) for part in parts for who in part.respondent_ids)


def _in_order(findings: Findings, release: Release) -> dict[str, Band]:
    """Return the bands in the order of the cards: not every database keeps that of a ledger."""
    places = {card.id: place for place, card in enumerate(cards(findings.design))}
    known = sorted(release.bands, key=lambda value: places.get(value, len(places)))
    return {id: Band(*release.bands[id]) for id in known}


def as_scope(findings: Findings, registered: Registered, *, name: str) -> Banded | Withheld:
    """Return a release as it is shown."""
    release = registered.release
    n = len(release.respondents)
    many = len(release.networks) > 1
    id = "all" if many else release.layer or release.networks[0]
    if release.rung == "withheld" or release.shared_count is None:
        return Withheld(id, name, n, None, release.why or "release_check")
    return Banded(
        id=id,
        name=name,
        respondents=n,
        participants=_asked(findings, release),
        rung=release.rung,
        bands=_in_order(findings, release),
        shared_count=release.shared_count,
        expected_shared_by_chance=expected_shared(findings.design, n),
        pooled=release.networks if many else (),
        repeated=registered.repeated,
        withdrawn=registered.withdrawn,
    )


def _asked(findings: Findings, release: Release) -> int | None:
    asked = [s.participants for s in findings.networks if s.id in release.networks]
    return None if None in asked else sum(filter(None, asked))


def _withheld(scope: ScopeFigures, reason: str) -> Withheld:
    """Return a network of which nothing is shown; beside its layers, not its size either."""
    shown = without(scope, reason)
    return replace(shown, respondents=None) if reason == "layers_apart" else shown


def without(scope: Scope, reason: str) -> Withheld:
    """Return of what nothing, or one part, is not shown, and why; its size is not a secret."""
    return Withheld(scope.id, scope.name, scope.respondents, scope.participants, reason)
