"""`samenspel account`: the first account, a lost password, and whoever has left."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from cli.conftest import run  # noqa: F401 - a fixture
from samenspel.web.accounts import factors
from samenspel.web.accounts.models import OneTimeLink, User
from web.colleagues import (
    PASSWORD,
    accounts,  # noqa: F401 - a fixture
    browser,
    colleague,
    inside,
    with_phone,
)

NEW = "cato@taal.example"
Run = Callable[..., Any]


@pytest.fixture
def account(
    run: Run,  # noqa: F811 - the fixture
    accounts: None,  # noqa: ARG001, F811 - the fixture
    monkeypatch: pytest.MonkeyPatch,
) -> Run:
    """Give the command, as on a server; what it keeps is in the database of the test."""
    monkeypatch.setenv("DATABASE_URL", "postgresql://samenspel@localhost/samenspel")
    monkeypatch.setenv("SAMENSPEL_HOSTS", "samen.example,other.example")
    return lambda *words, **more: run("account", *words, **more)


def link_in(said: str) -> str:
    found = re.search(r"https://samen\.example(/account/join/\S+)", said)
    assert found is not None, said
    return found[1]


def test_the_first_account_comes_from_the_command(account: Run) -> None:
    done = account("invite", f" {NEW.upper()} ")
    client = browser()
    sent = {"name": "Cato", "password": PASSWORD, "again": PASSWORD}
    assert client.post(link_in(done.out), sent)["Location"] == "/account/phone"
    assert User.objects.get().email == NEW
    assert account("invite", NEW).code == 2


def test_a_lost_password_ends_what_was_open_and_keeps_the_phone(account: Run) -> None:
    user = colleague()
    with_phone(user)
    client = inside(user)
    link = link_in(account("reset", user.email).out)
    assert client.get("/").status_code == 302
    new = {"password": "een ander lang geheim", "again": "een ander lang geheim"}
    assert browser().post(link, new).status_code == 302
    user.refresh_from_db()
    assert user.check_password(new["password"])
    assert factors.has(user)


def test_a_lost_phone_is_forgotten_when_asked(account: Run) -> None:
    user = colleague()
    with_phone(user)
    account("reset", user.email, "--phone")
    assert not factors.has(user)


def test_whoever_has_left_is_out_until_let_in_again(account: Run) -> None:
    user = colleague()
    client = inside(user)
    assert account("off", user.email).code == 0
    assert client.get("/").status_code == 302
    assert "closed" in account("list").out
    assert account("on", user.email).code == 0
    assert client.get("/").status_code == 302  # what was ended stays so
    assert inside(user).get("/").status_code == 200


def test_closing_one_account_ends_no_session_of_another(account: Run) -> None:
    leaves, stays = colleague(), inside(colleague("bram@leeuw.example"))
    account("off", leaves.email)
    assert stays.get("/").status_code == 200


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_list_names_every_account_with_its_studies(account: Run, language: str) -> None:
    colleague()
    said = account("list", language=language).out
    assert "anna@kleine-beer.example · Anna de Vries" in said
    assert {"nl": "nooit", "en": "never"}[language] in said


@pytest.mark.parametrize(
    "words",
    [
        ("invite",),
        ("invite", "cato"),
        ("reset", NEW),
        ("off", NEW),
        ("on", NEW),
        ("invite", NEW, "--phone"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(account: Run, words: tuple[str]) -> None:
    done = account(*words)
    assert done.code == 2
    assert done.err.strip()
    assert not OneTimeLink.objects.exists()


@pytest.mark.django_db
def test_on_ones_own_computer_it_is_not_needed(run: Run) -> None:  # noqa: F811 - the fixture
    done = run("account", "invite", NEW)
    assert done.code == 2
    assert "not needed" in done.err or "no accounts are needed" in done.err
    assert not OneTimeLink.objects.exists()
