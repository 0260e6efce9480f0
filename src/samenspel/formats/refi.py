"""REFI-QDA: projects (.qdpx) and codebooks (.qdc) of tools for coding, in and out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from samenspel.catalogue import texts
from samenspel.errors import UnusableFileError
from samenspel.formats.paths import check_room, unusable, usable
from samenspel.formats.refi_found import SUBJECT
from samenspel.formats.refi_from_study import as_project
from samenspel.formats.refi_model import GUID, Exchanged, Project
from samenspel.formats.refi_reading import read_codebook, read_project
from samenspel.formats.refi_to_study import Studied, as_study
from samenspel.formats.refi_writing import codebook_bytes, project_bytes
from samenspel.formats.settings import read_json, write_json
from samenspel.formats.sources import read_bytes
from samenspel.formats.whole import write_whole
from samenspel.study.problems import Place

__all__ = [
    "SUFFIXES",
    "Exchanged",
    "Project",
    "Studied",
    "as_project",
    "as_study",
    "codebook_bytes",
    "is_exchanged",
    "keep_guids",
    "kept_guids",
    "project_bytes",
    "read_codebook",
    "read_exchanged",
    "read_project",
    "write_exchanged",
]

KEPT = ".refi.json"  # beside a study that came from another tool: the GUIDs that it gave
SUFFIXES = {".qdpx": project_bytes, ".qdc": codebook_bytes}


def is_exchanged(path: Path) -> bool:
    """Return whether a path is called a project or a codebook of exchange."""
    return path.suffix.lower() in SUFFIXES


def read_exchanged(path: Path) -> Exchanged:
    """Return the project or codebook at a path; raise every problem at once."""
    with usable(path, "cannot_read"):
        if not path.exists():
            raise unusable("not_there", path)
        if path.suffix.lower() == ".qdc" or not path.is_file():
            return read_codebook(read_bytes(path, Place(path.name)), path.name)
        with path.open("rb") as file:
            return read_project(file, path.name)


def write_exchanged(project: Project, path: Path) -> None:
    """Write a project or its codes, whole or not at all; nothing is written over."""
    with usable(path, "cannot_write"):
        if path.exists():
            raise unusable("already_there", path)
        check_room(path)
        if path.suffix.lower() == ".qdc" and not project.codes:
            raise UnusableFileError(texts(SUBJECT)["no_codes"].format(path=path))
        write_whole(path, SUFFIXES[path.suffix.lower()](project))


def keep_guids(kept: Mapping[str, str], folder: Path) -> None:
    """Keep the GUIDs that came in beside a study, for the way out; only a folder has room."""
    if kept and folder.is_dir():
        with usable(folder, "cannot_write"):
            write_whole(folder / KEPT, write_json(dict(sorted(kept.items()))).encode())


def kept_guids(folder: Path) -> dict[str, str]:
    """Return the GUIDs that came in with a study."""
    path = folder / KEPT
    with usable(path, "cannot_read"):
        if not path.is_file():
            return {}
        found = read_json(read_bytes(path, Place(KEPT)), Place(KEPT))
    return {ours: str(own) for ours, own in found.items() if GUID.fullmatch(str(own))}
