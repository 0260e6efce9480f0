"""PostgreSQL: copied and put back by its own programs, which never see a password in a command."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from django.db import OperationalError, connection

from samenspel.errors import UnusableFileError
from samenspel.web.config.environment import Environment
from samenspel.web.config.folder import refusal
from samenspel.web.config.stored import FORGOTTEN, Migration, Store

DUMP = "samenspel.dump"
PLAIN = ("--no-owner", "--no-privileges")
_ROWS = re.compile(
    r"^COPY public\.django_migrations \((.*?)\) FROM stdin;\n(.*?)^\\\.$", re.MULTILINE | re.DOTALL
)
_OTHERS = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""


def _there(of: Environment) -> bool:  # noqa: ARG001 - Django knows where it is
    """Return whether the database holds any table, also of something else: it would be lost."""
    try:
        return bool(connection.introspection.table_names())
    except OperationalError as error:
        raise refusal("database_unreachable") from error


def _copy(of: Environment, target: Path) -> None:
    """Copy the database as it is at one moment."""
    left_out = [f"--exclude-table-data=public.{table}" for table in FORGOTTEN]
    _run("pg_dump", "--format=custom", *PLAIN, *left_out, f"--file={target}", of=of)


def _migrations(dump: Path) -> set[Migration]:
    """Return the migrations in a dump, read to its end; none when it is damaged."""
    _program("pg_restore")
    try:
        found = _ROWS.search(_script(dump).read_text("utf-8"))
    except (UnusableFileError, UnicodeDecodeError):
        return set()
    if found is None:
        return set()
    names = found[1].split(", ")
    rows = [dict(zip(names, line.split("\t"), strict=True)) for line in found[2].splitlines()]
    return {(row["app"], row["name"]) for row in rows}


def _put(to: Environment, dump: Path) -> None:
    """Put a dump in the place of our tables, all of it or nothing; nobody may be at work there."""
    with connection.cursor() as cursor:
        cursor.execute(_OTHERS)
        if cursor.fetchone()[0]:
            raise refusal("database_in_use")
        tables = map(connection.ops.quote_name, connection.introspection.table_names(cursor))
    first = dump.with_suffix(".first.sql")
    first.write_text("".join(f"DROP TABLE {table} CASCADE;\n" for table in tables))
    whole = ("--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1")
    _run("psql", *whole, f"--file={first}", f"--file={_script(dump)}", of=to)


def _script(dump: Path) -> Path:
    """Return a dump as orders to a database."""
    script = dump.with_suffix(".sql")
    _run("pg_restore", *PLAIN, f"--file={script}", str(dump))
    return script


def _run(program: str, *words: str, of: Environment | None = None) -> None:
    """Run a program of PostgreSQL; what it says may hold what people wrote, so it is not shown."""
    path = _program(program)
    where, variables = _reached(of) if of else ([], {})
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own
        [path, *where, *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        env=os.environ | variables,
    )
    if done.returncode:
        raise refusal("database_tools_failed", program=program)


def _program(name: str) -> str:
    """Return where a program of PostgreSQL is."""
    path = shutil.which(name)
    if path is None:
        raise refusal("database_tools_missing", program=name)
    return path


def _reached(of: Environment) -> tuple[list[str], dict[str, str]]:
    """Return how to reach the database: for in a command, and what must not be seen there."""
    from psycopg import conninfo  # noqa: PLC0415 - only a server has it

    parts = conninfo.conninfo_to_dict(of.database_url)
    password = parts.pop("password", None)
    hidden = {"PGPASSWORD": str(password)} if password else {}
    return [f"--dbname={conninfo.make_conninfo('', **parts)}"], hidden


STORE = Store(DUMP, _there, _copy, _migrations, _put)
