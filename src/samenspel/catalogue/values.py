"""The values on the cards, per card set and version of the cards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from samenspel.catalogue.wording import data
from samenspel.text import Text

Verified = Literal["seen", "memory"]


@dataclass(frozen=True, slots=True)
class CatalogueCard:
    """One value on a card: ``verified`` is 'seen' in a source, or from 'memory' and to check."""

    id: str
    label: Text
    explanation: Text
    source: str
    verified: Verified


def card_sets() -> tuple[str, ...]:
    """Return the ids of the card sets."""
    return tuple(data("values"))


def card_versions(card_set: str) -> tuple[str, ...]:
    """Return the versions of a card set, oldest first."""
    return tuple(_set(card_set)["versions"])


@cache
def cards(card_set: str, version: str) -> tuple[CatalogueCard, ...]:
    """Return the cards as they were worded in one version, in catalogue order."""
    if version not in card_versions(card_set):
        raise KeyError(f"card set {card_set!r} has no version {version!r}")
    return tuple(_card(entry, version) for entry in _set(card_set)["cards"])


def _set(card_set: str) -> Mapping[str, Any]:
    if card_set not in card_sets():
        raise KeyError(f"the catalogue has no card set {card_set!r}")
    entries: Mapping[str, Any] = data("values")[card_set]
    return entries


def _card(entry: Mapping[str, Any], version: str) -> CatalogueCard:
    return CatalogueCard(
        id=entry["id"],
        label=Text(**entry["labels"][version]),
        explanation=Text(**entry["explanation"]),
        source=entry["source"],
        verified=entry["verified"],
    )
