"""What this audience may see: the one door between findings and everything that leaves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from samenspel.catalogue import texts
from samenspel.disclosure.ledger import NOTHING_RELEASED, Ledger
from samenspel.disclosure.loop import agreed_by, banded_loop, own_loop, whole_loop
from samenspel.disclosure.meanings import unattributed
from samenspel.disclosure.pseudonymous import own_networks, pooled
from samenspel.disclosure.released import AudienceName, Released, Scope, StudyCard
from samenspel.disclosure.viewpoints import own_viewpoints, withheld
from samenspel.disclosure.workings import OF_ALL, own_workings
from samenspel.errors import ReleaseError
from samenspel.findings.model import Provenance, ScopeFigures, ValueFigures
from samenspel.findings.result import Findings
from samenspel.study.rows import Meaning, Obstruction, Organisation, Remark
from samenspel.text import plain

HALF = "1/2"  # where bands part, whatever threshold the study has

Answered = TypeVar("Answered", Meaning, Obstruction, Remark)

# What only the researcher sees, and in named mode partly the members.
PARTS = (
    "between_networks",
    "crossings",
    "priorities",
    "shifts",
    "said",
    "obstructing",
    "remarks",
    "workings",
)

# What other networks have a part in: in named mode, too, nothing of it is for members.
NOT_OF_ONE = ("all", "between_networks", "crossings", *OF_ALL)


def disclose(
    findings: Findings,
    audience: AudienceName = "researcher",
    ledger: Ledger = NOTHING_RELEASED,
    *,
    network: str | None = None,
) -> Released:
    """Return what an audience may see; for members, ``network`` says whose members.

    The ledger of the result must be kept before anything of it is shown.
    """
    _known(findings, network)
    if audience == "researcher":
        return _everything(findings, ledger)
    if audience == "members" and findings.design.mode == "named":
        return _named(findings, ledger, network)
    return _pseudonymous(findings, audience, ledger, network)


def _known(findings: Findings, network: str | None) -> None:
    ids = [scope.id for scope in findings.networks]
    if network is not None and network not in ids:
        known = plain(", ".join(ids))
        raise ReleaseError(
            texts("disclosure")["unknown_network"].format(found=network, known=known)
        )


def _everything(findings: Findings, ledger: Ledger) -> Released:
    return Released(
        audience="researcher",
        stamp=texts("disclosure")["stamp_researcher"],
        study=replace(_card(findings), organisations=_names(findings.design.organisations)),
        networks=findings.networks,
        everyone=findings.everyone,
        provenance=findings.provenance,
        between=findings.between,
        crossings=findings.crossings,
        priorities=findings.priorities,
        shifts=findings.shifts,
        said=findings.said,
        meanings=findings.meanings,
        obstructing=findings.obstructing,
        remarks=findings.remarks,
        workings=findings.workings,
        viewpoints=findings.viewpoints,
        loop=whole_loop(findings.loop),
        reasons=findings.reasons,
        ledger=ledger,
    )


def _named(findings: Findings, ledger: Ledger, network: str | None) -> Released:
    """Return everything about one network, to members who all agreed to that in writing."""
    if network is None and len(findings.networks) > 1:
        raise ReleaseError(texts("disclosure")["choose_network"])
    scope = next(scope for scope in findings.networks if network in {None, scope.id})
    members = [row for row in findings.design.organisations if scope.id in row.networks.split()]
    viewpoints = own_viewpoints(findings, scope.id)
    return Released(
        audience="members",
        stamp=texts("disclosure")["stamp_named"].format(network=scope.name or scope.id),
        study=replace(_card(findings), organisations=_names(members)),
        networks=(_alone(scope),),
        everyone=None,
        provenance=_without_fingerprint(findings.provenance),
        priorities=tuple(row for row in findings.priorities if row.network == scope.id),
        shifts=tuple(row for row in findings.shifts if row.network == scope.id),
        said=tuple(row for row in findings.said if row.network == scope.id),
        meanings=_reviewed(findings.meanings, scope.id),
        obstructing=_reviewed(findings.obstructing, scope.id),
        remarks=_reviewed(findings.remarks, scope.id),
        workings=own_workings(findings.workings, scope.id),
        viewpoints=viewpoints,
        loop=own_loop(findings.loop, scope.id),
        reasons=dict.fromkeys(NOT_OF_ONE, "own_network_only")
        | withheld(findings, viewpoints, "own_network_only"),
        ledger=ledger,
    )


def _reviewed(rows: tuple[Answered, ...], network: str) -> tuple[Answered, ...]:
    return tuple(row for row in rows if row.network == network and row.reviewed)


def _alone(scope: ScopeFigures) -> ScopeFigures:
    """Return a network's figures without those that other networks have a part in."""
    values = tuple(_value_alone(value) for value in scope.values)
    if scope.congruence is None:
        return replace(scope, values=values)
    return replace(
        scope,
        values=values,
        congruence=replace(scope.congruence, p_holm=None),
        reasons={**scope.reasons, "p_holm": "own_network_only"},
    )


def _value_alone(value: ValueFigures) -> ValueFigures:
    reasons = {**value.reasons, "stands_out": "own_network_only"}
    return replace(value, stands_out=None, reasons=reasons)


def _pseudonymous(
    findings: Findings, audience: AudienceName, ledger: Ledger, network: str | None
) -> Released:
    shown = own_networks(findings, audience, ledger, network=network)
    everyone: Scope | None = None
    meanings: tuple[Meaning, ...] = ()
    loop, kept = banded_loop(findings, shown.networks, shown.ledger)
    reasons = dict.fromkeys(PARTS, "not_for_this_audience")
    reasons |= withheld(findings, None, "not_for_this_audience")
    if audience == "outside":
        reasons["agreed"] = "agreed_inside"
        everyone, kept = pooled(findings, kept)
    else:
        reasons["all"] = "own_network_only"
        own = [one for one in shown.networks if one.id == network or len(findings.networks) == 1]
        meanings, kept = unattributed(findings, own, kept)
        loop = replace(loop, agreed=agreed_by(findings.loop, own))
    return Released(
        audience=audience,
        stamp=texts("disclosure")[f"stamp_{audience}"],
        study=_card(findings),
        networks=shown.networks,
        everyone=everyone,
        provenance=replace(_without_fingerprint(findings.provenance), threshold=HALF),
        meanings=meanings,
        loop=loop,
        reasons=reasons,
        ledger=kept,
    )


def _card(findings: Findings) -> StudyCard:
    design = findings.design
    return StudyCard(
        id=design.id,
        title=design.title,
        mode=design.mode,
        cards=findings.cards,
        notice=design.notice,
        reconstruction=None if design.reconstruction is None else design.reconstruction.note,
        source=design.source,
    )


def _names(organisations: Iterable[Organisation]) -> dict[str, str]:
    return {row.id: row.name for row in organisations if row.name}


def _without_fingerprint(provenance: Provenance) -> Provenance:
    """Return provenance without the hash: in a small group it confirms a guess of the answers."""
    return replace(provenance, study_hash="")
