"""Who depends on, trusts and refers to whom, with what missing answers leave open."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import get_args

import numpy as np

from samenspel.analysis import brokerage
from samenspel.analysis import relations as measures
from samenspel.findings.asked_model import Range
from samenspel.findings.context import members
from samenspel.findings.workings_model import RelationFigures
from samenspel.study.instrument_rows import Relation, RelationKind
from samenspel.study.model import Study
from samenspel.study.rows import Organisation
from samenspel.study.sorts import networks

UNEQUAL = 2  # a difference of one step out of three may be taste
FEWEST_FOR_A_CENTRE = 3  # of two members neither can stand out, or stand between


def relations(study: Study, number: int) -> tuple[RelationFigures, ...]:
    """Return one entry for every network and kind of relation that was asked in this round."""
    given: dict[tuple[str, str], list[Relation]] = {}
    for row in study.relations:
        if row.round == number:
            given.setdefault((row.network, row.kind), []).append(row)
    return tuple(
        _figures(network.id, kind, given[network.id, kind], members(study, network.id))
        for network in networks(study)
        for kind in get_args(RelationKind)
        if (network.id, kind) in given
    )


def _figures(
    network: str, kind: RelationKind, rows: Sequence[Relation], listed: Sequence[Organisation]
) -> RelationFigures:
    named = {id for row in rows for id in (row.organisation, row.other)}
    ids = tuple(row.id for row in listed) or tuple(sorted(named))
    ties = _ties(ids, rows)
    found = measures.relations(ties)
    reasons = _reasons(found, listed)
    return RelationFigures(
        network=network,
        kind=kind,
        organisations=found.organisations,
        asked=found.asked,
        answered=found.answered,
        responded=found.responded,
        density=_range(found.density),
        reciprocity=None if "reciprocity" in reasons else _range(found.reciprocity),
        centralisation=None if "centralisation" in reasons else _range(found.centralisation),
        asymmetry=_range(found.asymmetry),
        unequal=tuple(_unequal(ids, ties)),
        betweenness=() if "betweenness" in reasons else _betweenness(ids, ties),
        reasons=reasons,
    )


def _ties(ids: Sequence[str], rows: Sequence[Relation]) -> measures.Ties:
    places = {id: place for place, id in enumerate(ids)}
    known = [(places[row.organisation], places[row.other], row.strength) for row in rows]
    source, target, strength = np.array(known, dtype=np.intp).T
    answered = np.bincount(source, minlength=len(ids))
    return measures.Ties(source, target, strength.astype(np.int8), answered)


def _reasons(found: measures.Relations, listed: Sequence[Organisation]) -> dict[str, str]:
    reasons = {} if listed else {"organisations": "members_from_answers"}
    if math.isnan(found.reciprocity.low):
        reasons["reciprocity"] = "no_ties"
    if found.organisations < FEWEST_FOR_A_CENTRE:
        few = dict.fromkeys(("centralisation", "betweenness"), "fewer_than_three_members")
        return reasons | few
    if not measures.may_rank_brokers(found):
        reasons["betweenness"] = "under_80_percent"
    return reasons


def _range(bounds: measures.Bounds) -> Range:
    return Range(bounds.low, bounds.high)


def _unequal(ids: Sequence[str], ties: measures.Ties) -> Iterator[tuple[str, str, int]]:
    pairs = measures.unequal_pairs(ties)
    for more, less, difference in zip(pairs.more, pairs.less, pairs.difference, strict=True):
        if difference >= UNEQUAL:
            yield ids[more], ids[less], int(difference)


def _betweenness(ids: Sequence[str], ties: measures.Ties) -> tuple[tuple[str, float], ...]:
    found = brokerage.betweenness(measures.matrix(ties))
    return tuple(zip(ids, found.tolist(), strict=True))
