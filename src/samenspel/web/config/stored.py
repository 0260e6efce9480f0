"""What copying and putting back needs to know of one kind of database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from samenspel.web.config.environment import Environment

Migration = tuple[str, str]  # the application and the name

# Who came in, and who tried: never in a copy, so that putting it back lets nobody in again.
FORGOTTEN = ("django_session", "studies_attempt")


@dataclass(frozen=True, slots=True)
class Store:
    """One kind of database; each function raises `UnusableFileError` when it cannot."""

    file: str  # its name in a copy
    there: Callable[[Environment], bool]
    copy: Callable[[Environment, Path], None]
    migrations: Callable[[Path], set[Migration]]  # of a copy; none when it is not whole
    put: Callable[[Environment, Path], None]
