"""A study as a folder: study.toml, a CSV file a table, and documents/."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from samenspel.errors import InvalidStudyError
from samenspel.formats.csv_tables import read_csv, write_csv
from samenspel.formats.parts import Parts
from samenspel.formats.settings import read_toml, write_toml
from samenspel.formats.sources import MEGABYTE, read_bytes, words_of
from samenspel.study.codec import design_to_plain
from samenspel.study.model import TABLES, Study, table
from samenspel.study.problems import Place, closest, problem

SETTINGS = "study.toml"
DOCUMENTS = "documents"
LEDGER = "releases.json"
ORIGINALS = "originals"  # interviews as they came, with names: never part of a study
SETTINGS_LIMIT = 4 * MEGABYTE
FILES = {f"{name}.csv": name for name in TABLES}
KNOWN = (SETTINGS, DOCUMENTS, *FILES)


def file_of(part: str) -> str:
    """Return the file in which a part of a study stands."""
    return SETTINGS if part == "study" else f"{part}.csv" if part in TABLES else part


def read_folder(folder: Path) -> Parts:
    """Return the parts of the study in a folder."""
    parts = Parts(file_of=file_of)
    entries = {entry.name: entry for entry in sorted(folder.iterdir())}
    with parts.reading("study"):
        parts.plain.update(_settings(folder / SETTINGS, folder))
    for name, entry in entries.items():
        if name in FILES:
            with parts.reading(FILES[name]):
                raw = read_bytes(_inside(entry, folder, FILES[name]), Place(FILES[name]))
                parts.plain[FILES[name]] = read_csv(raw, Place(FILES[name]))
        elif name not in KNOWN and not is_beside_study(name):
            place = Place(name)
            parts.problems.append(problem("unknown_file", place, name, closest(name, KNOWN)))
    if DOCUMENTS in entries:
        _read_documents(entries[DOCUMENTS], folder, parts)
    return parts


def is_beside_study(name: str) -> bool:
    """Return whether a file may stand in the folder without being part of the study."""
    return name in (LEDGER, ORIGINALS) or name.startswith(("README", "LEESMIJ", ".", "~$"))


def folder_files(study: Study) -> Iterator[tuple[str, str]]:
    """Return the files of a study: name in the folder, and words."""
    yield SETTINGS, write_toml(design_to_plain(study.design))
    for name in TABLES:
        if rows := table(study, name):
            yield f"{name}.csv", write_csv(name, rows)
    for name, words in study.texts:
        yield f"{DOCUMENTS}/{name}", words


def _settings(entry: Path, folder: Path) -> dict[str, object]:
    if not (entry.exists() or entry.is_symlink()):
        raise InvalidStudyError([problem("missing_study_file", Place("study"))])
    raw = read_bytes(_inside(entry, folder, "study"), Place("study"), SETTINGS_LIMIT)
    plain = read_toml(raw, Place("study"))
    tables = [name for name in (*TABLES, "texts") if name in plain]
    if tables:
        raise InvalidStudyError(
            [problem("table_in_settings", Place("study", column=name), name) for name in tables]
        )
    return plain


def _inside(entry: Path, folder: Path, part: str) -> Path:
    """Return a file, unless it is a link that leads out of the folder."""
    try:
        inside = entry.resolve().is_relative_to(folder.resolve())
    except RuntimeError:  # links that lead to each other
        inside = False
    if not inside:
        raise InvalidStudyError([problem("outside_folder", Place(part), entry.name)])
    return entry


def _read_documents(documents: Path, folder: Path, parts: Parts) -> None:
    texts: dict[str, str] = {}
    with parts.reading("texts"):
        if not _inside(documents, folder, DOCUMENTS).is_dir():
            raise InvalidStudyError([problem("not_a_file", Place(DOCUMENTS), DOCUMENTS)])
        for entry in sorted(documents.iterdir()):
            if not is_beside_study(entry.name):
                place = Place(f"{DOCUMENTS}/{entry.name}")
                with parts.reading("texts"):
                    raw = read_bytes(_inside(entry, folder, place.file), place)
                    texts[entry.name] = words_of(raw, place)
    parts.plain["texts"] = texts
