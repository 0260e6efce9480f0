"""Coders are compared once a text is open for it; what they settle on counts, with a log."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from samenspel.study.coding import SETTLED
from samenspel.web.coding.models import Code, Coding, Source
from samenspel.web.desk.settling import compared
from samenspel.web.studies.models import Study
from web.colleagues import accounts, working_on  # noqa: F401 - a fixture
from web.room import begun, words
from web.test_roles import opened

TEXT = "A: Wij bellen elkaar elke week.\nA: Vertrouwen groeit langzaam."


@pytest.fixture
def source(client: Client, db: None) -> Source:  # noqa: ARG001 - the fixture opens the database
    return coded(begun(client))


def coded(record: Study) -> Source:
    """Return a text in which two coders agree once, and differ twice."""
    read = {"file": "gesprek.txt", "words": TEXT, "opened": True}
    source = Source.objects.create(study=record, name="gesprek", network="noord", **read)
    calls = Code.objects.create(study=record, name="bellen", label="Bellen")
    trust = Code.objects.create(study=record, name="vertrouwen", label="Vertrouwen", place=1)
    put(source, calls, "een", "Wij bellen elkaar")
    put(source, calls, "twee", "bellen elkaar elke week")
    put(source, trust, "een", "Vertrouwen groeit")
    put(source, trust, "twee", "Vertrouwen groeit")
    put(source, trust, "twee", "langzaam")
    return source


def put(source: Source, code: Code, coder: str, said: str, **more: Any) -> Coding:
    start = source.words.index(said)
    place = {"start": start, "end": start + len(said)}
    return Coding.objects.create(source=source, code=code, coder=coder, **place, **more)


def settled(source: Source) -> list[tuple[str, str]]:
    """Return what counts now: each code with its words."""
    found = source.codings.filter(coder=SETTLED).order_by("start", "end")
    return [(one.code.name, source.words[one.start : one.end]) for one in found if one.code]


def page(source: Source) -> str:
    return f"/studies/{source.study.name}/sources/{source.pk}/settle"


def decide(client: Client, source: Source, place: int, **typed: str) -> Any:
    key = compared(source).cases[place].stretch.key
    return client.post(page(source), {"key": key} | typed)


def test_what_is_coded_the_same_needs_no_decision(source: Source) -> None:
    found = compared(source)
    assert [one.code.name for one in found.agreed] == ["vertrouwen"]
    assert [one.stretch.code.name for one in found.cases] == ["bellen", "vertrouwen"]
    assert not found.begun


@pytest.mark.parametrize(
    ("choice", "made"),
    [
        ("een", [("bellen", "Wij bellen elkaar")]),
        ("twee", [("bellen", "bellen elkaar elke week")]),
        ("both", [("bellen", "Wij bellen elkaar"), ("bellen", "bellen elkaar elke week")]),
        ("neither", []),
    ],
)
def test_a_decision_counts_together_with_what_was_the_same(
    client: Client, source: Source, choice: str, made: list[tuple[str, str]]
) -> None:
    answer = decide(client, source, 0, choice=choice, why="Zo spraken wij af.")
    assert answer.status_code == 302
    assert settled(source) == [*made, ("vertrouwen", "Vertrouwen groeit")]
    (step,) = compared(source).log
    assert (step.data["choice"], step.data["why"]) == (choice, "Zo spraken wij af.")
    assert compared(source).open == 1


def test_other_words_and_another_code_may_be_chosen_where_they_stand(
    client: Client, source: Source
) -> None:
    typed = {"choice": "other", "words": "elke week", "code": "vertrouwen"}
    decide(client, source, 0, **typed)
    assert settled(source)[0] == ("vertrouwen", "elke week")
    refused = decide(client, source, 0, choice="other", words="Vertrouwen")
    assert refused.status_code == 400
    assert "Deze woorden staan niet in de alinea" in words(refused)


@pytest.mark.parametrize("asked", ["9" * 5000, "een", "", "\u0663"])
def test_what_is_no_text_opens_nothing(client: Client, source: Source, asked: str) -> None:
    typed = {"source": asked, "to": "shut"}
    answer = client.post(f"/studies/{source.study.name}/compare", typed)
    assert answer.status_code == 400
    source.refresh_from_db()
    assert source.opened


def test_a_later_decision_takes_the_place_of_an_earlier_one_and_both_are_told(
    client: Client, source: Source
) -> None:
    decide(client, source, 0, choice="other", words="elke week", code="vertrouwen")
    decide(client, source, 0, choice="een")
    assert settled(source) == [
        ("bellen", "Wij bellen elkaar"),
        ("vertrouwen", "Vertrouwen groeit"),
    ]
    assert [one.data["choice"] for one in compared(source).log] == ["een", "other"]


@pytest.mark.parametrize("typed", [{}, {"choice": "derde"}, {"choice": "een", "why": "a" * 501}])
def test_what_is_no_decision_changes_nothing(
    client: Client, source: Source, typed: dict[str, str]
) -> None:
    assert decide(client, source, 0, **typed).status_code == 400
    assert settled(source) == []
    assert not source.steps.exists()


def test_a_stretch_that_was_coded_anew_is_open_again(client: Client, source: Source) -> None:
    stale = compared(source).cases[0].stretch.key
    decide(client, source, 0, choice="een")
    put(source, source.study.codes.get(name="bellen"), "twee", "Wij")
    put(source, source.study.codes.get(name="bellen"), "twee", "elkaar elke week")
    assert compared(source).cases[0].choice == "een", "the stretch is as long as it was"
    put(source, source.study.codes.get(name="bellen"), "een", "A: Wij bellen")
    assert compared(source).cases[0].choice == ""
    assert client.post(page(source), {"key": stale, "choice": "een"}).status_code == 400


def test_what_came_in_settled_stays_until_it_is_decided_otherwise(
    client: Client, source: Source
) -> None:
    trust = source.study.codes.get(name="vertrouwen")
    put(source, trust, SETTLED, "langzaam")
    put(source, trust, SETTLED, "Vertrouwen groeit")
    assert [one.choice for one in compared(source).cases] == ["before", "before"]
    decide(client, source, 0, choice="twee")
    assert [one.choice for one in compared(source).cases] == ["twee", "before"]
    assert settled(source) == [
        ("bellen", "bellen elkaar elke week"),
        ("vertrouwen", "Vertrouwen groeit"),
        ("vertrouwen", "langzaam"),
    ]


def test_figures_stand_beside_the_counts_they_are_made_of(client: Client, source: Source) -> None:
    told = words(client.get(page(source)))
    assert "een en twee 4 van de 4 oordelen" in told
    overview = words(client.get(f"/studies/{source.study.name}/compare"))
    assert "Nog te bespreken: 2 van de 2 verschillen. Hetzelfde gecodeerd: 1." in overview


def test_the_dictionary_is_no_person_to_settle_with(source: Source) -> None:
    Coding.objects.filter(source=source, coder="twee").update(coder="dictionary")
    assert compared(source).cases == ()


@pytest.mark.usefixtures("accounts")
def test_coders_are_blind_until_the_owner_opens_a_text(db: None) -> None:  # noqa: ARG001
    record = opened("buurt")
    source = coded(record)
    Source.objects.filter(pk=source.pk).update(opened=False)
    coder = working_on(record, "coder")
    owner = working_on(record, "owner", "olga@taal.example")
    told = coder.get(page(source)).content.decode()
    assert "bellen elkaar" not in told
    assert "oordelen" not in words(coder.get("/studies/buurt/compare"))
    assert coder.post(page(source), {"key": "1-0-1", "choice": "een"}).status_code == 404
    asked = {"source": source.pk, "to": "open"}
    assert coder.post("/studies/buurt/compare", asked).status_code == 404
    assert owner.post("/studies/buurt/compare", asked).status_code == 302
    assert "bellen elkaar" in coder.get(page(source)).content.decode()
    owner.post("/studies/buurt/compare", asked | {"to": "shut"})
    assert "bellen elkaar" not in coder.get(page(source)).content.decode()
