"""XML in and out: no document type, no depths without end, and the same words each way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NoReturn
from xml.etree import ElementTree as ET
from xml.parsers import expat

from samenspel.formats.refi_found import refused
from samenspel.study.problems import Place

DEEPEST, TAGS = 100, 500_000
SPECIAL = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
IN_QUOTES = SPECIAL | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


def tree_of(raw: bytes, place: Place) -> ET.Element:
    """Return XML as a tree, its tags without their namespace, or raise why not."""
    try:
        _guard(raw, place)
        tree = ET.fromstring(raw)  # noqa: S314 - guarded: no document type
    except expat.ExpatError as error:
        raise refused("not_xml", Place(place.file, error.lineno)) from None
    except (ET.ParseError, ValueError, LookupError):  # an encoding that does not exist
        raise refused("not_xml", place) from None
    for element in tree.iter():
        element.tag = element.tag.rpartition("}")[2]
    return tree


def _guard(raw: bytes, place: Place) -> None:
    """Refuse XML with a document type, which can hold tricks, and XML without end."""
    depth = tags = 0

    def refuse(*_: object) -> NoReturn:
        raise refused("tricks", place)

    def start(*_: object) -> None:
        nonlocal depth, tags
        depth, tags = depth + 1, tags + 1
        if depth > DEEPEST or tags > TAGS:
            raise refused("too_deep", place, allowed=DEEPEST)

    def end(*_: object) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(raw, True)  # noqa: FBT003 -- expat takes no name here: this is all of it


def element(tag: str, attributes: Mapping[str, str | None], inside: Iterable[str] = ()) -> str:
    """Return an element as XML; an attribute that is None is not there."""
    said = (
        f' {name}="{words.translate(IN_QUOTES)}"'
        for name, words in attributes.items()
        if words is not None
    )
    opening, held = f"{tag}{''.join(said)}", "".join(inside)
    return f"<{opening}>{held}</{tag}>\n" if held else f"<{opening}/>\n"


def words(tag: str, text: str) -> str:
    """Return an element that holds words; without words it is not there."""
    return f"<{tag}>{text.translate(SPECIAL)}</{tag}>\n" if text else ""
