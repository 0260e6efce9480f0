"""The pages of the questionnaires: plain forms that suffice, saved once, gone on withdrawal."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from samenspel import analyse, read, write
from samenspel.study.checks import problems
from samenspel.study.instrument_rows import ConditionScore, Relation
from samenspel.study.model import Design
from samenspel.study.model import Study as StudyFile
from samenspel.study.rows import Obstruction, Priority, Remark
from samenspel.web import bridge
from samenspel.web.elicitation.answering import kept, save
from samenspel.web.elicitation.asks import parts
from samenspel.web.elicitation.forms import UNKNOWN
from samenspel.web.elicitation.models import Answers
from samenspel.web.elicitation.sortings import code, withdraw
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Row
from web.asking import ALL, answer, asking, of, other, pages_of
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


def test_findings_of_answers_on_screen_are_those_of_the_same_answers_in_a_file(
    tmp_path: Path,
) -> None:
    who = asking()
    for id in ("p1", "p2"):
        mine = who if id == "p1" else other(who, id)
        answer(mine, "strategies", finding__network__trust="present", quote__network__trust="Ja.")
        answer(mine, "governance", level__network__trust="3")
        answer(mine, "interests", stakeholder__network__1="gezinnen")
        answer(mine, "interests", investment__network__1="1", returns__network__1="3")
        answer(mine, "outcomes", cases__network="12", ended_well__network="9")
        answer(mine, "context", mandated__network="no")
        answer(mine, "relations", trusts__network__school="2")
    found = analyse(bridge.load(who.record), resamples=99)
    same = analyse(read(typed(design(who.record), tmp_path)), resamples=99)
    assert found.workings == same.workings
    assert found.workings.strategies
    assert found.workings.context[0].mandated is False


def typed(asked: Design, into: Path) -> Path:
    """Return a folder in which somebody typed these answers."""
    folder = into / "study"
    networks = tuple(replace(one, mandated=False) for one in asked.networks)
    write(StudyFile(replace(asked, networks=networks)), folder)
    by = ("p1,gemeente", "p2,jeugd")
    people = [one.split(",")[0] for one in by]
    tables = {
        "strategies": (
            "network,respondent,strategy,finding,evidence,quote",
            [f"net,{one},trust,present,questionnaire,Ja." for one in people],
        ),
        "governance": (
            "network,respondent,question,answer,evidence",
            [f"net,{one},trust,3,questionnaire" for one in people],
        ),
        "interests": (
            "network,respondent,stakeholder,investment,returns",
            [f"net,{one},gezinnen,1,3" for one in people],
        ),
        "outcomes": (
            "network,respondent,cases,ended_well",
            [f"net,{one},12,9" for one in people],
        ),
        "relations": (
            "network,respondent,organisation,other,kind,strength",
            [f"net,{one},school,trusts,2" for one in by],
        ),
    }
    for name, (header, lines) in tables.items():
        (folder / f"{name}.csv").write_text("\n".join([header, *lines, ""]), "utf-8")
    return folder


def test_what_colleagues_say_of_one_tie_is_counted_once() -> None:
    who = asking()
    answer(who, "relations", depends__network__school="3")
    answer(other(who, "p4"), "relations", depends__network__school="1")  # the same organisation
    study = bridge.load(who.record)
    assert [(row.respondent, row.strength) for row in study.relations] == [("p1", 3)]
    assert problems(study) == []


def test_words_that_nobody_may_show_are_not_marked_as_reviewed() -> None:
    who = asking()
    answer(who, "conditions", score__network__interests="4", sentence__network__interests="Zo.")
    (row,) = bridge.load(who.record).conditions
    assert (row.sentence, row.reviewed) == ("Zo.", False)


def test_who_does_not_agree_to_names_is_not_named_by_a_questionnaire() -> None:
    who = asking("conditions", mode="named")
    answer(who, "conditions", score__network__interests="4")
    assert [one.code for one in problems(bridge.load(who.record))] == ["no_consent"]


def test_a_mistake_is_named_and_what_was_typed_stays(client: Client, asked: Invited) -> None:
    done = sent(client, asked, OUTCOMES, cases__network="4", ended_well__network="5")
    assert done.status_code == 400
    shown = done.content.decode()
    assert re.search(r'href="#(q\d+)">Hoeveel daarvan liepen goed af', shown)
    assert 'value="5" autocomplete="off" maxlength="200" inputmode="numeric" aria-invalid' in shown
    assert given(asked, "outcomes") == {"cases.network": "4", "ended_well.network": "5"}
    (row,) = bridge.load(asked.record).outcomes
    assert (row.cases, row.ended_well) == (4, None)
    assert {one.state for one in parts(of(asked)) if one.instrument.id == "outcomes"} == {"check"}
    back = sent(client, asked, OUTCOMES, cases__network="4", ended_well__network="5", back="1")
    assert back["Location"] == asked.path("asked")


def test_not_knowing_is_shown_again_and_a_number_wins(client: Client, asked: Invited) -> None:
    sent(
        client, asked, OUTCOMES, cases__network=["", UNKNOWN], region_cases__network=["7", UNKNOWN]
    )
    assert given(asked, "outcomes") == {"cases.network": UNKNOWN, "region_cases.network": "7"}
    shown = client.get(asked.path(OUTCOMES)).content.decode()
    assert 'name="cases.network" value="unknown" checked' in shown
    assert 'name="region_cases.network" value="unknown">' in shown


def test_a_script_saves_and_what_arrives_twice_is_kept_once(client: Client, asked: Invited) -> None:
    moves = [{"given": {"cases.network": "4"}}, {"given": {"example.network": "Een plek."}}]
    for _ in range(2):
        done = saved(client, asked, "outcomes", revision=0, batch="b", moves=moves)
        assert (done.status_code, json.loads(done.content)) == (200, {"revision": 1})
    assert given(asked, "outcomes") == {"cases.network": "4", "example.network": "Een plek."}


def test_a_stale_window_is_told_and_gets_the_newest(client: Client, asked: Invited) -> None:
    answer(asked, "outcomes", cases__network="4")
    late = [{"given": {"cases.network": "9"}}]
    done = saved(client, asked, "outcomes", revision=0, batch="late", moves=late)
    assert done.status_code == 409
    assert json.loads(done.content)["given"] == {"cases.network": "4"}
    form = client.post(asked.path(OUTCOMES), {"revision": "0", "cases.network": "9"}, headers=DUTCH)
    assert "in een ander venster" in form.content.decode()
    assert 'value="9"' in form.content.decode()
    assert given(asked, "outcomes") == {"cases.network": "4"}


def test_a_page_that_another_window_took_away_is_not_there(client: Client, asked: Invited) -> None:
    answer(asked, "interests", stakeholder__network__1="gezinnen")
    assert client.get(asked.path("ask/interests/2")).status_code == 200
    answer(asked, "interests", stakeholder__network__1="")
    form = {"revision": "1", "stakeholder.network.2": "scholen"}
    assert client.post(asked.path("ask/interests/2"), form).status_code == 404


def test_two_windows_at_one_moment_cannot_both_be_first(asked: Invited) -> None:
    who = of(asked)
    for cases, number in (("4", 0), ("6", 1)):
        one, late = kept(who, "outcomes"), kept(who, "outcomes")
        assert save(who, one, {"cases.network": cases}, revision=number)
        assert not save(who, late, {"cases.network": "9"}, revision=number)
    assert given(asked, "outcomes") == {"cases.network": "6"}


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"revision": 0, "batch": "b", "moves": ["x"]},
        {"revision": 0, "batch": "b", "moves": [{"given": "x"}]},
        {"revision": "0", "batch": "b", "moves": []},
    ],
)
def test_what_is_no_save_is_refused(client: Client, asked: Invited, body: dict[str, Any]) -> None:
    assert saved(client, asked, "outcomes", **body).status_code == 400
    assert given(asked, "outcomes") == {}


@pytest.mark.parametrize("typed", [{"nobody": "x"}, {"cases.network": ["4"]}, {"cases.network": 4}])
def test_an_answer_to_no_question_is_not_kept(
    client: Client, asked: Invited, typed: dict[str, Any]
) -> None:
    moves = [{"given": {"example.network": "x"}}, {"given": typed}]
    done = saved(client, asked, "outcomes", revision=0, batch="b", moves=moves)
    assert done.status_code == 409
    assert given(asked, "outcomes") == {}


def test_withdrawing_removes_every_answer_and_nothing_is_saved_afterwards(
    client: Client, asked: Invited
) -> None:
    also = other(asked, "p2")
    for who in (asked, also):
        answer(who, "outcomes", cases__network="4")
        answer(who, "context", mandated__network="yes")
    before = of(asked)
    assert withdraw(code(asked.invitation))
    assert [one.invitation for one in Answers.objects.filter(instrument="outcomes")] == [
        also.invitation
    ]
    # A page that was open at that very moment.
    assert not save(before, kept(before, "outcomes"), {"cases.network": "9"}, revision=0)
    assert saved(client, asked, "outcomes", revision=0, batch="b", moves=[]).status_code == 404
    assert Answers.objects.count() == 2
    assert {row.respondent for row in bridge.load(asked.record).outcomes} == {"p2"}


def test_of_who_withdrew_nothing_is_left_even_if_a_row_were(asked: Invited) -> None:
    answer(asked, "outcomes", cases__network="4")
    assert bridge.load(asked.record).outcomes
    asked.invitation.sortings.update(withdrawn=timezone.now())
    assert bridge.load(asked.record).outcomes == ()


def test_a_copy_holds_all_that_was_answered(client: Client, asked: Invited) -> None:
    answer(asked, "outcomes", cases__network=UNKNOWN, example__network="<b>Een plek</b>")
    answer(asked, "priorities", most__network=["trustful"])
    copy = json.loads(client.get(asked.path("my-answers.json")).content)
    assert copy["questionnaires"] == {
        "outcomes": {"cases.network": "unknown", "example.network": "<b>Een plek</b>"},
        "priorities": {"most.network": ["trustful"]},
    }
    for path in ("my-map.html", "map"):
        shown = client.get(asked.path(path), headers=DUTCH).content.decode()
        assert "&lt;b&gt;Een plek&lt;/b&gt;" in shown
        assert "weet ik niet of geen antwoord" in shown
        assert "<dd>Vertrouwen</dd>" in shown


@pytest.mark.parametrize(
    ("page", "typed", "found"),
    [
        (OUTCOMES, {"example.network": "Een plek."}, "Een plek."),
        ("words", {"extreme_important": "Omdat."}, "Omdat."),
    ],
)
def test_another_language_keeps_what_was_typed_also_without_a_script(
    client: Client, asked: Invited, page: str, typed: dict[str, str], found: str
) -> None:
    done = client.post(asked.path(page), {"revision": 0, "language": "en", **typed})
    assert done["Location"] == asked.path(page)
    shown = client.get(asked.path(page), headers=DUTCH).content.decode()
    assert 'lang="en"' in shown[:40]
    assert found in shown


def test_another_language_before_consent_keeps_the_ticks_and_is_no_consent(client: Client) -> None:
    who = invited()
    form = {"take_part": "on", "language": "en"}
    shown = client.post(who.path(), form, headers=DUTCH).content.decode()
    assert 'name="take_part" checked' in shown
    assert "errors" not in shown
    assert not who.invitation.sortings.exists()


def test_every_field_has_a_name_that_is_read_out(client: Client, asked: Invited) -> None:
    for page in pages_of(asked):
        shown = client.get(page).content.decode()
        ids = re.findall(r'<(?:input|textarea) id="(\w+)"', shown)
        assert {f'for="{id}"' for id in ids} <= set(re.findall(r'for="\w+"', shown))
        for fieldset in re.findall(r"<fieldset.*?>\s*(.*?)<", shown, re.DOTALL):
            assert fieldset == ""  # a legend comes first
        assert shown.count("<legend>") == shown.count("<fieldset")
