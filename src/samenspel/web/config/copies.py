"""Copies of all data in one file, and putting one back: whole, checked, never by accident."""

from __future__ import annotations

import secrets
import tempfile
import zipfile
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from samenspel.errors import UnusableFileError
from samenspel.web.config import embedded, postgresql
from samenspel.web.config.environment import Environment
from samenspel.web.config.folder import refusal
from samenspel.web.config.stored import Migration, Store

KEY = "secret.key"
STORES = (embedded.STORE, postgresql.STORE)
LARGEST_KEY = 1000  # bytes


def store(of: Environment) -> Store:
    """Return what the database of these surroundings needs."""
    return postgresql.STORE if of.server else embedded.STORE


def backup(of: Environment, target: Path, *, overwrite: bool = False) -> None:
    """Write the database as it is now, also while it is in use, and the secret, to one file."""
    kept = store(of)
    if not kept.there(of):
        raise refusal("no_data", path=of.data)
    if target.exists() and not overwrite:
        raise refusal("already_there", path=target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".samenspel-") as beside:
        copy, whole = Path(beside) / kept.file, Path(beside) / "whole.zip"
        copy.touch(mode=0o600)
        kept.copy(of, copy)
        whole.touch(mode=0o600)
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(copy, kept.file)
            archive.writestr(KEY, of.secret or of.key.read_text())
        whole.replace(target)


def set_aside(of: Environment, *, now: datetime) -> None:
    """Copy all data to the folder of backups before something is done to them."""
    of.backups.mkdir(mode=0o700, exist_ok=True)
    path = of.backups / f"{now:%Y-%m-%d-%H%M%S-%f}.zip"
    try:
        backup(of, path)
    except (UnusableFileError, OSError):
        if of.server:
            raise  # there are no files of it to keep
        embedded.keep_damaged(of, path.with_suffix(""))


def restore(to: Environment, source: Path, known: Collection[Migration], *, now: datetime) -> None:
    """Put a copy in place once it is whole and of a version this program knows."""
    kept = store(to)
    with tempfile.TemporaryDirectory(dir=to.data, prefix=".samenspel-") as beside:
        database, key = _unpacked(source, Path(beside), kept)
        applied = kept.migrations(database)
        if not applied:
            raise refusal("no_backup", path=source)
        if not applied <= set(known):
            raise refusal("backup_newer", path=source)
        if to.secret and not secrets.compare_digest(key.read_bytes(), to.secret.encode()):
            raise refusal("backup_other_secret", path=source)
        if kept.there(to):
            set_aside(to, now=now)
        kept.put(to, database)
        key.replace(to.key)


def _unpacked(source: Path, folder: Path, kept: Store) -> tuple[Path, Path]:
    """Return the database and the secret of a copy; a file that holds anything else is refused."""
    try:
        with zipfile.ZipFile(source) as archive:
            names = sorted(archive.namelist())
            if names in [sorted((other.file, KEY)) for other in STORES if other is not kept]:
                raise refusal("backup_other_database", path=source)
            if names != sorted((kept.file, KEY)):
                raise refusal("no_backup", path=source)
            if not 0 < archive.getinfo(KEY).file_size <= LARGEST_KEY:
                raise refusal("no_backup", path=source)
            archive.extractall(folder)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError) as error:
        raise refusal("no_backup", path=source) from error
    for name in (kept.file, KEY):
        (folder / name).chmod(0o600)
    return folder / kept.file, folder / KEY
