"""What instruments ask about beside the values: strategies, tensions, obstacles, conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from samenspel.catalogue.values import Verified
from samenspel.catalogue.wording import data
from samenspel.text import Text, plain


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is asked about; ``group`` is, of a strategy, its dimension."""

    id: str
    group: str
    label: Text
    explanation: Text
    question: Text
    source: str
    verified: Verified


@dataclass(frozen=True, slots=True)
class GovernanceForm:
    """A form of network governance and the level (1-4, low and high) it fits, per contingency."""

    id: str
    label: Text
    fits: Mapping[str, tuple[int, int]]
    source: str
    verified: Verified


def item_lists() -> tuple[str, ...]:
    """Return the names of the lists: strategies, tensions, obstacles and so on."""
    return tuple(data("items"))


@cache
def items(name: str) -> tuple[Item, ...]:
    """Return one list in its own order."""
    if name not in item_lists():
        raise KeyError(f"the catalogue has no list {name!r}")
    return tuple(_item(id, entry) for id, entry in data("items")[name].items())


def item_ids(name: str) -> tuple[str, ...]:
    """Return the ids of one list."""
    return tuple(item.id for item in items(name))


def label(name: str, id: str) -> Text:
    """Return how one item of a list is called; an unknown one speaks for itself."""
    return next((item.label for item in items(name) if item.id == id), plain(id))


def _item(id: str, entry: Mapping[str, Any]) -> Item:
    return Item(
        id=id,
        group=entry.get("group", ""),
        label=Text(**entry["label"]),
        explanation=Text(**entry["explanation"]),
        question=Text(**entry["question"]),
        source=entry["source"],
        verified=entry["verified"],
    )


@cache
def governance_forms() -> tuple[GovernanceForm, ...]:
    """Return the three forms with the levels that fit them."""
    return tuple(_form(id, entry) for id, entry in data("governance_forms").items())


def _form(id: str, entry: Mapping[str, Any]) -> GovernanceForm:
    fits = {name: (low, high) for name, (low, high) in entry["fits"].items()}
    return GovernanceForm(
        id=id,
        label=Text(**entry["label"]),
        fits=fits,
        source=entry["source"],
        verified=entry["verified"],
    )
