"""Copies of all data in one file, and putting one back: whole, checked, never by accident."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Collection
from contextlib import closing
from datetime import datetime
from pathlib import Path

from samenspel.errors import UnusableFileError
from samenspel.web.config.environment import Environment
from samenspel.web.config.folder import refusal

Migration = tuple[str, str]  # the application and the name

DATABASE, KEY = "samenspel.sqlite3", "secret.key"
LEFT_BEHIND = (f"{DATABASE}-wal", f"{DATABASE}-shm")  # by a program that was killed
LARGEST_KEY = 1000  # bytes


def backup(of: Environment, target: Path, *, overwrite: bool = False) -> None:
    """Write the database as it is now, also while it is in use, and the secret, to one file."""
    if not of.database.exists():
        raise refusal("no_data", path=of.data)
    if target.exists() and not overwrite:
        raise refusal("already_there", path=target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".samenspel-") as beside:
        copy, whole = Path(beside) / DATABASE, Path(beside) / "whole.zip"
        copy_database(of.database, copy)
        if not sound(copy):
            raise refusal("database_spoiled", path=of.database)
        whole.touch(mode=0o600)
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(copy, DATABASE)
            archive.write(of.key, KEY)
        whole.replace(target)


def copy_database(source: Path, target: Path) -> None:
    """Copy a database as it is at one moment, by SQLite's own means."""
    target.touch(mode=0o600)
    with (
        closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as read,
        closing(sqlite3.connect(target)) as written,
    ):
        try:
            read.backup(written)
        except sqlite3.DatabaseError as error:
            raise refusal("database_spoiled", path=source) from error


def set_aside(of: Environment, *, now: datetime) -> None:
    """Copy all data to the folder of backups before something is done to them."""
    of.backups.mkdir(mode=0o700, exist_ok=True)
    path = of.backups / f"{now:%Y-%m-%d-%H%M%S-%f}.zip"
    try:
        backup(of, path)
    except (UnusableFileError, OSError):
        # What is damaged is kept as it is: someone may get more out of it than we can.
        damaged = path.with_suffix("")
        damaged.mkdir(mode=0o700)
        for name in (DATABASE, *LEFT_BEHIND, KEY):
            if (of.data / name).exists():
                shutil.copy2(of.data / name, damaged / name)


def restore(to: Environment, source: Path, known: Collection[Migration], *, now: datetime) -> None:
    """Put a copy in place once it is whole and of a version this program knows."""
    with tempfile.TemporaryDirectory(dir=to.data, prefix=".samenspel-") as beside:
        database, key = _unpacked(source, Path(beside))
        if not sound(database):
            raise refusal("no_backup", path=source)
        if not migrations_of(database) <= set(known):
            raise refusal("backup_newer", path=source)
        if to.database.exists():
            set_aside(to, now=now)
        for name in LEFT_BEHIND:
            (to.data / name).unlink(missing_ok=True)
        key.replace(to.key)
        database.replace(to.database)


def _unpacked(source: Path, folder: Path) -> tuple[Path, Path]:
    """Return the database and the secret of a copy; a file that holds anything else is refused."""
    try:
        with zipfile.ZipFile(source) as archive:
            if sorted(archive.namelist()) != sorted((DATABASE, KEY)):
                raise refusal("no_backup", path=source)
            if not 0 < archive.getinfo(KEY).file_size <= LARGEST_KEY:
                raise refusal("no_backup", path=source)
            archive.extractall(folder)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
        raise refusal("no_backup", path=source) from error
    for name in (DATABASE, KEY):
        (folder / name).chmod(0o600)
    return folder / DATABASE, folder / KEY


def sound(database: Path) -> bool:
    """Return whether SQLite finds nothing wrong in a database of ours."""
    with closing(sqlite3.connect(database)) as opened:
        try:
            found = opened.execute("PRAGMA integrity_check").fetchall()
            broken = opened.execute("PRAGMA foreign_key_check").fetchall()
            opened.execute("SELECT 1 FROM studies_study LIMIT 1")
        except sqlite3.DatabaseError:
            return False
    return found == [("ok",)] and not broken


def migrations_of(database: Path) -> set[Migration]:
    """Return the migrations that a database went through."""
    with closing(sqlite3.connect(database)) as opened:
        return set(opened.execute("SELECT app, name FROM django_migrations"))
