"""Files as bytes and as words: what is too large or not UTF-8 is refused by name."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from pathlib import Path

from samenspel.errors import InvalidStudyError, Problem
from samenspel.study.problems import Place, problem

MEGABYTE = 1_000_000
FILE_LIMIT = 64 * MEGABYTE


def read_bytes(path: Path, place: Place, limit: int = FILE_LIMIT) -> bytes:
    """Return what is in an ordinary file that is not too large."""
    if not path.is_file():
        raise InvalidStudyError([problem("not_a_file", place, path.name)])
    with path.open("rb") as file:
        raw = file.read(limit + 1)
    if len(raw) > limit:
        raise InvalidStudyError([problem("file_too_large", place, allowed=limit // MEGABYTE)])
    return raw


def words_of(raw: bytes, place: Place) -> str:
    """Return bytes as words, with one kind of line end; a byte order mark says nothing."""
    if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        raise InvalidStudyError([problem("utf16", place)])
    if b"\0" in raw:
        row = raw[: raw.index(b"\0")].count(b"\n") + 1
        raise InvalidStudyError([problem("nul_character", Place(place.file, row))])
    try:
        words = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidStudyError([_not_utf8(raw, error.start, place)]) from None
    return words.replace("\r\n", "\n").replace("\r", "\n")


def filled_words_of(raw: bytes, place: Place) -> str:
    """Return bytes as words, of a file that must hold something."""
    words = words_of(raw, place)
    if not words.strip():
        raise InvalidStudyError([problem("empty_file", place)])
    return words


def _not_utf8(raw: bytes, start: int, place: Place) -> Problem:
    row = raw[:start].count(b"\n") + 1
    line = raw.split(b"\n")[row - 1].decode("cp1252", "replace")
    return problem("not_utf8", Place(place.file, row), line)
