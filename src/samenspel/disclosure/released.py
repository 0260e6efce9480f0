"""What may leave: the only type that writers, reports and web pages accept.

Only ``disclose`` makes a ``Released``; a test of the house sees to that.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from samenspel.disclosure.ledger import NOTHING_RELEASED, Ledger
from samenspel.findings.loop_model import Agreed, LayerGap, RoundChange
from samenspel.findings.model import (
    Between,
    Crossing,
    Priorities,
    Provenance,
    Said,
    ScopeFigures,
    Shift,
)
from samenspel.findings.viewpoints_model import ViewpointFindings
from samenspel.findings.workings_model import NOTHING_ASKED, Workings
from samenspel.study.model import Card, Mode
from samenspel.study.rows import Meaning, Obstruction, Remark
from samenspel.text import Text

AudienceName = Literal["researcher", "members", "outside"]
Rung = Literal["four_bands", "two_bands", "number"]


@dataclass(frozen=True, slots=True)
class Band:
    """An interval of counts, both ends included."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Banded:
    """One network, or several pooled, as its members may see it: bands of 'important' counts.

    ``rung`` says how much: ``bands`` holds value -> band; at rung 'number' it is empty and only
    ``shared_count``, how many values more than half find important, is known.
    """

    id: str
    name: str
    respondents: int
    participants: int | None
    rung: Rung
    bands: Mapping[str, Band]
    shared_count: int
    expected_shared_by_chance: float
    pooled: tuple[str, ...] = ()  # the networks taken together, when more than one
    repeated: bool = False  # an earlier release, shown again because a new one is not allowed
    withdrawn: bool = False  # answers were withdrawn since this release

    @property
    def shared(self) -> tuple[str, ...]:
        """Return the values that more than half of the respondents find important."""
        return tuple(id for id, band in self.bands.items() if 2 * band.low > self.respondents)


@dataclass(frozen=True, slots=True)
class Withheld:
    """A scope of which nothing is shown, with the reason code; its size is not a secret."""

    id: str
    name: str
    respondents: int | None
    participants: int | None
    reason: str


Scope = ScopeFigures | Banded | Withheld


@dataclass(frozen=True, slots=True)
class BandedChange:
    """One network in two rounds, as its members may see it: which values changed sides of half.

    It says nothing that the releases of both rounds do not say already; ``respondents`` are those
    of each.
    """

    network: str
    since: int
    round: int
    respondents: tuple[int, int]
    up: tuple[str, ...]  # shared now, and not before
    down: tuple[str, ...]
    stayed_shared: tuple[str, ...]
    stayed_not: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BandedGap:
    """The layers of one network, each as a release of its own; the whole is shown to nobody.

    ``apart`` are the values that one layer shares and another does not, of layers with bands.
    """

    network: str
    layers: tuple[Banded | Withheld, ...]
    apart: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReleasedLoop:
    """What one audience may see of change, of layers and of what was agreed."""

    changes: tuple[RoundChange | BandedChange | Withheld, ...] = ()
    gaps: tuple[LayerGap | BandedGap | Withheld, ...] = ()
    agreed: tuple[Agreed, ...] = ()


NO_LOOP_RELEASED = ReleasedLoop()


@dataclass(frozen=True, slots=True)
class StudyCard:
    """What everybody may know of a study: its name, its cards, its conditions.

    ``organisations`` holds id -> name of the members that this audience may read the names of.
    """

    id: str
    title: Text
    mode: Mode
    cards: tuple[Card, ...]
    notice: Text | None
    reconstruction: Text | None
    source: str
    organisations: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Released:
    """What one audience may see of a study, stamped with who that is.

    Parts that this audience may not see are empty and named in ``reasons``.
    """

    audience: AudienceName
    stamp: Text
    study: StudyCard
    networks: tuple[Scope, ...]
    everyone: Scope | None
    provenance: Provenance
    between: Between | None = None
    crossings: tuple[Crossing, ...] = ()
    priorities: tuple[Priorities, ...] = ()
    shifts: tuple[Shift, ...] = ()
    said: tuple[Said, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    obstructing: tuple[Obstruction, ...] = ()
    remarks: tuple[Remark, ...] = ()
    workings: Workings = NOTHING_ASKED
    viewpoints: ViewpointFindings | None = None
    loop: ReleasedLoop = NO_LOOP_RELEASED
    reasons: Mapping[str, str] = field(default_factory=dict)
    ledger: Ledger = NOTHING_RELEASED  # to be kept before anything is shown
