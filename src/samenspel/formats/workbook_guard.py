"""Before a workbook is opened: is it a zip of a sane size?"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

from samenspel.errors import InvalidStudyError
from samenspel.formats.sources import MEGABYTE
from samenspel.study.problems import Place, problem

OLD_EXCEL = b"\xd0\xcf\x11\xe0"
MEMBER_COUNT = 1_000
UNPACKED = 256 * MEGABYTE
RATIO, RATIO_FROM = 150, 4 * MEGABYTE  # plain XML packs well, but not like this

Members = Mapping[str, bytes]


def unpacked(raw: bytes, place: Place) -> Members:
    """Return the XML inside a workbook; raise when it is no workbook or far too large."""
    if raw.startswith(OLD_EXCEL):
        raise InvalidStudyError([problem("protected_workbook", place)])
    code = "broken_workbook" if raw.startswith(b"PK") else "not_a_workbook"
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            _sane(archive.infolist(), place)
            return {
                info.filename: archive.read(info)
                for info in archive.infolist()
                if info.filename.endswith((".xml", ".rels"))
            }
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
        raise InvalidStudyError([problem(code, place)]) from None
    except (NotImplementedError, RuntimeError, ValueError):  # an unusual or encrypted archive
        raise InvalidStudyError([problem(code, place)]) from None


def _sane(members: list[zipfile.ZipInfo], place: Place) -> None:
    total = sum(info.file_size for info in members)
    swollen = any(
        info.file_size > RATIO_FROM and info.file_size > RATIO * info.compress_size
        for info in members
    )
    if len(members) > MEMBER_COUNT or total > UNPACKED or swollen:
        raise InvalidStudyError([problem("zip_bomb", place)])
