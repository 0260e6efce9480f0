"""What may stand in cells whose list is in the catalogue, or depends on another cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import get_args

from samenspel.catalogue import item_ids, items
from samenspel.study.instrument_rows import (
    Form,
    GovernanceQuestion,
    NetworkGovernance,
    RelationKind,
)

ITEM_LISTS = {
    "strategy": "strategies",
    "tension": "tensions",
    "obstacle": "obstacles",
    "condition": "conditions",
}
LEVELS = ("1", "2", "3", "4")  # of a contingency, low to high
WHOLE = "institutional-complexity"  # complexity as such, where a source prints no more
ASPECTS = ("values", "goals", "cultures")  # of institutionalisation


def listed_in(column: str) -> tuple[str, ...]:
    """Return the ids of the catalogue's list for a column; nothing when it has none."""
    return item_ids(ITEM_LISTS[column]) if column in ITEM_LISTS else ()


@cache
def governance_answers() -> Mapping[str, tuple[str, ...]]:
    """Return what may be answered to each question on governance."""
    forms: tuple[str, ...] = get_args(Form)
    return {
        "form": forms,
        "towards": forms,
        "network_governance": get_args(NetworkGovernance),
        "coordinator_task": item_ids("coordinator_tasks"),
        "meeting_rhythm": item_ids("meeting_rhythms"),
        **dict.fromkeys(item_ids("contingencies"), LEVELS),
    }


@cache
def published_items() -> Mapping[str, tuple[str, ...]]:
    """Return the items that a source may print, by instrument."""
    return {
        "strategies": item_ids("strategies"),
        "complexity": (WHOLE, *item_ids("tensions"), *item_ids("obstacles")),
    }


def topics(values: Iterable[str]) -> tuple[str, ...]:
    """Return everything that an expectation can be about, in a study with these cards."""
    dimensions = dict.fromkeys(item.group for item in items("strategies"))
    parts: Mapping[str, Iterable[str]] = {
        "strategies": (*dimensions, *item_ids("strategies")),
        "institutionalisation": ASPECTS,
        "tensions": item_ids("tensions"),
        "obstacles": item_ids("obstacles"),
        "governance": get_args(GovernanceQuestion),
        "conditions": item_ids("conditions"),
        "relations": get_args(RelationKind),
    }
    whole = (*parts, "congruence", "interests", "inequality", "outcomes")
    return (
        *whole,
        *(f"values:{value}" for value in values),
        *(f"{topic}:{item}" for topic, ids in parts.items() for item in ids),
    )
