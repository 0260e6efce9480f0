"""The tree of codes, and the sets that codes are in."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from xml.etree import ElementTree as ET

from samenspel.formats.refi_found import Found, attached, name_of, named, one_way
from samenspel.formats.refi_model import CodeNode, Group

COLOUR = re.compile("#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")


def codes_in(
    tree: ET.Element, path: str, memos: Container[str], found: Found
) -> Iterator[CodeNode]:
    """Yield every code, a parent before what stands under it."""
    roots = tree.findall(path)
    waiting = [(root, "") for root in reversed(roots)]
    while waiting:
        element, parent = waiting.pop()
        code = _code(element, parent, memos, found)
        yield code
        waiting += [(child, code.guid) for child in reversed(element.findall("Code"))]


def groups_in(tree: ET.Element, known: set[str], found: Found) -> Iterator[Group]:
    """Yield the sets with codes in them; what else is in a set is counted."""
    for element in tree.findall("Sets/Set"):
        members = element.findall("MemberCode")
        # A project points with one attribute and a codebook with another.
        codes = [one_way(one.get("targetGUID", one.get("guid", ""))) for one in members]
        kept = tuple(code for code in codes if code in known)
        found.left["members"] += len(element) - len(kept) - len(element.findall("Description"))
        words = element.findtext("Description") or ""
        yield Group(named(element, found), element.get("name", ""), words, kept)


def _code(element: ET.Element, parent: str, memos: Container[str], found: Found) -> CodeNode:
    name, colour = name_of(element, found), element.get("color", "").strip()
    if not name:
        found.wrong("no_name", element.get("guid", ""))
    if colour and not COLOUR.fullmatch(colour):
        found.left["colours"] += 1
        colour = ""
    return CodeNode(
        guid=named(element, found),
        name=name,
        parent=parent,
        codable=element.get("isCodable", "true").strip() not in {"false", "0"},
        colour=_six(colour),
        description=element.findtext("Description") or "",
        memos=attached(element, memos, found),
    )


def _six(colour: str) -> str:
    """Return a colour of three digits with six."""
    return "#" + "".join(digit * 2 for digit in colour[1:]) if len(colour) == 4 else colour
