"""Who is done in a study that asks more than a map, or no map at all."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.web.elicitation.models import Answers, Sorting
from web.asking import asking, other
from web.room import words
from web.sorting import Invited, invited

pytestmark = pytest.mark.django_db
ROOM = "/studies/open-study/"


def finish(who: Invited, *instruments: str) -> None:
    for instrument in instruments:
        Answers.objects.create(
            invitation=who.invitation, instrument=instrument, revision=1, finished=timezone.now()
        )


def left(client: Client) -> str:
    return client.get(f"{ROOM}reminders").content.decode()


def test_who_answered_all_questions_is_not_reminded_where_no_map_is_asked(client: Client) -> None:
    who = asking("priorities", "obstructing")
    colleague = other(who, "p2")
    finish(who, "priorities", "obstructing")
    finish(colleague, "priorities")
    assert who.token not in left(client)
    assert colleague.token in left(client)


def test_who_made_a_map_but_left_the_questions_is_reminded(client: Client) -> None:
    who = asking("values-map", "priorities")
    Sorting.objects.update(finished=timezone.now())
    assert who.token in left(client)
    finish(who, "priorities")
    assert who.token not in left(client)


def test_what_cannot_be_asked_keeps_nobody_from_being_done(client: Client) -> None:
    who = invited()  # of people without an organisation, nobody has relations
    who.record.asks = ["priorities", "relations"]
    who.record.save()
    who.begun()
    finish(who, "priorities")
    assert who.token not in left(client)


def test_where_no_map_is_asked_people_are_counted(client: Client) -> None:
    who = asking("priorities")
    pages = (ROOM, "/")
    assert all("Nog niemand is klaar" in words(client.get(page)) for page in pages)
    finish(who, "priorities")
    assert all("Mensen die klaar zijn: 1" in words(client.get(page)) for page in pages)


def test_a_workshop_counts_people_where_no_map_is_asked(client: Client) -> None:
    who = asking("priorities")
    before = client.get("/workshop/open-study/pulse?network=net").json()
    finish(who, "priorities")
    desk = words(client.get("/workshop/open-study/desk?network=net"))
    assert "1 mensen zijn klaar" in desk
    assert "waardenkaart" not in desk
    assert client.get("/workshop/open-study/pulse?network=net").json() != before
