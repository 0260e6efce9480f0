"""Names go out of a text before anyone codes it, and come out nowhere afterwards."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.catalogue.items import item_ids
from samenspel.reading.pseudonyms import Key, Known, key
from samenspel.web.coding.models import Code, Coding, Original, Pseudonym, Source, Step
from samenspel.web.desk.names import candidates, key_of
from samenspel.web.desk.replacing import moves, replace, restore, with_names
from samenspel.web.desk.sources import Incoming, keep
from samenspel.web.results.files import FIGURES, WHOLE
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Study
from web.room import begun, people, words

HOME = "/studies/jeugdhulp-in-de-vallei/"
TALK = (
    "Interviewer: Hoe werkt u samen?\n"
    "Harmke Duinstee: Ik belde Joris Kerkvoorde, die werkt bij Wilgenrak.\n"
    "Harmke Duinstee: In Osterveen kent niet iedereen Joris. Wij bellen elkaar."
)
NAMES = ("Harmke", "Duinstee", "Joris", "Kerkvoorde", "Wilgenrak", "Osterveen")
CANARIES = [
    Known("Harmke Duinstee", "person"),
    Known("Joris Kerkvoorde", "person"),
    Known("Wilgenrak", "organisation"),
    Known("Osterveen", "place"),
]
APART = {Original, Pseudonym}  # for the owner: no part of what is shared


@pytest.fixture
def record(client: Client, db: None) -> Study:  # noqa: ARG001 - the fixture opens the database
    made = begun(client)
    people(client, "count", count_network="noord", count=2)
    made.refresh_from_db()
    return made


def interview(record: Study, talk: str = TALK, respondent: str = "noord-1") -> Source:
    return keep(record, Incoming(talk, "noord", respondent, "interview"))


def holds_a_name(told: object) -> list[str]:
    return [name for name in NAMES if name.casefold() in str(told).casefold()]


def test_what_looks_like_a_name_is_offered_once_for_each_who_is_named(record: Study) -> None:
    found = {one.name: one.kind for one in candidates(TALK, design(record), Key("nl"))}
    assert found == {
        "Harmke Duinstee": "person",
        "Joris Kerkvoorde": "person",
        "Wilgenrak": "person",
        "Osterveen": "place",
    }


def test_names_are_replaced_as_they_were_ticked_and_typed(client: Client, record: Study) -> None:
    source = interview(record)
    path = f"{HOME}sources/{source.pk}/names"
    assert client.get(path).status_code == 200
    typed = {
        "name-0": "Harmke Duinstee",
        "kind-0": "person",
        "tick-0": "on",
        "name-1": "Osterveen",
        "kind-1": "place",
        "more-person": "Joris Kerkvoorde\n",
        "more-organisation": "Wilgenrak",
    }
    look = client.post(path, typed | {"form": "look"})
    assert "[persoon 2b] , die werkt bij [organisatie 1]" in words(look)
    assert client.post(path, typed | {"form": "replace"}).status_code == 400, "says where it goes"
    assert not Pseudonym.objects.exists()
    client.post(path, typed | {"form": "replace", "keep": "apart"})
    source.refresh_from_db()
    assert source.ready
    assert "[persoon 1]: Ik belde [persoon 2b], die werkt bij [organisatie 1]." in source.words
    assert "In Osterveen kent" in source.words, "the tick was taken away"
    assert source.file == "interview-1.txt"
    assert source.original.words == TALK


def test_without_an_original_the_names_come_back_by_the_list_alone(record: Study) -> None:
    source = interview(record)
    replace(source, CANARIES, apart=False)
    assert not Original.objects.exists()
    assert with_names(source) == TALK


def test_the_same_name_is_the_same_in_every_text_whichever_came_first(record: Study) -> None:
    first = interview(record)
    replace(first, CANARIES, apart=True)
    second = interview(record, "Joris: Ik ken Harmke Duinstee uit Elst.", "noord-2")
    replace(second, [Known("Elst", "place")], apart=True)
    told = {one.instead[:-1].rstrip("bcdef"): one.name for one in record.pseudonyms.all()}
    number = {name: token for token, name in told.items()}
    assert second.words.count(number["Joris Kerkvoorde"]) == 1
    assert second.words.count(number["Harmke Duinstee"]) == 1


def test_what_stands_for_a_name_is_in_the_language_of_the_text(record: Study) -> None:
    talk = Incoming("Ada: I called Bob Moor.", "noord", "noord-1", "interview", language="en")
    english = keep(record, talk)
    replace(english, [Known("Bob Moor", "person")], apart=True)
    assert english.words == "Ada: I called [person 1]."
    dutch = interview(record, "Ada: Ik belde Bob Moor en Harmke Duinstee.")
    replace(dutch, CANARIES[:1], apart=True)
    assert "Ik belde [person 1] en [persoon 2]" in dutch.words, "who was named keeps one name"


def test_an_owner_may_say_later_in_which_language_a_text_is(client: Client, record: Study) -> None:
    source = interview(record)
    replace(source, CANARIES, apart=True)
    path = f"{HOME}sources/{source.pk}/names"
    for asked, kept in (("en", "en"), ("x" * 99, "nl")):
        assert client.post(path, {"form": "language", "language": asked}).status_code == 302
        source.refresh_from_db()
        assert source.language == kept
        assert f'value="{kept}" checked' in client.get(path).content.decode()


def test_a_name_that_is_found_later_goes_out_of_texts_that_were_coded(record: Study) -> None:
    first = interview(record)
    replace(first, [one for one in CANARIES if one.kind != "place"], apart=True)
    code = Code.objects.create(study=record, name="plek", label="Osterveen zelf")
    start = first.words.index("Osterveen kent")
    place = {"start": start, "end": start + len("Osterveen kent niet")}
    Coding.objects.create(source=first, code=code, coder="een", memo="In Osterveen dus.", **place)
    Step.objects.create(source=first, coder="een", kind="coded", data={"code": code.pk} | place)
    behind = first.words.index("Wij bellen")
    Coding.objects.create(source=first, code=code, coder="een", start=behind, end=behind + 10)
    second = interview(record, "Piet: In Osterveen is het mooi.", "noord-2")
    replace(second, CANARIES, apart=False)
    first.refresh_from_db()
    assert holds_a_name(first.words) == []
    coded = [first.words[one.start : one.end] for one in first.codings.order_by("id")]
    assert [re.sub("[0-9]", "#", one) for one in coded] == ["[plaats #] kent niet", "Wij bellen"]
    told = [*Coding.objects.values_list("memo"), *Code.objects.values_list("label")]
    assert holds_a_name(told) == []
    step = first.steps.get()
    assert first.words[step.data["start"] : step.data["end"]] == coded[0]


def test_names_go_back_into_a_text_only_until_someone_codes(client: Client, record: Study) -> None:
    source = interview(record)
    replace(source, CANARIES, apart=False)
    assert restore(source)
    assert (source.words, source.ready, source.original.words) == ("", False, TALK)
    replace(source, CANARIES, apart=True)
    code = Code.objects.create(study=record, name="bellen", label="Bellen")
    Coding.objects.create(source=source, code=code, coder="een", start=0, end=5)
    answer = client.post(f"{HOME}sources/{source.pk}/names", {"form": "restore"})
    assert answer.status_code == 400
    source.refresh_from_db()
    assert source.ready
    client.post(f"{HOME}sources/{source.pk}/names", {"form": "forget"})
    assert not Original.objects.exists()


def everything(client: Client, record: Study) -> dict[str, Any]:
    """Return every file and every page of a study, as whoever may see all of it gets them."""
    kinds = [f"export/{name}" for name in (*FIGURES, *WHOLE) if not name.startswith("pqmethod")]
    kinds += [f"codings.{kind}" for kind in ("csv", "xlsx", "qdpx")]
    kinds += [f"codebook.{kind}" for kind in ("csv", "xlsx", "qdc")]
    kinds += ["report.html", "results/", "sources", "compare", "codebook", ""]
    kinds += [f"sources/{one.pk}/{page}" for one in record.sources.all() for page in ("", "settle")]
    kinds += [f"sources/{one.pk}/quotes" for one in record.sources.all()]
    return {kind: client.get(HOME + kind) for kind in kinds}


def opened(content: bytes) -> str:
    """Return what is in a file, also when it was packed."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "".join(name + opened(archive.read(name)) for name in archive.namelist())


def shared() -> dict[str, str]:
    """Return every row of every table but those that only an owner sees."""
    kept: list[type[models.Model]] = [one for one in apps.get_models() if one not in APART]
    return {one.__name__: str(list(one.objects.values())) for one in kept}  # type: ignore[attr-defined]


@pytest.mark.parametrize("apart", [True, False], ids=["original apart", "no original"])
def test_no_name_is_in_any_file_page_log_or_table_that_is_shared(
    client: Client, record: Study, caplog: pytest.LogCaptureFixture, *, apart: bool
) -> None:
    caplog.set_level(logging.DEBUG)
    source = keep(record, Incoming(TALK, "noord", "noord-1", "interview", "Met Harmke Duinstee"))
    replace(source, CANARIES, apart=apart)
    waiting = interview(record, respondent="noord-2")  # of which no name was replaced yet
    code = Code.objects.create(
        study=record, name="bellen", label="Bellen", topic="obstacle", item=item_ids("obstacles")[0]
    )
    end = len(source.words)
    for coder in ("een", "twee"):
        Coding.objects.create(
            source=source, code=code, coder=coder, start=0, end=end, reviewed=True
        )
    Source.objects.filter(pk=source.pk).update(opened=True)
    told = everything(client, record)
    assert {kind: one.status_code for kind, one in told.items() if one.status_code >= 400} == {}
    written = {kind: opened(one.content) for kind, one in told.items()}
    assert "persoon 1" in written["export/study.zip"], "the text itself is in there"
    assert "persoon 1" in written["codings.qdpx"]
    found = {kind: names for kind, one in written.items() if (names := holds_a_name(one))}
    assert found == {}
    assert {name: one for name, rows in shared().items() if (one := holds_a_name(rows))} == {}
    assert holds_a_name(caplog.text) == []
    assert holds_a_name(waiting.title) == []


def test_the_search_for_names_does_find_one(record: Study) -> None:
    source = interview(record)
    assert holds_a_name(list(Original.objects.values())) == list(NAMES)
    Source.objects.filter(pk=source.pk).update(words=TALK)
    assert holds_a_name(shared()["Source"]) == list(NAMES)


PIECES = st.lists(
    st.sampled_from(["Joris", "Harmke Duinstee", "Wilgenrak", "wij", "bellen 👋", "é", "\n", ". "]),
    max_size=20,
)


@settings(max_examples=60, deadline=None)
@given(pieces=PIECES, before=PIECES, after=PIECES)
def test_words_that_were_coded_beside_names_stay_coded(
    pieces: list[str], before: list[str], after: list[str]
) -> None:
    told = [" ".join(some) for some in (before, pieces, after)]
    text = " | ".join(told)
    moved = moves(text, key([text], CANARIES, Key("nl")))
    start = len(told[0]) + 3
    end = start + len(told[1])
    coded = moved.words[moved.place(start) : moved.place(end, end=True)]
    bare = re.sub(r"\[[^\]]*\]", "*", coded)
    alone = moves(told[1], key([text], CANARIES, Key("nl"))).words
    assert bare == re.sub(r"\[[^\]]*\]", "*", alone)


def test_a_key_comes_back_from_the_database_as_it_was(record: Study) -> None:
    source = interview(record)
    replace(source, CANARIES, apart=True)
    kept = key_of(record)
    made = key([TALK], CANARIES, Key("nl"))
    assert set(kept.rows) == set(made.rows)
    assert set(kept.known) == set(made.known)
