"""Studies on disk: one folder, one workbook or one JSON file, and the same study each way.

Sorts can also come in and go out in the files of other tools.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from samenspel.formats.blank import blank_files
from samenspel.formats.folder import (
    KNOWN,
    SETTINGS,
    folder_files,
    is_beside_study,
    read_folder,
)
from samenspel.formats.ledgers import ledger_path, read_ledger, write_ledger
from samenspel.formats.parts import Parts, as_study
from samenspel.formats.paths import check_room, unusable, usable
from samenspel.formats.qsorts import FORMS, holds_sorts, read_sorts, write_sorts
from samenspel.formats.settings import read_json, write_json
from samenspel.formats.sources import read_bytes
from samenspel.formats.whole import write_whole, write_whole_folder
from samenspel.formats.workbook import read_workbook, workbook_bytes
from samenspel.study.codec import to_plain
from samenspel.study.model import Study, Template
from samenspel.study.problems import Place

__all__ = [
    "FORMS",
    "holds_sorts",
    "ledger_path",
    "new_study",
    "read",
    "read_ledger",
    "read_sorts",
    "write",
    "write_ledger",
    "write_sorts",
]


def read(path: Path | str) -> Study:
    """Return the study at a path: a folder, an .xlsx or a .json; raise every problem at once."""
    source = Path(path)
    with usable(source, "cannot_read"):
        return as_study(_parts(source))


def write(study: Study, path: Path | str, *, overwrite: bool = False) -> None:
    """Write a study whole or not at all, as what the path says: .xlsx, .json, or a folder."""
    target = Path(path)
    with usable(target, "cannot_write"):
        if target.exists() and not overwrite:
            raise unusable("already_there", target)
        check_room(target)
        if target.is_dir() or not target.suffix:
            _write_folder(target, folder_files(study))
        elif target.suffix.lower() == ".xlsx":
            write_whole(target, workbook_bytes(study))
        elif target.suffix.lower() == ".json":
            write_whole(target, write_json(to_plain(study)).encode())
        else:
            raise unusable("unknown_kind", target)


def new_study(path: Path | str, title: str, template: Template | None = None) -> None:
    """Write an empty study folder that explains itself, in Dutch and in English."""
    target = Path(path)
    with usable(target, "cannot_write"):
        if target.exists():
            raise unusable("already_there", target)
        check_room(target)
        write_whole_folder(target, blank_files(target.name, title, template), keep=())


def _parts(source: Path) -> Parts:
    if source.is_dir():
        return read_folder(source)
    if not source.exists():
        raise unusable("not_there", source)
    if source.suffix.lower() == ".xlsx":
        return read_workbook(source)
    if source.suffix.lower() == ".json":
        return _read_json(source)
    raise unusable("unknown_kind", source)


def _read_json(source: Path) -> Parts:
    parts = Parts(file_of=lambda part: source.name if part == "study" else part)
    with parts.reading("study"):
        parts.plain.update(read_json(read_bytes(source, Place("study")), Place("study")))
    return parts


def _write_folder(target: Path, files: Iterator[tuple[str, str]]) -> None:
    beside: list[str] = []
    if target.exists():
        names = [entry.name for entry in target.iterdir()]
        beside = [name for name in names if is_beside_study(name)]
        if SETTINGS not in names or set(names) - {*KNOWN, *beside}:
            raise unusable("not_a_study", target)
    write_whole_folder(target, files, keep=beside)
