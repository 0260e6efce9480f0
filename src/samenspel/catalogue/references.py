"""Lines from the literature to hold findings against, each with what it does not say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from samenspel.catalogue.values import Verified
from samenspel.catalogue.wording import data
from samenspel.text import Text


@dataclass(frozen=True, slots=True)
class Reference:
    """What a study found: values it names ``most`` or ``least``, or shares in percent."""

    id: str
    label: Text
    scope: Text
    caveat: Text
    source: str
    verified: Verified
    most: tuple[str, ...] = ()
    least: tuple[str, ...] = ()
    shares: tuple[tuple[str, float], ...] = ()


@cache
def references() -> tuple[Reference, ...]:
    """Return every reference line."""
    return tuple(_reference(id, entry) for id, entry in data("references").items())


def _reference(id: str, entry: Mapping[str, Any]) -> Reference:
    return Reference(
        id=id,
        label=Text(**entry["label"]),
        scope=Text(**entry["scope"]),
        caveat=Text(**entry["caveat"]),
        source=entry["source"],
        verified=entry["verified"],
        most=tuple(entry.get("most", ())),
        least=tuple(entry.get("least", ())),
        shares=tuple(entry.get("shares", {}).items()),
    )
