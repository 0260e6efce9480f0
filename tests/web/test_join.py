"""A code to follow a session and to get a personal link: what it opens, and when it stops."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.web import bridge
from samenspel.web.room.states import invite_all
from samenspel.web.studies.models import Invitation, Study
from samenspel.web.workshop import joining, preparing, sessions
from samenspel.web.workshop.models import Handed, Session
from web.addresses import without_keys
from web.room import words
from web.sorting import Invited, invited

HOME = "/workshop/open-study/"
REGION = "/workshop/voorbeeldregio/"
OF = {"network": "gezin"}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "aside", lambda work: work())


@pytest.fixture
def asked(db: None) -> Invited:  # noqa: ARG001 - the fixture opens the database
    """An open study in which six have a link, and a code that hands out links."""
    made = invited(6)
    invite_all(made.record)
    return made


def coded(client: Client, home: str = HOME, **more: str) -> Session:
    client.post(f"{home}steer", {"join": "open", "hands": "yes", **more})
    return Session.objects.get()


def page(client: Client, code: str | None, place: str = "") -> str:
    return client.get(f"/join/{code}/{place}").content.decode()


def claim(client: Client, code: str | None) -> str:
    answer: Any = client.post(f"/join/{code}/link")
    return str(answer["Location"])


def guest() -> Client:
    return Client(SERVER_NAME="127.0.0.1", REMOTE_ADDR="192.0.2.7")


def test_a_code_is_short_new_each_time_and_has_no_letters_that_look_alike(
    client: Client,
    asked: Invited,  # noqa: ARG001
) -> None:
    codes = {coded(client).code or "" for _ in range(4)}
    assert len(codes) == 4
    assert {len(code) for code in codes} == {6}
    assert not {*"".join(codes)} & {*"BDIOQSVZ0125"}


def test_whoever_has_the_code_follows_and_nobody_is_named(client: Client, asked: Invited) -> None:
    shown = without_keys(page(guest(), coded(client).code))
    assert "Netwerk Rond" in shown
    assert 'class="done"' in shown
    for one in asked.record.invitations.all():
        assert one.participant not in shown


def test_a_code_in_small_letters_works_as_well(client: Client, asked: Invited) -> None:  # noqa: ARG001
    assert "Netwerk Rond" in page(guest(), (coded(client).code or "").lower())


def test_every_device_gets_a_link_of_its_own_and_the_same_one_again(
    client: Client,
    asked: Invited,  # noqa: ARG001
) -> None:
    code = coded(client).code
    phones = [guest() for _ in range(6)]
    links = [claim(phone, code) for phone in phones]
    assert len({*links}) == 6
    assert [claim(phone, code) for phone in phones] == links
    assert all(one.startswith("/s/") for one in links)
    assert claim(guest(), code) == f"/join/{code}/"  # nothing is left
    assert Handed.objects.count() == 6


def test_a_link_that_is_in_use_is_not_handed_out(client: Client, asked: Invited) -> None:
    asked.begun()
    on_paper, late, *free = asked.record.invitations.exclude(pk=asked.invitation.pk)
    Invitation.objects.filter(pk=on_paper.pk).update(paper=timezone.now())
    Invitation.objects.filter(pk=late.pk).update(until=timezone.localdate() - timedelta(days=1))
    code = coded(client).code
    for _ in free:
        assert claim(guest(), code).startswith("/s/")
    assert claim(guest(), code) == f"/join/{code}/"
    assert {one.invitation.pk for one in Handed.objects.all()} == {one.pk for one in free}


def test_links_are_handed_out_only_when_that_was_asked_and_while_people_answer(
    client: Client, asked: Invited
) -> None:
    client.post(f"{HOME}steer", {"join": "open"})
    code = Session.objects.get().code
    assert "Gebruik de persoonlijke link" in page(guest(), code)
    assert claim(guest(), code) == f"/join/{code}/"
    code = coded(client).code
    asked.record.state = Study.State.CLOSED
    asked.record.save()
    assert claim(guest(), code) == f"/join/{code}/"
    assert not Handed.objects.exists()


STOPS: dict[str, Callable[[Session], object]] = {
    "stopped": joining.close,
    "renewed": lambda session: joining.open_to(session, hands=True),
    "half a day later": lambda session: Session.objects.filter(pk=session.pk).update(
        coded=timezone.now() - joining.WORKS
    ),
    "another round": lambda session: Study.objects.filter(pk=session.study.pk).update(round=2),
    "a draft": lambda session: Study.objects.filter(pk=session.study.pk).update(state="draft"),
    "opened again": lambda session: Session.objects.filter(pk=session.pk).update(
        begun=timezone.now()
    ),
}


@pytest.mark.parametrize("stop", STOPS.values(), ids=STOPS)
def test_a_code_that_stopped_answers_as_one_that_never_was(
    client: Client,
    asked: Invited,  # noqa: ARG001
    stop: Callable[[Session], object],
) -> None:
    session = coded(client)
    assert guest().get(f"/join/{session.code}/").status_code == 200
    stop(session)
    phone = guest()
    nothing = words(phone.get("/join/NOTHNG/"))
    for place in ("", "pulse"):
        answer = phone.get(f"/join/{session.code}/{place}")
        assert (answer.status_code, words(answer)) == (404, nothing)
    assert phone.post(f"/join/{session.code}/link").status_code == 404


def test_whoever_guesses_codes_must_wait_and_who_has_one_need_not(
    client: Client,
    asked: Invited,  # noqa: ARG001
) -> None:
    code, phone = coded(client).code, guest()
    answers = [phone.get(f"/join/GUESS{at}/").status_code for at in range(31)]
    assert {*answers[:30]} == {404}
    assert answers[30] == 429
    assert phone.get(f"/join/{code}/").status_code == 200


def test_the_pulse_reads_no_study_and_changes_when_a_map_is_complete(
    client: Client, asked: Invited, monkeypatch: pytest.MonkeyPatch
) -> None:
    code, sorting = coded(client).code, asked.begun()
    monkeypatch.setattr(bridge, "load", None)
    before = page(guest(), code, "pulse")
    sorting.boxes = dict.fromkeys(sorting.order[:17], "neutral")
    sorting.save()
    assert page(guest(), code, "pulse") == before
    sorting.boxes = dict.fromkeys(sorting.order, "neutral")
    sorting.save()
    assert page(guest(), code, "pulse") != before
    mark = client.get(f"{HOME}pulse", {"network": "net"}).json()["mark"]
    assert mark == guest().get(f"/join/{code}/pulse").json()["mark"]


def test_who_follows_sees_the_slide_that_is_on_the_screen_and_no_way_to_turn(
    client: Client, example: Study
) -> None:
    example.state = Study.State.CLOSED
    example.save()
    code = coded(client, REGION, **OF).code
    client.post(f"{REGION}steer", {**OF, "begin": "1"})
    assert "Dit delen wij" not in page(guest(), code)
    sessions.turn(Session.objects.get(), to=1)
    shown = page(guest(), code)
    assert "Dit delen wij" in shown
    assert "De andere waarden" not in shown
    assert 'name="to"' not in shown
    assert f"{REGION}desk" not in shown


def test_while_results_are_computed_every_screen_says_so(
    client: Client, example: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    example.state = Study.State.CLOSED
    example.save()
    code = coded(client, REGION, **OF).code
    later: list[Callable[[], None]] = []
    monkeypatch.setattr(preparing, "aside", later.append)
    before = page(guest(), code, "pulse")
    for _ in range(2):
        client.post(f"{REGION}steer", {**OF, "begin": "1"})
    assert len(later) == 1  # pressed twice, computed once
    assert page(guest(), code, "pulse") != before
    for at in (f"{REGION}desk", f"{REGION}screen", f"/join/{code}/"):
        assert "klaargemaakt" in client.get(at, OF).content.decode() or at != f"{REGION}desk"
        assert "Dit delen wij" not in client.get(at, OF).content.decode()
    later[0]()
    assert Session.objects.get().begun
    assert "12 van de 13 mensen" in page(guest(), code)


def test_when_whoever_computed_is_gone_it_can_be_asked_again(
    client: Client, example: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    example.state = Study.State.CLOSED
    example.save()
    with monkeypatch.context() as killed:
        killed.setattr(preparing, "aside", lambda _: None)
        client.post(f"{REGION}steer", {**OF, "begin": "1"})
    before = client.get(f"{REGION}pulse", OF).content
    Session.objects.update(preparing=timezone.now() - sessions.PREPARES)
    assert client.get(f"{REGION}pulse", OF).content != before  # every screen looks again
    assert 'name="begin"' in client.get(f"{REGION}desk", OF).content.decode()
    client.post(f"{REGION}steer", {**OF, "begin": "1"})
    assert Session.objects.get().begun


def test_when_computing_fails_the_desk_says_why_and_can_begin_again(
    client: Client, example: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    example.state = Study.State.CLOSED
    example.save()
    with monkeypatch.context() as broken:
        broken.setattr(sessions, "begin", _fail)
        with pytest.raises(MemoryError):
            client.post(f"{REGION}steer", {**OF, "begin": "1"})
    shown = client.get(f"{REGION}desk", OF).content.decode()
    assert "Er is niets vrijgegeven" in shown
    assert 'name="begin"' in shown
    client.post(f"{REGION}steer", {**OF, "begin": "1"})
    shown = client.get(f"{REGION}desk", OF).content.decode()
    assert "12 van de 13 mensen" in shown
    assert "Er is niets vrijgegeven" not in shown


def _fail(*_: object) -> None:
    raise MemoryError
