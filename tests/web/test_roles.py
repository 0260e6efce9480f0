"""Who may do what: every address, tried by everybody, also by those who may not know it is there.

An address without a line in the table fails, so whoever adds one says who may come there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.study.model import Design
from samenspel.study.rows import Network, Participant
from samenspel.text import LANGUAGES, Text
from samenspel.web.coding.models import Code, Source
from samenspel.web.results.files import WHOLE
from samenspel.web.results.models import Report
from samenspel.web.room.states import move
from samenspel.web.studies.access import DEEDS, Role
from samenspel.web.studies.designs import write
from samenspel.web.studies.models import Invitation, Study
from web.addresses import Address, addresses
from web.colleagues import (
    accounts,  # noqa: F401 - a fixture
    browser,
    colleague,
    half_in,
    inside,
    working_on,
)

# What an address asks: a deed in the study that it names; or `work`, of whoever came in wholly.
ASKED: Mapping[str, str] = {
    "overview": "work",
    "new_study": "work",
    "open_file": "work",
    "room": "see",
    "print": "see",
    "results": "see",
    "chapter": "see",
    "table": "see",
    "chart": "see",
    "evidence": "see",
    "report": "see",
    "make_report": "see",
    "making": "see",
    "report_file": "see",
    "export": "see",
    "release": "own",  # to the outside, as it is sent here
    "state": "lead",
    "participants": "lead",
    "invitations": "lead",
    "letters": "lead",
    "letter": "lead",
    "code": "lead",
    "last_day": "lead",
    "renew": "lead",
    "reminders": "own",
    "asks": "lead",
    "delete": "own",
    "round": "own",
    "layers": "own",
    "paper": "lead",
    "workshop": "lead",
    "screen": "lead",
    "desk": "lead",
    "pulse": "lead",
    "join_code": "lead",
    "steer": "lead",
    "agreements": "lead",
    "followup": "lead",
    "calendar": "lead",
    "statements": "lead",
    "minutes": "lead",
    "review": "research",
    "sources": "research",
    "add_source": "research",
    "remove_source": "own",
    "source": "research",
    "codings": "research",
    "hits": "research",
    "suggestions": "research",
    "open_up": "own",
    "names": "own",
    "compare": "research",
    "quotes": "research",
    "codings_file": "research",
    "settle_source": "research",
    "codebook": "research",
    "codebook_file": "research",
    "codebook_code": "research",
    "team": "own",
    "tokens": "own",
    "keeping": "own",
    "deletion": "own",
}
# Pages that ask no role: of everybody, of a personal link, of a key, or of one's own account.
NO_ROLE = {"healthy", "language", *(one.name for one in addresses() if one.of_programs)}
NO_ROLE |= {one.name for one in addresses() if one.of_guests}
NO_ROLE |= {one.name for one in addresses() if one.route.startswith("account/")}
# Where there is nothing yet in a study without answers, whoever asks.
NOTHING_YET = {"minutes", "calendar", "join_code", "making", "report_file"}
STUDIES = [one for one in addresses() if one.name not in NO_ROLE]
SENT = {"audience": "outside", "to": "draft"}
ROLES = [role.value for role in Role]
pytestmark = pytest.mark.usefixtures("accounts")


@pytest.fixture
def study() -> Study:
    """Return a study that is open, with somebody in it who was invited."""
    return opened("buurt")


def opened(name: str) -> Study:
    made = Design(
        id=name,
        title=Text(name.title(), name.title()),
        languages=LANGUAGES,
        networks=(Network("noord", "Noord", 5),),
        participants=(Participant("anna", "noord"),),
    )
    record = Study.objects.create(name=name, design={}, asks=["values-map"])
    write(record, made)
    move(record, "open", "")
    number = record.invitations.get().pk
    Source.objects.create(pk=number, study=record, name="cards", network="noord")
    record.deletions.create(pk=number, made=timezone.now(), why="owner")
    Code.objects.create(pk=number, study=record, name="a-code", label="Bellen")
    return record


def path(address: Address, name: str = "buurt", pk: int | None = None) -> str:
    return address.filled(
        name=name,
        pk=pk or Invitation.objects.values_list("pk", flat=True)[0],
        kind={
            "report": "html",
            "codebook_file": "csv",
            "codings_file": "csv",
            "export": "results.json",
            "minutes": "docx",
            "deletion": "csv",
        }.get(address.name),
        document="cards",
        chapter="who-shares-what",
        place=1,
    )


def answers(client: Client, asked: str) -> list[tuple[int, str, str]]:
    """Return what comes back for looking and for sending, without what differs every time."""
    told = []
    for answer in (client.get(asked), client.post(asked, SENT)):
        page = re.sub(r'value="[^"]*"', "", answer.content.decode(errors="replace"))
        told.append((answer.status_code, answer.get("Location", ""), page))
    return told


def finds(client: Client, asked: str) -> bool:
    """Return whether there is something for somebody at an address."""
    looked: Any = client.get(asked)
    if looked.status_code == 405:
        looked = client.post(asked, SENT)
    away = looked.get("Location", "").startswith("/account/")
    return looked.status_code != 404 and not away


def test_every_address_says_who_may_come_there() -> None:
    known = {one.name for one in addresses()}
    assert known == set(ASKED) | NO_ROLE
    assert not set(ASKED) & NO_ROLE
    assert set(ASKED.values()) == {"work", *DEEDS[Role.OWNER]}


@pytest.mark.parametrize("role", ROLES)
def test_a_role_finds_what_it_may_and_nothing_else(role: str, study: Study) -> None:
    client = working_on(study, role)
    may = {"work", *DEEDS[role]}
    tried = [one for one in STUDIES if one.name not in NOTHING_YET]
    found = {one.name for one in tried if finds(client, path(one))}
    assert found == {one.name for one in tried if ASKED[one.name] in may}


@pytest.mark.parametrize("role", ROLES)
def test_what_a_role_may_not_see_is_like_what_does_not_exist(role: str, study: Study) -> None:
    client = working_on(study, role)
    for one in STUDIES:
        if ASKED[one.name] not in {"work", *DEEDS[role]}:
            told = answers(client, path(one))
            assert told == answers(client, path(one, "van-niemand")), one.name
            assert {status for status, _, _ in told} <= {404, 405}, one.name


def of_nobody(study: Study) -> Client:  # noqa: ARG001 - as the others
    return inside(colleague())


def owner_elsewhere(study: Study) -> Client:  # noqa: ARG001 - as the others
    return working_on(opened("elders"), "owner")


@pytest.mark.parametrize("who", [of_nobody, owner_elsewhere])
def test_to_whoever_has_no_role_in_it_a_study_does_not_exist(
    who: Callable[[Study], Client], study: Study
) -> None:
    client = who(study)
    pk = study.invitations.get().pk
    for one in STUDIES:
        if ASKED[one.name] != "work":
            told = answers(client, path(one, pk=pk))
            assert told == answers(client, path(one, "van-niemand", pk)), one.name
            assert {status for status, _, _ in told} <= {404, 405}, one.name
    assert "Buurt" not in client.get("/").content.decode()


def without_code(study: Study) -> Client:
    user = colleague()
    study.memberships.create(user=user, role="owner")
    return half_in(user)


def switched_off(study: Study) -> Client:
    client = working_on(study, "owner")
    study.memberships.get().user.delete()
    return client


@pytest.mark.parametrize("who", [lambda _: browser(), without_code, switched_off])
def test_whoever_did_not_come_in_wholly_is_asked_to_log_in_at_every_address(
    who: Callable[[Study], Client], study: Study
) -> None:
    client = who(study)
    for one in STUDIES:
        told = answers(client, path(one))
        nothing = answers(client, path(one, "van-niemand"))
        assert [
            (status, to.replace("buurt", "van-niemand"), page) for status, to, page in told
        ] == nothing, one.name
        assert {status for status, _, _ in told} <= {302, 405}, one.name
        assert all(to.startswith("/account/login?next=") for status, to, _ in told if to)
        assert any(to for _, to, _ in told)


def test_a_number_of_another_study_leads_nowhere(study: Study) -> None:
    client = working_on(study, "owner")
    theirs = opened("elders").invitations.get().pk
    for one in STUDIES:
        if "int:pk" in one.parts:
            told = answers(client, path(one, pk=theirs))
            assert told == answers(client, path(one, pk=10**6)), one.name
            assert {status for status, _, _ in told} <= {404, 405}, one.name


@pytest.mark.parametrize("role", ["viewer", "facilitator"])
def test_everybodys_answers_are_for_research_alone(role: str, study: Study) -> None:
    client, coder = working_on(study, role), working_on(study, "coder", "cato@taal.example")
    results = [one for one in STUDIES if ASKED[one.name] == "see" and "results" in one.route]
    asked = [f"{path(one)}?audience=researcher" for one in results]
    asked += [f"/studies/buurt/report.html?audience={whom}" for whom in ("researcher", "nobody")]
    for whole in WHOLE:
        asked += [f"/studies/buurt/export/{whole}{query}" for query in ("", "?audience=researcher")]
    for one in asked:
        assert client.get(one).status_code == 404, one
    assert coder.get(f"{path(results[0])}?audience=researcher").status_code != 404


def test_a_report_for_research_is_found_by_no_other_by_its_number(study: Study) -> None:
    asked: Any = {"made": timezone.now(), "state": "done", "content": b"x", "kind": "html"}
    made = {
        audience: Report.objects.create(study=study, audience=audience, **asked).pk
        for audience in ("researcher", "outside")
    }
    for role in ROLES:
        client = working_on(study, role, f"{role}@taal.example")
        for audience, pk in made.items():
            for page in (f"/studies/buurt/reports/{pk}", f"/studies/buurt/reports/{pk}/file"):
                there = audience == "outside" or "research" in DEEDS[role]
                assert client.get(page).status_code == (200 if there else 404), (role, page)


def test_a_study_is_released_by_whoever_may_say_so(study: Study) -> None:
    by = {
        role: {
            audience
            for audience in ("researcher", "members", "outside")
            if working_on(study, role, f"{role}-{audience}@taal.example")
            .post("/studies/buurt/release", {"audience": audience, "network": "noord"})
            .status_code
            != 404
        }
        for role in ROLES
    }
    assert by == {
        "owner": {"researcher", "members", "outside"},
        "facilitator": {"members"},
        "coder": {"researcher"},
        "viewer": set(),
    }
