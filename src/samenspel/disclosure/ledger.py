"""The ledger: what was released before, so that releases cannot be subtracted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

LedgerRung = Literal["four_bands", "two_bands", "number", "withheld"]


@dataclass(frozen=True, slots=True)
class Release:
    """One release: of which networks, round and respondents, and what was shown.

    ``respondents`` are (network, respondent) pairs; ``bands`` maps value -> (low, high) and is
    empty on the rungs 'number' and 'withheld'; ``texts`` are fingerprints of the words shown.
    ``layer`` is that of a network whose layers are shown apart, and empty for a whole network.
    ``why`` is the reason of a release that is withheld for another one than its own check.
    """

    networks: tuple[str, ...]
    round: int
    respondents: frozenset[tuple[str, str]]
    rung: LedgerRung
    bands: Mapping[str, tuple[int, int]]
    shared_count: int | None
    texts: tuple[str, ...] = ()
    layer: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Ledger:
    """All releases of one study, oldest first."""

    releases: tuple[Release, ...] = ()


NOTHING_RELEASED = Ledger()
