"""Before a workbook is opened: is it a zip of a sane size, with plain XML in it?"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import NoReturn
from xml.parsers import expat

from samenspel.errors import InvalidStudyError
from samenspel.formats.sources import MEGABYTE
from samenspel.study.problems import Place, problem

OLD_EXCEL = b"\xd0\xcf\x11\xe0"
MEMBER_COUNT = 1_000
UNPACKED = 256 * MEGABYTE
RATIO, RATIO_FROM = 150, 4 * MEGABYTE  # plain XML packs well, but not like this
TAGS = 4_000_000  # a million cells; each tag is an object in memory while its row is read
STYLES, ENDLESS = "xl/styles.xml", re.compile(rb"<[^<]{4000}")  # Excel's formats are 255 long
AUTHORS = "docProps/"  # who wrote a workbook and when is not ours to read


def guarded(raw: bytes, place: Place) -> BytesIO:
    """Return a workbook that holds nothing but plain XML; raise when there is none in it."""
    if raw.startswith(OLD_EXCEL):
        raise InvalidStudyError([problem("protected_workbook", place)])
    code = "broken_workbook" if raw.startswith(b"PK") else "not_a_workbook"
    out = BytesIO()
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive, zipfile.ZipFile(out, "w") as kept:
            _sane(archive.infolist(), place)
            for name, xml in _parts(archive, place):
                kept.writestr(name, xml)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, expat.ExpatError):
        raise InvalidStudyError([problem(code, place)]) from None
    except (NotImplementedError, RuntimeError, ValueError, LookupError):  # an unusual archive
        raise InvalidStudyError([problem(code, place)]) from None
    return out


def _sane(members: list[zipfile.ZipInfo], place: Place) -> None:
    total = sum(info.file_size for info in members)
    swollen = any(
        info.file_size > RATIO_FROM and info.file_size > RATIO * info.compress_size
        for info in members
    )
    if len(members) > MEMBER_COUNT or total > UNPACKED or swollen:
        raise InvalidStudyError([problem("zip_bomb", place)])


def _parts(archive: zipfile.ZipFile, place: Place) -> Iterator[tuple[str, bytes]]:
    tags = 0
    for name in dict.fromkeys(archive.namelist()):
        if name.endswith((".xml", ".rels")) and not name.startswith(AUTHORS):
            xml = archive.read(name)
            tags += xml.count(b"<")
            if tags > TAGS or (name == STYLES and ENDLESS.search(xml)):
                raise InvalidStudyError([problem("zip_bomb", place)])
            yield name, _plain(xml, place)


def _plain(xml: bytes, place: Place) -> bytes:
    """Return XML, in any encoding, that has no document type: that can hold tricks."""

    def refuse(*_: object) -> NoReturn:
        raise InvalidStudyError([problem("xml_tricks", place)])

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = _watcher(place)
    parser.Parse(xml, True)  # noqa: FBT003 -- expat takes no name here: this is all of it
    return xml


def _watcher(place: Place) -> Callable[[str, dict[str, str]], None]:
    """Return what refuses rows and cells that go back: openpyxl would pass over them in silence."""
    root, row, column = "", 0, (0, "")

    def start(tag: str, item: dict[str, str]) -> None:
        nonlocal root, row, column
        name, before = tag.rpartition(":")[2], (row, column)
        root = root or name
        if root == "worksheet" and name == "row":
            row, column = int(item.get("r", row + 1)), (0, "")
        elif root == "worksheet" and name == "c" and "r" in item:
            letters = item["r"].rstrip("0123456789")
            column = len(letters), letters
        else:
            return
        if (row, column) <= before:
            raise InvalidStudyError([problem("broken_workbook", Place(place.file, row))])

    return start
