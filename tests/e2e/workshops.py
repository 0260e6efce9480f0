"""Workshops in a state to look at: people still answer, the group is somewhere, words are kept."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from e2e.states import STUDY, in_state
from samenspel.study.sorts import networks
from samenspel.web import bridge
from samenspel.web.studies.models import Study
from samenspel.web.workshop.models import Agreement, Session, Tension
from samenspel.web.workshop.sessions import begin, stage_of

NETWORK = "gezin"


def waiting(page: str) -> str:
    """Return a page of a workshop whose members are still answering."""
    in_state("open")
    return address(page)


def meeting(page: str, step: int | None = 1, *, written: bool = True) -> str:
    """Return a page of a workshop that is at a step; none: not begun yet."""
    record = in_state("closed")
    Session.objects.filter(study=record).delete()
    if step is not None:
        begin(record, NETWORK)
        _at(record, step)
        if written:
            _write(Session.objects.get(study=record))
    return address(page)


def address(page: str) -> str:
    """Return where a page of the workshop is."""
    return f"/workshop/{STUDY}/{page}?network={NETWORK}" if page else f"/workshop/{STUDY}/"


def _at(record: Study, step: int) -> None:
    study = bridge.load(record)
    network = next(one for one in networks(study) if one.id == NETWORK)
    stage = stage_of(record, study, network)
    place = step % len(stage.slides)
    until = timezone.now() + timedelta(minutes=5) if place == 1 else None
    Session.objects.filter(study=record).update(step=place, furthest=place, until=until)


def _write(session: Session) -> None:
    value = bridge.load(session.study).sorts[0].value
    Agreement.objects.create(
        session=session,
        value=value,
        behaviour="Wij bellen elkaar binnen twee dagen als een gezin van plek wisselt.",
        owner="Teamleider van het wijkteam",
        start=date(2026, 12, 1),
        review=date(2027, 3, 1),
    )
    Tension.objects.create(
        session=session,
        kind=Tension.Kind.PRIORITY,
        one="Snel beginnen met hulp.",
        other="Eerst samen een plan maken.",
        handling="Bij nood beginnen wij, het plan volgt binnen een week.",
    )
