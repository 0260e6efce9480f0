"""What follows from the rows of a study: its cards, networks, rounds and values maps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from samenspel.catalogue import cards as catalogue_cards
from samenspel.study.model import BOXES, Card, Design, Shape, Study, table
from samenspel.study.rows import Answer, Box, Network, Perspective, Placement
from samenspel.study.tables import tables_with

AGREED = ("understandings", "agreements", "tension_cards", "followups")


@dataclass(frozen=True, slots=True)
class ValuesMap:
    """The map of one respondent; ``top`` holds the chosen values in order, first one first."""

    respondent: str
    network: str
    boxes: Mapping[str, Box]
    top: tuple[str, ...]
    complete: bool  # every box holds exactly its places


def cards(design: Design) -> tuple[Card, ...]:
    """Return the cards of a study: its own, or those of the catalogue."""
    return design.own_cards or _from_catalogue(design.card_set, design.card_version)


@cache
def _from_catalogue(card_set: str, version: str) -> tuple[Card, ...]:
    return tuple(
        Card(card.id, card.label, card.explanation) for card in catalogue_cards(card_set, version)
    )


def networks(study: Study) -> tuple[Network, ...]:
    """Return the networks of a study; without a table of them, those that its rows name."""
    if study.design.networks:
        return study.design.networks
    rows = (*study.design.participants, *answers(study), *study.documents)
    return tuple(Network(id) for id in dict.fromkeys(row.network for row in rows))


def rounds(study: Study) -> tuple[int, ...]:
    """Return the rounds that were asked, first one first."""
    return tuple(sorted({row.round for row in answers(study)}))


def answers(study: Study) -> tuple[Answer, ...]:
    """Return every row that was answered by or counted over people, table after table.

    What a group agreed is no answer: a round begins with what people answer.
    """
    asked = (name for name in tables_with("round") if name not in AGREED)
    rows = (row for name in asked for row in table(study, name))
    return cast("tuple[Answer, ...]", tuple(rows))


def maps(
    study: Study, *, round: int, perspective: Perspective = "network"
) -> tuple[ValuesMap, ...]:
    """Return the values maps of one round, in order of first appearance."""
    placed: dict[tuple[str, str], list[Placement]] = {}
    for row in study.sorts:
        if row.round == round and row.perspective == perspective:
            placed.setdefault((row.respondent, row.network), []).append(row)
    return tuple(_map(*who, rows, study.design.shape) for who, rows in placed.items())


def names_of(made: Sequence[ValuesMap]) -> list[str]:
    """Return a name for each map: who made it, and for whom when one person made several."""
    times = Counter(one.respondent for one in made)
    return [
        one.respondent if times[one.respondent] == 1 else f"{one.respondent} @ {one.network}"
        for one in made
    ]


def _map(respondent: str, network: str, rows: list[Placement], shape: Shape) -> ValuesMap:
    boxes = {row.value: row.category for row in rows}
    ranked = sorted((row.top, row.value) for row in rows if row.top is not None)
    filled = Counter(boxes.values())
    return ValuesMap(
        respondent=respondent,
        network=network,
        boxes=boxes,
        top=tuple(value for _, value in ranked),
        complete=all(filled[box] == shape.places(box) for box in BOXES),
    )
