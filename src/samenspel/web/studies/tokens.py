"""Keys for programs: shown once when they are made, known again by a fingerprint."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date

from samenspel.disclosure import AudienceName
from samenspel.web.studies.invitations import fingerprint
from samenspel.web.studies.models import Study, Token

SIGN = "samenspel-"  # so that a key is known for what it is where it was left lying about
_BYTES = 32

# Of which readers a program may read what was released; the researcher's is never released.
READS: Mapping[str, tuple[AudienceName, ...]] = {
    Token.Scope.OUTSIDE: ("outside",),
    Token.Scope.MEMBERS: ("outside", "members"),
    Token.Scope.RESEARCH: ("outside", "members", "researcher"),
    Token.Scope.ANSWER: (),
}


def make(record: Study, label: str, scope: str, until: date) -> str:
    """Return a new key; from now on only its fingerprint is known."""
    key = SIGN + secrets.token_urlsafe(_BYTES)
    Token.objects.create(
        study=record, label=label, scope=scope, until=until, fingerprint=fingerprint(key)
    )
    return key


def token_of(key: str, *, today: date) -> Token | None:
    """Return what a key opens; nothing when there is no such key, or not any more."""
    kept = Token.objects.select_related("study")
    return kept.filter(fingerprint=fingerprint(key), until__gte=today).first()
