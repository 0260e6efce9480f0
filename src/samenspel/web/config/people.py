"""What an administrator does with accounts, from the command line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import DatabaseError
from django.db.models import Count
from django.utils import timezone

from samenspel.catalogue import texts
from samenspel.errors import UnusableFileError
from samenspel.web.accounts import factors, links
from samenspel.web.accounts.models import OneTimeLink, User
from samenspel.web.config.environment import environment


@dataclass(frozen=True, slots=True)
class Colleague:
    """An account, as an administrator sees it."""

    email: str
    name: str
    studies: int
    came: date | None  # the last day of logging in
    on: bool


def invite(email: str) -> str | None:
    """Return the link with which somebody makes an account; none: there is one already."""
    with _database():
        return None if _found(email) else _link(email, OneTimeLink.Kind.ACCOUNT)


def reset(email: str, *, phone: bool) -> str | None:
    """End the sessions of an account, and its phone if asked; return the link to a password."""
    with _database():
        user = _found(email)
        if user is None:
            return None
        user.set_unusable_password()
        user.save(update_fields=["password"])
        if phone:
            factors.drop(user)
        return _link(email, OneTimeLink.Kind.RESET)


def switch(email: str, *, on: bool) -> bool:
    """Close an account, which ends its sessions, or open it again; whether it exists."""
    with _database():
        user = _found(email)
        if user is None:
            return False
        user.is_active = on
        user.save(update_fields=["is_active"])
        if not on:
            _end_sessions(user)
        return True


def listed() -> tuple[Colleague, ...]:
    """Return every account."""
    with _database():
        found = User.objects.annotate(studies=Count("memberships")).order_by("email")
        return tuple(
            Colleague(one.email, one.name, one.studies, _day(one), one.is_active) for one in found
        )


def is_address(words: str) -> bool:
    """Return whether something can be the address of an account."""
    try:
        validate_email(_kept(words))
    except ValidationError:
        return False
    return True


def _link(email: str, kind: str) -> str:
    """Return a new link whole, under the first name of the server."""
    at = environment()
    scheme = "https" if at.https else "http"
    return f"{scheme}://{at.hosts[0]}/account/join/{links.token(links.make(email, kind))}"


def _end_sessions(user: User) -> None:
    """Forget where somebody was logged in: to open the account again opens none of it."""
    for session in Session.objects.iterator():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()


def _found(email: str) -> User | None:
    return User.objects.filter(email=_kept(email)).first()


def _kept(email: str) -> str:
    return email.strip().lower()


def _day(user: User) -> date | None:
    return timezone.localdate(user.last_login) if user.last_login else None


@contextmanager
def _database() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        raise UnusableFileError(texts("web_accounts")["database_first"]) from error
