"""The pages of the questionnaires: plain forms that suffice, saved once, gone on withdrawal."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from samenspel.study.checks import problems
from samenspel.study.instrument_rows import ConditionScore, Relation
from samenspel.study.rows import Obstruction, Priority, Remark
from samenspel.web import bridge
from samenspel.web.elicitation.answering import kept
from samenspel.web.elicitation.asks import parts
from samenspel.web.elicitation.models import Answers
from samenspel.web.studies.models import Row
from web.asking import ALL, asking, of, pages_of
from web.sorting import Invited, invited

pytestmark = pytest.mark.django_db
DUTCH = {"accept-language": "nl"}
OUTCOMES = "ask/outcomes/1"


@pytest.fixture
def asked() -> Invited:
    return asking()


def given(who: Invited, instrument: str) -> dict[str, Any]:
    found = Answers.objects.filter(invitation=who.invitation, instrument=instrument).first()
    return found.given if found else {}


def sent(client: Client, who: Invited, page: str, **typed: Any) -> Any:
    instrument = page.split("/")[1]
    named = {name.replace("__", "."): value for name, value in typed.items()}
    form = {"revision": kept(of(who), instrument).revision, **named}
    return client.post(who.path(page), form, headers=DUTCH)


def saved(client: Client, who: Invited, instrument: str, **body: Any) -> HttpResponse:
    return client.post(  # type: ignore[return-value]
        who.path(f"ask/{instrument}/save"), json.dumps(body), content_type="application/json"
    )


def test_only_what_the_study_asks_is_on_the_list_and_the_map_comes_first() -> None:
    who = asking("conditions", "priorities", "values-map")
    assert [one.instrument.id for one in parts(of(who))] == [
        "values-map",
        "priorities",
        "conditions",
    ]


def test_a_study_with_one_thing_to_do_has_no_list(client: Client) -> None:
    who = invited()
    assert client.post(who.path(), {"take_part": "on"})["Location"] == who.path("cards")
    assert b"/asked" not in client.get(who.path("cards")).content


def test_a_study_with_more_to_do_goes_from_the_map_to_a_list(client: Client) -> None:
    who = invited()
    who.record.asks = ["values-map", "conditions"]
    who.record.save()
    assert client.post(who.path(), {"take_part": "on"})["Location"] == who.path("cards")
    shown = client.get(who.path("asked"), headers=DUTCH).content.decode()
    assert "Verder met: Waardenkaart" in shown
    assert "Nog niet begonnen" in shown
    done = client.post(who.path("words"), {"revision": 0})
    assert done["Location"] == who.path("asked")
    assert "Verder met: Vijf voorwaarden" in client.get(who.path("asked")).content.decode()
    resumed = client.get(who.path()).content.decode()
    assert f'href="{who.path("asked")}"' in resumed


def test_a_study_without_a_map_shows_none(client: Client) -> None:
    who = asking("conditions")
    for name in ("cards", "top", "words"):
        assert client.get(who.path(name))["Location"] == who.path("asked")
    assert b"boxes" not in client.get(who.path("map")).content
    assert b"Waardenkaart" not in client.get(who.path("my-map.html"), headers=DUTCH).content


def test_what_the_study_came_with_is_not_asked_again(client: Client) -> None:
    who = asking("values-map", "conditions", "governance")
    row = {"respondent": "p1", "network": "net", "condition": "interests", "score": 3}
    Row.objects.create(study=who.record, table="conditions", data=row)
    Row.objects.create(study=who.record, table="governance", data={**row, "round": 2})
    Row.objects.create(study=who.record, table="governance", data={**row, "respondent": "p2"})
    assert [one.instrument.id for one in parts(of(who))] == ["values-map", "governance"]
    assert client.get(who.path("ask/conditions/1")).status_code == 404
    assert saved(client, who, "conditions", revision=0, batch="b", moves=[]).status_code == 404


@pytest.mark.parametrize("path", ["ask/nobody/1", "ask/values-map/1", "ask/say/0", "ask/say/99"])
def test_what_is_not_asked_is_not_there(client: Client, asked: Invited, path: str) -> None:
    assert client.get(asked.path(path)).status_code == 404
    assert client.post(asked.path(path), {"revision": "0"}).status_code == 404


def test_plain_forms_walk_through_every_page(client: Client, asked: Invited) -> None:
    for instrument in ALL:
        pages = pages_of(asked, [instrument])
        for page, following in zip(pages, [*pages[1:], asked.path("asked")], strict=True):
            assert client.get(page).status_code == 200
            done = client.post(page, {"revision": kept(of(asked), instrument).revision})
            assert done["Location"] == following
    states = {one.instrument.id: one.state for one in parts(of(asked))}
    assert states == {"values-map": "new", **dict.fromkeys(ALL, "done")}


def test_the_rows_are_what_was_answered(client: Client, asked: Invited) -> None:
    sent(client, asked, "ask/priorities/1", most__organisation=["transparent", "trustful"])
    sent(client, asked, "ask/priorities/5", clash__network="Soms, over geld.")
    sent(client, asked, "ask/obstructing/1", values__network=["efficient"], own__network="Haast")
    sent(client, asked, "ask/obstructing/2", text__network__efficient="Te snel.")
    sent(client, asked, "ask/conditions/1", score__network__interests="4")
    sent(client, asked, "ask/relations/1", depends__network__jeugd="0")
    study = bridge.load(asked.record)
    assert problems(study) == []
    assert study.priorities == tuple(
        Priority("p1", "net", value, "most", perspective="organisation")
        for value in [
            card.id for card in of(asked).cards.values() if card.id in ("transparent", "trustful")
        ]
    )
    assert study.remarks == (Remark("p1", "net", "clash", "Soms, over geld."),)
    assert study.obstructing == (
        Obstruction("p1", "net", "efficient", "Te snel."),
        Obstruction("p1", "net", text="Haast"),
    )
    assert study.conditions == (ConditionScore("p1", "net", "interests", 4),)
    assert study.relations == (Relation("net", "gemeente", "jeugd", "depends", 0, "p1"),)
