"""What came in: how many of those asked have answered, per network; never who."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from samenspel.study.model import Study
from samenspel.study.sorts import maps, networks

Counts = Literal["maps", "people"]
# Which sentence says how much came in, where it is known how many were asked and where not.
SAYS: dict[Counts, dict[str, str]] = {
    "maps": {"of": "came_in", "some": "maps_in", "none": "none_in"},
    "people": {"of": "people_done", "some": "people_done_some", "none": "people_done_none"},
}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one network is in one round."""

    network: str
    name: str
    complete: int
    begun: int  # not complete yet
    asked: int | None
    counts: Counts = "maps"


def progress(study: Study, round: int) -> tuple[Progress, ...]:
    """Return how far every network is in a round."""
    made = maps(study, round=round)
    return tuple(
        Progress(
            network.id,
            network.name or network.id,
            sum(one.complete for one in made if one.network == network.id),
            sum(not one.complete for one in made if one.network == network.id),
            network.participants,
        )
        for network in networks(study)
    )
