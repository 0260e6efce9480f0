"""Every door: which methods it knows, which names it answers to, what it lets out."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from itertools import product
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from samenspel import read
from samenspel.web import bridge
from samenspel.web.config import pages as common
from samenspel.web.room import pages as room
from samenspel.web.studies.invitations import invite, token
from samenspel.web.studies.models import Study
from web.addresses import Address, addresses

pytestmark = pytest.mark.django_db
EVERY = [one for one in addresses() if not one.of_programs]
NOBODY = "of-nobody-here"  # as long as the name of the example
OTHER_METHODS = ("put", "patch", "delete", "options", "trace")
EVERYWHERE = ("X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy")


def name(address: Address) -> str:
    return address.route or "overview"


@pytest.fixture
def parts() -> dict[str, object]:
    """What fills the addresses: an open study in which somebody takes part."""
    record = bridge.keep(read("examples/voorbeeldregio"))
    record.state = Study.State.OPEN
    record.save()
    invitation = invite(record, "newcomer", "gezin")
    return {
        "name": record.name,
        "token": token(invitation),
        "pk": invitation.pk,
        "kind": "html",
        "document": "cards",
        "chapter": "who-shares-what",
    }


def content(answer: Any) -> bytes:
    return b"".join(answer)  # a file of the application is read in pieces, and closed at its end


def rows() -> list[tuple[str, int]]:
    """Return how many rows every table holds."""
    with connection.cursor() as cursor:
        tables = sorted(connection.introspection.table_names(cursor))
        return [(one, _count(cursor, one)) for one in tables if "attempt" not in one]


def _count(cursor: object, table: str) -> int:
    cursor.execute(f'SELECT count(*) FROM "{table}"')  # type: ignore[attr-defined] # noqa: S608
    return int(cursor.fetchone()[0])  # type: ignore[attr-defined]


def test_an_unknown_method_is_refused_everywhere_and_changes_nothing(
    client: Client, parts: dict[str, object]
) -> None:
    before = rows()
    for address in EVERY:
        for method in OTHER_METHODS:
            answer = getattr(client, method)(address.filled(**parts))
            assert answer.status_code in {403, 404, 405}, (method, address.route)
    assert rows() == before


def test_an_unknown_method_tells_a_stranger_nothing_of_what_there_is(
    parts: dict[str, object],
) -> None:
    stranger = Client(SERVER_NAME="127.0.0.1", REMOTE_ADDR="192.0.2.7")
    nobodys = {"name": NOBODY, "pk": "0" * len(str(parts["pk"]))}  # as long: a page holds its path
    for address in (one for one in EVERY if not one.of_guests):
        for method in (*OTHER_METHODS, "head"):
            asked = getattr(stranger, method)
            there = asked(address.filled(**parts))
            nothing = asked(address.filled(**parts | nobodys))
            assert there.status_code == nothing.status_code, (method, address.route)
            assert heads(there) == heads(nothing), (method, address.route)


def heads(answer: Any) -> dict[str, str]:
    """Return the headers without the one that holds the time."""
    return {name: told for name, told in answer.headers.items() if name != "Expires"}


def test_asking_for_the_head_alone_gives_the_same_head_and_no_page(
    client: Client, parts: dict[str, object]
) -> None:
    for address in EVERY:
        whole = client.get(address.filled(**parts))
        if whole.status_code == 200:
            head = client.head(address.filled(**parts))
            assert head.status_code == 200, address.route
            assert head.headers["Content-Type"] == whole.headers["Content-Type"]
            assert content(head) == b""


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "evil.example:8000", "127.0.0.1@evil.example"],
)
def test_under_another_name_no_address_answers(parts: dict[str, object], host: str) -> None:
    visitor = Client(HTTP_HOST=host)
    for address in addresses():
        answer = visitor.get(address.filled(**parts))
        assert answer.status_code == 400, address.route
        assert b"evil" not in content(answer), address.route


def test_a_name_given_beside_the_host_makes_no_link(
    client: Client, parts: dict[str, object]
) -> None:
    page = f"/studies/{parts['name']}/invitations"
    for header in ("HTTP_X_FORWARDED_HOST", "HTTP_X_HOST", "HTTP_FORWARDED"):
        answer = client.get(page, **{header: "evil.example"})  # type: ignore[arg-type] # a header
        assert b"evil" not in content(answer)


LURES = (
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "https:evil.example",
    "https://evil.example/",
    "http:///evil.example",
    "javascript:alert(1)",
    "evil.example",
    "/ok\r\nSet-Cookie: stolen=1",
)


@pytest.mark.parametrize("lure", LURES)
@pytest.mark.parametrize("field", ["page", "next"])
def test_whoever_chooses_a_language_stays_on_this_site(
    client: Client, lure: str, field: str
) -> None:
    answer = client.post(f"/language?next={quote(lure)}", {"language": "en", field: lure})
    assert answer.status_code == 302
    place = answer.headers["Location"]
    assert place.startswith("/")
    assert not place.startswith(("//", "/\\"))
    assert "stolen" not in answer.cookies


TRICKS = (
    "../../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/etc/passwd",
    "..\\..\\etc\\passwd",
    "study.zip%00.csv",
    "study.zip/../../secret.key",
    "results.json;.zip",
    "__class__",
    "STUDY.ZIP",
)


PLACES = (
    "/studies/{name}/export/",
    "/studies/{name}/report.",
    "/studies/{name}/print/",
    "/workshop/{name}/minutes.",
)


def test_the_kind_of_a_file_is_one_of_a_list_and_no_path(
    client: Client, parts: dict[str, object]
) -> None:
    for place, trick in product(PLACES, TRICKS):
        answer = client.get(place.format(**parts) + trick, {"network": "gezin"})
        assert answer.status_code in {404, 409}, (place, trick)
        assert b"root:" not in content(answer)
        assert "Content-Disposition" not in answer.headers


def test_outside_the_folder_of_files_there_is_no_file(client: Client) -> None:
    base = settings.STATIC_URL
    assert b"font" in content(client.get(f"{base}samenspel.css"))
    for trick in (*TRICKS, "../config/settings.py", "%2e%2e/config/settings.py", "..//wsgi.py"):
        assert client.get(base + trick).status_code == 404


def failing(*_: object, **__: object) -> HttpResponse:
    """A page that breaks, with a secret in what it says."""
    secret = "a-secret-link-in-a-message"  # noqa: S105 - that is the point
    raise RuntimeError(secret)


def answers(client: Client, parts: dict[str, object]) -> Iterator[tuple[str, Any]]:
    """Yield what goes wrong in every way, and a file."""
    yield "not found", client.get("/nobody-knows-this/")
    yield "not allowed", client.put("/")
    yield "bad request", Client(HTTP_HOST="evil.example").get("/")
    yield "refused", Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True).post("/language")
    yield "no study", client.get(f"/studies/{NOBODY}/")
    yield "no link", client.get(f"/s/{NOBODY}/")
    yield "a page", client.get(f"/studies/{parts['name']}/")
    yield "a broken page", Client(SERVER_NAME="127.0.0.1", raise_request_exception=False).get("/")


def test_every_answer_says_to_run_frame_and_guess_nothing(
    client: Client, parts: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(room, "studies_of", failing)
    statuses = []
    for what, answer in answers(client, parts):
        statuses.append(answer.status_code)
        assert all(header in answer.headers for header in EVERYWHERE), what
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"], what
        assert "no-store" in answer.headers["Cache-Control"], what
        assert "Server" not in answer.headers
    assert statuses == [404, 405, 400, 403, 404, 404, 200, 500]


def test_a_file_of_the_application_is_what_it_says_and_is_kept_with_care(client: Client) -> None:
    found = [name for finder in finders.get_finders() for name, _ in finder.list(["*.gz"])]
    assert len(found) > 10
    for one in found:
        answer = client.get(settings.STATIC_URL + one)
        assert content(answer), one
        assert answer.status_code == 200, one
        assert answer.headers["X-Content-Type-Options"] == "nosniff", one
        assert not answer.cookies, one


def test_what_breaks_is_written_down_without_links_words_or_people(
    parts: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    written = io.StringIO()
    handler = logging.getLogger("django.request").handlers[0]
    monkeypatch.setattr(handler, "stream", written)
    monkeypatch.setattr(common, "connection", None)
    monkeypatch.setattr(room, "studies_of", failing)
    visitor = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
    for path in ("/", "/healthz"):
        answer = visitor.get(path, {"who": "someone"}, HTTP_USER_AGENT="agent-of-someone")
        assert answer.status_code == 500
        assert not any(said in content(answer) for said in (b"secret", b"Error", b"failing"))
    told = written.getvalue()
    assert "RuntimeError" in told
    assert "failing" in told
    for secret in ("a-secret-link", "someone", "127.0.0.1", str(parts["token"])):
        assert secret not in told


def test_cookies_are_for_this_site_out_of_reach_of_scripts_and_gone_with_the_browser(
    client: Client, parts: dict[str, object]
) -> None:
    client.get(f"/s/{parts['token']}/")
    client.post("/language", {"language": "en"})
    assert set(client.cookies) == {"csrftoken", "sessionid"}
    for cookie in client.cookies.values():
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] == "Lax"
        assert cookie["max-age"] == ""
        assert cookie["expires"] == ""
        assert cookie["domain"] == ""


def test_a_cookie_that_somebody_changed_or_made_says_nothing(client: Client) -> None:
    client.post("/language", {"language": "en"})
    kept = client.cookies["sessionid"].value
    for forged in (kept[:-1] + ("A" if kept[-1] != "A" else "B"), "x", f"{kept}:x", "e30:1:x"):
        client.cookies["sessionid"] = forged
        assert b'<html lang="nl"' in content(client.get("/")), forged
