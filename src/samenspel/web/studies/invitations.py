"""Personal links: shown again whenever they are needed, while only a fingerprint is kept."""

from __future__ import annotations

import hashlib
import secrets
from base64 import urlsafe_b64encode
from datetime import date

from django.db.models import Max, Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

from samenspel.web.studies.models import Invitation, Study

PURPOSE = "samenspel.invitation"
_BYTES = 18  # 144 bits: no address of a stranger is ever guessed


def invite(record: Study, participant: str, network: str) -> Invitation:
    """Return the invitation of a participant in a network, made the first time."""
    made = Invitation(study=record, participant=participant, network=network)
    made.salt = secrets.token_hex(16)
    made.until = last_day(record)
    invitation, _ = Invitation.objects.get_or_create(
        study=record,
        participant=participant,
        network=network,
        defaults={
            "salt": made.salt,
            "fingerprint": fingerprint(token(made)),
            "until": made.until,
        },
    )
    return invitation


def token(invitation: Invitation) -> str:
    """Return the word in the link: from the server's secret, so that no table holds it."""
    about = (invitation.salt, invitation.study.name, invitation.participant, invitation.network)
    digest = salted_hmac(PURPOSE, "\0".join(about), algorithm="sha256").digest()
    return urlsafe_b64encode(digest[:_BYTES]).decode()


def found(token: str) -> Invitation | None:
    """Return the invitation that a link belongs to, if any, until its last day."""
    kept = Invitation.objects.select_related("study").filter(fingerprint=fingerprint(token))
    return kept.filter(Q(until=None) | Q(until__gte=timezone.localdate())).first()


def renew(invitation: Invitation) -> None:
    """Give an invitation a new link; the one before works no more."""
    invitation.salt = secrets.token_hex(16)
    invitation.fingerprint = fingerprint(token(invitation))
    invitation.save(update_fields=["salt", "fingerprint"])


def set_last_day(record: Study, until: date | None) -> None:
    """Let every link of a study work until a day; none: as long as the study is open."""
    record.invitations.update(until=until)


def last_day(record: Study) -> date | None:
    """Return the last day on which the links of a study work, if there is one."""
    latest: date | None = record.invitations.aggregate(Max("until"))["until__max"]
    return latest


def fingerprint(token: str) -> str:
    """Return what is kept of a link: nobody can make the link of it."""
    return hashlib.sha256(token.encode()).hexdigest()
