"""Documents that are a zip with XML in it: opened with care, as trees."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from xml.etree import ElementTree as ET

from samenspel.errors import InvalidStudyError
from samenspel.formats.sources import MEGABYTE
from samenspel.formats.transcripts_found import refused
from samenspel.formats.workbook_guard import guarded
from samenspel.study.problems import Place

REFUSED = {
    "protected_workbook": "protected",
    "zip_bomb": "bomb",
    "xml_tricks": "tricks",
}  # what the guard of workbooks finds, as it is called here
LOCKED = b"encryption-data"
MANIFEST = "META-INF/manifest.xml"


def package(raw: bytes, place: Place) -> zipfile.ZipFile:
    """Return a package that holds plain XML of a sane size, or raise why not."""
    if _locked(raw):
        raise refused("protected", place)
    try:
        return zipfile.ZipFile(guarded(raw, place))
    except InvalidStudyError as error:
        raise refused(REFUSED.get(error.problems[0].code, "broken"), place) from None


def _locked(raw: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive, archive.open(MANIFEST) as manifest:
            return LOCKED in manifest.read(MEGABYTE)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
        return False
    except (NotImplementedError, RuntimeError, ValueError, LookupError):  # an unusual archive
        return False


def part(archive: zipfile.ZipFile, name: str) -> ET.Element:
    """Return one part as a tree; one that is not there is empty."""
    if name not in archive.namelist():
        return ET.Element("nothing")
    return ET.fromstring(archive.read(name))  # noqa: S314 - guarded: no document type


def row_of(cells: Iterable[list[str]]) -> Iterator[str]:
    """Yield a row of a table as one line; where the last cell goes on, what is below follows."""
    filled = [cell for cell in cells if cell]
    if any(len(cell) > 1 for cell in filled[:-1]):
        yield from (words for cell in filled for words in cell)
    elif filled:
        yield " | ".join(cell[0] for cell in filled)
        yield from filled[-1][1:]
