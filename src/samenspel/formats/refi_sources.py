"""The texts of a project, with what was selected in them and who put which code on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from samenspel.formats.refi_archive import Archive
from samenspel.formats.refi_found import Found, attached, named, one_way, own, sentence
from samenspel.formats.refi_model import GUID, Mark, Memo, Selection, TextSource, User
from samenspel.formats.refi_places import Chosen, Counting, Spot, Words, chosen, spans
from samenspel.formats.refi_texts import words_of

OFFSET = re.compile(r"\s*[+-]?[0-9]{1,12}\s*")
# What is no text, by what it is called in the sentence that counts it.
NO_TEXT = {
    "PictureSource": "pictures",
    "AudioSource": "sounds",
    "VideoSource": "films",
    "PDFSource": "pages",
}


@dataclass(slots=True)
class Known:
    """What sources may point at; a user nobody listed is added when met."""

    archive: Archive
    found: Found
    ours: bool
    codes: set[str]
    users: dict[str, User]
    variables: set[str]
    memos: dict[str, Memo]


def sources_in(tree: ET.Element, known: Known) -> Iterator[TextSource]:
    """Yield every text; pictures, sound and film are counted."""
    for element in tree.findall("Sources/*"):
        inside = element.find("Representation") if element.tag == "PDFSource" else element
        if inside is None or element.tag not in {"TextSource", "PDFSource"}:
            known.found.left[NO_TEXT.get(element.tag, "others")] += 1
            known.found.left["codings"] += len(element.findall(".//Coding"))
            continue
        known.found.left["areas"] += len(element.findall("PDFSelection"))
        known.found.left["codings"] += len(element.findall("PDFSelection//Coding"))
        yield _source(element, inside, known)


def _source(outer: ET.Element, inside: ET.Element, known: Known) -> TextSource:
    name = outer.get("name") or inside.get("name") or ""
    words = words_of(inside, known.archive, known.found)
    both = [outer] if outer is inside else [outer, inside]
    return TextSource(
        guid=named(outer, known.found),
        name=name,
        text=words.text if words else "",
        description="".join(one.findtext("Description") or "" for one in both),
        selections=tuple(_selections(inside, words, name, known)) if words else (),
        marks=tuple(mark for one in both for mark in _marks(one, "", known)),
        memos=tuple(memo for one in both for memo in attached(one, known.memos, known.found)),
        values=tuple(value for one in both for value in _values(one, known)),
    )


def _selections(element: ET.Element, words: Words, name: str, known: Known) -> Iterator[Selection]:
    placed = []
    for one in element.findall("PlainTextSelection"):
        offsets = one.get("startPosition", ""), one.get("endPosition", "")
        if all(map(OFFSET.fullmatch, offsets)):
            start, end = map(int, offsets)
            placed.append((one, Spot(start, end, one.get("name", ""))))
        else:
            known.found.wrong("no_place", f"{name}: {'-'.join(offsets)}")
    way = _way(words, [spot for _, spot in placed], name, known)
    places = spans(way, [spot for _, spot in placed])
    for (one, spot), (start, end) in zip(placed, places, strict=True):
        if start == end:
            known.found.left["empty"] += 1
        elif not 0 <= start < end <= len(words.text):
            known.found.wrong("outside_text", f"{name}: {spot.start}-{spot.end}", len(words.text))
        else:
            yield _selection(one, start, end, known)


def _way(words: Words, spots: list[Spot], name: str, known: Known) -> Counting:
    """Return how places are counted in a text; of other tools it is found out, and told."""
    if known.ours or not spots:
        return Counting()
    found = chosen(words, spots)
    known.found.told += [
        sentence(key, source=name, fit=found.fit, tried=found.tried) for key in _told(found)
    ]
    return found.counting


def _told(found: Chosen) -> Iterator[str]:
    way = found.counting
    yield "counts_halves" if way.halves else "counts_signs"
    if way.line_end != "one":
        yield f"line_end_{way.line_end}"
    if way.mark:
        yield "counts_mark"
    if way.last_inside:
        yield "last_inside"


def _selection(element: ET.Element, start: int, end: int, known: Known) -> Selection:
    return Selection(
        guid=own(element, known.found),
        start=start,
        end=end,
        name=element.get("name", ""),
        description=element.findtext("Description") or "",
        marks=tuple(_marks(element, element.get("creatingUser", ""), known)),
        memos=attached(element, known.memos, known.found),
    )


def _marks(element: ET.Element, user: str, known: Known) -> Iterator[Mark]:
    for coding in element.findall("Coding"):
        references = coding.findall("CodeRef")
        if not references:
            known.found.wrong("coding_without_code", coding.get("guid", ""))
        for reference in references:
            code = one_way(reference.get("targetGUID", ""))
            if code not in known.codes:
                known.found.wrong("unknown_code", code)
            by = _user(coding.get("creatingUser") or user, known)
            memos = attached(coding, known.memos, known.found)
            yield Mark(own(coding, known.found), code, by, memos)


def _user(words: str, known: Known) -> str:
    """Return who coded; somebody whom the file does not list is still one and the same."""
    id = one_way(words)
    if id and id not in known.users and GUID.fullmatch(id):
        known.found.left["users"] += 1
        known.users[id] = User(id, id[:8])
    return id if id in known.users else ""


def _values(element: ET.Element, known: Known) -> Iterator[tuple[str, str]]:
    for value in element.findall("VariableValue"):
        reference = value.find("VariableRef")
        variable = one_way(reference.get("targetGUID", "")) if reference is not None else ""
        words = "".join(one.text or "" for one in value if one is not reference)
        if variable in known.variables and words:
            yield variable, words
