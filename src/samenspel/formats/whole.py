"""Writing whole or not at all: first beside, then in place in one step."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there completely, or as it was before."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".samenspel-") as name:
        beside = Path(name) / "new"
        with beside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)


def write_whole_folder(path: Path, files: Iterable[tuple[str, str]], keep: Iterable[str]) -> None:
    """Write a folder in one step; of a folder that was there, only ``keep`` stays."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".samenspel-") as name:
        new, old = Path(name) / "new", Path(name) / "old"
        new.mkdir()
        for file, words in files:
            (new / file).parent.mkdir(exist_ok=True)
            (new / file).write_bytes(words.encode())
        if path.exists():
            for kept in keep:
                _copy(path / kept, new / kept)
            path.rename(old)
        try:
            _into_place(new, path)
        except OSError:
            if old.exists():
                old.rename(path)
            raise


def _into_place(new: Path, path: Path) -> None:
    new.rename(path)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir() and not source.is_symlink():
        shutil.copytree(source, target, symlinks=True)
    else:
        shutil.copy2(source, target, follow_symlinks=False)
