"""Who answered: the maps and published counts of one network, or of all together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samenspel.study.model import BOXES, Reconstruction, Study
from samenspel.study.rows import Box, Network, Tally
from samenspel.study.sorts import ValuesMap, cards, maps, networks

ALL = "all"
_CODES = {"important": 1, "neutral": 0, "less_important": -1}


@dataclass(frozen=True, slots=True)
class Group:
    """One scope before any computation: a network, or everyone."""

    network: Network
    maps: tuple[ValuesMap, ...]  # complete ones
    incomplete: int
    tallies: tuple[Tally, ...]
    participants: int | None
    members: int | None
    otherwise: int = 0  # how many answered something else, when no map was asked

    @property
    def respondents(self) -> int:
        """Return how many respondents the counts are of."""
        tallied = self.tallies[0].respondents if self.tallies else 0
        return len(self.maps) or tallied or self.otherwise


def groups(study: Study, number: int) -> tuple[Group, ...]:
    """Return the group of every network in one round."""
    sorted_maps = maps(study, round=number)
    by_network: dict[str, list[ValuesMap]] = {}
    for values_map in sorted_maps:
        by_network.setdefault(values_map.network, []).append(values_map)
    listed = Counter(person.network for person in study.design.participants)
    members = _members(study)
    return tuple(
        Group(
            network=network,
            maps=tuple(m for m in by_network.get(network.id, ()) if m.complete),
            incomplete=sum(not m.complete for m in by_network.get(network.id, ())),
            tallies=_tallies(study, network.id, number),
            participants=network.participants or listed[network.id] or None,
            members=members[network.id] or None,
            otherwise=_otherwise(study, network.id, number),
        )
        for network in networks(study)
    )


def _otherwise(study: Study, network: str, number: int) -> int:
    scope = (network, number)
    named = {row.respondent for row in study.priorities if (row.network, row.round) == scope}
    counted = [row.respondents for row in study.tallies if (row.network, row.round) == scope]
    return max([len(named), *counted])


def _members(study: Study) -> Counter[str]:
    return Counter(id for row in study.design.organisations for id in row.networks.split())


def _tallies(study: Study, network: str, number: int) -> tuple[Tally, ...]:
    return tuple(
        row
        for row in study.tallies
        if row.network == network and row.round == number and row.category == "important"
    )


def everyone(parts: Sequence[Group]) -> Group:
    """Return all networks as one group; the number asked is known when each one's is."""
    asked = [part.participants for part in parts]
    return Group(
        network=Network(ALL),
        maps=tuple(values_map for part in parts for values_map in part.maps),
        incomplete=sum(part.incomplete for part in parts),
        tallies=(),
        participants=None if None in asked else sum(filter(None, asked)),
        members=None,
    )


def box_codes(study: Study, answered: Sequence[Group]) -> NDArray[np.int8]:
    """Return maps by values, group after group: 1 important, 0 neutral, -1 less important."""
    ids = [card.id for card in cards(study.design)]
    rows = [
        [_CODES[values_map.boxes[id]] for id in ids]
        for group in answered
        for values_map in group.maps
    ]
    return np.array(rows, dtype=np.int8).reshape(-1, len(ids))


def starts(answered: Sequence[Group]) -> NDArray[np.intp]:
    """Return where each group's rows begin."""
    sizes = [len(group.maps) for group in answered]
    return np.concatenate(([0], np.cumsum(sizes)[:-1])).astype(np.intp)


def artefacts(reconstruction: Reconstruction | None, network: str, value: str) -> tuple[Box, ...]:
    """Return the boxes of a value that a reconstruction filled in, in this network.

    One stated cell beside the published count of 'important' fixes all three.
    """
    if reconstruction is None:
        return ()
    stated = any(c.network == network and c.value == value for c in reconstruction.stated)
    return () if stated else tuple(box for box in BOXES if box in reconstruction.boxes)
