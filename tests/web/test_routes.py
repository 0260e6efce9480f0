"""Promises that hold for every address, also for those that are yet to be written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from samenspel import read
from samenspel.study.model import Study as StudyFile
from samenspel.web import bridge
from samenspel.web.coding.models import Code, Source
from samenspel.web.results.models import Report
from samenspel.web.studies import invitations
from samenspel.web.studies.models import Invitation, Study
from web.addresses import Address, addresses

EVERY = addresses()
FOR_EVERYONE = {"healthy", "language"}
OF_PROGRAMS = [one for one in EVERY if one.of_programs]
OF_PAGES = [one for one in EVERY if not (one.of_programs or one.of_accounts)]
OF_RESEARCHER = [one for one in OF_PAGES if one.name not in FOR_EVERYONE and not one.of_guests]
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


# What fills in the addresses of pages that are there, where the name of a study is not enough.
PARTS: dict[str, dict[str, object]] = {
    "table": {"place": 1},
    "chart": {"place": 1},
    "evidence": {"place": 1},
    "export": {"kind": "results.json"},
    "minutes": {"kind": "docx"},
    "codebook_file": {"kind": "csv"},
    "codings_file": {"kind": "csv"},
    "deletion": {"kind": "csv"},
}
ABOUT = (
    {"REMOTE_ADDR": "192.0.2.7"},
    {"HTTP_X_FORWARDED_FOR": "192.0.2.7"},
    {"HTTP_VIA": "1.1 somewhere"},
)


def stranger(**about: str) -> Client:
    return Client(SERVER_NAME="127.0.0.1", **about)  # type: ignore[arg-type] # goes to the request


@cache
def region() -> StudyFile:
    return read("examples/voorbeeldregio")


Filled = Callable[..., str]


def reported(about: Invitation) -> None:
    """Keep a report under the number of an invitation, for the addresses that ask for one."""
    asked = {"audience": "researcher", "kind": "html", "language": "nl", "fingerprint": ""}
    done = {"made": timezone.now(), "state": Report.State.DONE}
    Report.objects.create(pk=about.pk, study=about.study, **asked, **done)
    about.study.deletions.create(pk=about.pk, made=timezone.now(), why="owner")


def read_text(about: Invitation) -> None:
    """Keep a text and a code under the number of an invitation, for addresses that ask one."""
    text = {"study": about.study, "name": "cards", "network": about.network}
    Source.objects.get_or_create(pk=about.pk, defaults=text)
    code = {"study": about.study, "name": "a-code", "label": "A code"}
    Code.objects.get_or_create(pk=about.pk, defaults=code)


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Invitation]:  # noqa: ARG001
    """An open study in which someone takes part: made once, for it takes as long as ten pages.

    Each test works in a transaction within this one, and leaves it as it was.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        record = bridge.keep(region())
        record.state = Study.State.OPEN
        record.save()
        yield invitations.invite(record, "newcomer", region().design.networks[0].id)
        transaction.set_rollback(True)


@pytest.fixture
def filled(kept: Invitation, db: None) -> Filled:  # noqa: ARG001 - the fixture opens the database
    """Return what gives the path of an address of that study."""
    reported(kept)
    read_text(kept)
    parts: dict[str, object] = {
        "name": kept.study.name,
        "token": invitations.token(kept),
        "pk": kept.pk,
        "kind": "html",
        "document": "cards",
        "chapter": "who-shares-what",
    }
    return lambda address, **other: address.filled(**parts | PARTS.get(address.name, {}) | other)


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
def test_the_researcher_finds_a_page_where_a_stranger_will_be_tried(
    client: Client, address: Address, filled: Filled
) -> None:
    assert client.get(filled(address)).status_code < 400 or can_be_sent(client, filled(address))


def can_be_sent(client: Client, path: str) -> bool:
    """Return whether this is a place for forms only: a wrong one is told what is wrong."""
    return client.get(path).status_code == 405 and client.post(path).status_code in {302, 303, 400}


@pytest.mark.parametrize("address", OF_RESEARCHER, ids=name)
def test_to_a_stranger_no_page_of_the_researcher_is_there(address: Address, filled: Filled) -> None:
    for about in ABOUT:
        statuses = []
        for method in (stranger(**about).get, stranger(**about).post):
            answered = method(filled(address))
            nothing = method(filled(address, name="of-nobody"))
            assert answered.status_code == nothing.status_code
            assert words(answered.content) == words(nothing.content)
            statuses.append(answered.status_code)
        assert 404 in statuses
        assert {*statuses} <= {404, 405}


def words(page: bytes) -> str:
    """Return a page without what differs at every request, and without its own address."""
    return re.sub(r'value="[^"]*"', "", page.decode())


@pytest.mark.parametrize("address", OF_GUESTS, ids=name)
def test_a_link_that_was_never_given_leads_nowhere(address: Address, filled: Filled) -> None:
    path = filled(address, token=LINKLESS)
    answers = {stranger().get(path).status_code, stranger().post(path).status_code}
    assert 404 in answers
    assert answers <= {404, 405}


@pytest.mark.parametrize("address", OF_PROGRAMS, ids=name)
def test_without_a_key_a_program_finds_nothing_but_the_description(
    client: Client, address: Address, filled: Filled
) -> None:
    path = filled(address)
    answers = {asks(path).status_code for asks in (stranger().get, client.get, client.post)}
    assert answers <= {401, 404, 405} or address.name == "openapi-json"


@pytest.mark.parametrize("address", OF_PAGES, ids=name)
def test_no_form_from_elsewhere_is_obeyed(address: Address, filled: Filled) -> None:
    asked = Client(SERVER_NAME="127.0.0.1", enforce_csrf_checks=True)
    assert asked.post(filled(address), {"language": "en"}).status_code == 403


@pytest.mark.parametrize("address", EVERY, ids=name)
def test_every_answer_is_kept_by_nobody_and_runs_only_our_own_files(
    client: Client, address: Address, filled: Filled
) -> None:
    answered = client.get(filled(address))
    assert answered.status_code < 500
    # Looking leaves no cookie but the one that guards forms.
    assert set(client.cookies) <= {"csrftoken"}
    headers = answered.headers
    policy = headers["Content-Security-Policy"].split(";")
    assert dict(one.strip().split(" ", 1) for one in policy) == POLICY
    assert "no-store" in headers["Cache-Control"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] in {"same-origin", "no-referrer"}
    kept = headers.get("Content-Disposition", "").startswith("attachment")
    if headers["Content-Type"].startswith("text/html") and not kept:
        inline = Inline()
        inline.feed(answered.content.decode())
        assert inline.found == []
