"""The application as a program: it starts, says where, keeps to this machine, and ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import zipfile
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from samenspel.web.config.start import EXAMPLES, examples
from served import PATIENCE_SECONDS, PROGRAM, Served, served


def ended(*words: object, **variables: str) -> tuple[int, str]:
    done = subprocess.run(
        [*PROGRAM, *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE_SECONDS,
        env=os.environ | {"SAMENSPEL_LANGUAGE": "en"} | variables,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


def answer(site: Served, path: str, **headers: str) -> tuple[int, str]:
    with closing(HTTPConnection(str(urlsplit(site.address).netloc), timeout=20)) as line:
        line.putrequest("GET", path, skip_host="Host" in headers)
        for name, value in headers.items():
            line.putheader(name.replace("_", "-"), value)
        line.endheaders()
        response = line.getresponse()
        return response.status, response.read().decode()


def rows(data: Path, question: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(data / "samenspel.sqlite3")) as database:
        return database.execute(question).fetchall()


def change(data: Path, order: str) -> None:
    with closing(sqlite3.connect(data / "samenspel.sqlite3")) as database, database:
        database.execute(order)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("served") / "data"


@pytest.fixture(scope="module")
def site(data: Path) -> Served:  # type: ignore[misc] # a fixture that gives way
    with served(data) as running:
        yield running


def test_an_empty_folder_gets_the_examples(site: Served) -> None:
    assert site.get("healthz") == "ok\n"
    overview = site.get()
    assert all(f"/studies/{name}/" in overview for name in EXAMPLES)
    assert {path.name for path in examples().iterdir()} >= set(EXAMPLES)


def test_only_its_owner_can_read_the_folder(site: Served, data: Path) -> None:
    assert site
    assert data.stat().st_mode & 0o077 == 0
    for path in data.iterdir():
        assert path.stat().st_mode & 0o077 == 0, path


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "evil.example:80", ""])
def test_a_page_that_points_its_own_name_at_this_machine_gets_nothing(
    site: Served, host: str
) -> None:
    status, page = answer(site, "/", Host=host)
    assert status == 400
    assert "/studies/" not in page


@pytest.mark.parametrize("name", ["Forwarded", "Via", "X-Forwarded-For", "X-Real-IP"])
def test_a_request_that_was_passed_on_finds_no_page_of_the_researcher(
    site: Served, name: str
) -> None:
    assert answer(site, "/")[0] == 200
    assert answer(site, "/", **{name: "198.51.100.7"})[0] == 404


def test_only_this_machine_can_connect(site: Served) -> None:
    port = urlsplit(site.address).port
    with closing(socket.socket()) as line:
        # A second listener on the same port of another loopback address shows that not all
        # addresses of this machine were taken.
        line.bind(("127.0.0.2", port or 0))


def test_a_port_in_use_is_said(site: Served, tmp_path: Path) -> None:
    port = urlsplit(site.address).port
    code, said = ended("serve", "--no-browser", "--port", port, "--data", tmp_path / "other")
    assert code == 2
    assert f"port {port} is in use" in said


def test_one_folder_has_one_server(site: Served, data: Path) -> None:
    assert site
    code, said = ended("serve", "--no-browser", "--port", 0, "--data", data)
    assert (code, "already" in said) == (3, True)


def test_it_ends_in_words_and_has_written_nothing_about_its_visitors(tmp_path: Path) -> None:
    with served(tmp_path / "data") as site:
        answer(site, "/s/a-secret-link/", User_Agent="agent-of-someone")
        answer(site, "/", Host="evil.example")
        answer(site, "/studies/west-brabant-west/")
        code, said = site.stop()
    assert code == 0
    assert said.strip() == "Stopped. What was saved has been kept."
    kept = b"".join(path.read_bytes() for path in (tmp_path / "data").iterdir() if path.is_file())
    assert b"agent-of-someone" not in kept


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_what_was_kept_is_there_after_a_sudden_end(tmp_path: Path, how: signal.Signals) -> None:
    with served(tmp_path) as site:
        change(tmp_path, "UPDATE studies_study SET state = 'open' WHERE name = 'twente'")
        site.stop(how)
    with served(tmp_path) as site:
        assert site.get("healthz") == "ok\n"
    assert rows(tmp_path, "SELECT state FROM studies_study WHERE name = 'twente'") == [("open",)]
    assert rows(tmp_path, "SELECT count(*) FROM studies_study") == [(len(EXAMPLES),)]


def test_studies_that_were_removed_do_not_come_back_while_one_is_left(tmp_path: Path) -> None:
    with served(tmp_path):
        pass
    for table in ("coding_coding", "coding_code", "coding_source", "studies_row"):
        change(tmp_path, f"DELETE FROM {table}")  # noqa: S608 - names from here
    change(tmp_path, "DELETE FROM studies_study WHERE name <> 'twente'")
    with served(tmp_path) as site:
        assert "/studies/voorbeeldregio/" not in site.get()


def test_the_browser_is_opened_at_the_address(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    browser = tmp_path / "browser"
    browser.write_text(f'#!{sys.executable}\nimport sys\nopen("{asked}", "w").write(sys.argv[1])\n')
    browser.chmod(0o700)
    with served(tmp_path / "data", "--port", "0", BROWSER=f"{browser} %s") as site:
        until = time.monotonic() + PATIENCE_SECONDS
        while not (asked.exists() and asked.read_text()) and time.monotonic() < until:
            time.sleep(0.05)
        assert asked.read_text() == site.address


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    code, said = ended("serve", "--no-browser", "--data", tmp_path / "file" / "data")
    assert code == 3
    assert re.search(r"The folder .*/file/data cannot be written: .* --data", said)


@pytest.mark.parametrize(
    ("variable", "value", "says"),
    [
        ("SAMENSPEL_DATE", "data", "there is no setting SAMENSPEL_DATE"),
        ("SAMENSPEL_LANGUAGE", "fr", "SAMENSPEL_LANGUAGE is fr. Choose nl or en."),
        ("SAMENSPEL_DATA", __file__, "That is a file. Choose a folder."),
    ],
)
def test_a_wrong_setting_is_refused_in_a_sentence(variable: str, value: str, says: str) -> None:
    code, said = ended("serve", "--no-browser", "--port", 0, **{variable: value})
    assert code == 2
    assert says in said


def test_a_database_is_copied_before_it_is_brought_up_to_date(tmp_path: Path) -> None:
    with served(tmp_path):
        pass
    assert not (tmp_path / "backups").exists()
    back = [sys.executable, "-m", "django", "migrate", "elicitation", "0001"]
    settings = {"SAMENSPEL_DATA": str(tmp_path)}
    settings["DJANGO_SETTINGS_MODULE"] = "samenspel.web.config.settings"
    subprocess.run(back, check=True, capture_output=True, env=os.environ | settings)
    before = rows(tmp_path, "SELECT name FROM django_migrations WHERE app = 'elicitation'")
    with served(tmp_path):
        pass
    now = rows(tmp_path, "SELECT name FROM django_migrations WHERE app = 'elicitation'")
    assert len(now) > len(before) == 1
    (copy,) = (tmp_path / "backups").iterdir()
    with zipfile.ZipFile(copy) as archive:
        archive.extractall(tmp_path / "copy")
    question = "SELECT name FROM django_migrations WHERE app = 'elicitation'"
    assert rows(tmp_path / "copy", question) == before


def test_a_database_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    with served(tmp_path):
        pass
    change(
        tmp_path,
        "INSERT INTO django_migrations (app, name, applied) VALUES ('studies', '9999_x', '2030')",
    )
    code, said = ended("serve", "--no-browser", "--port", 0, "--data", tmp_path)
    assert (code, "newer Samenspel" in said) == (3, True)


def test_a_spoiled_database_is_said(tmp_path: Path) -> None:
    (tmp_path / "samenspel.sqlite3").write_bytes(b"no database at all" * 1000)
    code, said = ended("serve", "--no-browser", "--port", 0, "--data", tmp_path)
    assert (code, "samenspel restore" in said) == (3, True)
