"""Copies of the database of a server: whole, checked, never by accident, and without passwords."""

from __future__ import annotations

import os
import shutil
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from postgres import programs
from samenspel.web.config.copies import KEY
from samenspel.web.config.embedded import DATABASE
from samenspel.web.config.postgresql import DUMP
from web.teams import PASSWORD, Team, Teams

MAKE = """
INSERT INTO studies_study (name, design, version, round, state, asks, ledger, made)
VALUES ('kring', '{"title": "Kring ''één''"}', 3, 1, 'open', '[]', '{}', now())
"""
CAME_IN = """
INSERT INTO django_session VALUES ('someone', 'in', now() + interval '1 day');
INSERT INTO studies_attempt (kind, who, until) VALUES ('link', 'a', now() + interval '1 day')
"""


@pytest.fixture
def team(teams: Teams, tmp_path: Path) -> Team:
    """A server with one study, of which others are made that look like it."""
    team = teams.ready(name_of(tmp_path))
    team.ask(MAKE)
    return team


def name_of(folder: Path, more: str = "") -> str:
    return "".join(sign for sign in folder.name.lower() if sign.isalnum())[:40] + more


@pytest.fixture(scope="module")
def still(teams: Teams) -> Team:
    """A server that no test changes."""
    team = teams.ready("still")
    team.ask(MAKE)
    return team


@pytest.fixture(scope="module")
def copy_of_still(still: Team, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("still") / "copy.zip"
    assert still.run("backup", path)[0] == 0
    return path


@pytest.fixture
def copy(team: Team, tmp_path: Path) -> Path:
    path = tmp_path / "copy.zip"
    code, said = team.run("backup", path)
    assert code == 0, said
    return path


def files(team: Team) -> dict[str, bytes]:
    kept = (path for path in team.data.rglob("*") if path.is_file() and path.name != "in-use")
    return {str(path.relative_to(team.data)): path.read_bytes() for path in kept}


def test_what_is_copied_comes_back_in_an_empty_database(
    team: Team, copy: Path, teams: Teams, tmp_path: Path
) -> None:
    other = teams.empty(name_of(tmp_path, "other"))
    assert other.run("restore", copy)[0] == 0
    assert other.contents() == team.contents()
    assert (other.data / KEY).read_bytes() == (team.data / KEY).read_bytes()
    assert other.run("migrate")[0] == 0
    other.ask(MAKE.replace("'kring'", "'next'"))  # numbers go on where they were
    assert copy.stat().st_mode & 0o077 == 0


def test_who_came_in_and_who_tried_is_in_no_copy(team: Team, tmp_path: Path) -> None:
    team.ask(CAME_IN)
    copy = tmp_path / "copy.zip"
    assert team.run("backup", copy)[0] == 0
    assert team.run("restore", copy, "--force")[0] == 0
    for table in ("django_session", "studies_attempt"):
        assert team.ask(f"SELECT count(*) FROM {table}") == [(0,)]  # noqa: S608


def test_what_was_there_is_set_aside_and_can_be_put_back(team: Team, copy: Path) -> None:
    team.ask("UPDATE studies_study SET version = 77")
    newer = team.contents()
    code, said = team.run("restore", copy)
    assert (code, "--force" in said) == (3, True)
    assert team.contents() == newer
    assert team.run("restore", copy, "--force")[0] == 0
    assert team.contents() != newer
    (aside,) = (team.data / "backups").iterdir()
    assert team.run("restore", aside, "--force")[0] == 0
    assert team.contents() == newer


def test_tables_of_a_later_version_do_not_stay_behind(team: Team, copy: Path) -> None:
    team.ask("CREATE TABLE studies_later (id int)")
    assert team.run("restore", copy, "--force")[0] == 0
    assert "studies_later" not in team.contents()


def test_tables_of_something_else_do_not_go_without_being_asked(
    copy_of_still: Path, teams: Teams, tmp_path: Path
) -> None:
    other = teams.empty(name_of(tmp_path))
    other.ask("CREATE TABLE customers (id int)")
    code, said = other.run("restore", copy_of_still)
    assert (code, "--force" in said, list(other.contents())) == (3, True, ["customers"])
    assert other.run("restore", copy_of_still, "--force")[0] == 0
    (aside,) = (other.data / "backups").iterdir()
    assert b"customers" in parts(aside)[DUMP]


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rewritten(path: Path, **contents: bytes) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, words in contents.items():
            archive.writestr(name, words)


def holed(dump: bytes) -> bytes:
    middle = len(dump) // 2
    return dump[:middle] + bytes(200) + dump[middle + 200 :]


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda path: path.write_text("no zip"), "not whole"),
        (lambda path: path.unlink(), "not whole"),
        (lambda path: rewritten(path, **{DUMP: parts(path)[DUMP]}), "not whole"),
        (lambda path: rewritten(path, **parts(path) | {DUMP: b"PGDMP" * 99}), "not whole"),
        (lambda path: rewritten(path, **parts(path) | {DUMP: parts(path)[DUMP][:-999]}), "whole"),
        (lambda path: rewritten(path, **parts(path) | {DUMP: holed(parts(path)[DUMP])}), "whole"),
        (lambda path: rewritten(path, **{DATABASE: b"x", KEY: b"k"}), "another kind of database"),
    ],
    ids=["text", "absent", "no key", "no dump", "cut off", "a hole", "of a laptop"],
)
def test_a_copy_that_is_not_whole_changes_nothing(
    still: Team, copy_of_still: Path, tmp_path: Path, spoil: Callable[[Path], object], says: str
) -> None:
    before = still.contents(), files(still)
    copy = Path(shutil.copy(copy_of_still, tmp_path))
    spoil(copy)
    code, said = still.run("restore", copy, "--force")
    assert (code, says in said, "Nothing was changed" in said) == (3, True, True)
    assert (still.contents(), files(still)) == before


def test_a_copy_of_a_newer_program_changes_nothing(team: Team, tmp_path: Path) -> None:
    team.ask("INSERT INTO django_migrations (app, name, applied) VALUES ('x', '99', now())")
    assert team.run("backup", tmp_path / "copy.zip")[0] == 0
    before = team.contents()
    code, said = team.run("restore", tmp_path / "copy.zip", "--force")
    assert (code, "newer" in said, "Nothing was changed" in said) == (3, True, True)
    assert team.contents() == before
    assert "newer Samenspel" in team.run("migrate")[1]


def test_a_copy_belongs_to_its_secret(team: Team, tmp_path: Path) -> None:
    copy = tmp_path / "copy.zip"
    assert team.run("backup", copy, SAMENSPEL_SECRET="s" * 50)[0] == 0
    assert parts(copy)[KEY] == b"s" * 50
    code, said = team.run("restore", copy, "--force", SAMENSPEL_SECRET="t" * 50)
    assert (code, "another SAMENSPEL_SECRET" in said) == (3, True)
    assert team.run("restore", copy, "--force", SAMENSPEL_SECRET="s" * 50)[0] == 0


def test_nothing_is_put_back_while_something_works_with_the_database(
    still: Team, copy_of_still: Path
) -> None:
    before = still.contents()
    with psycopg.connect(still.address) as someone:
        someone.execute("SELECT 1")
        code, said = still.run("restore", copy_of_still, "--force")
    assert (code, "Stop Samenspel first" in said) == (3, True)
    assert still.contents() == before


@pytest.mark.parametrize(("program", "command"), [("pg_dump", "backup"), ("pg_restore", "restore")])
def test_a_program_that_is_missing_is_said(
    still: Team, copy_of_still: Path, tmp_path: Path, program: str, command: str
) -> None:
    code, said = still.run(command, copy_of_still, "--force", PATH=str(tmp_path))
    assert (code, f"The program {program} was not found" in said) == (3, True)


def test_a_password_is_in_no_command(still: Team, tmp_path: Path) -> None:
    folder, told = tmp_path / "programs", tmp_path / "told"
    folder.mkdir()
    script = folder / "pg_dump"
    script.write_text(
        f"#!{sys.executable}\nimport os, sys\n"
        f"open({str(told)!r}, 'w').write(repr(sys.argv) + '|' + os.environ['PGPASSWORD'])\n"
        f"os.execv({str(programs() / 'pg_dump')!r}, sys.argv)\n"
    )
    script.chmod(0o700)
    code, _ = still.run("backup", tmp_path / "copy.zip", PATH=f"{folder}{os.pathsep}/usr/bin")
    assert code == 0
    words, _, password = told.read_text().partition("|")
    assert password == PASSWORD
    assert PASSWORD not in words


def test_a_database_is_copied_before_it_is_brought_up_to_date(team: Team) -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "samenspel.web.config.settings"}
    back = ("-m", "django", "migrate", "studies", "0004", "--skip-checks")
    team.run_python(*back, **settings)
    before = team.ask("SELECT app, name FROM django_migrations ORDER BY 1, 2")
    for _ in range(2):  # the second time there is nothing to do, so nothing to copy
        assert team.run("migrate")[0] == 0
    now = team.ask("SELECT app, name FROM django_migrations ORDER BY 1, 2")
    assert set(now) > set(before)
    (copy,) = (team.data / "backups").iterdir()
    assert team.run("restore", copy, "--force")[0] == 0
    assert team.ask("SELECT app, name FROM django_migrations ORDER BY 1, 2") == before


def test_without_a_copy_nothing_is_brought_up_to_date(team: Team, tmp_path: Path) -> None:
    team.run_python(
        *("-m", "django", "migrate", "studies", "0004", "--skip-checks"),
        DJANGO_SETTINGS_MODULE="samenspel.web.config.settings",
    )
    before = team.contents()
    code, said = team.run("migrate", PATH=str(tmp_path))
    assert (code, "pg_dump was not found" in said) == (3, True)
    assert team.contents() == before


def test_there_must_be_something_to_copy(teams: Teams, tmp_path: Path) -> None:
    team = teams.empty(name_of(tmp_path))
    code, said = team.run("backup", tmp_path / "copy.zip")
    assert (code, "no data" in said) == (3, True)
    assert not (tmp_path / "copy.zip").exists()
