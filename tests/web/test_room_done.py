"""What is said and counted in a study that asks more than a map, or no map at all."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client
from django.utils import timezone
from pypdfium2 import PdfDocument

from samenspel.study.model import BOXES
from samenspel.study.rows import Participant
from samenspel.study.sorts import cards
from samenspel.web.elicitation.models import Answers, Sorting
from samenspel.web.room.paper import type_in
from samenspel.web.studies.designs import design, write
from web.asking import asking, other
from web.room import HOME, begun, people, words
from web.sorting import NETWORK, Invited, invited

pytestmark = pytest.mark.django_db
PEOPLE = tuple(Participant(f"p{number}", NETWORK) for number in range(1, 7))
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


@pytest.mark.parametrize(
    ("asks", "times"),
    [(["values-map"], 1), (["values-map", "priorities"], 0), (["priorities"], 0)],
)
def test_mail_and_letter_speak_of_cards_only_where_these_are_all_there_is(
    client: Client, asks: list[str], times: int
) -> None:
    who = asking(*asks)
    mail = words(client.get(f"{ROOM}invitations"))
    assert mail.count("kaartjes met waarden op volgorde") == times
    pdf = client.get(f"{ROOM}invitations/{who.invitation.pk}.pdf").content
    letter = " ".join(PdfDocument(pdf)[0].get_textpage().get_text_range().split())
    assert letter.count("kaartjes met waarden op volgorde") == times


def test_what_cannot_be_asked_of_somebody_is_not_announced(client: Client) -> None:
    who = asking("priorities", "relations")
    assert "Afhankelijkheid en relaties" in words(client.get(who.path()))
    without = replace(design(who.record), organisations=(), participants=PEOPLE)
    write(who.record, without)
    assert "Afhankelijkheid en relaties" not in words(client.get(who.path()))


def test_before_opening_it_is_said_who_is_not_asked_about_relations(client: Client) -> None:
    begun(client, template="multi_case")
    people(client, "count", count_network="noord", count=3)
    people(client, "one", id="met", network="noord", organisation="De Zorg")
    assert "Zonder organisatie: 3 van de 4 deelnemers" in words(client.get(HOME))


def test_whoever_confirms_a_paper_map_goes_on_with_what_else_is_asked(client: Client) -> None:
    who = asking("values-map", "priorities")
    Sorting.objects.all().delete()
    order = [card.id for card in cards(design(who.record))]
    boxes = {value: BOXES[place // 6] for place, value in enumerate(order)}
    type_in(who.invitation, boxes, order[:3])
    answer = client.post(f"/studies/paper/{who.token}/confirm", {"take_part": "on"})
    assert answer["Location"] == who.path("asked")
