"""Workshops in a state to look at: people still answer, the group is somewhere, words are kept."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from e2e.states import STUDY, in_state
from samenspel.study.sorts import networks
from samenspel.web import bridge
from samenspel.web.agreed.due import new_name
from samenspel.web.agreed.models import Agreement, TensionCard, Understanding
from samenspel.web.studies.models import Study
from samenspel.web.workshop.joining import open_to
from samenspel.web.workshop.models import Session
from samenspel.web.workshop.sessions import Stage, begin, kept, stage_of

NETWORK = "gezin"
NAMED = "west-brabant-west"


def meeting(page: str, step: int, network: str = NETWORK) -> str:
    """Return a page of a workshop that is at a step, with words that the group wrote."""
    record = in_state("closed")
    _place(record, network, step)
    return address(page, STUDY, network)


def named(page: str, step: int, network: str) -> str:
    """Return a page of a workshop whose members all agreed to counts and names."""
    record = in_state("closed", NAMED)
    record.design["study"]["mode"] = "named"
    asked = {(one.respondent, one.network) for one in bridge.load(record).sorts}
    people = [{"id": id, "network": of, "named": True} for id, of in sorted(asked)]
    record.design["participants"] = people
    record.save()
    _place(record, network, step)
    return address(page, NAMED, network)


def joined(state: str = "open", page: str = "") -> str:
    """Return the page of whoever has the code, or one of the session that has a code."""
    record = in_state(state)
    if state == "open":  # nothing was shown yet
        Session.objects.filter(study=record).delete()
    open_to(kept(record, NETWORK), hands=True)
    code = Session.objects.get(study=record, network=NETWORK).code
    return address(page) if page else f"/join/{code}/"


def followed(step: int) -> str:
    """Return the page of whoever follows a session that is at a step."""
    meeting("screen", step)
    return joined("closed")


def address(page: str, study: str = STUDY, network: str = NETWORK) -> str:
    """Return where a page of the workshop is."""
    return f"/workshop/{study}/{page}?network={network}"


def stage(record: Study, id: str = NETWORK) -> Stage:
    """Return what the screens of a network show now."""
    study = bridge.load(record)
    return stage_of(record, study, next(one for one in networks(study) if one.id == id))


def _place(record: Study, network: str, step: int) -> None:
    Session.objects.filter(study=record, network=network).delete()
    begin(record, network)
    record.refresh_from_db()
    now = stage(record, network)
    place = step % len(now.slides)
    until = timezone.now() + timedelta(minutes=5) if place == 1 else None
    Session.objects.filter(pk=now.session.pk).update(step=place, furthest=place, until=until)
    _write(now.session)


def _write(session: Session) -> None:
    value = bridge.load(session.study).sorts[0].value
    about = {"study": session.study, "network": session.network, "round": session.round}
    Understanding.objects.filter(**about).delete()
    Agreement.objects.filter(**about).delete()
    TensionCard.objects.filter(**about).delete()
    Understanding.objects.create(
        **about, value=value, same="partly", words="Elkaar zien als iets verandert."
    )
    Agreement.objects.create(
        **about,
        name=new_name(session.study, "a"),
        values=[value],
        level=Agreement.Level.PROFESSIONAL,
        behaviour="Wij bellen elkaar binnen twee dagen als een gezin van plek wisselt.",
        owner="Teamleider van het wijkteam",
        start=date(2026, 12, 1),
        review=date(2027, 3, 1),
    )
    TensionCard.objects.create(
        **about,
        name=new_name(session.study, "t"),
        kind=TensionCard.Kind.PRIORITY,
        demand="Snel beginnen met hulp.",
        against="Eerst samen een plan maken.",
        handling="Bij nood beginnen wij, het plan volgt binnen een week.",
    )
