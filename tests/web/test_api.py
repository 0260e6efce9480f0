"""What programs can do: read what was released, send what one respondent answered, no more."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from samenspel.formats.results import to_json
from samenspel.study.model import BOXES
from samenspel.web import bridge, releases
from samenspel.web.api import reading
from samenspel.web.elicitation.models import Sorting
from samenspel.web.elicitation.moves import ASIDE, LONGEST
from samenspel.web.elicitation.sortings import withdraw
from samenspel.web.studies import throttle
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Study, Token
from web.programs import BASE, Program, answers, dealt, program
from web.sorting import Invited, invited

pytestmark = pytest.mark.django_db

KEPT_AS = {"place", "code", "message", "found", "allowed", "repair"}


def sender() -> tuple[Invited, Program, dict[str, object]]:
    """Return an open study, a program that may answer in it, and answers that are right."""
    who = invited()
    return who, program(who.record, "answer"), answers(design(who.record))


def refused(answer: Any, status: int, code: str) -> Any:
    """Return a refusal, after seeing that it has the shape that all have."""
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    told = answer.json()
    assert (told["status"], told["code"]) == (status, code)
    assert set(told) == {"type", "title", "status", "code", "detail", "problems"}
    assert all(set(one) == KEPT_AS for one in told["problems"])
    return told


def places(told: Any) -> list[tuple[str, str]]:
    return [(one["place"], one["code"]) for one in told["problems"]]


def test_a_study_says_what_it_asks_and_nothing_of_people() -> None:
    who = invited(mode="named")
    for scope in Token.Scope.values:
        answer = program(who.record, scope).get("study")
        told = answer.json()
        assert len(told["cards"]) == 18
        assert told["boxes"] == {"important": 6, "neutral": 6, "less_important": 6}
        assert told["state"] == "open"
        assert told["networks"] == [{"id": "net", "name": "Netwerk Rond"}]
        assert told["consents"][0] == "take_part"
        assert '"p1"' not in answer.content.decode()


def test_answers_of_a_program_are_answers_like_all_others() -> None:
    who, sending, sent = sender()
    answer = sending.send(sent)
    assert answer.status_code == 201
    assert answer.json()["complete"]
    sorting = who.sorting
    assert (sorting.boxes, sorting.top) == (sent["placements"], sent["top"])
    assert (sorting.meanings, sorting.remarks) == (sent["meanings"], sent["remarks"])
    assert sorting.consents == ["take_part", "words"]
    assert sorting.consented == datetime.fromisoformat(str(sent["consented"]))
    assert sorting.finished
    assert len(bridge.load(who.record).sorts) == 18
    page = Client(SERVER_NAME="127.0.0.1").get(who.path("map")).content.decode()
    assert answer.json()["withdrawal"] in page
    assert withdraw(answer.json()["withdrawal"])
    assert bridge.load(who.record).sorts == ()


def test_a_personal_link_says_who_answers_too() -> None:
    who, sending, sent = sender()
    del sent["participant"], sent["network"]
    assert sending.send(sent | {"link": who.token}).status_code == 201
    assert who.sorting.finished


def test_a_card_without_a_box_makes_a_map_that_is_not_complete() -> None:
    who, sending, sent = sender()
    placements = dealt(design(who.record))
    last, aside, *_ = reversed(placements)
    del placements[last]
    answer = sending.send(sent | {"placements": placements | {aside: ASIDE}})
    assert answer.status_code == 201
    assert not answer.json()["complete"]
    assert who.sorting.aside == [aside]
    assert last not in who.sorting.boxes


def test_all_that_is_wrong_is_told_at_once_and_nothing_is_kept() -> None:
    who, sending, sent = sender()
    placements = dict.fromkeys(dealt(design(who.record)), "important")
    first, second = list(placements)[:2]
    wrong = {
        "placements": placements | {"love": "important", second: "drawer"},
        "top": [first, first, second, "love"],
        "meanings": {"love": "x" * (LONGEST + 1)},
        "remarks": {"extreme": "nee"},
        "consents": ["newsletter"],
        "consented": "2999-01-01T00:00:00Z",
    }
    told = refused(sending.send(sent | wrong), 422, "wrong_answers")
    assert places(told) == [
        (f"/placements/{second}", "no_place"),
        ("/placements/love", "no_card"),
        ("/placements", "full"),
        ("/top", "top_long"),
        ("/top/1", "top_twice"),
        ("/top/2", "top_elsewhere"),
        ("/meanings/love", "no_words"),
        ("/meanings/love", "too_long"),
        ("/remarks/extreme", "no_words"),
        ("/consents", "no_consent"),
        ("/consents/0", "no_purpose"),
        ("/consented", "later"),
    ]
    full = told["problems"][2]
    assert (full["found"], full["allowed"]) == ("18", "6")
    assert "18 cards" in full["message"]
    dutch = sending.send(sent | wrong, language="nl").json()
    assert dutch["problems"][2]["message"].startswith("In het vak ‘important’ liggen 18 kaarten")
    assert not Sorting.objects.exists()


def test_what_has_another_shape_is_told_at_once_too() -> None:
    _, sending, sent = sender()
    del sent["consents"]
    sent |= {"placements": [], "top": "trust", "participant": "p" * 65, "secret": 1}
    sent |= {"meanings": {"a/b~": 5}, "consented": "2026-11-20T09:30:00"}
    sent |= {"remarks": {f"{number}": "x" for number in range(101)}}
    told = refused(sending.send(sent), 422, "wrong_request")
    assert sorted(places(told)) == [
        ("/consented", "wrong_kind"),
        ("/consents", "missing"),
        ("/meanings/a~1b~0", "wrong_kind"),
        ("/participant", "too_long"),
        ("/placements", "wrong_kind"),
        ("/remarks", "too_many_parts"),
        ("/secret", "unknown_field"),
        ("/top", "wrong_kind"),
    ]
    assert {one["allowed"] for one in told["problems"]} >= {"object", "array", "date-time", "64"}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"placements": NaN}',
        b"x" * 3_000_000,
        b'{"participant": "\\u0000", "network": "net"}',
        b'{"participant": "\\ud800", "network": "net"}',
    ],
)
def test_a_body_that_is_none_is_refused_in_words(body: bytes) -> None:
    _, sending, _ = sender()
    answer = sending.client.post(
        f"{BASE}answers",
        body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {sending.key}"},
    )
    assert answer.status_code in {400, 422}
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("letter", ["\0", "\ud800", "\n", "é"])
@pytest.mark.parametrize("where", ["participant", "network", "placements", "meanings", "link"])
def test_letters_that_no_database_holds_are_refused_and_no_more(letter: str, where: str) -> None:
    _, sending, sent = sender()
    changed: Any = {where: letter}
    if where in {"placements", "meanings"}:
        changed = {where: {letter: "important"}}
    answer = sending.send(json.dumps(sent | changed))
    assert refused(answer, 422, answer.json()["code"])["problems"]


def test_what_is_sent_twice_is_kept_once() -> None:
    who, sending, sent = sender()
    first = sending.send(sent, repeat="a")
    again = sending.send(sent, repeat="a")
    assert (first.status_code, first.content) == (again.status_code, again.content)
    assert Sorting.objects.count() == 1
    refused(sending.send(sent, repeat="b"), 409, "answered")
    refused(sending.send(sent), 409, "answered")
    refused(sending.send(sent | {"top": []}, repeat="a"), 409, "answered")
    assert who.sorting.top == sent["top"]


def test_who_began_or_withdrew_is_not_answered_for() -> None:
    who, sending, sent = sender()
    begun = who.begun()
    told = refused(sending.send(sent), 409, "answered")
    assert who.sorting.boxes == begun.boxes == {}
    begun.delete()
    assert withdraw(sending.send(sent).json()["withdrawal"])
    assert refused(sending.send(sent, repeat="x"), 409, "answered") == told
    assert who.sorting.boxes == {}


@pytest.mark.parametrize("state", ["draft", "closed"])
def test_only_an_open_study_takes_answers(state: str) -> None:
    _, sending, sent = sender()
    Study.objects.update(state=state)
    refused(sending.send(sent), 409, "not_open")
    assert not Sorting.objects.exists()


def test_people_of_another_study_are_not_there(example: Study) -> None:
    who, _, sent = sender()
    elsewhere = program(example, "answer")
    Study.objects.update(state="open")
    told = refused(elsewhere.send(sent), 422, "wrong_answers")
    assert places(told) == [("/participant", "no_participant")]
    del sent["participant"], sent["network"]
    there, nowhere = (elsewhere.send(sent | {"link": link}) for link in (who.token, "nowhere"))
    assert there.content == nowhere.content
    assert places(refused(there, 422, "wrong_answers")) == [("/link", "no_link")]
    both = elsewhere.send(sent | {"link": who.token, "participant": "p1", "network": "net"})
    assert places(both.json()) == [("/participant", "who")]
    assert not Sorting.objects.exists()


def test_every_key_that_does_not_work_gets_the_same_answer(example: Study) -> None:
    late = program(example, "research", days=-1)
    gone = program(example, "research", days=2)
    Token.objects.filter(until__gt="2026-01-01", label="research 2").delete()
    fresh = Client(SERVER_NAME="127.0.0.1")
    tried = [late.get("study"), gone.get("study"), Program("", fresh).get("study")]
    tried += [Program("samenspel-guess", fresh).get("study"), fresh.get(f"{BASE}study")]
    for answer in tried[:-1]:
        assert answer.content == tried[0].content
        assert answer["WWW-Authenticate"] == "Bearer"
        refused(answer, 401, "no_key")
    refused(tried[-1], 401, "no_key")
    fits = program(example, "research", days=0)
    assert fits.get("study").status_code == 200


def test_whoever_sits_here_is_no_program(client: Client, example: Study) -> None:
    assert client.get(f"/studies/{example.name}/").status_code == 200
    client.post("/language", {"language": "en"})
    for name in ("study", "progress", "results"):
        answer = client.get(BASE + name)
        refused(answer, 401, "no_key")
        assert answer.json()["detail"].startswith("Deze sleutel")  # no cookie has a say
    assert client.post(f"{BASE}answers", {}).status_code == 401


@pytest.mark.parametrize(
    ("scope", "may"),
    [
        ("answer", set()),
        ("outside", {"outside"}),
        ("members", {"outside", "members"}),
        ("research", {"outside", "members", "researcher"}),
    ],
)
def test_a_key_reads_for_the_readers_it_was_made_for(
    closed: Study, scope: str, may: set[str]
) -> None:
    network = bridge.load(closed).design.networks[0].id
    releases.released_to(closed, "outside")
    releases.released_to(closed, "members", network)
    reads = program(closed, scope)
    for audience in ("outside", "members", "researcher"):
        whose = {"network": network} if audience == "members" else {}
        answer = reads.get("results", audience=audience, **whose)
        if audience in may:
            assert answer.json()["audience"] == audience
        else:
            refused(answer, 403, "other_audience" if may else "only_answers")
    if may:
        refused(reads.send(answers(design(closed))), 403, "only_reads")
        assert reads.get("progress").status_code == 200
    else:
        refused(reads.get("progress"), 403, "only_answers")


def test_results_are_those_that_were_released(closed: Study) -> None:
    reads = program(closed, "research")
    network = bridge.load(closed).design.networks[0].id
    outside = releases.released_to(closed, "outside", number=1)
    assert reads.get("results", round=1).content.decode() == to_json(outside)
    members = releases.released_to(closed, "members", network)
    told = reads.get("results", audience="members", network=network)
    assert told.content.decode() == to_json(members)
    everything = releases.released_to(closed)
    assert reads.get("results", audience="researcher").content.decode() == to_json(everything)
    table = reads.get("results", audience="members", network=network, format="csv")
    assert table["Content-Type"].startswith("text/csv")
    assert reads.get("results", round=1, format="xlsx").content[:2] == b"PK"


def test_to_read_is_not_to_release(closed: Study) -> None:
    refused(program(closed, "research").get("results"), 409, "not_released")
    closed.refresh_from_db()
    assert closed.ledger == {}
    Study.objects.update(state="open")
    asks = program(closed, "research", days=2)
    refused(asks.get("results"), 409, "not_released")  # of the round before the one that is open
    told = refused(asks.get("results", round=2), 409, "cannot_be")
    assert told["detail"].startswith("Others see nothing until the study is closed")


@pytest.mark.parametrize(
    ("asked", "place"),
    [
        ({"round": 9}, ("round", "no_round")),
        ({"round": "x"}, ("round", "wrong_kind")),
        ({"audience": "members"}, ("network", "which_network")),
        ({"audience": "members", "network": "x"}, ("network", "no_network")),
        ({"network": "x"}, ("network", "network_idle")),
        ({"audience": "everybody"}, ("audience", "no_choice")),
        ({"format": "exe"}, ("format", "no_choice")),
    ],
)
def test_what_cannot_be_asked_is_refused_by_name(
    closed: Study, asked: dict[str, Any], place: tuple[str, str]
) -> None:
    told = refused(program(closed, "research").get("results", **asked), 422, "wrong_request")
    assert places(told) == [place]
    assert told["problems"][0]["allowed"] or place[1] == "network_idle"


def test_what_is_wrong_with_an_answer_is_for_the_researcher_alone(closed: Study) -> None:
    row = closed.rows.filter(table="sorts").first()
    assert row is not None
    closed.rows.create(table="sorts", data=row.data)
    told = program(closed, "research").get("results", audience="researcher")
    assert refused(told, 409, "study_wrong")["problems"]
    told = program(closed, "outside").get("results")
    assert refused(told, 409, "study_wrong")["problems"] == []


def test_progress_counts_and_names_nobody() -> None:
    who, sending, sent = sender()
    reads = program(who.record, "outside")
    before = [{"network": "net", "complete": 0, "begun": 0, "asked": 6}]
    assert reads.get("progress").json() == before
    sending.send(sent)
    assert reads.get("progress").json() == [before[0] | {"complete": 1}]


def test_keys_are_not_guessed_and_a_key_that_works_is_not_slowed_down(example: Study) -> None:
    fits = program(example, "outside")
    guess = Program("samenspel-guess", fits.client)
    for _ in range(throttle.LIMITS["token"].times):
        assert guess.get("study").status_code == 401
    late = guess.get("study")
    refused(late, 429, "too_many")
    assert 0 < int(late["Retry-After"]) <= 600
    assert fits.get("study").status_code == 200


def test_a_fault_of_ours_tells_nothing(example: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: Study) -> None:
        raise RuntimeError("the secret of p1")

    monkeypatch.setattr(reading, "asked", fails)
    answer = program(example, "outside").get("study")
    refused(answer, 500, "broken")
    assert "p1" not in answer.content.decode()


def test_the_description_is_for_everyone_and_says_it_all(client: Client) -> None:
    told = client.get(f"{BASE}openapi.json").json()
    assert told["openapi"] == "3.1.0"
    assert {path.removeprefix(BASE) for path in told["paths"]} == {
        "study",
        "progress",
        "results",
        "answers",
    }
    for operations in told["paths"].values():
        for operation in operations.values():
            assert operation["security"] == [{"Key": []}]
            for status, answer in operation["responses"].items():
                kinds = set(answer["content"])
                assert kinds == {"application/problem+json"} or int(status) < 400


PLACES_TRIED = some.sampled_from([*BOXES, ASIDE, "drawer"])


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=some.data())
def test_a_map_is_kept_when_nothing_is_wrong_with_it_and_only_then(data: some.DataObject) -> None:
    Study.objects.all().delete()
    who, sending, sent = sender()
    known = [*dealt(design(who.record)), "love"]
    placements = data.draw(some.dictionaries(some.sampled_from(known), PLACES_TRIED, min_size=1))
    top = data.draw(some.lists(some.sampled_from(known), max_size=4))
    answer = sending.send(sent | {"placements": placements, "top": top})
    filled = [sum(place == box for place in placements.values()) for box in BOXES]
    right = (
        "love" not in placements
        and "drawer" not in placements.values()
        and max(filled) <= 6
        and len(top) == len(set(top)) <= 3
        and all(placements.get(value) == "important" for value in top)
    )
    assert answer.status_code == (201 if right else 422)
    assert bool(answer.json().get("problems")) != right
    assert Sorting.objects.exists() == right
