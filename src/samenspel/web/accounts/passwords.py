"""What a password must be, said in our own words."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.password_validation import get_default_password_validators
from django.core.exceptions import ValidationError

from samenspel.text import Text
from samenspel.web.accounts.models import User
from samenspel.web.speech.words import sentence

LONGEST = 1_000  # letters; more is no password but an attempt to keep the server busy
WORDS = {
    "password_too_short": "password_short",
    "password_too_common": "password_common",
    "password_too_similar": "password_similar",
}


def wrong(password: str, again: str, user: User) -> Text | None:
    """Return why this cannot become the password of an account, if so."""
    if len(password) > LONGEST:
        return sentence("password_long", part="accounts")
    refused = next(_refused(password, user), None)
    if refused is None and password != again:
        refused = "password_differs"
    return sentence(refused, part="accounts") if refused else None


def _refused(password: str, user: User) -> Iterator[str]:
    for validator in get_default_password_validators():
        try:
            validator.validate(password, user)
        except ValidationError as error:
            yield WORDS[error.error_list[0].code or ""]
