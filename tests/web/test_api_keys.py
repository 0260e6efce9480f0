"""The page of keys: made by whoever owns a study, shown once, and gone when taken back."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from samenspel.web.studies.models import Study, Token
from web.programs import Program
from web.room import ATTACK, words

PAGE = "/studies/voorbeeldregio/tokens"


def day(days: int) -> str:
    return f"{timezone.localdate() + timedelta(days=days)}"


def made(client: Client, **other: object) -> Any:
    """Send the form, with what is right unless said otherwise."""
    typed = {"label": "Onze website", "scope": "outside", "until": day(30)}
    return client.post(PAGE, typed | other)


def key(answer: Any) -> str:
    found = re.search(r'id="key" value="([^"]+)"', answer.content.decode())
    return found[1] if found else ""


@pytest.mark.parametrize("scope", Token.Scope.values)
def test_a_key_that_was_made_works(client: Client, example: Study, scope: str) -> None:
    fits = key(made(client, scope=scope))
    assert Program(fits, Client(SERVER_NAME="127.0.0.1")).get("study").status_code == 200
    token = Token.objects.get(study=example)
    assert (token.label, token.scope) == ("Onze website", scope)


def test_a_key_is_shown_once_and_kept_nowhere(client: Client, example: Study) -> None:
    answer = made(client)
    fits = key(answer)
    assert len(fits) > 40
    assert fits not in str(answer.headers) + str(client.cookies)
    page = client.get(PAGE)
    assert fits not in page.content.decode()
    assert "Onze website" in words(page)
    kept = Token.objects.filter(study=example).values_list()[0]
    assert fits not in str(kept)
    assert hashlib.sha256(fits.encode()).hexdigest() in kept


def test_a_form_sent_once_more_makes_no_second_key(client: Client, example: Study) -> None:
    made(client)
    again = made(client)
    assert again.status_code == 400
    assert "Er is al een sleutel met deze naam" in words(again)
    assert Token.objects.filter(study=example).count() == 1


def test_a_key_that_was_taken_back_works_nowhere(client: Client, example: Study) -> None:
    program = Program(key(made(client)), Client(SERVER_NAME="127.0.0.1"))
    token = Token.objects.get(study=example)
    assert client.post(PAGE, {"revoke": token.pk})["Location"] == PAGE
    assert program.get("study").status_code == 401
    assert "ingetrokken" in words(client.get(PAGE))


def test_nobody_takes_back_a_key_of_another_study(client: Client, example: Study) -> None:
    other = Study.objects.create(name="other", design=example.design)
    token = Token.objects.create(study=other, label="x", scope="outside", until=day(1))
    for wish in (token.pk, "x", "-1", "9" * 30):
        client.post(PAGE, {"revoke": wish})
    assert Token.objects.filter(pk=token.pk).exists()


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        *(("label", typed) for typed in ("", "  ", "\0", "x" * 101)),
        *(("scope", typed) for typed in ("", "own", "answer outside")),
        *(("until", typed) for typed in ("", "soon", "2026-02-30", day(-1), day(367))),
    ],
)
def test_what_is_wrong_is_named_at_its_field_and_the_rest_is_kept(
    client: Client,
    example: Study,
    field: str,
    typed: str,
) -> None:
    answer = made(client, **{"label": "Kaart & tafel", "scope": "members"} | {field: typed})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert f'<a href="#{field}">' in page
    assert f'id="{field}-error"' in page
    assert "Kaart &amp; tafel" in page or field == "label"
    assert 'value="members" checked' in page or field == "scope"
    assert day(30) in page or field == "until"
    assert not Token.objects.filter(study=example).exists()


def test_a_label_is_words_and_nothing_more(client: Client, example: Study) -> None:  # noqa: ARG001
    assert ATTACK not in made(client, label=ATTACK).content.decode()
    assert ATTACK not in client.get(PAGE).content.decode()
    assert Token.objects.get().label == ATTACK


def test_a_key_past_its_day_is_listed_as_such(client: Client, example: Study) -> None:
    Token.objects.create(study=example, label="Oud", scope="answer", until=day(-1))
    assert f"Werkte tot en met {day(-1)}" in words(client.get(PAGE))
