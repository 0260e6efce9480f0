"""The fields of what a group writes: what each is called, what helps, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from samenspel.text import Text
from samenspel.web.speech.words import sentence
from samenspel.web.workshop.written import CHOICES, FIELDS, LONGEST, Typed

Kind = Literal["line", "lines", "day", "choice"]
KINDS: Mapping[str, Kind] = {
    "owner": "line",
    "start": "day",
    "review": "day",
    **dict.fromkeys(CHOICES, "choice"),
}
NEEDED = {
    *(("agreement", name) for name in ("level", "behaviour", "owner", "start")),
    *(("tension", name) for name in ("kind", "demand", "against")),
    ("understanding", "same"),
}
HINTED = {"words", "behaviour", "owner", "review", "handling", "tension-start", "tension-owner"}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form."""

    id: str
    name: str
    kind: Kind
    needed: bool
    label: Text
    hint: Text | None
    words: str
    wrong: Text | None
    most: int | None
    choices: tuple[tuple[str, Text, Text], ...]


def fields(form: str, typed: Typed) -> list[Field]:
    """Return the fields of a form that are words, days and choices."""
    return [_field(form, name, typed) for name in FIELDS[form] if name != "value"]


def _field(form: str, name: str, typed: Typed) -> Field:
    hinted = next((one for one in (f"{form}-{name}", name) if one in HINTED), "")
    return Field(
        id=f"{form}-{name}",
        name=name,
        kind=KINDS.get(name, "lines"),
        needed=(form, name) in NEEDED,
        label=_word(f"col_{name}"),
        hint=_word(f"{hinted.replace('-', '_')}_hint") if hinted else None,
        words=typed.words.get(name, ""),
        wrong=typed.wrong.get(name),
        most=LONGEST.get(name),
        choices=tuple(
            (one, _word(f"{name}_{one}"), _word(f"about_{name}_{one}"))
            for one in CHOICES.get(name, ())
        ),
    )


def _word(key: str) -> Text:
    return sentence(key, part="workshop")
