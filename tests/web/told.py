"""Somebody who says something everywhere where a person can."""

from __future__ import annotations

from samenspel.web.coding.models import Source
from samenspel.web.elicitation.models import Answers
from samenspel.web.studies.models import Review, Row
from web.sorting import NETWORK, Invited

PLACES = 7  # where the words of `tell` are kept


def tell(who: Invited, words: str) -> None:
    """Let somebody say these words in every kind of answer."""
    sorting = who.begun()
    sorting.meanings, sorting.remarks = (
        {"collaborative": f"{words} 1"},
        {"extreme_important": f"{words} 2"},
    )
    sorting.save()
    Answers.objects.create(
        invitation=who.invitation, instrument="context", given={"x": f"{words} 3"}
    )
    own = {"respondent": who.invitation.participant, "network": NETWORK}
    Row.objects.create(
        study=who.record, table="remarks", data=own | {"question": "clash", "answer": f"{words} 4"}
    )
    name = f"source-{who.invitation.pk}"
    Source.objects.create(study=who.record, name=name, words=f"{words} 5", **own)
    Review.objects.create(
        study=who.record, about=name, words={"x": f"{words} 6"}, shown=True, **own
    )
    who.invitation.typed = {"x": f"{words} 7"}
    who.invitation.save()
