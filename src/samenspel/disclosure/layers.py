"""The layers of a network, each as a release of its own.

Which of the two it is, the whole or its layers, is fixed in the design and never by answers. There
is never a release of both in one round, so that nothing can be subtracted: two layers have no
person in common. People without a layer are in no release, and how many they are is not told. Of a
network that shows its whole, it is not told whether its people have layers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from samenspel.disclosure.bands import FEWEST
from samenspel.disclosure.ledger import Ledger
from samenspel.disclosure.pseudonymous import as_scope, without
from samenspel.disclosure.register import Candidate, register
from samenspel.disclosure.released import Banded, BandedGap, Scope, Withheld
from samenspel.findings.loop_model import LayerValues
from samenspel.findings.result import Findings

Gap = BandedGap | Withheld


def apart(
    findings: Findings, shown: Sequence[Scope], ledger: Ledger
) -> tuple[tuple[Gap, ...], Ledger]:
    """Return the layers of every network that shows them, with the ledger that holds them."""
    chosen = {network.id for network in findings.design.networks if network.layers_apart}
    gaps: list[Gap] = []
    for scope in shown:
        if scope.id in chosen:
            gap, ledger = _of_network(findings, scope, ledger)
            gaps.append(gap)
    return tuple(gaps), ledger


def _of_network(findings: Findings, scope: Scope, ledger: Ledger) -> tuple[Gap, Ledger]:
    reason = scope.reason if isinstance(scope, Withheld) else "released_otherwise"
    found = next((gap.layers for gap in findings.loop.gaps if gap.network == scope.id), ())
    if reason != "layers_apart" or not found:
        return without(scope, reason), ledger
    layers: list[Banded | Withheld] = []
    for one in found:
        layer, ledger = _layer(findings, scope.id, one, ledger)
        layers.append(layer)
    return BandedGap(scope.id, tuple(layers), _apart(layers)), ledger


def _layer(
    findings: Findings, network: str, found: LayerValues, ledger: Ledger
) -> tuple[Banded | Withheld, Ledger]:
    if found.layer == "unknown":
        return Withheld(found.layer, "", None, None, "layer_unknown"), ledger
    if found.respondents < FEWEST:
        return _too_few(found), ledger
    candidate = Candidate(
        networks=(network,),
        round=findings.provenance.round,
        respondents=_people(findings, network, found.layer),
        counts=found.important,
        shape=findings.provenance.shape,
        known=frozenset(scope.id for scope in findings.networks),
        layer=found.layer,
    )
    registered = register(candidate, ledger)
    if registered is None:
        return replace(_too_few(found), reason="released_otherwise"), ledger
    shown = as_scope(findings, registered, name="")
    return replace(shown, participants=found.participants), registered.ledger


def _too_few(found: LayerValues) -> Withheld:
    return Withheld(found.layer, "", found.respondents, found.participants, "too_few")


def _people(findings: Findings, network: str, layer: str) -> frozenset[tuple[str, str]]:
    """Return who of a layer made a map."""
    answered = next(scope for scope in findings.networks if scope.id == network).respondent_ids
    listed = {
        row.id
        for row in findings.design.participants
        if row.network == network and row.layer == layer
    }
    return frozenset((network, who) for who in answered if who in listed)


def _apart(layers: Sequence[Banded | Withheld]) -> tuple[str, ...]:
    """Return the values that one layer shares and another does not, of layers with bands."""
    told = [one for one in layers if isinstance(one, Banded) and one.bands]
    values = told[0].bands if told else ()
    return tuple(id for id in values if len({id in one.shared for one in told}) > 1)
