"""Promises that hold for every address, also for those that are yet to be written."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from samenspel.web.studies import invitations
from samenspel.web.studies.models import Study
from web.addresses import Address, addresses

EVERY = addresses()
FOR_EVERYONE = {"healthy", "language"}
OF_RESEARCHER = [one for one in EVERY if one.name not in FOR_EVERYONE and not one.of_guests]
# A code withdraws answers also where the link works no more; these show nothing of anybody.
WITHOUT_LINK = {"withdraw", "withdrawn"}
OF_GUESTS = [one for one in EVERY if one.of_guests and one.name not in WITHOUT_LINK]
LINKLESS = "no-link-looks-like-this"
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def name(address: Address) -> str:
    return address.route or "overview"


def stranger(**about: str) -> Client:
    return Client(SERVER_NAME="127.0.0.1", **about)  # type: ignore[arg-type] # goes to the request


@pytest.fixture
def parts(example: Study) -> dict[str, object]:
    example.state = Study.State.OPEN
    example.save()
    participant = bridge_participant(example)
    invitation = invitations.invite(example, *participant)
    return {"name": example.name, "token": invitations.token(invitation), "kind": "html"}


def bridge_participant(record: Study) -> tuple[str, str]:
    """Return someone who takes part, and in which network."""
    row = record.design["participants"][0]
    return row["id"], row["network"]


class Inline(HTMLParser):
    """Collects what a strict policy would not run."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {key for key, _ in attrs}
        if tag == "style" or (tag == "script" and "src" not in names):
            self.found.append(tag)
        self.found += [f"{tag} {key}" for key in names if key == "style" or key.startswith("on")]


def test_every_address_has_a_name_of_its_own() -> None:
    names = [one.name for one in EVERY]
    assert "" not in names
    assert {one for one in names if names.count(one) > 1} == set()


@pytest.mark.parametrize("address", OF_RESEARCHER, ids=name)
@pytest.mark.parametrize(
    "about",
    [{"REMOTE_ADDR": "192.0.2.7"}, {"HTTP_X_FORWARDED_FOR": "192.0.2.7"}, {"HTTP_VIA": "1.1 x"}],
    ids=["elsewhere", "passed on", "by a proxy"],
)
def test_to_a_stranger_no_page_of_the_researcher_is_there(
    address: Address, about: dict[str, str], parts: dict[str, object]
) -> None:
    asked = stranger(**about)
    statuses = []
    for method in (asked.get, asked.post):
        answered = method(address.filled(**parts))
        nothing = method(address.filled(**parts | {"name": "of-nobody"}))
        assert answered.status_code == nothing.status_code
        assert words(answered.content) == words(nothing.content)
        statuses.append(answered.status_code)
    assert 404 in statuses
    assert {*statuses} <= {404, 405}


def words(page: bytes) -> str:
    """Return a page without what differs at every request, and without its own address."""
    return re.sub(r'value="[^"]*"', "", page.decode())


@pytest.mark.parametrize("address", OF_GUESTS, ids=name)
def test_a_link_that_was_never_given_leads_nowhere(
    address: Address, parts: dict[str, object]
) -> None:
    path = address.filled(**parts | {"token": LINKLESS})
    answers = {stranger().get(path).status_code, stranger().post(path).status_code}
    assert 404 in answers
    assert answers <= {404, 405}


@pytest.mark.parametrize("address", EVERY, ids=name)
def test_no_form_from_elsewhere_is_obeyed(address: Address, parts: dict[str, object]) -> None:
    asked = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    assert asked.post(address.filled(**parts), {"language": "en"}).status_code == 403


@pytest.mark.parametrize("address", EVERY, ids=name)
def test_every_answer_is_kept_by_nobody_and_runs_only_our_own_files(
    client: Client, address: Address, parts: dict[str, object]
) -> None:
    answered = client.get(address.filled(**parts))
    assert answered.status_code < 500
    headers = answered.headers
    policy = dict(
        one.strip().split(" ", 1) for one in headers["Content-Security-Policy"].split(";")
    )
    assert policy == POLICY
    assert "no-store" in headers["Cache-Control"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] in {"same-origin", "no-referrer"}
    kept = headers.get("Content-Disposition", "").startswith("attachment")
    if headers["Content-Type"].startswith("text/html") and not kept:
        inline = Inline()
        inline.feed(answered.content.decode())
        assert inline.found == []


@pytest.mark.parametrize("address", EVERY, ids=name)
def test_looking_leaves_no_cookie_but_the_one_that_guards_forms(
    client: Client, address: Address, parts: dict[str, object]
) -> None:
    client.get(address.filled(**parts))
    assert set(client.cookies) <= {"csrftoken"}
