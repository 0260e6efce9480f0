"""Before a workbook is opened: is it a zip of sane size, with plain XML and plain values?"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from posixpath import normpath
from xml.etree import ElementTree as ET

from samenspel.errors import InvalidStudyError, Problem
from samenspel.formats.sources import MEGABYTE
from samenspel.study.problems import Place, problem

OLD_EXCEL = b"\xd0\xcf\x11\xe0"
PART_COUNT = 1_000
UNPACKED = 256 * MEGABYTE
RATIO, RATIO_FROM = 150, 4 * MEGABYTE  # plain XML packs well, but not like this
CELLS = 6_000_000  # rows times columns of one sheet, which are all held at once
RELATIONS = "xl/_rels/workbook.xml.rels"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
TRICKS = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
OPEN = rb"<(?:\w{1,9}:)?"
REFERENCE = re.compile(rb"\br\s*=\s*[\"']\s*([A-Za-z]{0,9})([0-9]{1,12})")
ROW, CELL = re.compile(OPEN + rb"row\b"), re.compile(OPEN + rb"c\b")
PLACED = OPEN + rb"c\b[^<>]*?\br\s*=\s*[\"']([A-Z]{1,3}[0-9]{1,7})[\"']"
FORMULA = re.compile(PLACED + rb"[^<>]*>\s*" + OPEN + rb"f\b")
TYPED_ERROR = rb"(?=[^<>]*\bt\s*=\s*[\"']e[\"'])"
ERROR = re.compile(PLACED.replace(rb"c\b", rb"c\b" + TYPED_ERROR, 1))

Members = Mapping[str, bytes]


def checked(raw: bytes, place: Place) -> Members:
    """Return the XML inside a workbook; raise when it is not safe to open."""
    if raw.startswith(OLD_EXCEL):
        raise InvalidStudyError([problem("protected_workbook", place)])
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            _sane(archive.infolist(), place)
            members = {
                info.filename: archive.read(info)
                for info in archive.infolist()
                if info.filename.endswith((".xml", ".rels"))
            }
    except zipfile.BadZipFile:
        code = "broken_workbook" if raw.startswith(b"PK") else "not_a_workbook"
        raise InvalidStudyError([problem(code, place)]) from None
    except (NotImplementedError, RuntimeError, EOFError, ValueError, OSError, zlib.error):
        # What zipfile raises for a damaged, encrypted or unusual archive in memory.
        raise InvalidStudyError([problem("broken_workbook", place)]) from None
    if any(map(_tricky, members.values())):
        raise InvalidStudyError([problem("xml_tricks", place)])
    return members


def _tricky(words: bytes) -> bool:
    return bool(TRICKS.search(words)) or words.startswith((b"\xff\xfe", b"\xfe\xff"))


def packed(members: Members) -> BytesIO:
    """Return exactly the checked parts as a workbook, so that nothing else is opened."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, words in members.items():
            archive.writestr(name, words)
    out.seek(0)
    return out


def sheet_parts(members: Members, place: Place) -> dict[str, bytes]:
    """Return the XML of each sheet, by the name on its tab."""
    # No document type, hence no entity, gets past checked().
    try:
        relations = ET.fromstring(members[RELATIONS])  # noqa: S314
        book = ET.fromstring(members["xl/workbook.xml"])  # noqa: S314
        targets = {item.get("Id"): _member(item.get("Target", "")) for item in relations}
        return {
            sheet.get("name", ""): members.get(targets.get(sheet.get(RELATION_ID), ""), b"")
            for sheet in book.findall(".//{*}sheet")
        }
    except (KeyError, ET.ParseError, ValueError, LookupError):
        raise InvalidStudyError([problem("broken_workbook", place)]) from None


def sheet_problems(name: str, words: bytes) -> Iterator[Problem]:
    """Find what makes a sheet too large to open, or not a table of plain values."""
    if _held(words) > CELLS:
        yield problem("sheet_too_large", Place(name))
    for code, pattern in (("formula_cell", FORMULA), ("error_cell", ERROR)):
        for found in pattern.finditer(words):
            cell = found[1].decode("ascii", "replace")
            yield problem(code, Place(name, int(re.sub(r"\D", "", cell) or 0)), cell)


def _held(words: bytes) -> int:
    """Return how many cells a sheet takes when it is open: its rows times its columns."""
    references = REFERENCE.findall(words)
    rows = max((int(row) for _, row in set(references)), default=0)
    width = max((_number(letters) for letters, _ in set(references)), default=0)
    unplaced = len(CELL.findall(words)) - sum(bool(letters) for letters, _ in references)
    return max(rows, len(ROW.findall(words))) * max(width, unplaced, 1)


def _sane(members: list[zipfile.ZipInfo], place: Place) -> None:
    total = sum(info.file_size for info in members)
    swollen = any(
        info.file_size > RATIO_FROM and info.file_size > RATIO * info.compress_size
        for info in members
    )
    if len(members) > PART_COUNT or total > UNPACKED or swollen:
        raise InvalidStudyError([problem("zip_bomb", place)])


def _member(target: str) -> str:
    return normpath(target).lstrip("/") if target.startswith("/") else normpath(f"xl/{target}")


def _number(letters: bytes) -> int:
    """Return the number of a column: A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
