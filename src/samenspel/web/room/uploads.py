"""A study from a file that somebody sends: read whole, or refused with every problem."""

from __future__ import annotations

import re
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from samenspel.errors import InvalidStudyError, Problem
from samenspel.formats import read, refi
from samenspel.formats.sources import MEGABYTE
from samenspel.study.model import Study as StudyFile
from samenspel.study.problems import Place, problem_in
from samenspel.text import Text
from samenspel.web import bridge
from samenspel.web.speech.words import sentence
from samenspel.web.studies.models import Study

KINDS = (".xlsx", ".json", ".zip", ".qdpx")
LARGEST = 20 * MEGABYTE
UNPACKED = 100 * MEGABYTE
MEMBERS = 500
_NAME = re.compile(r"[a-zA-Z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Opened:
    """A study in a file, and what of that file a reader must know."""

    study: StudyFile
    told: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Kept:
    """A study that was kept, and what of its file a reader must know."""

    record: Study
    told: tuple[Text, ...]


@transaction.atomic
def keep_upload(upload: UploadedFile[Any]) -> Kept:
    """Keep the study in a file; raise everything that is wrong with it, and keep nothing."""
    found = opened(upload)
    study = found.study
    name, place = study.design.id, Place("study", column="study.id")
    if not _NAME.fullmatch(name):
        raise InvalidStudyError([_problem("name_unusable", place, name)])
    if Study.objects.filter(name=name).exists():
        raise InvalidStudyError([_problem("name_taken", place, name)])
    record = bridge.keep(study)
    record.asks = _asked(study)
    if any((study.sorts, study.tallies, study.priorities)):
        record.state = Study.State.CLOSED  # what came in came in elsewhere
    record.save(update_fields=["asks", "state"])
    return Kept(record, found.told)


def opened(upload: UploadedFile[Any]) -> Opened:
    """Return the study in a file: a workbook, JSON, a packed folder, a project of coded texts."""
    name = PurePosixPath((upload.name or "").replace("\\", "/")).name
    kind = Path(name).suffix.lower()
    if kind not in KINDS:
        raise InvalidStudyError([_problem("file_kind", Place(name), name)])
    if (upload.size or 0) > LARGEST:
        raise InvalidStudyError([_problem("file_large", Place(name), name)])
    if kind == ".qdpx":
        found = refi.read_project(upload.read(), name)
        studied = refi.as_study(found.project)
        as_they_were = sentence("texts_as_they_were", part="room")
        return Opened(studied.study, (as_they_were, *found.told, *studied.told))
    with tempfile.TemporaryDirectory(prefix="samenspel-") as folder:
        path = Path(folder) / f"study{kind}"
        path.write_bytes(upload.read())
        return Opened(read(_unpacked(path, Path(folder) / "study") if kind == ".zip" else path))


def _asked(study: StudyFile) -> list[str]:
    maps, lists = bool(study.sorts), bool(study.priorities)
    found = {"values-map": maps or not lists, "priorities": lists}
    found["obstructing"] = bool(study.obstructing)
    return [name for name, there in found.items() if there]


def _unpacked(path: Path, into: Path) -> Path:
    """Return the folder of a study that was packed, as itself or inside one other folder."""
    into.mkdir()
    try:
        with zipfile.ZipFile(path) as archive:
            _sane(archive.infolist())
            for member, name in _files(archive):
                target = into / name
                target.parent.mkdir(exist_ok=True)
                target.write_bytes(archive.read(member))
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
        raise InvalidStudyError([_problem("zip_broken", Place(path.name))]) from None
    except (NotImplementedError, RuntimeError, ValueError, LookupError):  # an unusual archive
        raise InvalidStudyError([_problem("zip_broken", Place(path.name))]) from None
    return into


def _sane(members: list[zipfile.ZipInfo]) -> None:
    # What a member says of its size is also all that is read of it: more is a broken zip.
    if len(members) > MEMBERS or sum(member.file_size for member in members) > UNPACKED:
        raise InvalidStudyError([_problem("zip_large", Place("study.zip"))])
    for member in members:
        path = PurePosixPath(member.filename)
        link = stat.S_ISLNK(member.external_attr >> 16)
        if link or path.is_absolute() or ".." in path.parts or "\\" in member.filename:
            raise InvalidStudyError([_problem("zip_outside", Place("study.zip"), path.name)])


def _files(archive: zipfile.ZipFile) -> Iterator[tuple[zipfile.ZipInfo, str]]:
    members = [member for member in archive.infolist() if not member.is_dir()]
    members = [member for member in members if not member.filename.startswith("__MACOSX/")]
    paths = [PurePosixPath(member.filename).parts for member in members]
    inside = any(parts[-1] == "study.toml" and len(parts) == 2 for parts in paths)
    for member, parts in zip(members, paths, strict=True):
        kept = parts[1:] if inside else parts
        if not kept or len(kept) > 2 or (inside and parts[0] != paths[0][0]):
            raise InvalidStudyError([_problem("zip_outside", Place("study.zip"), parts[-1])])
        yield member, "/".join(kept)


def _problem(code: str, place: Place, found: object = "") -> Problem:
    allowed = LARGEST // MEGABYTE if code == "file_large" else ", ".join(KINDS)
    return problem_in("web_room", code, place, found, allowed)
