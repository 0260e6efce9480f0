"""On a server: wrong settings are refused in words, and pages answer a team over TLS only."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from samenspel.web.config.environment import wrong
from web.teams import GUNICORN, PASSWORD, SITE, Site, Team, Teams, at_work, ended

FINE = {"DATABASE_URL": "postgresql://u:p@h/db", "SAMENSPEL_HOSTS": "team.example, b.example"}


@pytest.fixture(scope="module")
def team(teams: Teams) -> Team:
    return teams.ready("site")


@pytest.fixture(scope="module")
def site(team: Team, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with at_work(team, tmp_path_factory.mktemp("socket")) as running:
        yield running


def test_sound_settings_of_a_server_are_not_refused(tmp_path: Path) -> None:
    more = {"SAMENSPEL_SECRET": "s" * 50, "SAMENSPEL_HTTPS": "0", "SAMENSPEL_DATA": str(tmp_path)}
    socket = {"DATABASE_URL": "postgres:///db?host=/run/postgresql"}
    assert list(wrong(FINE)) == list(wrong(FINE | more)) == list(wrong(FINE | socket)) == []


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        *(
            ("DATABASE_URL", url, "DATABASE_URL is no address")
            for url in (
                *(
                    "mysql://u:zz@h/db",
                    "sqlite:///zz",
                    "zz",
                    "postgres://u:zz@h",
                    "postgres://[zz/db",
                ),
                *("postgres://u:z#z@h/db", "postgres://u:z/z@h/db", "postgres://u:z?z@h/db"),
                *("postgres://u@h:zz/db", "postgres://u:zz@h/db/zz"),
            )
        ),
        ("SAMENSPEL_HOSTS", "", "SAMENSPEL_HOSTS is missing"),
        *(
            ("SAMENSPEL_HOSTS", name, f"SAMENSPEL_HOSTS holds {name}.")
            for name in ("*", "https://team.example", "team.example:443", ".example", "a b")
        ),
        ("SAMENSPEL_HTTPS", "yes", "SAMENSPEL_HTTPS is yes. Choose 1 (on) or 0 (off)."),
        ("SAMENSPEL_SECRET", "zz", "SAMENSPEL_SECRET is too short. Take at least 50"),
        ("SAMENSPEL_HOST", "x", "there is no setting SAMENSPEL_HOST."),
    ],
)
def test_a_wrong_setting_is_refused_without_repeating_a_secret(
    name: str, value: str, says: str
) -> None:
    (said,) = wrong(FINE | {name: value})
    assert says in said.en
    assert "z" not in said.en


@pytest.mark.parametrize("name", ["SAMENSPEL_HOSTS", "SAMENSPEL_HTTPS", "SAMENSPEL_SECRET"])
def test_what_is_of_a_server_is_refused_on_a_laptop(name: str) -> None:
    assert [f"{name} is for a server." in said.en for said in wrong({name: "1" * 50})] == [True]


def test_all_that_is_wrong_is_said_at_once_and_gunicorn_does_not_go_on(team: Team) -> None:
    spoiled = team.variables | {"DATABASE_URL": "mysql://u:secret@h/db", "SAMENSPEL_HTTPS": "x"}
    code, said = ended(*GUNICORN, "--bind", "127.0.0.1:0", **spoiled)
    assert code
    assert "DATABASE_URL is geen adres" in said
    assert "SAMENSPEL_HTTPS is x. Choose" in said
    assert "secret" not in said
    assert "Traceback" not in said
    code, said = team.run("migrate", DATABASE_URL="mysql://u:secret@h/db", SAMENSPEL_HTTPS="x")
    assert (code, said.count("\n")) == (2, 2)


@pytest.mark.parametrize("change", [("host=/tmp/", "host=/tmp/no"), ("/site?", "/of_nobody?")])
def test_a_database_that_does_not_answer_is_said(team: Team, change: tuple[str, str]) -> None:
    code, said = team.run("migrate", DATABASE_URL=team.address.replace(*change))
    assert code == 3
    assert said.startswith("The database of DATABASE_URL cannot be reached.")
    assert PASSWORD not in said
    assert "Traceback" not in said


def test_a_database_in_which_nothing_may_be_made_is_said(teams: Teams) -> None:
    team = teams.empty("guarded")
    team.ask("CREATE ROLE guest LOGIN; REVOKE ALL ON SCHEMA public FROM PUBLIC")
    code, said = team.run("migrate", DATABASE_URL=team.address.replace("samenspel:", "guest:"))
    assert (code, "with the right to make tables in it" in said) == (3, True)


def test_on_a_server_the_pages_are_not_served_by_the_command_for_laptops(team: Team) -> None:
    code, said = team.run("serve", "--no-browser")
    assert code == 3
    assert "gunicorn samenspel.web.config.wsgi" in said


def test_a_stranger_is_asked_to_log_in(site: Site) -> None:
    for page in ("/", "/studies/of-nobody/"):
        answer, _ = site.get(page)
        assert answer.status == 302
        assert answer.headers["Location"].startswith("/account/")


def test_no_page_is_sent_without_tls_and_browsers_remember_it(site: Site) -> None:
    answer, page = site.get("/s/of-nobody/", X_Forwarded_Proto="http")
    assert (answer.status, page) == (301, "")
    assert answer.headers["Location"] == f"https://{SITE}/s/of-nobody/"
    answer, _ = site.get("/s/of-nobody/")
    assert answer.status == 404
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_cookies_are_for_this_site_and_over_tls_only(site: Site) -> None:
    answer, _ = site.get(site.get("/")[0].headers["Location"])
    cookies = answer.headers.get_all("Set-Cookie") or []
    assert {cookie.split("=")[0] for cookie in cookies} == {"__Host-csrftoken", "__Host-sessionid"}
    for cookie in cookies:
        assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= {*cookie.split("; ")}
        assert "Domain" not in cookie


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1", "localhost", "evil.team.example"])
def test_under_another_name_nothing_is_there(site: Site, host: str) -> None:
    for proto in ("http", "https"):
        answer, page = site.get("/s/of-nobody/", Host=host, X_Forwarded_Proto=proto)
        assert answer.status == 400
        assert host not in page
    assert "Location" not in answer.headers


def test_whether_it_works_can_be_asked_on_the_machine_itself(site: Site) -> None:
    answer, page = site.get("/healthz", X_Forwarded_Proto="http")
    assert (answer.status, page) == (200, "ok\n")


def test_no_example_is_on_a_server(site: Site, team: Team) -> None:
    assert site
    assert team.ask("SELECT count(*) FROM studies_study") == [(0,)]


def test_colleagues_who_add_people_at_once_are_all_heard(teams: Teams) -> None:
    team = teams.ready("adding")
    ours = team.variables | {"SAMENSPEL_HTTPS": "0"}
    assert ended(sys.executable, "tests/web/adding_at_once.py", **ours) == (0, "302 10")


def test_nothing_is_written_of_who_came(site: Site) -> None:
    site.get("/s/a-secret-link/")
    site.get("/s/a-secret-link/", X_Forwarded_For="198.51.100.7", Content_Length="no-number")
    assert site.written.read_text() == ""
