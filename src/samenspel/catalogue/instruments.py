"""The instruments: what is asked, in which words, with which boxes or lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from samenspel.catalogue.values import Verified
from samenspel.catalogue.wording import data
from samenspel.text import Text


@dataclass(frozen=True, slots=True)
class Place:
    """A box of the values map or a list of the priorities: how many values it holds, and why."""

    id: str
    label: Text
    places: int
    source: str
    verified: Verified


@dataclass(frozen=True, slots=True)
class Question:
    """An open question: asked once, or once for each value that was picked."""

    id: str
    words: Text
    per: Literal["person", "value"]


@dataclass(frozen=True, slots=True)
class Instrument:
    """One way of asking. ``asked`` maps a perspective (network, organisation) to the question."""

    id: str
    version: str
    card_set: str
    title: Text
    introduction: Text
    asked: Mapping[str, Text]
    places: tuple[Place, ...]
    top: int  # how many of the picked values are put in order; 0: none
    questions: tuple[Question, ...]
    source: str
    verified: Verified


def instruments() -> tuple[str, ...]:
    """Return the ids of the instruments."""
    return tuple(data("instruments"))


@cache
def instrument(id: str) -> Instrument:
    """Return one instrument by its id."""
    if id not in instruments():
        raise KeyError(f"the catalogue has no instrument {id!r}")
    entry: Mapping[str, Any] = data("instruments")[id]
    return Instrument(
        id=id,
        version=entry["version"],
        card_set=entry["card_set"],
        title=Text(**entry["title"]),
        introduction=Text(**entry["introduction"]),
        asked={about: Text(**words) for about, words in entry["asked"].items()},
        places=tuple(_place(place) for place in entry.get("places", ())),
        top=entry.get("top", 0),
        questions=tuple(_question(question) for question in entry["questions"]),
        source=entry["source"],
        verified=entry["verified"],
    )


def _place(entry: Mapping[str, Any]) -> Place:
    return Place(
        id=entry["id"],
        label=Text(**entry["label"]),
        places=entry["places"],
        source=entry["source"],
        verified=entry["verified"],
    )


def _question(entry: Mapping[str, Any]) -> Question:
    return Question(entry["id"], Text(**entry["words"]), entry["per"])
