"""Personal links: shown again whenever they are needed, while only a fingerprint is kept."""

from __future__ import annotations

import hashlib
import secrets
from base64 import urlsafe_b64encode

from django.utils.crypto import salted_hmac

from samenspel.web.studies.models import Invitation, Study

PURPOSE = "samenspel.invitation"
_BYTES = 18  # 144 bits: no address of a stranger is ever guessed


def invite(record: Study, participant: str, network: str) -> Invitation:
    """Return the invitation of a participant in a network, made the first time."""
    made = Invitation(study=record, participant=participant, network=network)
    made.salt = secrets.token_hex(16)
    invitation, _ = Invitation.objects.get_or_create(
        study=record,
        participant=participant,
        network=network,
        defaults={"salt": made.salt, "fingerprint": fingerprint(token(made))},
    )
    return invitation


def token(invitation: Invitation) -> str:
    """Return the word in the link: from the server's secret, so that no table holds it."""
    about = (invitation.salt, invitation.study.name, invitation.participant, invitation.network)
    digest = salted_hmac(PURPOSE, "\0".join(about), algorithm="sha256").digest()
    return urlsafe_b64encode(digest[:_BYTES]).decode()


def found(token: str) -> Invitation | None:
    """Return the invitation that a link belongs to, if any."""
    kept = Invitation.objects.select_related("study").filter(fingerprint=fingerprint(token))
    return kept.first()


def fingerprint(token: str) -> str:
    """Return what is kept of a link: nobody can make the link of it."""
    return hashlib.sha256(token.encode()).hexdigest()
