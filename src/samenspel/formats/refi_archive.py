"""The zip around a project: opened with care, and read only where the project points."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import BinaryIO

from samenspel.formats.refi_found import refused
from samenspel.formats.sources import MEGABYTE
from samenspel.study.problems import Place

MEMBERS = 20_000
LONGEST_NAME = 500
XML_LIMIT = 64 * MEGABYTE
TEXT_LIMIT = 10 * MEGABYTE  # an hour of speech is 60 kilobytes
READ_LIMIT = 128 * MEGABYTE  # of everything that is read out of one archive
FOLDER = "sources/"
ENCRYPTED = 0x1
DRIVE = re.compile("[A-Za-z]:")


class OutsideError(Exception):
    """A path leads out of the archive: what it names is on somebody else's computer."""


@dataclass(slots=True)
class Archive:
    """An opened archive: its one project, and its other members by name in lower case."""

    zip: zipfile.ZipFile
    place: Place
    qde: zipfile.ZipInfo
    members: dict[str, zipfile.ZipInfo]
    room: int  # how much may still be read
    read: dict[str, bytes] = field(default_factory=dict)


@contextmanager
def opened(file: BinaryIO, place: Place) -> Iterator[Archive]:
    """Open an archive with one project in it; what is wrong with it ends in a sentence."""
    with _unpacking(place):
        archive = zipfile.ZipFile(file)
    with archive:
        yield _looked_over(archive, place)


@contextmanager
def _unpacking(place: Place) -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
        raise refused("not_an_archive", place) from None
    except (NotImplementedError, RuntimeError, ValueError, LookupError):  # an unusual archive
        raise refused("not_an_archive", place) from None


def content(archive: Archive, member: zipfile.ZipInfo, limit: int = XML_LIMIT) -> bytes:
    """Return what is in a member of a sane size."""
    if member.file_size > min(limit, archive.room):
        raise refused("too_much", archive.place, member.filename, limit // MEGABYTE)
    archive.room -= member.file_size  # also when it is pointed at again: it is searched again
    if member.filename not in archive.read:
        with _unpacking(archive.place):
            archive.read[member.filename] = archive.zip.read(member)
    return archive.read[member.filename]


def member_at(archive: Archive, path: str) -> zipfile.ZipInfo | None:
    """Return what a path in the project points at; nothing else is ever opened."""
    scheme, mark, rest = path.replace("\\", "/").rpartition("://")
    bare = PurePosixPath(rest.lstrip("/") if mark else rest)
    if scheme not in {"", "internal", "relative"} or _leads_out(str(bare)):
        raise OutsideError(path)
    base = archive.qde.filename.replace("\\", "/").rpartition("/")[0]
    beside = f"{base}/" if base else ""
    wanted = (f"{beside}{FOLDER}{bare}".lower(), f"{beside}{bare}".lower())
    return next((archive.members[one] for one in wanted if one in archive.members), None)


def _looked_over(archive: zipfile.ZipFile, place: Place) -> Archive:
    """Return an archive in which nothing is hidden, and only one project."""
    members = archive.infolist()
    if len(members) > MEMBERS:
        raise refused("too_many_members", place, len(members), MEMBERS)
    for member in members:
        name = member.filename.replace("\\", "/")
        if len(name) > LONGEST_NAME:
            raise refused("huge_name", place, name, LONGEST_NAME)
        if _leads_out(name):
            raise refused("leads_out", place, name)
        if member.flag_bits & ENCRYPTED:
            raise refused("encrypted", place, name)
    files = [member for member in members if not member.filename.endswith("/")]
    by_name = {one.filename.replace("\\", "/").lower(): one for one in files}
    if len(by_name) < len(files):
        raise refused("members_alike", place)
    return Archive(archive, place, _project(members, place), by_name, READ_LIMIT)


def _leads_out(name: str) -> bool:
    path = PurePosixPath(name)
    return bool(DRIVE.match(name)) or path.is_absolute() or ".." in path.parts


def _project(members: list[zipfile.ZipInfo], place: Place) -> zipfile.ZipInfo:
    """Return the one project: at the root, or alone in a folder that was packed with it."""
    found = [one for one in members if _is_project(one.filename)]
    at_root = [one for one in found if "/" not in one.filename.replace("\\", "/")]
    projects = at_root or found
    if not projects:
        raise refused("no_project", place)
    if len(projects) > 1:
        names = ", ".join(one.filename for one in projects)
        raise refused("two_projects", place, names)
    return projects[0]


def _is_project(name: str) -> bool:
    """Return whether this is a project, and not what a Mac keeps beside a file."""
    path = PurePosixPath(name.replace("\\", "/"))
    beside = path.name.startswith("._") or "__MACOSX" in path.parts
    return path.suffix.lower() == ".qde" and not beside
