"""What the surroundings ask of the application: read once, and refused in words when wrong."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Environment:
    """Where the data are. Laptop mode: one person, this machine only, no login."""

    data: Path

    @property
    def database(self) -> Path:
        """The embedded database."""
        return self.data / "samenspel.sqlite3"

    @property
    def key(self) -> Path:
        """The secret that signs cookies: made once, kept beside the data."""
        return self.data / "secret.key"


def environment(variables: Mapping[str, str] = os.environ) -> Environment:
    """Return what the variables ask: ``SAMENSPEL_DATA`` is the folder of the data."""
    return Environment(data=Path(variables.get("SAMENSPEL_DATA") or Path.home() / ".samenspel"))
