"""What map, interview, document and questionnaire each say of one finding, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from samenspel.findings.asked_model import EvidenceCount, StrategyFigures, StrategyMatrix, Verdict
from samenspel.findings.items import verdict
from samenspel.findings.model import ScopeFigures
from samenspel.findings.said import read_for_values
from samenspel.findings.workings_model import Judged, Triangulated
from samenspel.study.model import Study
from samenspel.study.sorts import cards, networks

# Who did not mention something contradicts nobody, and neither do a few without a majority.
SPEAKS = ("yes", "no", "mixed")
JUDGED: Mapping[Verdict, Judged] = {
    "present": "yes",
    "absent": "no",
    "mixed": "mixed",
    "cannot_tell": "cannot_tell",
}
Source = Literal["map", "interview", "document", "questionnaire"]
Sources = Mapping[Source, Judged]  # a source that is not in it was not asked


def triangulation(
    study: Study, scopes: Sequence[ScopeFigures], matrices: Sequence[StrategyMatrix]
) -> tuple[Triangulated, ...]:
    """Return the values and then the strategies of each network, source beside source."""
    of_network = {scope.id: scope for scope in scopes}
    return tuple(
        row
        for network in networks(study)
        for row in (
            *_values(study, network.id, of_network.get(network.id)),
            *_strategies(network.id, matrices),
        )
    )


def _values(study: Study, network: str, scope: ScopeFigures | None) -> Iterator[Triangulated]:
    read = {row.id for row in read_for_values(study, network)}
    coded = {row.value for row in study.codings if row.document in read}
    shared = {value.id: value.shared for value in scope.values} if scope else {}
    for card in cards(study.design):
        if shared.get(card.id) or card.id in coded:
            sources: dict[Source, Judged] = {}
            if card.id in shared:
                sources["map"] = "yes" if shared[card.id] else "no"
            if read:
                sources["document"] = "yes" if card.id in coded else "not_mentioned"
            yield _triangulated(network, "value", card.id, sources)


def _strategies(network: str, matrices: Sequence[StrategyMatrix]) -> Iterator[Triangulated]:
    for matrix in matrices:
        # What a source prints of others has no evidence of its own to lay side by side.
        if matrix.network == network and not matrix.published:
            for row in matrix.rows:
                if row.level == "network":
                    yield _triangulated(network, "strategy", row.id, _by_evidence(row))


def _by_evidence(row: StrategyFigures) -> Sources:
    return {count.evidence: _judged(count) for count in row.evidence}


def _judged(count: EvidenceCount) -> Judged:
    """Return what more than half of the sources of one kind say, as for the item as a whole."""
    if not (count.present or count.absent or count.both):
        return "not_mentioned"
    return JUDGED[verdict(count.present, count.absent, count.sources, count.both)]


def _triangulated(
    network: str, topic: Literal["value", "strategy"], item: str, sources: Sources
) -> Triangulated:
    return Triangulated(
        network=network,
        topic=topic,
        item=item,
        map=sources.get("map", "not_asked"),
        interview=sources.get("interview", "not_asked"),
        document=sources.get("document", "not_asked"),
        questionnaire=sources.get("questionnaire", "not_asked"),
        outcome=_outcome(sources),
    )


def _outcome(sources: Sources) -> Literal["agree", "differ", "one_source"]:
    said = [judged for judged in sources.values() if judged in SPEAKS]
    if len(said) < 2:
        return "one_source"
    return "agree" if len(set(said)) == 1 else "differ"
