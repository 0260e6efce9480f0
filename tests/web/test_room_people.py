"""Participants: counted off, typed or from a table; a table is seen before it is kept."""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from samenspel.study.checks import problems
from samenspel.web import bridge
from samenspel.web.room.people_pages import LARGEST
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Invitation, Study
from web.room import ATTACK, HOME, NAME, begun, people, words

pytestmark = pytest.mark.django_db
TABLE = "code;netwerk;organisatie;rol\nz-1;Zuid;Kleine Beer;director\nz-2;Zuid;Grote Beer;"


@pytest.fixture(autouse=True)
def record(client: Client) -> Study:
    return begun(client)


def listed() -> list[tuple[str, str, str]]:
    now = design(Study.objects.get(name=NAME))
    return [(one.id, one.network, one.organisation) for one in now.participants]


def workbook(*lines: tuple[str, ...]) -> SimpleUploadedFile:
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate(lines):
            sheet.write_row(number, 0, line)
    return SimpleUploadedFile("people.xlsx", out.getvalue())


def kept_from_preview(client: Client, page: str) -> None:
    csv = re.findall(r'<textarea name="words" hidden>(.*?)</textarea>', page, re.DOTALL)[0]
    assert people(client, "keep", words=unescape(csv)).status_code == 302


def test_counting_off_gives_codes_that_say_nothing_of_anybody(client: Client) -> None:
    people(client, "count", count_network="noord", count="3")
    people(client, "count", count_network="noord", count="2")
    assert [code for code, _, _ in listed()] == [f"noord-{number}" for number in range(1, 6)]


def test_a_network_knows_how_many_are_asked(client: Client, record: Study) -> None:
    people(client, "count", count_network="noord", count="3")
    record.refresh_from_db()
    assert [one.participants for one in design(record).networks] == [3, 5]
    assert problems(bridge.load(record)) == []


def test_one_person_is_typed_in_with_an_organisation_that_was_not_known(client: Client) -> None:
    people(client, "one", id="n-7", network="noord", organisation="Kleine Beer", layer="director")
    people(client, "one", id="n-8", network="zuid", organisation="Kleine Beer")
    known = design(Study.objects.get(name=NAME))
    assert [(one.name, one.networks) for one in known.organisations] == [
        ("Kleine Beer", "noord zuid")
    ]
    assert {one.organisation for one in known.participants} == {known.organisations[0].id}


@pytest.mark.parametrize("code", ["", "n-1", "=1+1", "@sum", "a" * 65])
def test_a_code_that_cannot_be_is_refused_in_words(client: Client, code: str) -> None:
    people(client, "one", id="n-1", network="noord")
    answer = people(client, "one", id=code, network="noord", organisation="Stays")
    assert answer.status_code == 400
    assert 'id="id-error"' in answer.content.decode()
    assert 'value="Stays"' in answer.content.decode()
    assert len(listed()) == 1


def test_a_table_is_looked_at_before_it_is_kept(client: Client) -> None:
    answer = people(client, "table", words=TABLE)
    assert answer.status_code == 200
    assert "Kleine Beer" in words(answer)
    assert listed() == []
    kept_from_preview(client, answer.content.decode())
    assert listed() == [("z-1", "zuid", "kleine-beer"), ("z-2", "zuid", "grote-beer")]


@pytest.mark.parametrize(
    ("role", "layer"), [("Bestuurder", "director"), ("cliëntstem", "client_voice"), ("", None)]
)
def test_a_role_in_a_table_may_be_called_as_the_page_calls_it(
    client: Client, role: str, layer: str | None
) -> None:
    table = f"code;netwerk;rol;organisatie\nz-1;Zuid;{role};Bestuurder"
    assert people(client, "keep", words=table).status_code == 302
    (one,) = design(Study.objects.get(name=NAME)).participants
    assert (one.layer, one.organisation) == (layer, "bestuurder")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_may_come_from_any_spreadsheet(client: Client, mark: str) -> None:
    answer = people(client, "table", words=TABLE.replace(";", mark))
    kept_from_preview(client, answer.content.decode())
    assert len(listed()) == 2


def test_a_workbook_is_looked_at_too(client: Client) -> None:
    file = workbook(("code", "network"), ("z-1", "Zuid"), ("z-2", "Noord"))
    answer = people(client, "table", file=file)
    kept_from_preview(client, answer.content.decode())
    assert listed() == [("z-1", "zuid", ""), ("z-2", "noord", "")]


def test_every_problem_of_a_table_is_named_by_its_row_and_nothing_is_kept(client: Client) -> None:
    answer = people(client, "table", words="code,netwerk\nx-1,West\nx-2,Noord\nx-2,Noord\n=3,Noord")
    page = words(answer)
    assert answer.status_code == 400
    assert all(f"rij {row}" in page for row in (2, 4, 5))
    assert "x-1,West" in answer.content.decode()
    assert listed() == []


@pytest.mark.parametrize(
    "file",
    [
        SimpleUploadedFile("people.xlsx", b"PK\x03\x04 nothing"),
        SimpleUploadedFile("people.csv", b"\xff\xfe\x00b"),
        SimpleUploadedFile("people.csv", b"code\n"),
        workbook(("=1+1",), ("n-1",)),
    ],
    ids=["no workbook", "no words", "nobody", "a formula"],
)
def test_a_file_that_is_no_table_is_refused_in_words(
    client: Client, file: SimpleUploadedFile
) -> None:
    file.seek(0)
    answer = people(client, "table", file=file)
    assert answer.status_code == 400
    assert 'class="errors"' in answer.content.decode()
    assert listed() == []


def test_a_table_that_is_too_large_is_not_read(client: Client) -> None:
    lines = b"code,netwerk\n" + b"x,Noord\n" * (LARGEST // 8)
    answer = people(client, "table", file=SimpleUploadedFile("people.csv", lines))
    assert answer.status_code == 400
    assert "groter dan 2 MB" in words(answer)


def test_who_sends_a_table_past_the_preview_is_checked_as_well(client: Client) -> None:
    assert people(client, "keep", words="code,netwerk\nx,West").status_code == 400
    assert listed() == []


def test_nobody_is_removed_once_links_are_out(client: Client) -> None:
    people(client, "count", count_network="noord", count="2")
    people(client, "remove", who="noord-1", **{"from": "noord"})
    assert [code for code, _, _ in listed()] == ["noord-2"]
    client.post(HOME + "state", {"to": "open"})
    assert people(client, "remove", who="noord-2", **{"from": "noord"}).status_code == 400
    assert len(listed()) == 1


def test_who_is_added_to_an_open_study_is_invited_at_once(client: Client) -> None:
    people(client, "count", count_network="noord", count="2")
    client.post(HOME + "state", {"to": "open"})
    people(client, "count", count_network="zuid", count="1")
    assert Invitation.objects.count() == 3


def test_to_a_closed_study_nobody_is_added(client: Client) -> None:
    people(client, "count", count_network="noord", count="2")
    for to in ("open", "closed"):
        client.post(HOME + "state", {"to": to})
    assert people(client, "count", count_network="zuid", count="1").status_code == 400
    assert len(listed()) == 2


def test_a_network_can_be_added_and_needs_a_name(client: Client) -> None:
    assert people(client, "network", network_name=" ").status_code == 400
    people(client, "network", network_name="Noord")
    people(client, "network", network_name="West")
    made = [one.id for one in design(Study.objects.get(name=NAME)).networks]
    assert len(set(made)) == len(made) == 4


def test_names_of_organisations_and_codes_are_words_and_never_markup(client: Client) -> None:
    answer = people(client, "table", words=f"code\tnetwerk\torganisatie\nx\tNoord\t{ATTACK}")
    assert "<script>alert" not in answer.content.decode()
    wrong = people(client, "one", id=ATTACK, network="noord", organisation=ATTACK)
    people(
        client, "one", id="<b>x</b>", network="noord", organisation="<script>alert('x')</script>"
    )
    client.post(HOME + "state", {"to": "open"})
    for page in (wrong, client.get(HOME + "participants"), client.get(HOME + "invitations")):
        assert "<script>alert" not in page.content.decode()
        assert "<b>x" not in page.content.decode()
