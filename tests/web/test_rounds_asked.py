"""What somebody meets who is asked once more: the same link, an empty map, the old one kept."""

from __future__ import annotations

import pytest
from django.test import Client

from samenspel.web import bridge
from samenspel.web.elicitation.models import Answers, Sorting
from samenspel.web.elicitation.sortings import code
from samenspel.web.studies.invitations import token
from samenspel.web.studies.models import Invitation, Study
from samenspel.web.workshop.sessions import begin, session_of
from web.room import HOME, NAME, words
from web.rounds import WHY, again, answered, closed, next_round, to

pytestmark = pytest.mark.django_db


def first() -> Invitation:
    return Invitation.objects.select_related("study").order_by("pk")[0]


def path(page: str = "") -> str:
    return f"/s/{token(first())}/{page}"


def taken_part(client: Client) -> Sorting:
    """Say yes to taking part in this round, on the page."""
    assert client.post(path(), {"take_part": "on"})["Location"] == path("cards")
    return first().sortings.latest("round")


def test_the_same_link_says_that_this_is_round_two_and_why(client: Client) -> None:
    again(client, answers=1)
    shown = words(client.get(path()))
    assert "Dit is ronde 2. Uw eerdere antwoorden blijven zoals ze zijn." in shown
    assert WHY in shown
    fresh = token(Invitation.objects.order_by("pk")[1])
    assert "Uw eerdere antwoorden" not in words(client.get(f"/s/{fresh}/"))


def test_the_map_of_a_next_round_is_empty_and_in_an_order_of_its_own(client: Client) -> None:
    again(client)
    before = first().sortings.get()
    now = taken_part(client)
    assert (now.round, now.boxes, sorted(now.order)) == (2, {}, sorted(before.order))
    assert now.order != before.order
    answered(first(), 6)
    kept = first().sortings.get(round=1)
    assert (kept.boxes, kept.order) == (before.boxes, before.order)


def test_whoever_withdrew_is_not_asked_again(client: Client) -> None:
    closed(client)
    client.post(path("withdraw"), {"code": code(first())})
    next_round(client)
    assert client.get(path()).status_code == 404
    assert token(first()) not in client.get(HOME + "reminders").content.decode()


def test_the_code_removes_the_answers_of_all_rounds(client: Client) -> None:
    record = again(client)
    answered(first())
    for number in (1, 2):
        Answers.objects.create(invitation=first(), round=number, instrument="conditions")
    assert client.post(path("withdraw"), {"code": code(first())}).status_code == 302
    assert first().participant not in {one.respondent for one in bridge.load(record).sorts}
    assert not any(one.boxes or one.order for one in first().sortings.all())
    assert not first().answers.exists()


def test_ones_own_pages_lead_to_the_earlier_round_and_back(client: Client) -> None:
    again(client)
    taken_part(client)
    earlier = path("group?round=1")
    for page in ("", "map"):
        assert earlier in client.get(path(page)).content.decode()
    looked = client.get(earlier)
    assert "Dit antwoordde u in ronde 1" in words(looked)
    assert f'href="{path()}"' in looked.content.decode()


def test_after_closing_one_reads_the_last_round_and_can_choose_the_first(client: Client) -> None:
    again(client)
    answered(first(), 6)
    to(client, "closed")
    assert "Dit antwoordde u in ronde 2" in words(client.get(path("group")))
    assert "Dit antwoordde u in ronde 1" in words(client.get(path("group?round=1")))
    assert client.get(path("group?round=3")).status_code == 404


def test_an_earlier_map_is_shown_when_the_next_round_asks_none(client: Client) -> None:
    again(client, ask=["conditions"])
    assert "Uw waardenkaart" in words(client.get(path("group?round=1")))


def test_nobody_changes_an_earlier_round(client: Client) -> None:
    again(client)
    before = first().sortings.get().boxes
    sorting = taken_part(client)
    card = {"card": sorting.order[0], "to": "important", "revision": sorting.revision, "round": 1}
    client.post(path("cards?round=1"), card)
    assert first().sortings.get(round=1).boxes == before


def test_the_minutes_of_an_earlier_round_stay_and_of_the_open_one_there_are_none(
    client: Client,
) -> None:
    begin(closed(client), "noord")
    next_round(client)
    assert "Noord, ronde 1 (PDF)" in words(client.get(f"/workshop/{NAME}/"))
    minutes = f"/workshop/{NAME}/minutes.csv?network=noord"
    assert client.get(minutes + "&round=1").status_code == 200
    assert client.get(minutes).status_code == 404


def test_a_round_that_opens_again_takes_its_screen_back_and_shows_no_other(client: Client) -> None:
    record = again(client)
    for one in Invitation.objects.all():
        answered(one, 6)
    to(client, "closed")
    record.refresh_from_db()
    begin(record, "noord")
    to(client, "open", "Iemand was op vakantie.")
    assert client.get(f"/workshop/{NAME}/minutes.csv?network=noord").status_code == 404


def test_the_workshop_of_a_next_round_starts_afresh(client: Client) -> None:
    begin(closed(client), "noord")
    before = session_of(Study.objects.get(name=NAME), "noord")
    assert before.begun
    next_round(client)
    session = session_of(Study.objects.get(name=NAME), "noord")
    assert session.round == 2
    assert session.pk is None
    assert session.begun is None
