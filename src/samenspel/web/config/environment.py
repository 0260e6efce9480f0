"""What the surroundings ask of the application: read once, and refused in words when wrong."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from samenspel.catalogue import texts
from samenspel.text import LANGUAGES, Text

KNOWN = ("DATABASE_URL", "SAMENSPEL_DATA", "SAMENSPEL_DEBUG", "SAMENSPEL_LANGUAGE")
OF_TESTS = ("SAMENSPEL_CHROMIUM", "SAMENSPEL_FUZZ_SECONDS", "SAMENSPEL_TEST_DATABASE")


@dataclass(frozen=True, slots=True)
class Environment:
    """Where the data are. Laptop mode: one person, this machine only, no login."""

    data: Path
    database_url: str = ""  # none: laptop mode

    @property
    def server(self) -> bool:
        """Whether more than one person works with it, from elsewhere."""
        return bool(self.database_url)

    @property
    def database(self) -> Path:
        """The embedded database."""
        return self.data / "samenspel.sqlite3"

    @property
    def key(self) -> Path:
        """The secret that signs cookies and links: made once, kept beside the data."""
        return self.data / "secret.key"

    @property
    def backups(self) -> Path:
        """Where the database goes before something is done to it."""
        return self.data / "backups"


def environment(variables: Mapping[str, str] = os.environ) -> Environment:
    """Return what the variables ask: ``SAMENSPEL_DATA`` is the folder of the data."""
    folder = variables.get("SAMENSPEL_DATA") or Path.home() / ".samenspel"
    return Environment(Path(folder).absolute(), variables.get("DATABASE_URL", ""))


def wrong(variables: Mapping[str, str] = os.environ) -> Iterator[Text]:
    """Yield what is wrong with the settings; a mistyped one must not pass in silence."""
    words = texts("web_config")
    for name in sorted(variables):
        if name.startswith("SAMENSPEL_") and name not in (*KNOWN, *OF_TESTS):
            yield words["unknown_setting"].format(name=name, known=", ".join(KNOWN))
    language = variables.get("SAMENSPEL_LANGUAGE", "")
    if language and not language.lower().startswith(LANGUAGES):
        yield words["setting_no_language"].format(found=language)
    data = environment(variables).data
    if data.exists() and not data.is_dir():
        yield words["setting_no_folder"].format(found=data)
