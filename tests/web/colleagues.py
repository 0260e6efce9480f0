"""Colleagues with an account, as tests need them: how far somebody came in, and in which role."""

from __future__ import annotations

import time
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from samenspel.study.model import Design
from samenspel.text import LANGUAGES, Text
from samenspel.web.accounts import factors
from samenspel.web.accounts.models import User
from samenspel.web.studies.designs import write
from samenspel.web.studies.models import Membership, Study

PASSWORD = "vier losse woorden samen"  # noqa: S105 - of nobody
MAIL = "anna@kleine-beer.example"


def with_accounts(settings: Any) -> None:
    """Let the application run as on a server, with a quick way to keep passwords."""
    settings.ACCOUNTS = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def accounts(db: None, settings: Any) -> None:  # noqa: ARG001 - opens the database
    with_accounts(settings)


def small_study(name: str = "kleine-studie") -> Study:
    """Return a study that asks nobody anything yet."""
    record = Study.objects.create(name=name, design={})
    write(record, Design(id=name, title=Text("Kleine studie", "Small study"), languages=LANGUAGES))
    return record


def colleague(email: str = MAIL, name: str = "Anna de Vries") -> User:
    """Return somebody with an account."""
    return User.objects.create_user(email, PASSWORD, name)


def browser() -> Client:
    """Return a browser of somebody elsewhere, without a cookie."""
    return Client(SERVER_NAME="127.0.0.1", REMOTE_ADDR="192.0.2.7")


def half_in(user: User) -> Client:
    """Return the browser of somebody who gave a password only."""
    client = browser()
    client.force_login(user)
    return client


def inside(user: User) -> Client:
    """Return the browser of somebody who came in wholly."""
    client = half_in(user)
    session = client.session
    session["second_factor"] = True
    session.save()
    return client


def working_on(study: Study, role: str, email: str = MAIL) -> Client:
    """Return the browser of somebody with a role in a study."""
    user = colleague(email)
    Membership.objects.create(study=study, user=user, role=role)
    return inside(user)


def code_of(secret: str, later: int = 0) -> str:
    """Return the code that an app on a phone shows, or the one that comes ``later``."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + later)))


def with_phone(user: User) -> str:
    """Connect a phone, and return the secret that it holds."""
    secret = factors.new_secret()
    assert factors.set_up(user, secret, code_of(secret, -1))
    return secret
