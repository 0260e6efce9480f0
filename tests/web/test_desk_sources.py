"""Interviews and documents come in: read, looked at, kept apart until no name is in them."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pytest
from django.test import Client

from samenspel.study.codec import to_plain
from samenspel.text import Language
from samenspel.web import bridge
from samenspel.web.coding.models import Original, Source
from samenspel.web.studies.designs import design, write
from samenspel.web.studies.models import Study
from web.colleagues import accounts, working_on  # noqa: F401 - a fixture
from web.room import ATTACK, begun, people, words
from web.test_roles import opened

HOME = "/studies/jeugdhulp-in-de-vallei/sources"
TALK = "Interviewer: Hoe gaat het?\nHarmke Duinstee: Goed, zegt ook Joris Kerkvoorde."


@pytest.fixture
def record(client: Client, db: None) -> Study:  # noqa: ARG001 - the fixture opens the database
    made = begun(client)
    people(client, "count", count_network="noord", count=2)
    made.refresh_from_db()
    return made


def about(network: str = "noord", respondent: str = "") -> str:
    return json.dumps([network, respondent])


def sent(client: Client, **typed: object) -> Any:
    """Send the second form: a text with whose it is."""
    whole = {"form": "keep", "words": TALK, "kind": "interview", "language": "nl"}
    return client.post(f"{HOME}/add", whole | {"about": about(respondent="noord-1")} | typed)


def test_a_file_is_shown_before_anything_is_kept(client: Client, record: Study) -> None:
    word = docx.Document()
    for line in TALK.split("\n"):
        word.add_paragraph(line)
    word.save(out := BytesIO())
    out.seek(0)
    out.name = "gesprek.docx"
    page = client.post(f"{HOME}/add", {"form": "look", "file": out})
    assert page.status_code == 200
    assert "Harmke Duinstee: Goed" in words(page)
    assert "Er is nog niets bewaard" in words(page)
    assert not record.sources.exists()


def test_what_is_kept_has_its_words_apart_and_is_in_no_study(client: Client, record: Study) -> None:
    answer = sent(client, title="Eerste gesprek")
    source = Source.objects.get()
    assert answer["Location"] == f"{HOME}/{source.pk}/names"
    assert (source.name, source.network, source.respondent) == ("interview-1", "noord", "noord-1")
    assert (source.words, source.ready) == ("", False)
    assert Original.objects.get().words == TALK
    study = bridge.load(record)
    assert (study.documents, study.texts) == ((), ())
    assert "Duinstee" not in str(to_plain(study))


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"about": ""}, "about"),
        ({"about": about("zuid", "noord-1")}, "about"),
        ({"about": about("west")}, "about"),
        ({"about": about()}, "about"),
        ({"about": "{"}, "about"),
        ({"about": "[1]"}, "about"),
        ({"kind": "website"}, "about"),
        ({"kind": "film"}, "kind"),
        ({"words": " \n "}, "words"),
        ({"words": "a" * 2_000_001}, "words"),
        ({"title": "a" * 201}, "title"),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field_and_keeps_what_was_typed(
    client: Client, record: Study, typed: dict[str, str], field: str
) -> None:
    page = sent(client, **{"title": "Zo heet het"} | typed)
    assert page.status_code == 400
    assert f'href="#{field}"' in page.content.decode()
    assert "Zo heet het" in page.content.decode() or field == "title"
    assert not record.sources.exists()


def test_brackets_in_brackets_are_nobody(client: Client, record: Study) -> None:
    assert sent(client, about="[" * 200_000).status_code == 400
    assert not record.sources.exists()


@pytest.mark.parametrize(("first", "page"), [("en", "nl"), ("nl", "en")])
def test_a_text_is_offered_in_the_first_language_of_the_study(
    client: Client, record: Study, first: Language, page: Language
) -> None:
    write(record, replace(design(record), languages=(first,)))
    asked, reader = {"form": "look", "pasted": TALK}, {"accept-language": page}
    shown = client.post(f"{HOME}/add", asked, headers=reader).content.decode()
    assert f'<html lang="{page}"' in shown
    assert f'name="language" value="{first}" checked' in shown


@pytest.mark.parametrize("name", ["muziek.mp3", "leeg.txt", "kapot.docx"])
def test_a_file_that_cannot_be_read_is_refused_in_sentences(
    client: Client, record: Study, name: str
) -> None:
    out = BytesIO(b"PK" if name == "kapot.docx" else b" ")
    out.name = name
    page = client.post(f"{HOME}/add", {"form": "look", "file": out})
    assert page.status_code == 400
    assert "Er is nog niets bewaard" in words(page)
    assert not record.sources.exists()


def test_without_a_file_or_words_the_page_asks_for_one(client: Client, record: Study) -> None:
    page = client.post(f"{HOME}/add", {"form": "look", "pasted": " "})
    assert page.status_code == 400
    assert "Kies een bestand of plak een tekst." in words(page)
    assert not record.sources.exists()


def test_pasted_words_are_read_like_a_file_and_never_run(client: Client, record: Study) -> None:
    page = client.post(f"{HOME}/add", {"form": "look", "pasted": f"{TALK}\n{ATTACK}"})
    assert "Harmke Duinstee: Goed" in words(page)
    assert "<script>alert" not in page.content.decode()
    assert not record.sources.exists()


def test_two_texts_of_a_kind_get_a_name_each(client: Client, record: Study) -> None:
    sent(client)
    sent(client)
    assert [one.name for one in record.sources.all()] == ["interview-1", "interview-2"]


def test_a_text_is_removed_with_its_codings_and_its_original(client: Client, record: Study) -> None:
    sent(client)
    path = f"{HOME}/{record.sources.get().pk}/remove"
    assert "kan niet ongedaan" in words(client.get(path))
    assert record.sources.exists()
    client.post(path)
    assert not record.sources.exists()
    assert not Original.objects.exists()


@pytest.mark.usefixtures("accounts")
def test_a_coder_brings_a_text_in_and_never_sees_its_names_again(db: None) -> None:  # noqa: ARG001
    record = opened("buurt")
    client = working_on(record, "coder")
    answer = client.post(
        "/studies/buurt/sources/add",
        {"form": "keep", "words": TALK, "kind": "interview", "about": about(respondent="anna")},
    )
    assert answer["Location"] == "/studies/buurt/sources"
    made = record.sources.get(name="interview-1")
    page = client.get("/studies/buurt/sources")
    assert "namen nog vervangen" in words(page)
    assert "Duinstee" not in page.content.decode()
    for place in ("names", "remove"):
        assert client.get(f"/studies/buurt/sources/{made.pk}/{place}").status_code == 404
