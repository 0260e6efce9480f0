"""A project as tools for coding exchange it (REFI-QDA): sources, codes and who coded what.

Places are Unicode code points, end-exclusive, in text with one kind of line end. Every thing has
a GUID: the one that came in, or one that follows from what the thing is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from uuid import UUID, uuid5

from samenspel.text import Text

ORIGIN = "Samenspel"
NAMESPACE = UUID("3f7c2f0e-6f0d-5d5b-9d57-6d1c5f2a7e01")
GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def guid(kind: str, *parts: object) -> str:
    """Return the GUID of a thing that has none of its own: the same thing, the same GUID."""
    return str(uuid5(NAMESPACE, "\x1f".join((kind, *map(str, parts)))))


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who coded."""

    guid: str
    name: str


@dataclass(frozen=True, slots=True)
class CodeNode:
    """One code of the tree; ``parent`` is a GUID, or empty at the top."""

    guid: str
    name: str
    parent: str = ""
    codable: bool = True
    colour: str = ""
    description: str = ""
    memos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Memo:
    """Words that are attached to something else; the format calls it a note."""

    guid: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Variable:
    """A question about every source, such as its network; answers are words."""

    guid: str
    name: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A code that a user put on a selection, or on a whole source."""

    guid: str
    code: str
    user: str = ""
    memos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """Some words of a source, with the codes on them."""

    guid: str
    start: int
    end: int
    name: str = ""
    description: str = ""
    marks: tuple[Mark, ...] = ()
    memos: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextSource:
    """One text; ``values`` holds variables and what they say of it."""

    guid: str
    name: str
    text: str = ""
    description: str = ""
    selections: tuple[Selection, ...] = ()
    marks: tuple[Mark, ...] = ()
    memos: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A set of codes."""

    guid: str
    name: str
    description: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Project:
    """Everything in a file that is ours to keep."""

    name: str = ""
    origin: str = ""
    users: tuple[User, ...] = ()
    codes: tuple[CodeNode, ...] = ()
    variables: tuple[Variable, ...] = ()
    sources: tuple[TextSource, ...] = ()
    memos: tuple[Memo, ...] = ()
    groups: tuple[Group, ...] = ()
    description: str = ""
    attached: tuple[str, ...] = ()  # memos on the project as a whole


@dataclass(frozen=True, slots=True)
class Exchanged:
    """A project that was read, and what a reader must know of it: a choice, or what was left."""

    project: Project
    told: tuple[Text, ...] = ()
