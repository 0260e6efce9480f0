"""A study opens, closes and opens again; each opening freezes what is asked."""

from __future__ import annotations

from django.db import transaction

from samenspel.text import Text
from samenspel.web.speech.words import sentence
from samenspel.web.studies.designs import design
from samenspel.web.studies.invitations import invite
from samenspel.web.studies.models import Study, Version

State = Study.State
LONGEST = 1_000  # letters of a notice


def may_not(record: Study, to: str, notice: str) -> Text | None:
    """Return why a study cannot go to a state now, if it cannot."""
    if to == State.OPEN and record.state == State.DRAFT:
        return None if design(record).participants else sentence("open_nobody", part="room")
    if to == State.OPEN and record.state == State.CLOSED:
        return None if 0 < len(notice) <= LONGEST else sentence("reopen_notice", part="room")
    if to == State.CLOSED and (record.state == State.OPEN or _filled(record)):
        return None
    return sentence("state_passed", part="room")


@transaction.atomic
def move(record: Study, to: str, notice: str) -> None:
    """Open, close or open again, once it may."""
    # Someone may be adding people at this moment: what is frozen is what is there.
    record.refresh_from_db(from_queryset=Study.objects.select_for_update())
    if to == State.OPEN:
        record.version += record.state == State.CLOSED and record.versions.exists()
        freeze(record, notice)
    record.state = to
    record.save(update_fields=["state", "version"])


def freeze(record: Study, notice: str) -> None:
    """Keep what is asked from now on as it is, and give everybody a link to answer it."""
    frozen = {"design": record.design, "notice": notice}
    Version.objects.update_or_create(study=record, number=record.version, defaults=frozen)
    invite_all(record)


def invite_all(record: Study) -> None:
    """Give every participant a link; who has one keeps it."""
    for one in design(record).participants:
        invite(record, one.id, one.network)


def _filled(record: Study) -> bool:
    """Return whether a draft came with answers: then it may close without ever being open."""
    return record.state == State.DRAFT and record.rows.exists()
