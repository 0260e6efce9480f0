"""Personal links end on a day, or are renewed; who is not done yet is for the owner alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.web.elicitation.models import Sorting
from samenspel.web.elicitation.sortings import code, withdraw
from samenspel.web.room.states import invite_all
from samenspel.web.studies.invitations import found, invite, last_day, token
from samenspel.web.studies.models import Invitation
from web.room import HOME, opened, people, words
from web.sorting import Invited, invited

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(db: None) -> Invited:  # noqa: ARG001 - the fixture opens the database
    made = invited(6)
    invite_all(made.record)
    return made


def until(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


@pytest.mark.parametrize(("days", "works"), [(1, True), (0, True), (-1, False)])
def test_a_link_works_until_its_last_day_and_then_says_whom_to_ask(
    client: Client, asked: Invited, *, days: int, works: bool
) -> None:
    Invitation.objects.update(until=until(days))
    answer = client.get(asked.path())
    assert answer.status_code == (200 if works else 404)
    assert ("Vraag het aan wie u uitnodigde" in answer.content.decode()) is not works


def test_the_last_day_holds_for_everyone_also_for_who_comes_later(client: Client) -> None:
    record = opened(client, 3)
    client.post(f"{HOME}invitations/last-day", {"until": until(3).isoformat()})
    people(client, "count", count_network="zuid", count=2)
    assert {one.until for one in Invitation.objects.all()} == {until(3)}
    client.post(f"{HOME}invitations/last-day", {"until": ""})
    assert last_day(record) is None


@pytest.mark.parametrize("typed", ["gisteren", "2020-01-01", "31-12-2099"])
def test_a_last_day_is_a_day_to_come(client: Client, typed: str) -> None:
    record = opened(client, 3)
    client.post(f"{HOME}invitations/last-day", {"until": typed})
    assert last_day(record) is None
    assert "vandaag of later" in words(client.get(f"{HOME}invitations"))


def test_a_renewed_link_works_and_the_one_before_leads_nowhere(client: Client) -> None:
    opened(client, 2)
    one, other = Invitation.objects.order_by("pk")
    old, kept = token(one), token(other)
    client.post(f"{HOME}invitations/{one.pk}/renew")
    one.refresh_from_db()
    assert found(old) is None
    assert found(token(one)) == one
    assert found(kept) == other
    assert token(one) in client.get(f"{HOME}invitations").content.decode()


def test_who_has_a_new_link_keeps_the_answers_and_the_code_to_withdraw(
    client: Client, asked: Invited
) -> None:
    asked.begun()
    written_down = code(asked.invitation)
    client.post(f"/studies/open-study/invitations/{asked.invitation.pk}/renew")
    asked.invitation.refresh_from_db()
    page = client.get(f"/s/{token(asked.invitation)}/map").content.decode()
    assert written_down in page
    assert withdraw(written_down)


def test_asking_once_more_renews_nothing(asked: Invited) -> None:
    assert invite(asked.record, "p1", "net") == asked.invitation
    assert found(asked.token) == asked.invitation


def left(client: Client) -> str:
    return client.get("/studies/open-study/reminders").content.decode()


def test_who_finished_or_withdrew_is_not_reminded(client: Client, asked: Invited) -> None:
    asked.begun()
    assert asked.token in left(client)  # only began
    Sorting.objects.update(finished=timezone.now())
    assert asked.token not in left(client)
    Sorting.objects.update(finished=None, withdrawn=timezone.now())
    assert asked.token not in left(client)
    assert sum(token(one) in left(client) for one in Invitation.objects.all()) == 5
