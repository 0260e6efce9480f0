"""A copy is whole, also of an application at work; putting it back is checked and can be undone."""

from __future__ import annotations

import signal
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from cli.conftest import Run, run
from samenspel.web.config.copies import KEY
from samenspel.web.config.embedded import DATABASE
from served import served

__all__ = ["run"]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("original") / "data"
    with served(data) as site:
        site.stop()
    return data


@pytest.fixture
def copy(original: Path, tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "copy.zip"
    assert run("backup", path, "--data", original).code == 0
    return path


@pytest.fixture(autouse=True)
def folder_of_the_variable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    # The command sets the variable; after the test it is what it was.
    monkeypatch.setenv("SAMENSPEL_DATA", str(tmp_path / "unused"))


def contents(data: Path) -> list[str]:
    with closing(sqlite3.connect(data / DATABASE)) as database:
        return list(database.iterdump())


def everything(data: Path) -> dict[str, bytes]:
    files = (path for path in data.rglob("*") if path.is_file() and path.name != "in-use")
    return {str(path.relative_to(data)): path.read_bytes() for path in files}


def rewritten(copy: Path, **parts: bytes) -> Path:
    """Write a copy with other parts."""
    with zipfile.ZipFile(copy, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return copy


def parts(copy: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(copy) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_what_is_put_back_is_what_was_there(
    run: Run, original: Path, copy: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    assert run("restore", copy, "--data", new).code == 0
    assert contents(new) == contents(original)
    assert (new / KEY).read_bytes() == (original / KEY).read_bytes()
    with served(new) as site:
        assert "/studies/west-brabant-west/" in site.get()


def test_a_copy_and_what_comes_of_it_are_for_their_owner_only(
    run: Run, copy: Path, tmp_path: Path
) -> None:
    run("restore", copy, "--data", tmp_path / "new")
    for path in (copy, *(tmp_path / "new").iterdir()):
        assert path.name == "in-use" or path.stat().st_mode & 0o077 == 0


def test_what_was_acknowledged_before_a_kill_can_be_put_back(run: Run, tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "copy.zip"
    with served(data) as site:
        with closing(sqlite3.connect(data / DATABASE)) as database, database:
            database.execute("UPDATE studies_study SET state = 'open'")
        assert run("backup", file, "--data", data).code == 0
        site.stop(signal.SIGKILL)
    kept = contents(data)
    (data / DATABASE).write_bytes(b"spoiled")
    (data / KEY).unlink()
    assert run("backup", tmp_path / "no.zip", "--data", data).code == 3
    assert run("restore", file, "--data", data, "--force").code == 0
    assert contents(data) == kept
    (aside,) = (data / "backups").iterdir()
    assert (aside / DATABASE).read_bytes() == b"spoiled"


def test_a_copy_made_while_people_save_is_of_one_moment(
    run: Run, original: Path, tmp_path: Path
) -> None:
    data = tmp_path / "busy"
    data.mkdir()
    for name in (DATABASE, KEY):
        (data / name).write_bytes((original / name).read_bytes())
    stop, saves = Event(), [0]

    def save() -> None:
        with closing(sqlite3.connect(data / DATABASE, timeout=20)) as database:
            while not stop.is_set():
                saves[0] += 1
                with database:
                    for name in ("twente", "voorbeeldregio"):  # always the same number in both
                        database.execute(
                            "UPDATE studies_study SET version = ? WHERE name = ?", (saves[0], name)
                        )

    person = Thread(target=save)
    person.start()
    try:
        for number in range(5):
            assert run("backup", tmp_path / f"{number}.zip", "--data", data).code == 0
    finally:
        stop.set()
        person.join()
    assert saves[0] > 5
    question = "SELECT DISTINCT version FROM studies_study WHERE name <> 'west-brabant-west'"
    for number in range(5):
        new = tmp_path / f"new{number}"
        assert run("restore", tmp_path / f"{number}.zip", "--data", new).code == 0
        with closing(sqlite3.connect(new / DATABASE)) as database:
            assert len(database.execute(question).fetchall()) == 1


def test_nothing_is_written_over_without_being_asked(run: Run, original: Path, copy: Path) -> None:
    before = copy.read_bytes(), everything(original)
    for words in (("backup", copy), ("restore", copy)):
        ended = run(*words, "--data", original)
        assert (ended.code, "--force" in ended.err) == (3, True)
    assert (copy.read_bytes(), everything(original)) == before
    assert run("backup", copy, "--data", original, "--force").code == 0


def test_what_was_there_is_set_aside_and_can_be_put_back(
    run: Run, copy: Path, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    run("restore", copy, "--data", data)
    with closing(sqlite3.connect(data / DATABASE)) as database, database:
        database.execute("UPDATE studies_study SET version = 77")
    newer = contents(data)
    assert run("restore", copy, "--data", data, "--force").code == 0
    assert contents(data) != newer
    (aside,) = (data / "backups").iterdir()
    assert run("restore", aside, "--data", data, "--force").code == 0
    assert contents(data) == newer


def test_nothing_is_put_back_under_a_running_application(
    run: Run, copy: Path, tmp_path: Path
) -> None:
    with served(tmp_path / "data"):
        ended = run("restore", copy, "--data", tmp_path / "data", "--force")
    assert (ended.code, "Stop it first" in ended.err) == (3, True)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_text("no zip"),
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        lambda path: rewritten(path, **{DATABASE: parts(path)[DATABASE]}),
        lambda path: rewritten(path, **parts(path) | {"../outside": b"x"}),
        lambda path: rewritten(path, **parts(path) | {KEY: b""}),
        lambda path: rewritten(path, **parts(path) | {KEY: b"k" * 5000}),
        lambda path: rewritten(path, **parts(path) | {DATABASE: b"no database" * 1000}),
        lambda path: rewritten(path, **parts(path) | {DATABASE: holed(parts(path)[DATABASE])}),
        lambda path: rewritten(path, **parts(path) | {DATABASE: b""}),
        lambda path: path.unlink(),
    ],
    ids=[
        *("empty", "text", "half", "no key", "a file outside", "an empty key", "a long key"),
        *("no database", "a hole in the database", "an empty database", "absent"),
    ],
)
def test_a_copy_that_is_not_whole_changes_nothing(
    run: Run, copy: Path, tmp_path: Path, spoil: Callable[[Path], object]
) -> None:
    data = tmp_path / "data"
    run("restore", copy, "--data", data)
    before = everything(data)
    spoil(copy)
    ended = run("restore", copy, "--data", data, "--force")
    assert (ended.code, "Nothing was changed" in ended.err) == (3, True)
    assert everything(data) == before
    assert not (tmp_path / "outside").exists()


def holed(database: bytes) -> bytes:
    """Overwrite a page in the middle."""
    middle = len(database) // 2 // 4096 * 4096
    return database[:middle] + b"\xff" * 4096 + database[middle + 4096 :]


def test_a_copy_of_a_newer_program_changes_nothing(run: Run, copy: Path, tmp_path: Path) -> None:
    data, other = tmp_path / "data", tmp_path / "other"
    run("restore", copy, "--data", other)
    with closing(sqlite3.connect(other / DATABASE)) as database, database:
        database.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('studies', '9999', '2030')"
        )
    run("backup", copy, "--data", other, "--force")
    ended = run("restore", copy, "--data", data)
    assert (ended.code, "newer" in ended.err) == (3, True)
    assert not (data / DATABASE).exists()


def test_there_must_be_something_to_copy(run: Run, tmp_path: Path) -> None:
    ended = run("backup", tmp_path / "copy.zip", "--data", tmp_path / "nothing")
    assert (ended.code, "no data" in ended.err) == (3, True)
    assert not (tmp_path / "copy.zip").exists()
