"""A next round: begun once, from a closed study, with the same people and cards."""

from __future__ import annotations

import pytest
from django.test import Client

from samenspel.web.studies.invitations import token
from samenspel.web.studies.models import Invitation, Study
from web.room import ATTACK, HOME, begun, opened, people, words
from web.rounds import WHY, again, answered, closed, next_round, to

pytestmark = pytest.mark.django_db
LATE = "Alleen een gesloten studie kan een volgende ronde beginnen."


def test_a_next_round_keeps_the_design_the_people_and_their_links(client: Client) -> None:
    record = closed(client)
    links = [token(one) for one in Invitation.objects.all()]
    assert next_round(client).status_code == 302
    after = Study.objects.get()
    assert (after.round, after.version, after.state) == (2, record.version + 1, "open")
    assert after.design == record.design
    assert after.versions.get(number=after.version).notice == WHY
    assert [token(one) for one in Invitation.objects.all()] == links


def test_the_page_says_what_stays_and_what_begins_anew(client: Client) -> None:
    closed(client)
    assert f"{HOME}round" in client.get(HOME).content.decode()
    shown = words(client.get(HOME + "round"))
    assert "De 18 kaarten, in dezelfde versie: 2023." in shown
    assert "Wie zich eerder terugtrok, wordt niet meer gevraagd." in shown
    assert "Komen of gaan er mensen, dan zien leden van deze ronde vaak niets." in shown


def test_a_draft_and_an_open_study_begin_no_round(client: Client) -> None:
    begun(client)
    assert next_round(client).status_code == 409
    people(client, "count", count_network="noord", count=5)
    to(client, "open")
    assert next_round(client).status_code == 409
    assert LATE in words(client.get(HOME + "round"))
    assert Study.objects.get().round == 1


@pytest.mark.parametrize("typed", [{"notice": " "}, {"notice": "a" * 1001}, {"ask": []}])
def test_a_round_needs_a_reason_and_something_to_ask(
    client: Client, typed: dict[str, object]
) -> None:
    closed(client)
    assert next_round(client, **typed).status_code == 400
    assert Study.objects.get().round == 1


def test_a_reason_stays_words_on_every_page_that_shows_it(client: Client) -> None:
    again(client, notice=ATTACK)
    link = f"/s/{token(Invitation.objects.all()[0])}/"
    for page in (HOME, link):
        assert "<script>alert" not in client.get(page).content.decode()


def test_what_is_sent_twice_begins_one_round(client: Client) -> None:
    closed(client)
    assert [next_round(client).status_code for _ in range(2)] == [302, 302]
    assert Study.objects.get().round == 2


def test_a_form_of_a_round_ago_begins_nothing(client: Client) -> None:
    again(client)
    to(client, "closed")
    assert next_round(client, after=1).status_code == 409
    assert Study.objects.get().round == 2


def test_what_the_next_round_asks_can_be_chosen_anew(client: Client) -> None:
    record = again(client, ask=["values-map", "conditions", "no-such-thing"])
    assert record.asks == ["values-map", "conditions"]


def test_whoever_takes_part_no_more_is_not_asked_and_stays_in_the_design(client: Client) -> None:
    record = again(client, absent=["0"])
    gone = Invitation.objects.get(absent=True)
    assert gone.participant == record.design["participants"][0]["id"]
    assert "Niet gevraagd in deze ronde" in words(client.get(HOME + "invitations"))
    left = client.get(HOME + "reminders").content.decode()
    assert token(gone) not in left
    assert left.count("/s/") == 5
    assert client.get(f"/s/{token(gone)}/")["Location"] == f"/s/{token(gone)}/group"
    assert client.get(f"/s/{token(gone)}/cards").status_code == 404
    assert client.get(f"{HOME}paper/{gone.pk}").status_code == 409


def test_whoever_was_absent_is_ticked_the_next_time_and_can_come_back(client: Client) -> None:
    again(client, absent=["0"])
    to(client, "closed")
    assert client.get(HOME + "round").content.decode().count('name="absent" value="0" checked') == 1
    next_round(client, after=2)
    assert not Invitation.objects.filter(absent=True).exists()


def test_people_can_be_added_to_a_next_round(client: Client) -> None:
    again(client)
    people(client, "count", count_network="noord", count=2)
    assert Invitation.objects.count() == 8


def test_nothing_on_paper_and_no_last_day_is_left_over_from_before(client: Client) -> None:
    closed(client)
    Invitation.objects.update(typed={"boxes": {}}, until="2020-01-01")
    next_round(client)
    assert not Invitation.objects.exclude(typed={}, paper=None, until=None).exists()


def test_only_the_round_that_is_on_is_counted(client: Client) -> None:
    again(client, absent=["5"])
    assert "0 van de 5" in words(client.get(HOME))
    answered(Invitation.objects.order_by("pk")[0])
    assert "1 van de 5" in words(client.get(HOME))
    assert client.get(HOME + "reminders").content.decode().count("/s/") == 4


def test_the_results_of_before_are_led_to_from_a_room_that_asks_again(client: Client) -> None:
    again(client)
    assert f'href="{HOME}results/"' in client.get(HOME).content.decode()


def test_an_open_study_has_no_link_to_a_next_round(client: Client) -> None:
    opened(client)
    assert f"{HOME}round" not in client.get(HOME).content.decode()
