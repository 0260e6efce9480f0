"""What the settings promise: cookies, languages, forms, and a database that many use at once."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from samenspel.cli.endings import tell
from samenspel.web.config.environment import KNOWN, environment, wrong
from samenspel.web.config.log import Nameless
from samenspel.web.config.secret import secret

AT_ONCE = Path(__file__).parent / "saving_at_once.py"


def test_no_test_works_with_the_data_of_whoever_runs_it() -> None:
    assert environment().data != environment({}).data == Path.home() / ".samenspel"


def test_sound_settings_are_not_refused(tmp_path: Path) -> None:
    fine = {"SAMENSPEL_DATA": str(tmp_path / "new"), "SAMENSPEL_LANGUAGE": "nl_NL.UTF-8"}
    assert list(wrong(fine | {"SAMENSPEL_DEBUG": "1", "PATH": "x", "LANG": "fr_FR"})) == []


@pytest.mark.parametrize("language", ["en", "nl"])
def test_every_setting_is_explained_and_no_other(language: str) -> None:
    page = Path("docs/how-to") / {"en": "serve.md", "nl": "serve.nl.md"}[language]
    spoken = {line.split("`")[1] for line in page.read_text("utf-8").splitlines() if row(line)}
    assert spoken == set(KNOWN)


def row(line: str) -> bool:
    return line.startswith(("| `SAMENSPEL_", "| `DATABASE_"))


def test_the_secret_is_made_once_and_is_its_owners_only(tmp_path: Path) -> None:
    path = tmp_path / "data" / "secret.key"
    made = secret(path)
    assert secret(path) == made != secret(tmp_path / "other" / "secret.key")
    assert len(made) >= 50
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("left", ["", "x" * 49])
def test_a_secret_that_was_cut_off_is_refused_before_anything_is_signed_with_it(
    tmp_path: Path, left: str
) -> None:
    path = tmp_path / "secret.key"
    path.write_text(left)
    (said,) = wrong({"SAMENSPEL_DATA": str(tmp_path)})
    assert said.en.startswith(f"{path} is empty or cut off.")
    path.unlink()
    secret(path)
    assert list(wrong({"SAMENSPEL_DATA": str(tmp_path)})) == []


def test_a_file_that_cannot_be_used_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert tell(PermissionError(13, "Permission denied", "/data/secret.key")) == 3
    assert "/data/secret.key: Permission denied" in capsys.readouterr().err


def test_what_is_written_of_an_error_names_nobody() -> None:
    try:
        int("link of someone")
    except ValueError:
        how = sys.exc_info()
    record = logging.LogRecord("x", logging.ERROR, "", 0, "at /s/%s/", ("token",), how)
    line = Nameless().format(record)
    assert "ValueError" in line
    assert "test_settings.py" in line
    assert "someone" not in line
    assert "token" not in line


@pytest.mark.django_db
def test_the_language_that_was_chosen_goes_before_that_of_the_browser() -> None:
    asked = Client(SERVER_NAME="127.0.0.1", headers={"accept-language": "en-GB"})
    assert b'<html lang="en"' in asked.get("/").content
    assert asked.post("/language", {"language": "nl"}).status_code == 302
    assert b'<html lang="nl"' in asked.get("/").content


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fr", "", "<script>"])
def test_a_language_that_is_not_there_changes_nothing(client: Client, language: str) -> None:
    client.post("/language", {"language": language})
    assert b'<html lang="nl"' in client.get("/").content


@pytest.mark.django_db
@pytest.mark.parametrize(
    "page",
    [
        *("https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)"),
        *("\\/evil.example", "///evil.example", "evil.example", "/\t/evil.example", "", "http:x"),
    ],
)
def test_choosing_a_language_leads_to_no_other_site(client: Client, page: str) -> None:
    answered = client.post("/language", {"language": "en", "page": page})
    assert answered.headers["Location"] == "/"


@pytest.mark.django_db
def test_choosing_a_language_leads_back_to_the_page(client: Client) -> None:
    answered = client.post("/language", {"language": "en", "page": "/studies/x/?network=A"})
    assert answered.headers["Location"] == "/studies/x/?network=A"


@pytest.mark.django_db
def test_cookies_are_for_this_site_and_this_visit_only(client: Client) -> None:
    client.get("/")
    client.post("/language", {"language": "en"})
    assert set(client.cookies) == {"csrftoken", "sessionid"}
    for cookie in client.cookies.values():
        assert cookie["httponly"]
        assert cookie["samesite"] == "Lax"
        assert not cookie["max-age"]
        assert not cookie["expires"]


@pytest.mark.django_db
def test_a_form_is_taken_with_the_token_of_its_page_only() -> None:
    asked = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    page = asked.get("/").content.decode()
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    form = {"language": "en", "csrfmiddlewaretoken": token}
    assert asked.post("/language", form).status_code == 302
    assert asked.post("/language", form, HTTP_ORIGIN="https://evil.example").status_code == 403
    assert asked.post("/language", form | {"csrfmiddlewaretoken": "x"}).status_code == 403


def run_on_a_laptop(script: Path, data: Path) -> str:
    mine = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO")}
    done = subprocess.run(
        [sys.executable, script],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        env=mine | {"SAMENSPEL_DATA": str(data)},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_thirty_people_who_save_at_once_are_all_heard(tmp_path: Path) -> None:
    assert run_on_a_laptop(AT_ONCE, tmp_path).split() == ["wal", "1", "1", "300", "300"]


def test_ten_who_add_people_at_once_are_all_heard(tmp_path: Path) -> None:
    assert run_on_a_laptop(AT_ONCE.with_name("adding_at_once.py"), tmp_path) == "302 10"
