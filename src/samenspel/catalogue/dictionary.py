"""The dictionary of suggestions: rules as data, in a file for each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from samenspel.catalogue.wording import data
from samenspel.text import Language

RuleTopic = Literal["value", "strategy", "obstacle"]
RuleKind = Literal["lemma", "phrase", "compound"]
Side = Literal["before", "after", "both", "none", "shield", "back", "gone"]


@dataclass(frozen=True, slots=True)
class Rule:
    """Words that speak of some items; ``negated`` where they say that it is not there."""

    id: str
    kind: RuleKind
    items: tuple[tuple[RuleTopic, str], ...]
    find: tuple[str, ...]
    examples: tuple[str, ...]
    near: tuple[str, ...]  # one of these must stand in the sentence
    unless: tuple[str, ...]  # none of these may stand in the sentence
    words_not: tuple[str, ...]  # words that a star would take, and may not
    negated: bool
    inside: bool  # its own words deny it, or belong to it: only words beside it can deny it


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that deny what stands beside them.

    'none': they only seem to deny. 'shield': what stands behind them is not denied by anything.
    'back': they point back at what was said, over a comma. 'gone': so too, and at obstacles only.
    """

    id: str
    side: Side
    find: tuple[str, ...]
    reach: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dictionary:
    """All rules of one language; ``classes`` are lists of words that patterns name with an @."""

    version: str
    classes: Mapping[str, str]
    lemmas: Mapping[str, str]  # word -> lemma, where the list of lemmas is wrong
    rules: tuple[Rule, ...]
    cues: tuple[Cue, ...]
    stops: tuple[str, ...]  # what ends the reach of a denying word
    stops_after: tuple[str, ...]  # what a denying word does not reach back over
    abbreviations: frozenset[str]
    common: frozenset[str]  # words on which no pattern should turn


@cache
def dictionary(language: Language) -> Dictionary:
    """Return the dictionary of one language."""
    entries = data(f"dictionary/{language}")
    return Dictionary(
        version=entries["version"],
        classes=entries["classes"],
        lemmas={word: lemma for lemma, words in entries["forms"].items() for word in words.split()},
        rules=tuple(_rule(entry) for entry in entries["rules"]),
        cues=tuple(_cue(entry) for entry in entries["cues"]),
        stops=tuple(entries["stops"]),
        stops_after=tuple(entries["stops_after"]),
        abbreviations=frozenset(entries["abbreviations"].split()),
        common=frozenset(entries["common"].split()),
    )


def _rule(entry: Mapping[str, Any]) -> Rule:
    pairs = [name.split(":") for name in entry["items"]]
    return Rule(
        id=entry["id"],
        kind=entry["kind"],
        items=tuple((topic, item) for topic, item in pairs),
        find=tuple(entry["find"]),
        examples=tuple(entry["examples"]),
        near=tuple(entry.get("near", ())),
        unless=tuple(entry.get("unless", ())),
        words_not=tuple(entry.get("words_not", ())),
        negated=entry.get("negated", False),
        inside=entry.get("inside", entry.get("negated", False)),
    )


def _cue(entry: Mapping[str, Any]) -> Cue:
    return Cue(
        id=entry["id"],
        side=entry["side"],
        find=tuple(entry["find"]),
        reach=entry["reach"],
        examples=tuple(entry["examples"]),
    )
