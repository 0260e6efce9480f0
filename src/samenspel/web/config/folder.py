"""The folder of the data: whether it can be used, and by one program at a time."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from samenspel.catalogue import texts
from samenspel.errors import UnusableFileError


def refusal(key: str, **parts: object) -> UnusableFileError:
    """Return an error that says why a file or folder cannot be used, and what to do."""
    return UnusableFileError(texts("web_config")[key].format(**parts))


@contextmanager
def own(data: Path) -> Iterator[None]:
    """Make the folder if needed and keep it to this program until the end, even a sudden one."""
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=data):
            pass
    except OSError as error:
        raise refusal("folder_unwritable", path=data, reason=error.strerror) from error
    # SQLite's own lock works on every system, and is gone when the program is.
    with closing(sqlite3.connect(data / "in-use", timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise refusal("folder_in_use", path=data) from error
        yield
