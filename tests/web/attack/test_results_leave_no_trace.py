"""What members and outsiders get, by page, phone or program: the same bytes, whatever is hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

import numpy as np
import pytest
from django.test import Client
from django.utils import timezone

from attack.studies import SIZES, WHOLE, everything, with_meanings
from attack.twins import scope, twin
from outputs import words
from samenspel import read
from samenspel.disclosure import door
from samenspel.study.coding import Coding
from samenspel.study.model import ANSWER_TABLES
from samenspel.study.model import Study as StudyFile
from samenspel.study.rows import Remark
from samenspel.study.sorts import AGREED
from samenspel.web import bridge, releases
from samenspel.web.studies.models import Row, Study
from samenspel.web.workshop import joining, sessions
from samenspel.web.workshop.models import Session
from web.programs import program

pytestmark = pytest.mark.django_db

Wish = dict[str, str]
READERS: tuple[Wish, ...] = (
    {"audience": "outside"},
    *({"audience": "members", "network": network} for network in ("open", "shut", "four", "no")),
)
SCOPES = (
    *(scope([id], SIZES[id]) for id in ("open", "big", "shut", "quiet")),
    scope(WHOLE, sum(SIZES[id] for id in WHOLE)),
)
CODE, LONGEST = "ACEFGH", 6  # steps: the last ones of a short session show the same slide
QUICK = ("report.html", "export/results.json", "export/results.csv", "export/results.xlsx")
PRINTED = ("report.pdf", "report.docx")


def put(client: Client, study: StudyFile, *wishes: Wish) -> Study:
    """Put a study in the database, over the one that was there; close it and release it."""
    Study.objects.filter(name=study.design.id).delete()
    record = bridge.keep(study)
    record.state = Study.State.CLOSED
    record.save()
    for wish in wishes:
        assert client.post(f"/studies/{record.name}/release", wish).status_code == 302
    return record


def given(
    client: Client, record: Study, wish: Wish, files: tuple[str, ...] = QUICK
) -> Iterator[tuple[str, bytes]]:
    """Yield all that a reader can get: every chapter, every table in it, every file, by program."""
    base, reads = f"/studies/{record.name}/", program(record, "members")
    for language in ("nl", "en"):
        client.post("/language", {"language": language})
        first = bytes_of(client, f"{base}results/", wish)
        chapters = dict.fromkeys(links(first, rf"{base}results/[^\"]*/"))
        tables: list[str] = []
        for address in (f"{base}results/", *chapters):
            page = bytes_of(client, address, wish)
            tables += links(page, r"[^\"]*\.csv")
            yield f"{language} {address}", page
        for address in (*tables, *(base + name for name in files)):
            yield f"{language} {address}", bytes_of(client, address, wish)
        for name in ("study.json", "progress.json", "results.json", "results.csv", "results.xlsx"):
            about, _, kind = name.partition(".")
            more = wish | {"format": kind} if about == "results" else {}
            answer = reads.get(about, language, **more)
            assert answer.status_code == 200, answer.content
            yield f"{language} api/{name}", answer.content
        yield from followed(record, wish, language)


def followed(record: Study, wish: Wish, language: str) -> Iterator[tuple[str, bytes]]:
    """Yield what whoever has the code of a session sees on a phone, step by step."""
    if wish["audience"] != "members":
        return
    session = sessions.kept(record, wish["network"])
    sessions.begin(record, wish["network"])
    visitor = Client(SERVER_NAME="127.0.0.1", REMOTE_ADDR="192.0.2.7")
    visitor.post("/language", {"language": language})
    for step in range(LONGEST):
        Session.objects.filter(pk=session.pk).update(
            code=CODE, coded=timezone.now(), step=step, revision=step
        )
        page = bytes_of(visitor, f"/join/{CODE}/", {})
        yield f"{language} follow {step}", re.sub(rb'data-mark="[^"]*"', b"", page)
    joining.close(session)


def bytes_of(client: Client, address: str, wish: Wish) -> bytes:
    answer = client.get(address, wish)
    assert answer.status_code == 200, address
    # The token of a form is drawn anew for each page.
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", answer.content)


def links(page: bytes, pattern: str) -> list[str]:
    found = re.findall(rf'href="({pattern})(?:\?[^"]*)?"', page.decode())
    return [unescape(address) for address in found]


def told_apart(client: Client, one: StudyFile, other: StudyFile, files: tuple[str, ...]) -> int:
    """Return how many pages and files differ between two studies, over all readers."""
    seen = []
    for study in (one, other):
        record = put(client, study, *READERS)
        seen.append([found for wish in READERS for found in given(client, record, wish, files)])
    first, second = seen
    assert [name for name, _ in first] == [name for name, _ in second]
    return sum(a != b for a, b in zip(first, second, strict=True))


def test_studies_that_differ_in_all_but_their_bands_give_the_same_bytes(client: Client) -> None:
    one = with_meanings(everything(2), ["Wij bellen", "Wij wachten"])
    other = twin(one, SCOPES, np.random.default_rng(2))
    assert told_apart(client, one, other, QUICK) == 0


def test_printed_they_are_the_same_too(client: Client) -> None:
    one = with_meanings(everything(3), ["Wij bellen"])
    other = twin(one, SCOPES, np.random.default_rng(3))
    seen = []
    for study in (one, other):
        record = put(client, study, READERS[0])
        base = f"/studies/{record.name}/"
        seen.append([bytes_of(client, base + name, READERS[0]) for name in PRINTED])
    assert seen[0] == seen[1]


def test_the_comparison_can_fail(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    one = everything(2)
    other = twin(one, SCOPES, np.random.default_rng(2))
    monkeypatch.setattr(door, "_without_fingerprint", lambda provenance: provenance)
    assert told_apart(client, one, other, ()) > 0


CANARY = "kanariegeel"
FREE = ("text", "behaviour", "example", "change", "approach", "explanation", "quote")


def sung(study: StudyFile) -> StudyFile:
    """Return a study in which every free text and every name sings, and nothing was reviewed."""
    organisations = tuple(
        replace(row, name=f"{row.name} {CANARY}") for row in study.design.organisations
    )
    tables: dict[str, Any] = {
        name: tuple(_sung(row) for row in getattr(study, name))
        for name in ANSWER_TABLES
        if name not in AGREED  # said by a group together
    }
    texts = tuple((name, f"{words} {CANARY}") for name, words in study.texts)
    design = replace(study.design, organisations=organisations, expectations=(), notice=None)
    return replace(study, design=design, texts=texts, **tables)


def _sung(row: Any) -> Any:
    free = [name for name in FREE if getattr(row, name, "")]
    free += ["answer"] if isinstance(row, Remark) else []
    changed: dict[str, Any] = {name: f"{getattr(row, name)} {CANARY}" for name in free}
    if hasattr(row, "reviewed"):
        changed["reviewed"] = False
    if isinstance(row, Coding) and row.start is not None:
        changed["quote"] = ""  # what stands at its place in the text
    return replace(row, **changed)


@pytest.fixture
def singing() -> StudyFile:
    return sung(read("examples/voorbeeldregio"))


def test_no_word_and_no_name_of_anyone_is_in_what_others_get(
    client: Client, singing: StudyFile
) -> None:
    network = singing.design.networks[0].id
    wishes: tuple[Wish, ...] = (
        {"audience": "outside"},
        {"audience": "members", "network": network},
    )
    record = put(client, singing, *wishes)
    assert Row.objects.filter(study=record, data__icontains=CANARY).count() > 20
    people = {row.respondent for row in singing.sorts}
    for wish in wishes:
        for address, content in given(client, record, wish, (*QUICK, *PRINTED)):
            read_out = words(address.rpartition(".")[2], content)
            assert CANARY not in read_out, address
            assert people.isdisjoint(re.split(r"[^\w-]+", read_out)), address


def test_the_researcher_does_read_them(client: Client, singing: StudyFile) -> None:
    record = put(client, singing)
    told = client.get(f"/studies/{record.name}/export/results.json").content.decode()
    assert told.count(CANARY) > 20


def test_hidden_words_come_out_when_the_door_is_open(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search can fail: it hears what the door lets through."""
    base = everything(2)
    said = tuple(replace(row, text=CANARY) for row in base.obstructing)
    assert said
    record = put(client, replace(base, obstructing=said), READERS[0])
    monkeypatch.setattr(
        releases, "disclose", lambda found, _, ledger, **__: door.disclose(found, ledger=ledger)
    )
    assert any(CANARY in page.decode() for _, page in given(client, record, READERS[0], ()))
