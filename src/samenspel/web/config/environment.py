"""What the surroundings ask of the application: read once, and refused in words when wrong."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from samenspel.catalogue import texts
from samenspel.text import LANGUAGES, Text

OF_SERVER = ("SAMENSPEL_HOSTS", "SAMENSPEL_HTTPS", "SAMENSPEL_SECRET")
KNOWN = ("DATABASE_URL", "SAMENSPEL_DATA", "SAMENSPEL_DEBUG", "SAMENSPEL_LANGUAGE", *OF_SERVER)
OF_TESTS = ("SAMENSPEL_CHROMIUM", "SAMENSPEL_FUZZ_SECONDS", "SAMENSPEL_TEST_DATABASE")
SCHEMES = ("postgres", "postgresql")
SHORTEST_SECRET = 50  # letters, as Django asks
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Environment:
    """Where the data are, and who can reach them: this machine only, unless there is a database."""

    data: Path
    database_url: str = ""  # none: laptop mode
    hosts: tuple[str, ...] = ()
    https: bool = True
    secret: str = ""  # none: the one kept with the data

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
    def gone(self) -> Path:
        """What was removed, so that an older copy cannot bring it back."""
        return self.data / "gone.jsonl"

    @property
    def backups(self) -> Path:
        """Where the database goes before something is done to it."""
        return self.data / "backups"


def environment(variables: Mapping[str, str] = os.environ) -> Environment:
    """Return what the variables ask: ``SAMENSPEL_DATA`` is the folder of the data."""
    folder = variables.get("SAMENSPEL_DATA") or Path.home() / ".samenspel"
    hosts = variables.get("SAMENSPEL_HOSTS", "").split(",")
    return Environment(
        Path(folder).absolute(),
        variables.get("DATABASE_URL", ""),
        tuple(host.strip() for host in hosts if host.strip()),
        variables.get("SAMENSPEL_HTTPS", "") != "0",
        variables.get("SAMENSPEL_SECRET", ""),
    )


def wrong(variables: Mapping[str, str] = os.environ) -> Iterator[Text]:
    """Yield what is wrong with the settings; a mistyped one must not pass in silence."""
    words, asked = texts("web_config"), environment(variables)
    for name in sorted(variables):
        if name.startswith("SAMENSPEL_") and name not in (*KNOWN, *OF_TESTS):
            yield words["unknown_setting"].format(name=name, known=", ".join(KNOWN))
    language = variables.get("SAMENSPEL_LANGUAGE", "")
    if language and not language.lower().startswith(LANGUAGES):
        yield words["setting_no_language"].format(found=language)
    if asked.data.exists() and not asked.data.is_dir():
        yield words["setting_no_folder"].format(found=asked.data)
    if not asked.secret and _cut_off(asked.key):
        yield words["setting_spoiled_key"].format(path=asked.key)
    if asked.server:
        yield from _wrong_on_server(asked, variables.get("SAMENSPEL_HTTPS", ""))
        return
    for name in OF_SERVER:
        if variables.get(name):
            yield words["setting_of_server"].format(name=name)


def _cut_off(key: Path) -> bool:
    """Return whether a secret was not written to its end: the disk was full, or the power gone."""
    return key.is_file() and key.stat().st_size < SHORTEST_SECRET


def _wrong_on_server(asked: Environment, https: str) -> Iterator[Text]:
    """Yield what is wrong there, and never what was found: it may be a password."""
    words = texts("web_config")
    if not _is_postgresql(asked.database_url):
        yield words["setting_no_database"]
    elif find_spec("psycopg") is None:
        yield words["setting_no_server_parts"]
    if not asked.hosts:
        yield words["setting_hosts_needed"]
    for host in asked.hosts:
        if not HOST.fullmatch(host):
            yield words["setting_no_host"].format(found=host)
    if https not in ("", "0", "1"):
        yield words["setting_no_switch"].format(name="SAMENSPEL_HTTPS", found=https)
    if asked.secret and len(asked.secret) < SHORTEST_SECRET:
        yield words["setting_short_secret"].format(least=SHORTEST_SECRET)


def _is_postgresql(address: str) -> bool:
    """Return whether an address says PostgreSQL, and which database."""
    try:
        parts = urlsplit(address)
        _ = parts.port  # refused when it is no number
    except ValueError:
        return False
    named = bool(parts.path.strip("/")) and "/" not in parts.path.strip("/")
    return parts.scheme in SCHEMES and named and not parts.fragment
