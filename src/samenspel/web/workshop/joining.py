"""A code for whoever is in the room or follows from elsewhere: to see along, and to get a link.

A code works for half a day, for one session, and is closed or renewed with one press. It shows
what the screen shows and no more; it never says who was asked or who answered.
"""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from samenspel.web.studies.models import Invitation, Study
from samenspel.web.workshop.models import Handed, Session

LETTERS = "ACEFGHJKLMNPRTUWXY"  # none looks like another, on paper or from the back of a room
LENGTH = 6
WORKS = timedelta(hours=12)


def open_to(session: Session, *, hands: bool) -> None:
    """Give a session a new code; the one before stops working."""
    code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    _keep(session, code=code, coded=timezone.now(), hands=hands)


def close(session: Session) -> None:
    """Let nobody join any more, and nobody follow."""
    _keep(session, code=None, coded=None, hands=False)


def _keep(session: Session, **fields: object) -> None:
    Session.objects.filter(pk=session.pk).update(**fields, revision=F("revision") + 1)


def works(session: Session) -> bool:
    """Return whether a session has a code that works now."""
    if not session.code or session.coded is None or timezone.now() - session.coded > WORKS:
        return False
    study = session.study
    shown = study.state == Study.State.CLOSED
    return session.round == study.round and (shown or _is_asked(session))


def _is_asked(session: Session) -> bool:
    """Return whether people answer, and the group has seen nothing yet."""
    return session.study.state == Study.State.OPEN and session.begun is None


def found(code: str) -> Session | None:
    """Return the session that a code belongs to, while it works."""
    sessions = Session.objects.select_related("study").filter(code=code.upper())
    return next((one for one in sessions if works(one)), None)


def gives_links(session: Session) -> bool:
    """Return whether there is a personal link for whoever asks."""
    return session.hands and _is_asked(session) and _free(session).exists()


@transaction.atomic
def claim(session: Session, held: int | None) -> Invitation | None:
    """Return a personal link that nobody has; to a device that has one already, the same."""
    Study.objects.select_for_update().get(pk=session.study.pk)  # two at once: one after the other
    if before := Handed.objects.filter(session=session, invitation=held).first():
        return before.invitation
    free = _free(session).first() if session.hands and _is_asked(session) else None
    if free:
        Handed.objects.create(session=session, invitation=free)
    return free


def _free(session: Session) -> QuerySet[Invitation]:
    today = timezone.localdate()
    return (
        Invitation.objects.filter(study=session.study, network=session.network)
        .filter(Q(until=None) | Q(until__gte=today), sortings=None, paper=None, handed=None)
        .filter(absent=False)
        .order_by("pk")
    )
