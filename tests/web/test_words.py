"""Words of respondents: nobody else reads them before review, and never what somebody cut."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.web import bridge, releases
from samenspel.web.elicitation.sortings import begin, code, withdraw
from samenspel.web.room.states import invite_all
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Invitation, Review, Study
from samenspel.web.workshop.words import Said, subjects
from web.sorting import Invited, invited

PAGE = "/workshop/open-study/words"
NAME = "Jannetje Pieterse"
TOLD = f"Dat {NAME} terugbelt."


@pytest.fixture
def asked(db: None) -> Invited:  # noqa: ARG001 - the fixture opens the database
    made = invited(6)
    invite_all(made.record)
    for invitation in Invitation.objects.order_by("pk"):
        answer(invitation, f"Dat men elkaar helpt, zegt {invitation.participant}.")
    return made


def answer(invitation: Invitation, words: str, *consents: str) -> None:
    """Let somebody make a whole map, the same for everyone, with words on its first value."""
    asks = design(invitation.study)
    agreed = consents or ("take_part", "words")
    sorting = begin(invitation, asks, agreed, Random(1))  # noqa: S311 - the same order each time
    boxes = ["important"] * 6 + ["neutral"] * 6 + ["less_important"] * 6
    sorting.boxes = dict(zip(sorting.order, boxes, strict=True))
    sorting.top = sorting.order[:3]
    sorting.meanings = {sorting.order[0]: words}
    sorting.finished = timezone.now()
    sorting.save()


def texts(record: Study) -> list[Said]:
    return [one for subject in subjects(record) for one in subject.texts]


def decide(client: Client, record: Study, **decisions: str) -> Any:
    """Decide on the texts by their words: ``show`` or ``leave``; edit them by ``words``."""
    (subject,) = subjects(record)
    edited = decisions.pop("words", None)
    given = {"network": subject.network, "subject": subject.id}
    for one in subject.texts:
        for part, decision in decisions.items():
            if part in one.typed["behaviour"]:
                given[f"decision-{one.about}"] = decision
                given[f"behaviour-{one.about}"] = edited or one.typed["behaviour"]
    return client.post(PAGE, given)


def reviewed(record: Study) -> list[str]:
    return [one.behaviour for one in bridge.load(record).meanings if one.reviewed]


def test_nothing_is_reviewed_before_somebody_did(asked: Invited) -> None:
    assert reviewed(asked.record) == []
    assert {one.state for one in texts(asked.record)} == {"waiting"}


def test_what_may_be_shown_is_reviewed_and_what_is_left_out_is_not(
    client: Client, asked: Invited
) -> None:
    decide(client, asked.record, p1="show", p2="leave")
    assert reviewed(asked.record) == ["Dat men elkaar helpt, zegt p1."]
    states = [one.state for one in texts(asked.record)]
    assert states == ["shown", "left_out", *["waiting"] * 4]
    decide(client, asked.record, p1="leave")
    assert reviewed(asked.record) == []


def test_a_name_that_was_cut_is_in_no_finding_and_no_file(client: Client, asked: Invited) -> None:
    sorting = asked.sorting
    sorting.meanings = {sorting.order[0]: TOLD}
    sorting.save()
    decide(client, asked.record, Jannetje="show", words="Dat iemand terugbelt.")
    assert reviewed(asked.record) == ["Dat iemand terugbelt."]
    assert NAME not in repr(bridge.load(asked.record))
    assert NAME in client.get(asked.path("map")).content.decode()  # its maker keeps it


def test_words_that_change_after_review_wait_again(client: Client, asked: Invited) -> None:
    decide(client, asked.record, p1="show")
    sorting = asked.sorting
    sorting.meanings = {sorting.order[0]: TOLD}
    sorting.save()
    assert reviewed(asked.record) == []
    assert texts(asked.record)[0].state == "waiting"


@pytest.mark.parametrize(
    ("consents", "offered"),
    [(["take_part"], 5), (["take_part", "words"], 6), (["take_part", "words_named"], 6)],
)
def test_words_are_offered_only_where_their_writer_agreed(
    client: Client, asked: Invited, consents: list[str], offered: int
) -> None:
    sorting = asked.sorting
    about = texts(asked.record)[0].about
    sorting.consents = consents
    sorting.save()
    assert len(texts(asked.record)) == offered
    (subject,) = subjects(asked.record)
    given = {"network": subject.network, "subject": subject.id}
    client.post(PAGE, given | {f"decision-{about}": "show"})
    assert len(reviewed(asked.record)) == offered - 5


def test_the_page_says_nothing_of_who_wrote_what(client: Client, asked: Invited) -> None:
    sorting = asked.sorting
    sorting.meanings = {sorting.order[0]: TOLD}
    sorting.save()
    page = client.get(PAGE).content.decode()
    assert NAME in page
    assert ">p1<" not in page


def test_withdrawing_removes_the_review_too(client: Client, asked: Invited) -> None:
    decide(client, asked.record, p1="show", p2="show")
    assert withdraw(code(asked.invitation))
    assert {one.respondent for one in Review.objects.all()} == {"p2"}
    assert reviewed(asked.record) == ["Dat men elkaar helpt, zegt p2."]


def test_a_text_of_which_nothing_is_left_cannot_be_shown(client: Client, asked: Invited) -> None:
    page = decide(client, asked.record, p1="show", words="  ")
    assert page.status_code == 400
    about = texts(asked.record)[0].about
    assert f'href="#text-{about}"' in page.content.decode()
    assert reviewed(asked.record) == []


@pytest.mark.parametrize("words", ["Dat \x00men\x07 belt.\nSnel.", "Dat men belt.\r\nSnel."])
def test_signs_that_no_file_can_hold_are_taken_out(
    client: Client, asked: Invited, words: str
) -> None:
    decide(client, asked.record, p1="show", words=words)
    assert reviewed(asked.record) == ["Dat men belt.\nSnel."]


def test_members_see_the_words_that_were_reviewed_and_no_others(
    client: Client, asked: Invited
) -> None:
    decide(client, asked.record, p1="show", p2="show", p3="leave")
    asked.record.state = Study.State.CLOSED
    asked.record.save()
    shown = releases.released_to(asked.record, "members", "net").meanings
    assert {one.behaviour for one in shown} == {
        "Dat men elkaar helpt, zegt p1.",
        "Dat men elkaar helpt, zegt p2.",
    }
    assert {one.respondent for one in shown} == {""}


def test_words_reviewed_after_the_release_are_added_to_it(client: Client, asked: Invited) -> None:
    asked.record.state = Study.State.CLOSED
    asked.record.save()
    assert releases.released_to(asked.record, "members", "net").meanings == ()
    decide(client, asked.record, p1="show")
    asked.record.refresh_from_db()
    shown = releases.shown_to(asked.record, "members", "net")
    assert shown is not None
    assert [one.behaviour for one in shown.meanings] == ["Dat men elkaar helpt, zegt p1."]
