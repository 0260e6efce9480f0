"""The member check in the states in which it is looked at."""

from __future__ import annotations

from e2e.states import looked_back
from samenspel.web.elicitation import checking
from samenspel.web.elicitation.models import Answers
from samenspel.web.studies.models import Study
from samenspel.web.workshop.statements import add, put_of
from web.sorting import NETWORK

OWN = "Wij spreken elkaar aan op wat wij hebben afgesproken."
GIVEN = {"answer.network.s1": "agree", "answer.network.s2": "differs"}


def statements(*, opened: bool) -> str:
    """Return the page of who leads, with statements that were put to members or not yet."""
    _written(opened=opened)
    return "/studies/open-study/statements"


def check(*, answered: bool) -> str:
    """Return the page of a respondent, with some answers or none."""
    record = _written(opened=True)
    if answered:
        who = record.invitations.get(participant="p1")
        Answers.objects.create(invitation=who, instrument=checking.CHECK, given=GIVEN, revision=1)
    return looked_back(released=True).replace("group", "check")


def _written(*, opened: bool) -> Study:
    Answers.objects.filter(instrument=checking.CHECK).delete()
    looked_back(released=True)
    record = Study.objects.get(name="open-study")
    record.checkings.all().delete()
    record.rows.filter(table="statements").delete()
    offers = put_of(record)[0].offers[:2]
    add(record, NETWORK, [*((one.words.nl, one.about) for one in offers), (OWN, "")])
    if opened:
        checking.put(record, NETWORK, record.round)
    return record
