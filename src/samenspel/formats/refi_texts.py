"""The words of a source or memo, wherever the project keeps them."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import replace
from pathlib import PurePosixPath
from xml.etree import ElementTree as ET
from zipfile import ZipInfo

from samenspel.errors import InvalidStudyError
from samenspel.formats.refi_archive import TEXT_LIMIT, Archive, OutsideError, content, member_at
from samenspel.formats.refi_found import Found, sentence
from samenspel.formats.refi_places import Words, as_words
from samenspel.study.cells import UNPRINTABLE

MARK = "\ufeff"  # of byte order: it says nothing, but some tools count it


def words_of(element: ET.Element, archive: Archive, found: Found) -> Words | None:
    """Return the words of a source: in the project, beside it, or out of a document beside it."""
    name = element.get("name", "") or element.get("guid", "")
    inline = element.find("PlainTextContent")
    if inline is not None and (inline.text or not element.get("plainTextPath")):
        return _clean(as_words(inline.text or ""), found)
    try:
        if plain := _member(element, "plainTextPath", archive):
            text = _decoded(content(archive, plain, TEXT_LIMIT), name, found)
            bare = text.removeprefix(MARK)
            return _clean(as_words(bare, mark=bare != text), found)
        return _out_of_document(_member(element, "richTextPath", archive), archive, name, found)
    except OutsideError as error:
        found.wrong("leads_out", error)
        return None


def _member(element: ET.Element, which: str, archive: Archive) -> ZipInfo | None:
    path = element.get(which)
    return member_at(archive, path) if path else None


def _out_of_document(
    rich: ZipInfo | None, archive: Archive, name: str, found: Found
) -> Words | None:
    from samenspel.formats.transcripts import READERS, read_source  # noqa: PLC0415 - rarely needed

    if rich is None or PurePosixPath(rich.filename).suffix.lower() not in READERS:
        found.wrong("text_missing", name)
        return None
    try:
        read = read_source(content(archive, rich), rich.filename)
    except InvalidStudyError as error:
        found.problems += [replace(one, file=found.place.file) for one in error.problems]
        return None
    found.told.append(sentence("from_document", source=name))
    found.told += [one.text for one in read.notes]
    return Words(read.text)


def _decoded(raw: bytes, name: str, found: Found) -> str:
    """Return bytes as text; letters that cannot be told are a problem, and never replaced."""
    wide = raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding == "cp1252":
            found.told.append(sentence("older_letters", source=name))
        return text
    found.wrong("no_letters", name)
    return ""


def _clean(words: Words, found: Found) -> Words:
    """Return words in which every sign can be kept; one that cannot becomes a space."""
    text, times = UNPRINTABLE.subn(" ", words.text)
    found.left["signs"] += times
    return replace(words, text=text) if times else words
