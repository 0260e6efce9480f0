"""Removals, remembered beside the database: an older copy of it must not bring them back.

A line is written as the last act before a removal is done for good. When the program dies between
the two, the line is there and the removal is not: the next start still does what was asked. The
other way around, a removal that an older copy undoes, cannot happen. Each database knows by their
marks which lines it went through, so none is done twice.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from samenspel.web.studies.models import Gone

Line = Mapping[str, str]
NEEDED = {"mark", "kind", "made"}


@contextmanager
def remembered(kind: str, made: datetime, **about: str) -> Iterator[None]:
    """Do a removal, and remember it before it is done for good; no line names or quotes anybody."""
    with transaction.atomic():
        yield
        mark = secrets.token_hex(16)
        Gone.objects.create(mark=mark)
        now = timezone.now().isoformat()
        append(
            settings.GONE,
            [{"mark": mark, "kind": kind, "made": made.isoformat(), "at": now, **about}],
        )


def append(path: Path, lines: Iterable[Line]) -> None:
    """Write lines to the end of a file, and return once they are on the disk."""
    new = not path.exists()
    words = "".join(json.dumps(dict(line)) + "\n" for line in lines).encode()
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        # What was cut off by a sudden end stays alone on its line.
        size = os.fstat(handle).st_size
        torn = bool(size) and os.pread(handle, 1, size - 1) != b"\n"
        os.write(handle, b"\n" * torn + words)
        os.fsync(handle)
    finally:
        os.close(handle)
    if new:
        _settle(path.parent)


def _settle(folder: Path) -> None:
    """Have the name of a new file on the disk too, where a system can do that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def lines(path: Path) -> tuple[Line, ...]:
    """Return what a file remembers; a line that was cut off belongs to nothing that was done."""
    if not path.exists():
        return ()
    return tuple(filter(None, map(_line, path.read_text("utf-8", "replace").splitlines())))


def _line(words: str) -> Line | None:
    try:
        line = json.loads(words)
        datetime.fromisoformat(line["made"])
    except (ValueError, TypeError, LookupError):
        return None
    whole = set(line) >= NEEDED and all(isinstance(one, str) for one in line.values())
    return line if whole else None


def named(name: str) -> str:
    """Return a fingerprint of the name of a text, which may be that of a person."""
    return hashlib.sha256(name.encode()).hexdigest()


def unknown(remembered: Iterable[Line]) -> tuple[Line, ...]:
    """Return the lines that this database did not go through."""
    here = set(Gone.objects.values_list("mark", flat=True))
    return tuple(line for line in remembered if line["mark"] not in here)
