"""Words stay words: on every page and in every file, whatever somebody typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from random import Random
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from outputs import words
from samenspel.study.model import BOXES
from samenspel.web import bridge
from samenspel.web.agreed.models import Agreement, TensionCard
from samenspel.web.elicitation.moves import EXTREMES, MEANING
from samenspel.web.elicitation.sortings import begin, save
from samenspel.web.results.files import FIGURES, REPORTS, WHOLE
from samenspel.web.studies.designs import design
from samenspel.web.studies.invitations import invite, token
from samenspel.web.studies.models import Membership, Study
from samenspel.web.studies.tokens import make
from samenspel.web.workshop import sessions
from samenspel.web.workshop.pages import MINUTES
from samenspel.web.workshop.words import subjects
from web import poisoned
from web.addresses import addresses
from web.colleagues import (
    accounts,  # noqa: F401 - a fixture
    colleague,
    inside,
    small_study,
    working_on,
)
from web.poisoned import POISON, SONG, caught
from web.programs import Program

pytestmark = pytest.mark.django_db
NETWORK = "gezin"
OF = {"network": NETWORK}
AUDIENCES: tuple[dict[str, str], ...] = ({}, {"audience": "members", **OF}, {"audience": "outside"})


@pytest.fixture
def record() -> Study:
    return bridge.keep(poisoned.poisoned())


def guest(record: Study) -> str:
    """Let somebody answer with poison in every word, and return the link."""
    record.state, record.round = Study.State.OPEN, 3
    record.save()
    asked = design(record)
    one = next(person for person in asked.participants if person.network == NETWORK)
    invitation = invite(record, one.id, NETWORK)
    sorting = begin(invitation, asked, ["take_part", "words"], Random(1))  # noqa: S311 - a test
    boxes = [box for box in BOXES for _ in range(asked.shape.places(box))]
    top = sorting.order[:3]
    said = {f"{MEANING}{value}": POISON for value in top} | dict.fromkeys(EXTREMES, POISON)
    moves = [
        {"places": dict(zip(sorting.order, boxes, strict=True))},
        {"top": top},
        {"words": said},
    ]
    assert save(sorting, asked, moves, revision=0)
    return token(invitation)


def talked(client: Client, record: Study) -> None:
    """Close the study, begin the session of a group, and let it write poison."""
    record.state = Study.State.CLOSED
    record.save()
    sessions.begin(record, NETWORK)
    value = bridge.load(record).sorts[0].value
    meant = {"form": "understanding", "value": value, "same": "no", "words": POISON, **OF}
    about = {**OF, "start": "2026-12-01", "values": value, "level": "system"}
    sent = {"form": "agreement", "behaviour": POISON, "owner": POISON, **about}
    tension = {"form": "tension", "kind": "no_settled_priority", **OF}
    tension |= dict.fromkeys(("demand", "against", "handling", "owner"), POISON)
    for one in (meant, sent, tension):
        assert client.post(f"/workshop/{record.name}/agreements", one).status_code == 302
    assert Agreement.objects.latest("id").owner == POISON
    assert TensionCard.objects.latest("id").handling == POISON


def seen(client: Client, path: str, **asked: str) -> tuple[str, bytes]:
    """Return a page or file, once it is sure that nothing in it is more than words."""
    answer: Any = client.get(path, asked)
    assert answer.status_code in {200, 302, 404, 405, 409}, path
    assert list(caught(answer)) == [], path
    return path, b"" if answer.status_code == 302 else b"".join(answer)


def every_page(client: Client, **parts: object) -> Iterator[tuple[str, bytes]]:
    """Yield what every address gives, files and all; and what a program gets."""
    for address in addresses():
        if not address.of_programs:
            yield seen(client, address.filled(**parts), **OF)
    record = Study.objects.get(name=parts["name"])
    label = POISON[:100]
    key = Program(make(record, label, "research", timezone.localdate()), client)
    for name in ("study", "progress", "results"):
        answer = key.get(name, audience="researcher")
        assert list(caught(answer)) == [], name
        yield name, answer.content


def test_no_word_of_a_study_is_more_than_a_word_on_any_page(client: Client, record: Study) -> None:
    link = guest(record)
    invitation = record.invitations.get()
    parts: dict[str, object] = {
        "name": record.name,
        "token": link,
        "pk": invitation.pk,
        "kind": "html",
        "document": "cards",
        "chapter": "per-network",
        "place": 1,
    }
    told = [*every_page(client, **parts)]
    talked(client, record)
    told += every_page(client, **parts)
    assert sum(SONG.encode() in content for _, content in told) > 20


def test_no_word_of_a_study_is_more_than_a_word_in_any_chapter(
    client: Client, record: Study
) -> None:
    talked(client, record)
    results = f"/studies/{record.name}/results/"
    sung = 0
    for wish in AUDIENCES:
        client.post(f"/studies/{record.name}/release", wish)
        page = seen(client, results, **wish)[1].decode()
        chapters = re.findall(rf'href="({results}[\w-]+/)', page)
        assert chapters
        for chapter in dict.fromkeys(chapters):
            page = seen(client, chapter, **wish)[1].decode()
            sung += SONG in page
            for table in re.findall(r'href="([^"?]*\.csv)', page):
                seen(client, unescape(table), **wish)
    assert sung > 10


@pytest.mark.parametrize("kind", [*REPORTS, *FIGURES, *WHOLE])
def test_no_word_of_a_study_is_more_than_a_word_in_a_file(
    client: Client, record: Study, kind: str
) -> None:
    talked(client, record)
    path = f"report.{kind}" if kind in REPORTS else f"export/{kind}"
    _, content = seen(client, f"/studies/{record.name}/{path}", round="1")
    assert len(content) > 100
    if kind in REPORTS:
        assert SONG in words(kind, content)


@pytest.mark.parametrize("kind", MINUTES)
def test_minutes_hold_the_words_of_the_group_letter_by_letter(
    client: Client, record: Study, kind: str
) -> None:
    talked(client, record)
    _, content = seen(client, f"/workshop/{record.name}/minutes.{kind}", **OF)
    told = words(kind, content)
    # A PDF breaks lines and curls quotation marks; the signs that typeset something stay signs.
    for piece in (f"<script>{SONG}()</script>", "{{7*7}}", "$1$", f"*{SONG}*", "{0} {study}"):
        assert piece.replace(" ", "") in told.replace(" ", "").replace("\n", ""), piece


def test_what_a_reviewer_typed_stays_a_word_on_the_screen_of_the_workshop(
    client: Client, record: Study
) -> None:
    guest(record)
    typed = {one.id.partition("-")[0]: one for one in subjects(record)}.values()  # one a table
    for subject in typed:
        about = {"network": subject.network, "subject": subject.id}
        shown = {f"decision-{one.about}": "show" for one in subject.texts}
        edited = {f"{field}-{one.about}": POISON for one in subject.texts for field in one.typed}
        sent = client.post(f"/workshop/{record.name}/words", about | shown | edited)
        assert sent.status_code == 302
        assert SONG.encode() in seen(client, f"/workshop/{record.name}/words", **about)[1]
    assert record.reviews.filter(shown=True).count() >= len(typed) > 0
    assert all(POISON in one.words.values() for one in record.reviews.all())
    for kind in ("html", "docx"):
        seen(client, f"/studies/{record.name}/report.{kind}", round="1")


@pytest.mark.usefixtures("accounts")
def test_the_name_of_a_colleague_stays_a_word() -> None:
    study = small_study()
    owner = working_on(study, "owner")
    other = colleague("bram@leeuw.example", POISON[:200])
    Membership.objects.create(study=study, user=other, role="viewer")
    for path in (f"/studies/{study.name}/team", "/account/"):
        for client in (owner, inside(other)):
            answer: Any = client.get(path)
            assert list(caught(answer)) == [], path
    assert SONG.encode() in owner.get(f"/studies/{study.name}/team").content
    invite_poison = {"form": "invite", "email": POISON[:200], "role": POISON}
    refused: Any = owner.post(f"/studies/{study.name}/team", invite_poison)
    assert refused.status_code in {400, 409}
    assert list(caught(refused)) == []


def test_a_word_on_why_a_study_opens_again_stays_a_word(client: Client, record: Study) -> None:
    record.state = Study.State.CLOSED
    record.save()
    room = f"/studies/{record.name}/"
    assert client.post(f"{room}state", {"to": "open", "notice": POISON}).status_code == 302
    assert SONG.encode() in seen(client, room)[1]


def test_the_name_of_a_file_stays_a_word(client: Client) -> None:
    upload = SimpleUploadedFile(f"{POISON}.exe", b"x")
    answer: Any = client.post("/studies/open", {"file": upload})
    assert answer.status_code == 400
    assert list(caught(answer)) == []


def test_what_was_typed_wrong_comes_back_as_words(client: Client, record: Study) -> None:
    link = guest(record)
    forms = {
        "/studies/new": ("template", "title_nl", "title_en", "mode", "asked", "networks"),
        f"/studies/{record.name}/participants": ("id", "network", "organisation", "layer"),
        f"/s/{link}/withdraw": ("code",),
        f"/s/{link}/top": ("pick", "revision"),
    }
    for path, fields in forms.items():
        sent = dict.fromkeys(fields, POISON) | {"form": "one"}
        answer: Any = client.post(path, sent)
        assert answer.status_code in {200, 302, 400}, path
        assert list(caught(answer)) == [], path


def test_poison_is_caught() -> None:
    def page(content: str | bytes, kind: str) -> list[str]:
        return list(caught(HttpResponse(content, content_type=kind)))

    assert page(f"<p>{POISON}", "text/html") == ["<script>", "<img>", "onerror"]
    assert page("<a href=' javascript:x'>", "text/html")
    assert page(f'a,"{POISON.replace(chr(34), chr(34) * 2)}"', "text/csv")
    assert page("a,-0.5,–", "text/csv") == []
    assert page("a\n-cmd", "text/csv") == ["-cmd"]
