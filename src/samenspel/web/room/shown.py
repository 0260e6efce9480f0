"""What the page of one study shows: what is asked, what came in, what is next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from django.utils import timezone

from samenspel.catalogue import Instrument, instrument, instruments
from samenspel.report.words import joined
from samenspel.study.codec import from_plain
from samenspel.study.model import Design
from samenspel.study.sorts import cards, networks
from samenspel.text import Text
from samenspel.web import bridge
from samenspel.web.elicitation.retention import leaving
from samenspel.web.elicitation.through import came_in
from samenspel.web.room.visible import visible
from samenspel.web.speech.words import sentence
from samenspel.web.studies.models import Study, Version
from samenspel.web.studies.progress import SAYS, Progress

Next = Literal["people", "open", "open_now", "closed", "filled"]
RELATIONS = "relations"
USUAL = "values-map"  # what a study asks that does not say what it asks


@dataclass(frozen=True, slots=True)
class OfNetwork:
    """One network: how many answered, and what its members will see."""

    progress: Progress
    people: int
    sight: Text | None

    @property
    def says(self) -> dict[str, str]:
        """Which sentences say how much came in."""
        return SAYS[self.progress.counts]


@dataclass(frozen=True, slots=True)
class Opened:
    """A version of the design: when people could answer it, and what it asked of whom."""

    row: Version
    asked: Text


@dataclass(frozen=True, slots=True)
class RoomPage:
    """One study as its researcher sees it."""

    record: Study
    design: Design
    next: Next
    asks: tuple[Instrument, ...]
    networks: tuple[OfNetwork, ...]
    versions: tuple[Opened, ...]
    wrong: Mapping[str, Text] = field(default_factory=dict)

    @property
    def leaving(self) -> bool:
        """Whether the answers go within a month."""
        return leaving(self.record, today=timezone.localdate())

    @property
    def people(self) -> int:
        """How many people are asked, over all networks."""
        return len(self.design.participants)

    @property
    def apart(self) -> int:
        """How many are not asked about relations, for they belong to no organisation."""
        if RELATIONS not in {one.id for one in self.asks}:
            return 0
        return sum(not one.organisation for one in self.design.participants)

    @property
    def can_choose(self) -> bool:
        """Whether it can still be chosen what is asked: nobody could answer yet."""
        return self.record.state == Study.State.DRAFT and not self.versions


def room_page(record: Study, wrong: Mapping[str, Text] | None = None) -> RoomPage:
    """Return what there is to say of a study."""
    study = bridge.load(record)
    asked = record.asks or [USUAL]
    sizes = {one.id: _people(study.design, one.id) for one in networks(study)}
    return RoomPage(
        record=record,
        design=study.design,
        next=_next(record, study.design),
        asks=tuple(instrument(id) for id in instruments() if id in asked),
        networks=tuple(
            _of_network(one, sizes[one.network], study.design) for one in came_in(record, study)
        ),
        versions=tuple(_opened(one) for one in record.versions.order_by("number")),
        wrong=wrong or {},
    )


def _opened(version: Version) -> Opened:
    design = from_plain(version.design).design
    asked = sentence(
        "version_asked",
        part="room",
        people=len(design.participants),
        networks=len(design.networks),
        cards=len(cards(design)),
        mode=sentence(f"mode_{design.mode}", part="room"),
    )
    return Opened(version, asked)


def _people(design: Design, network: str) -> int:
    return sum(one.network == network for one in design.participants)


def _of_network(made: Progress, people: int, design: Design) -> OfNetwork:
    size = max(people, made.asked or 0, made.complete)
    apart = {one.id for one in design.networks if one.layers_apart}
    if made.network in apart and design.mode != "named":
        return OfNetwork(made, people, _of_layers(made.network, design))
    return OfNetwork(made, people, visible(size, design.mode, design.shape) if size else None)


def _of_layers(network: str, design: Design) -> Text:
    """Return what members see of every layer, where each is shown apart."""
    asked = Counter(one.layer for one in design.participants if one.network == network)
    found = [
        sentence(
            "visible_of_layer",
            part="room",
            role=sentence(f"layer_{layer}", part="room"),
            count=count,
            words=visible(count, design.mode, design.shape),
        )
        for layer, count in asked.items()
        if layer
    ]
    return joined([sentence("visible_apart", part="room"), *found])


def _next(record: Study, design: Design) -> Next:
    if record.state == Study.State.DRAFT and record.rows.exists():
        return "filled"
    if record.state == Study.State.DRAFT:
        return "open" if design.participants else "people"
    return "open_now" if record.state == Study.State.OPEN else "closed"
