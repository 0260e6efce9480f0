"""Paths: what the system says of one becomes a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from samenspel.catalogue import texts
from samenspel.errors import UnusableFileError


@contextmanager
def usable(path: Path, code: str) -> Iterator[None]:
    """Turn what the system says of a path into a sentence."""
    try:
        yield
    except (OSError, UnicodeError) as error:
        raise unusable(code, path) from error
    except ValueError as error:  # a path with a NUL character
        raise unusable(code, path) from error


def unusable(code: str, path: Path) -> UnusableFileError:
    """Return what is wrong with a path as an error to raise."""
    return UnusableFileError(texts("study_format")[code].format(path=path))


def check_room(target: Path) -> None:
    """Raise when there is no folder to write a file in."""
    if not target.parent.is_dir():
        raise unusable("no_folder", target.parent)
