"""Code trees that are ready to use: what the studies scored in interviews and documents.

The lowest code carries the answer: to put it on some words is to score a strategy, a tension, an
obstacle or a value.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from typing import Literal, get_args

from samenspel.catalogue import texts
from samenspel.catalogue.items import Item, items
from samenspel.catalogue.wording import data
from samenspel.study.coding import Code, Topic
from samenspel.study.instrument_rows import Level
from samenspel.study.model import Card, Design
from samenspel.study.sorts import cards
from samenspel.text import Language, Text, plain

Tree = Literal["strategies", "functional", "tensions", "obstacles", "values", "reasons", "outcomes"]
TREES: tuple[Tree, ...] = get_args(Tree)

Finding = Literal["present", "absent"]
FINDINGS: tuple[Finding, ...] = get_args(Finding)
LEVELS: tuple[Level, ...] = get_args(Level)
_VALUES: dict[str, Topic] = {
    "espoused": "value_espoused",
    "enacted": "value_enacted",
    "obstructing": "value_obstructing",
}
_OWN: dict[Tree, Topic] = {"reasons": "reason", "outcomes": "outcome"}
_ANY = Design("codebook", plain("codebook"))  # whose cards are those of the catalogue
_NOTHING = plain("")


@dataclass(frozen=True, slots=True)
class _Branch:
    """Where codes grow: the id of the branch, its colour and the language of its names."""

    id: str
    colour: str
    language: Language

    def code(self, id: str, name: Text, about: Text = _NOTHING) -> Code:
        """Return a code on this branch, in the language of the branch."""
        words = name.in_language(self.language), about.in_language(self.language)
        return Code(id, words[0], self.id, words[1], self.colour)


def tree(kind: Tree, language: Language, design: Design = _ANY) -> tuple[Code, ...]:
    """Return the codes of one tree, each parent before its children; values are on its cards."""
    colours = data("trees")["colours"]
    top = _Branch(kind, colours[kind], language)
    root = Code(kind, texts("trees")[kind].in_language(language), colour=top.colour)
    return (root, *_codes(kind, top, cards(design)))


def _codes(kind: Tree, top: _Branch, values: Sequence[Card]) -> Iterator[Code]:
    if kind == "strategies":
        for group in dict.fromkeys(item.group for item in items("strategies")):
            if group != "functional":
                code, branch = _group(group, top)
                yield code
                yield from _strategies(group, branch)
    elif kind == "functional":
        yield from _strategies("functional", top)
    elif kind == "tensions":
        yield from _tensions(top)
    elif kind == "values":
        yield from _values(top, values)
    elif kind == "obstacles":
        for item in items("obstacles"):
            code = top.code(f"obstacle-{item.id}", item.label, item.explanation)
            yield replace(code, topic="obstacle", item=item.id)
    else:
        for id, entry in data("trees")[kind].items():
            topic = _OWN[kind]
            label, about = Text(**entry["label"]), Text(**entry["explanation"])
            yield replace(top.code(f"{topic}-{id}", label, about), topic=topic)


def _group(group: str, top: _Branch) -> tuple[Code, _Branch]:
    """Return a code in its own colour under the top, and the branch that grows from it."""
    colour = data("trees")["colours"][group]
    code = replace(top.code(f"{top.id}-{group}", texts("trees")[f"group_{group}"]), colour=colour)
    return code, replace(top, id=code.id, colour=colour)


def _strategies(group: str, branch: _Branch) -> Iterator[Code]:
    for item in items("strategies"):
        if item.group == group:
            code = branch.code(f"strategy-{item.id}", item.label, item.explanation)
            yield code
            yield from _findings(code, item, branch)


def _findings(code: Code, item: Item, branch: _Branch) -> Iterator[Code]:
    """Yield what can be scored of a strategy: at which level, and whether it is there."""
    below = replace(branch, id=code.id)
    for level, finding in product(LEVELS, FINDINGS):
        name = texts("trees")[f"strategy_{level}_{finding}"].format(name=item.label)
        leaf = below.code(f"{code.id}-{level}-{finding}", name, item.explanation)
        yield replace(leaf, topic="strategy", item=item.id, level=level, finding=finding)


def _tensions(top: _Branch) -> Iterator[Code]:
    for item in items("tensions"):
        code = top.code(f"tension-{item.id}", item.label, item.explanation)
        yield code
        below = replace(top, id=code.id)
        for finding in FINDINGS:
            name = texts("trees")[f"tension_{finding}"].format(name=item.label)
            leaf = below.code(f"{code.id}-{finding}", name, item.explanation)
            yield replace(leaf, topic="tension", item=item.id, finding=finding)


def _values(top: _Branch, values: Sequence[Card]) -> Iterator[Code]:
    for group, topic in _VALUES.items():
        code, below = _group(group, top)
        yield code
        for card in values:
            name = texts("trees")[topic].format(name=card.label)
            leaf = below.code(f"{group}-{card.id}", name, card.explanation or _NOTHING)
            yield replace(leaf, topic=topic, item=card.id)
