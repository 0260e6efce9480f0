"""What a group can be invited to talk about: words and sources; rules decide when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from samenspel.catalogue.values import Verified
from samenspel.catalogue.wording import data
from samenspel.text import Text


@dataclass(frozen=True, slots=True)
class AdviceRule:
    """One recommendation; ``when`` says in words which findings give rise to it."""

    id: str
    when: Text
    words: Text
    talk: Text
    source: Text
    verified: Verified


@dataclass(frozen=True, slots=True)
class AdviceChoice:
    """Recommendations that pull apart, or one that leaves several ways open."""

    id: str
    between: tuple[str, ...]
    when: Text
    words: Text
    source: Text
    verified: Verified


@cache
def advice_rules() -> tuple[AdviceRule, ...]:
    """Return every rule, those of the 2023 study first."""
    return tuple(_rule(id, entry) for id, entry in data("advice")["rules"].items())


def _rule(id: str, entry: Mapping[str, Any]) -> AdviceRule:
    return AdviceRule(
        id=id,
        when=Text(**entry["when"]),
        words=Text(**entry["words"]),
        talk=Text(**entry["talk"]),
        source=Text(**entry["source"]),
        verified=entry["verified"],
    )


@cache
def advice_choices() -> tuple[AdviceChoice, ...]:
    """Return every choice between recommendations."""
    return tuple(_choice(id, entry) for id, entry in data("advice")["choices"].items())


def _choice(id: str, entry: Mapping[str, Any]) -> AdviceChoice:
    return AdviceChoice(
        id=id,
        between=tuple(entry["between"]),
        when=Text(**entry["when"]),
        words=Text(**entry["words"]),
        source=Text(**entry["source"]),
        verified=entry["verified"],
    )
