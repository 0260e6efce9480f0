"""A server for a team, as an administrator sees it: commands, a database, and gunicorn."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from socket import AF_UNIX, socket

import psycopg

from postgres import postgres, programs
from served import PATIENCE_SECONDS, PROGRAM
from web.guide import gunicorn

READY = "ready"
SITE = "team.example"
PASSWORD = "never-to-be-seen"  # noqa: S105 - of nobody
GUNICORN = (sys.executable, "-m", "gunicorn", *gunicorn())


@dataclass(frozen=True, slots=True)
class Team:
    """A folder and a database of one server."""

    data: Path
    address: str

    @property
    def variables(self) -> dict[str, str]:
        return {
            "DATABASE_URL": self.address,
            "SAMENSPEL_HOSTS": SITE,
            "SAMENSPEL_DATA": str(self.data),
            "SAMENSPEL_LANGUAGE": "en",
            "PATH": f"{programs()}{os.pathsep}{os.environ['PATH']}",
        }

    def run(self, *words: object, **variables: str) -> tuple[int, str]:
        """Run a command of ours; return how it ended and all that it said."""
        return ended(*PROGRAM, *map(str, words), **self.variables | variables)

    def run_python(self, *words: str, **variables: str) -> None:
        """Let Python do something to the database of this server."""
        code, said = ended(sys.executable, *words, **self.variables | variables)
        if code:
            raise RuntimeError(said)

    def ask(self, question: str) -> list[tuple[object, ...]]:
        """Ask the database something, or tell it."""
        with psycopg.connect(self.address, autocommit=True) as database:
            cursor = database.execute(question.encode())
            return cursor.fetchall() if cursor.description else []

    def contents(self) -> dict[str, list[tuple[object, ...]]]:
        """Return every row of every table, save of who came in and who tried."""
        tables = self.ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        names = sorted(str(name) for (name,) in tables)
        return {name: sorted(self.ask(f'SELECT * FROM "{name}"'), key=repr) for name in names}  # noqa: S608


@dataclass(frozen=True, slots=True)
class Teams:
    """A PostgreSQL that makes servers for tests."""

    address: str
    folder: Path

    def empty(self, name: str, template: str = "template1") -> Team:
        """Return a server with an empty database."""
        with psycopg.connect(self.address, autocommit=True) as database:
            database.execute(f"CREATE DATABASE {name} TEMPLATE {template}".encode())
        return Team(self.folder / name, self.reached(name))

    def ready(self, name: str) -> Team:
        """Return a server with a database that is ready, and the key of all of them."""
        team = self.empty(name, READY)
        shutil.copytree(self.folder / READY, team.data)
        return team

    def reached(self, name: str) -> str:
        """Return the address of a database."""
        return self.address.replace("/postgres?", f"/{name}?").replace("@", f":{PASSWORD}@")


@contextmanager
def teams(folder: Path) -> Iterator[Teams]:
    """Start a PostgreSQL, with one database that is ready and that nobody comes to."""
    with postgres() as address:
        known = Teams(address, folder)
        code, said = known.empty(READY).run("migrate")
        if code:
            raise RuntimeError(said)
        yield known


def ended(*words: str, **variables: str) -> tuple[int, str]:
    """Run a program; return how it ended and all that it said."""
    surroundings = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
    done = subprocess.run(
        words,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
        env=surroundings | variables,
    )
    return done.returncode, done.stdout


class OverSocket(HTTPConnection):
    """A line to a server that listens in a file, as a web server in front of it has."""

    def __init__(self, path: Path) -> None:
        super().__init__(SITE, timeout=PATIENCE_SECONDS)
        self.path = path

    def connect(self) -> None:
        self.sock = socket(AF_UNIX)
        self.sock.connect(str(self.path))


@dataclass(frozen=True, slots=True)
class Site:
    """Gunicorn at work: where it listens, and what it wrote."""

    path: Path
    written: Path

    def get(self, page: str, **headers: str) -> tuple[HTTPResponse, str]:
        """Return a page as it answers whoever asks over TLS, through the web server in front."""
        sent = {"Host": SITE, "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        with closing(OverSocket(self.path)) as line:
            line.putrequest("GET", page, skip_host=True)
            for name, value in (sent | named).items():
                line.putheader(name, value)
            line.endheaders()
            answer = line.getresponse()
            return answer, answer.read().decode()


@contextmanager
def at_work(team: Team, folder: Path) -> Iterator[Site]:
    """Let gunicorn serve a team, as the guide says, and wait until it answers."""
    site = Site(folder / "gunicorn.sock", folder / "written")
    surroundings = {name: value for name, value in os.environ.items() if "DJANGO" not in name}
    with (
        site.written.open("w") as written,
        subprocess.Popen(
            (*GUNICORN, "--bind", f"unix:{site.path}"),
            stderr=written,
            env=surroundings | team.variables,
        ) as process,
    ):
        try:
            while not site.path.exists():
                if process.poll() is not None:
                    raise RuntimeError(site.written.read_text())
                time.sleep(0.05)
            yield site
        finally:
            process.terminate()
            process.wait(PATIENCE_SECONDS)
