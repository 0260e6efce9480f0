"""The member check: put to members by who leads, answered by link, counted for the researcher."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from samenspel.disclosure import Released
from samenspel.formats.results import to_json
from samenspel.study.checks import problems
from samenspel.web import bridge, releases
from samenspel.web.elicitation.models import Answers
from samenspel.web.elicitation.sortings import code, withdraw
from samenspel.web.studies.models import Study
from samenspel.web.workshop.words import subjects
from web.asking import closed
from web.sorting import NETWORK, Invited

pytestmark = pytest.mark.django_db
DUTCH = {"accept-language": "nl"}
PAGE = "/studies/open-study/statements"


def release(who: Invited) -> Released:
    released = releases.released_to(who.record, "members", NETWORK)
    who.record.refresh_from_db()
    return released


@pytest.fixture
def who() -> Invited:
    made = closed(9)
    release(made)
    return made


def send(client: Client, **typed: Any) -> Any:
    return client.post(PAGE, {"network": NETWORK, **typed}, headers=DUTCH)


def read(client: Client, path: str = PAGE) -> str:
    answer = client.get(path, headers=DUTCH)
    assert answer.status_code == 200
    words: str = answer.content.decode()
    return words


def put(client: Client, who: Invited) -> list[dict[str, Any]]:
    """Put everything that can be chosen to the members; return the statements."""
    offers = [one.key for one in client.get(PAGE).context["puts"][0].offers]
    assert send(client, choose=offers).status_code == 302
    assert send(client, open="yes").status_code == 302
    return [row.data for row in who.record.rows.filter(table="statements").order_by("id")]


def answer(client: Client, who: Invited, **given: str) -> Any:
    """Send the plain form; ``s1`` is an answer, ``s1_why`` are words."""
    named = {
        f"comment.network.{key.removesuffix('_why')}"
        if key.endswith("_why")
        else f"answer.network.{key}": value
        for key, value in given.items()
    }
    kept = Answers.objects.filter(invitation=who.invitation, instrument="member-check").first()
    revision = kept.revision if kept else 0
    return client.post(who.path("check"), {"revision": revision, **named}, headers=DUTCH)


def test_nothing_is_offered_before_it_was_released_to_members(client: Client) -> None:
    who = closed(9)
    assert "nog niets gedeeld" in read(client)
    assert send(client, words="Wij werken graag samen.", sure="yes").status_code == 302
    assert not who.record.rows.filter(table="statements").exists()


def test_members_who_are_shown_nothing_are_asked_nothing(client: Client) -> None:
    who = closed(4)
    release(who)
    assert "geen uitkomsten getoond" in read(client)
    send(client, words="Wij werken graag samen.", sure="yes")
    assert not who.record.rows.filter(table="statements").exists()


def test_what_is_offered_is_what_members_read_as_shared(client: Client, who: Invited) -> None:
    (scope,) = release(who).networks
    offered = {one.about for one in client.get(PAGE).context["puts"][0].offers}
    assert offered == {f"values:{id}" for id in scope.shared}  # type: ignore[union-attr]
    assert offered


@pytest.mark.parametrize(
    "words",
    [
        "Zeven van ons vinden vertrouwen belangrijk.",
        "Iedereen vindt vertrouwen belangrijk.",
        "Vertrouwen is het vaakst gekozen.",
        "",
        "x" * 301,
    ],
)
def test_own_words_say_no_more_than_members_know(client: Client, who: Invited, words: str) -> None:
    assert send(client, words=words, sure="yes").status_code == 400
    assert not who.record.rows.filter(table="statements").exists()


def test_own_words_are_kept_when_their_writer_stands_for_them(client: Client, who: Invited) -> None:
    words = "Wij spreken elkaar aan op afspraken."
    wrong = send(client, words=words)
    assert (wrong.status_code, words in wrong.content.decode()) == (400, True)
    assert send(client, words=words, sure="yes").status_code == 302
    (row,) = who.record.rows.filter(table="statements")
    assert (row.data["words"], row.data["id"]) == (words, "s1")
    assert send(client, words=words, sure="yes").status_code == 400
    assert send(client, remove="s1").status_code == 302
    assert not who.record.rows.filter(table="statements").exists()


def test_once_put_to_members_the_words_stay_as_they_are(client: Client, who: Invited) -> None:
    before = put(client, who)
    for typed in ({"remove": "s1"}, {"words": "Wij bellen.", "sure": "yes"}, {"open": "yes"}):
        assert send(client, **typed).status_code == 302
    assert [row.data for row in who.record.rows.filter(table="statements")] == before


def test_a_link_shows_no_statements_before_they_are_put(client: Client, who: Invited) -> None:
    assert client.get(who.path("check")).status_code == 404
    assert who.path("check") not in read(client, who.path("group"))
    rows = put(client, who)
    assert who.path("check") in read(client, who.path("group"))
    assert all(row["words"] in read(client, who.path("check")) for row in rows)
    Study.objects.update(state=Study.State.OPEN)
    assert client.get(who.path("check")).status_code == 404


def test_an_answer_is_kept_read_back_and_counted(client: Client, who: Invited) -> None:
    put(client, who)
    assert answer(client, who, s1="agree", s2="differs", s2_why="Ik zie iets anders.")["Location"]
    (first, second) = bridge.load(who.record).checks
    assert (first.respondent, first.statement, first.answer) == ("p1", "s1", "agree")
    assert (second.answer, second.comment, second.reviewed) == (
        "differs",
        "Ik zie iets anders.",
        False,
    )
    assert problems(bridge.load(who.record)) == []
    again = read(client, who.path("check"))
    assert again.count(" checked") == 2
    assert "Ik zie iets anders." in again
    assert "1 van 9 mensen" in read(client)
    found = {one.id: one for one in releases.released_to(who.record).workings.checked}
    assert (found["s1"].agree, found["s2"].differs) == (1, 1)


def test_words_without_an_answer_are_kept_and_asked_about(client: Client, who: Invited) -> None:
    put(client, who)
    wrong = answer(client, who, s1_why="Hm.")
    assert (wrong.status_code, "Hm." in wrong.content.decode()) == (400, True)
    assert 'role="alert"' in wrong.content.decode()
    assert bridge.load(who.record).checks == ()


def test_an_answer_that_is_not_offered_is_refused(client: Client, who: Invited) -> None:
    put(client, who)
    assert answer(client, who, s1="misschien").status_code == 400
    assert bridge.load(who.record).checks == ()


def test_a_script_saves_at_every_change_and_an_older_window_is_told(
    client: Client, who: Invited
) -> None:
    put(client, who)
    move = {"given": {"answer.network.s1": "agree"}}
    sent = {"revision": 0, "batch": "een", "moves": [move]}
    paths = who.path("check/save")
    saved = [
        client.post(paths, json.dumps(sent | {"batch": batch}), content_type="application/json")
        for batch in ("een", "een", "twee")
    ]
    assert [one.status_code for one in saved] == [200, 200, 409]
    assert [row.answer for row in bridge.load(who.record).checks] == ["agree"]


def test_withdrawing_takes_the_answers_and_the_words_along(client: Client, who: Invited) -> None:
    put(client, who)
    answer(client, who, s1="differs", s1_why="Ik zie iets anders.")
    assert withdraw(code(who.invitation))
    assert bridge.load(who.record).checks == ()
    assert not Answers.objects.filter(instrument="member-check").exists()
    assert client.get(who.path("check")).status_code == 404


def test_words_wait_for_review_and_are_shown_to_others_after_it(
    client: Client, who: Invited
) -> None:
    put(client, who)
    answer(client, who, s1="differs", s1_why="Ik zie iets anders.")
    Answers.objects.get()
    who.invitation.sortings.update(consents=["take_part", "words"])
    (subject,) = [one for one in subjects(who.record) if one.id.startswith("checks")]
    assert [text.state for text in subject.texts] == ["waiting"]
    assert subject.title.nl.startswith("Bij de uitspraak: ")


def test_members_and_the_world_read_the_same_whatever_was_answered(
    client: Client, who: Invited
) -> None:
    put(client, who)
    before = [seen(who, audience) for audience in ("members", "outside", "researcher")]
    answer(client, who, s1="differs", s1_why="Ik zie iets anders.")
    after = [seen(who, audience) for audience in ("members", "outside", "researcher")]
    assert before[:2] == after[:2]
    assert before[2] != after[2]


def seen(who: Invited, audience: Any) -> str:
    network = NETWORK if audience == "members" else None
    return to_json(releases.released_to(who.record, audience, network))


def test_answers_from_a_file_and_from_links_never_meet(client: Client, who: Invited) -> None:
    send(client, words="Wij bellen elkaar.", sure="yes")
    data = {"respondent": "p1", "network": NETWORK, "statement": "s1", "answer": "agree"}
    who.record.rows.create(table="checks", data=data)
    assert "kwamen mee met een bestand" in read(client)
    send(client, open="yes")
    assert client.get(who.path("check")).status_code == 404
