"""Interviews and documents as one text each: paragraphs, speakers and time codes in one form.

Nothing is lost in silence: what is not in the text, and what was guessed, stands in the notes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Literal
from xml.etree import ElementTree as ET

from samenspel.formats.paths import usable
from samenspel.formats.sources import MEGABYTE, read_bytes
from samenspel.formats.transcripts_cues import from_subtitles
from samenspel.formats.transcripts_docx import from_word
from samenspel.formats.transcripts_found import Found, Note, Reader, note, refused
from samenspel.formats.transcripts_marked import from_marked, from_page, from_pages, from_plain
from samenspel.formats.transcripts_odt import from_odt
from samenspel.formats.transcripts_rtf import from_rtf
from samenspel.formats.transcripts_spoken import transcribed
from samenspel.reading.turns import turns
from samenspel.study.problems import Place

LIMIT = 64 * MEGABYTE
LONGEST = 10 * MEGABYTE  # signs of one text; an hour of speech is 60,000
SPEAKERS = 2  # from here on a text is an interview
# What no text may hold: signs without a width, halves of signs, and a mark of byte order.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufeff\ufffe\uffff]")
_LOST = "\ufffd"

Kind = Literal["interview", "other"]


@dataclass(frozen=True, slots=True)
class SourceText:
    """One source as it is coded: its text, what it looks like, and what a reader must know."""

    text: str
    kind: Kind
    notes: tuple[Note, ...] = ()


def read_source(source: Path | bytes, name: str = "") -> SourceText:
    """Return the text of a file (or of the bytes of a file with this name), or raise why not."""
    if isinstance(source, Path):
        with usable(source, "cannot_read"):
            return _source(read_bytes(source, Place(source.name), LIMIT), name or source.name)
    if len(source) > LIMIT:
        raise refused("too_large", Place(name), allowed=LIMIT // MEGABYTE)
    return _source(source, name)


def _source(raw: bytes, name: str) -> SourceText:
    place, kind = Place(PurePath(name).name), PurePath(name).suffix.lower()
    if kind not in READERS:
        raise refused("unknown_kind", place, kind or name, ", ".join(READERS))
    try:
        found = READERS[kind](raw, place)
    except (ET.ParseError, RecursionError):
        raise refused("broken", place) from None
    return _text(found, place)


def _text(found: Found, place: Place) -> SourceText:
    """Return paragraphs as one text; empty ones, and spaces around them, say nothing."""
    lines = [_UNSEEN.sub("", one) for one in transcribed(found.paragraphs)]
    text = "\n".join(line.strip() for line in lines if line.strip())
    if not text:
        raise refused("empty", place)
    if len(text) > LONGEST:
        raise refused("too_long", place, len(text), LONGEST)
    unseen = sum(len(_UNSEEN.findall(one.replace("\n", ""))) for one in found.paragraphs)
    notes = [note("unseen", unseen)] if unseen else []
    notes += [note("lost_before", text.count(_LOST))] if _LOST in text else []
    said_by = dict.fromkeys(turn.speaker for turn in turns(text) if turn.speaker)
    if len(said_by) < SPEAKERS:
        return SourceText(text, "other", (*found.notes, *notes))
    speakers = note("speakers", len(said_by), ", ".join(said_by))
    return SourceText(text, "interview", (*found.notes, *notes, speakers))


READERS: dict[str, Reader] = {
    ".docx": from_word,
    ".odt": from_odt,
    ".rtf": from_rtf,
    ".txt": from_plain,
    ".md": from_marked,
    ".html": from_page,
    ".htm": from_page,
    ".pdf": from_pages,
    ".vtt": from_subtitles,
    ".srt": from_subtitles,
}
