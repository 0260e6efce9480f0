"""What the page of one study shows: what is asked, what came in, what is next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from samenspel.catalogue import Instrument, instrument, instruments
from samenspel.study.model import Design
from samenspel.study.sorts import networks
from samenspel.text import Text
from samenspel.web import bridge
from samenspel.web.room.visible import visible
from samenspel.web.studies.models import Study, Version
from samenspel.web.studies.progress import Progress, progress

Next = Literal["people", "open", "open_now", "closed", "filled"]
ON_A_SCREEN = "values-map"  # what respondents can fill in here; the rest goes on paper


@dataclass(frozen=True, slots=True)
class OfNetwork:
    """One network: how many answered, and what its members will see."""

    progress: Progress
    people: int
    sight: Text | None


@dataclass(frozen=True, slots=True)
class RoomPage:
    """One study as its researcher sees it."""

    record: Study
    design: Design
    next: Next
    asks: tuple[Instrument, ...]
    networks: tuple[OfNetwork, ...]
    versions: tuple[Version, ...]
    wrong: Mapping[str, Text] = field(default_factory=dict)

    @property
    def people(self) -> int:
        """How many people are asked, over all networks."""
        return len(self.design.participants)

    @property
    def on_paper(self) -> bool:
        """Whether something is asked that respondents cannot fill in on a screen yet."""
        return any(one.id != ON_A_SCREEN for one in self.asks)


def room_page(record: Study, wrong: Mapping[str, Text] | None = None) -> RoomPage:
    """Return what there is to say of a study."""
    study = bridge.load(record)
    asked = record.asks or [ON_A_SCREEN]
    sizes = {one.id: _people(study.design, one.id) for one in networks(study)}
    return RoomPage(
        record=record,
        design=study.design,
        next=_next(record, study.design),
        asks=tuple(instrument(id) for id in instruments() if id in asked),
        networks=tuple(
            _of_network(one, sizes[one.network], study.design) for one in progress(study)
        ),
        versions=tuple(record.versions.order_by("number")),
        wrong=wrong or {},
    )


def _people(design: Design, network: str) -> int:
    return sum(one.network == network for one in design.participants)


def _of_network(made: Progress, people: int, design: Design) -> OfNetwork:
    size = max(people, made.asked or 0, made.complete)
    return OfNetwork(made, people, visible(size, design.mode, design.shape) if size else None)


def _next(record: Study, design: Design) -> Next:
    if record.state == Study.State.DRAFT and record.rows.exists():
        return "filled"
    if record.state == Study.State.DRAFT:
        return "open" if design.participants else "people"
    return "open_now" if record.state == Study.State.OPEN else "closed"
