"""Links that let a colleague in once: shown again while they wait, kept as a fingerprint."""

from __future__ import annotations

import hashlib
import secrets
from base64 import urlsafe_b64encode
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from samenspel.web.accounts.models import OneTimeLink

PURPOSE = "samenspel.one-time-link"
DAYS = 7
_BYTES = 18  # 144 bits, as every link of ours


def make(email: str, kind: str, *, study: int | None = None, role: str = "") -> OneTimeLink:
    """Return a new link for an address; an older one of the same kind works no more."""
    address = email.strip().lower()
    made = OneTimeLink(email=address, kind=kind, study_id=study, role=role)
    made.salt = secrets.token_hex(16)
    made.fingerprint = _fingerprint(token(made))
    made.until = timezone.now() + timedelta(days=DAYS)
    with transaction.atomic():
        OneTimeLink.objects.filter(email=address, kind=kind, study=study).delete()
        made.save()
    return made


def token(link: OneTimeLink) -> str:
    """Return the word in the link: from the server's secret, so that no table holds it."""
    about = (link.salt, link.kind, link.email)
    digest = salted_hmac(PURPOSE, "\0".join(about), algorithm="sha256").digest()
    return urlsafe_b64encode(digest[:_BYTES]).decode()


def found(token: str) -> OneTimeLink | None:
    """Return the link that a word belongs to, while it works."""
    OneTimeLink.objects.filter(until__lte=timezone.now()).delete()
    kept = OneTimeLink.objects.select_related("study").filter(fingerprint=_fingerprint(token))
    return kept.first()


def spend(link: OneTimeLink) -> bool:
    """Use a link up; whether nobody did before."""
    return OneTimeLink.objects.filter(pk=link.pk).delete()[0] == 1


def _fingerprint(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
