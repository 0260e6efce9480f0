"""The conversations that a study can prepare: what is asked, and a script for the facilitator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from samenspel.catalogue.instruments import instrument
from samenspel.catalogue.values import Verified
from samenspel.catalogue.wording import data
from samenspel.text import Text


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a meeting: what the facilitator ``does`` and literally ``says``, line by line.

    ``shows`` is what the group sees meanwhile; ``watch`` what may go wrong, and what helps then.
    """

    minutes: int
    title: Text
    does: Text
    says: tuple[Text, ...]
    shows: Text
    watch: Text


@dataclass(frozen=True, slots=True)
class TemplateEntry:
    """One conversation; ``asks`` names the instruments whose answers it needs."""

    id: str
    title: Text
    about: Text
    asks: tuple[str, ...]
    steps: tuple[Step, ...]
    source: str
    verified: Verified

    @property
    def minutes(self) -> int:
        """How long all steps take together."""
        return sum(step.minutes for step in self.steps)


@cache
def templates() -> Mapping[str, TemplateEntry]:
    """Return every template by its id."""
    return {id: _template(id, entry) for id, entry in data("templates").items()}


def _template(id: str, entry: Mapping[str, Any]) -> TemplateEntry:
    return TemplateEntry(
        id=id,
        title=Text(**entry["title"]),
        about=Text(**entry["about"]),
        asks=tuple(instrument(asked).id for asked in entry["asks"]),
        steps=tuple(_step(step) for step in entry["steps"]),
        source=entry["source"],
        verified=entry["verified"],
    )


def _step(entry: Mapping[str, Any]) -> Step:
    return Step(
        minutes=entry["minutes"],
        title=Text(**entry["title"]),
        does=Text(**entry["does"]),
        says=tuple(Text(**line) for line in entry["says"]),
        shows=Text(**entry["shows"]),
        watch=Text(**entry["watch"]),
    )
