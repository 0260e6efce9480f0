"""The embedded database: how it is copied while in use, checked, and put back."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from samenspel.web.config.environment import Environment
from samenspel.web.config.folder import refusal
from samenspel.web.config.stored import FORGOTTEN, Migration, Store

DATABASE = "samenspel.sqlite3"
LEFT_BEHIND = (f"{DATABASE}-wal", f"{DATABASE}-shm")  # by a program that was killed


def _there(of: Environment) -> bool:
    return of.database.exists()


def _copy(of: Environment, target: Path) -> None:
    """Copy the database as it is at one moment, by SQLite's own means."""
    with (
        closing(sqlite3.connect(f"{of.database.as_uri()}?mode=ro", uri=True)) as read,
        closing(sqlite3.connect(target)) as written,
    ):
        try:
            read.backup(written)
            _forget(written)
        except sqlite3.DatabaseError as error:
            raise refusal("database_spoiled", path=of.database) from error
    if not _sound(target):
        raise refusal("database_spoiled", path=of.database)


def _forget(written: sqlite3.Connection) -> None:
    written.execute("PRAGMA secure_delete=ON")
    there = {name for (name,) in written.execute("SELECT name FROM sqlite_master")}
    for table in sorted(there & {*FORGOTTEN}):
        written.execute(f"DELETE FROM {table}")  # noqa: S608 - names from here
    written.commit()


def keep_damaged(of: Environment, damaged: Path) -> None:
    """Keep the files of a database as they are: someone may get more out of them than we can."""
    damaged.mkdir(mode=0o700)
    for path in (of.database, *(of.data / name for name in LEFT_BEHIND), of.key):
        if path.exists():
            shutil.copy2(path, damaged / path.name)


def _sound(database: Path) -> bool:
    """Return whether SQLite finds nothing wrong in a database of ours."""
    with closing(sqlite3.connect(database)) as opened:
        try:
            found = opened.execute("PRAGMA integrity_check").fetchall()
            broken = opened.execute("PRAGMA foreign_key_check").fetchall()
            opened.execute("SELECT 1 FROM studies_study LIMIT 1")
        except sqlite3.DatabaseError:
            return False
    return found == [("ok",)] and not broken


def _migrations(database: Path) -> set[Migration]:
    if not _sound(database):
        return set()
    with closing(sqlite3.connect(database)) as opened:
        return set(opened.execute("SELECT app, name FROM django_migrations"))


def _put(to: Environment, database: Path) -> None:
    for name in LEFT_BEHIND:
        (to.data / name).unlink(missing_ok=True)
    database.replace(to.database)


STORE = Store(DATABASE, _there, _copy, _migrations, _put)
