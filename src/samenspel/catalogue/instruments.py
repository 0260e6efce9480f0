"""The instruments: what is asked, in which words, with which boxes, lists or scales."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from samenspel.catalogue.values import Verified
from samenspel.catalogue.wording import data
from samenspel.text import Text

Per = Literal["person", "value", "item", "organisation", "stakeholder"]
Role = Literal["director", "delegate"]


@dataclass(frozen=True, slots=True)
class Place:
    """A box of the values map or a list of the priorities: how many values it holds, and why."""

    id: str
    label: Text
    places: int
    source: str
    verified: Verified


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose from; ``id`` is what stands in the cell of the study."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Question:
    """A question: asked once, or for each value, item of a list, organisation or stakeholder.

    Without ``options`` the answer is a number or the respondent's own words, which take about so
    many ``lines`` on paper. ``items`` names the list that it goes through, or chooses from;
    ``prompt`` is what an interviewer may ask next.
    """

    id: str
    words: Text
    per: Per
    items: str = ""
    options: tuple[Option, ...] = ()
    lines: int = 3
    prompt: Text | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """One way of asking. ``asked`` maps a perspective (network, organisation) to the question.

    The introduction may name {cards}, {picks} and {top}: how many cards there are, how many values
    a list holds, and how many are put in order. ``roles``: whose interview asks it.
    """

    id: str
    version: str
    card_set: str  # empty: not about the values
    title: Text
    introduction: Text
    asked: Mapping[str, Text]
    roles: tuple[Role, ...]
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
        card_set=entry.get("card_set", ""),
        title=Text(**entry["title"]),
        introduction=Text(**entry["introduction"]),
        asked={about: Text(**words) for about, words in entry["asked"].items()},
        roles=tuple(entry["roles"]),
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
    options = entry.get("options", ())
    prompt = entry.get("prompt")
    return Question(
        id=entry["id"],
        words=Text(**entry["words"]),
        per=entry["per"],
        items=entry.get("items", ""),
        options=tuple(Option(one["id"], Text(one["nl"], one["en"])) for one in options),
        lines=entry.get("lines", 3),
        prompt=Text(**prompt) if prompt else None,
    )
