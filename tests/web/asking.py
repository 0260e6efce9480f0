"""An open study that asks everything there is, of people in a network with organisations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from attack.studies import drawn
from samenspel.catalogue import instruments
from samenspel.study.model import BOXES, Design, Shape
from samenspel.study.rows import Network, Organisation, Participant
from samenspel.text import Text
from samenspel.web.elicitation import answering
from samenspel.web.elicitation.forms import Form, Given, Respondent
from samenspel.web.elicitation.guests import MAP, OWN_MAP, Sorter, guest_of
from samenspel.web.elicitation.questions import form
from samenspel.web.studies.designs import design, write
from samenspel.web.studies.invitations import invite, token
from samenspel.web.studies.models import Study
from web.sorting import NETWORK, Invited, invited, own_cards

MEMBERS = ("gemeente", "jeugd", "school")
ALL = (OWN_MAP, *(id for id in instruments() if id != MAP))


def everything(**fields: Any) -> Design:
    """Return a design in which everything can be asked: people belong to organisations."""
    made = Design(
        id="everything",
        title=Text("Alles", "Everything"),
        networks=(Network(NETWORK, name="Netwerk Rond"),),
        organisations=tuple(Organisation(id, id.title(), NETWORK) for id in MEMBERS),
        participants=tuple(
            Participant(f"p{number}", NETWORK, organisation)
            for number, organisation in enumerate((*MEMBERS, *MEMBERS), start=1)
        ),
    )
    return replace(made, **fields)


def respondent(design: Design, id: str = "p1") -> Respondent:
    """Return somebody who is asked."""
    return Respondent(design, NETWORK, id)


def asking(*asks: str, **fields: Any) -> Invited:
    """Return an open study that asks this, with the link of somebody who agreed."""
    who = invited(**fields)
    who.record.asks = list(asks or (MAP, *ALL))
    made = everything(id=who.record.name, **fields)
    write(who.record, made)
    who.record.save()
    who.begun()
    return who


def other(who: Invited, id: str) -> Invited:
    """Return somebody else in the same study, who agreed too."""
    made = invite(who.record, id, NETWORK)
    also = Invited(who.record, made, token(made))
    also.begun()
    return also


def closed(people: int, pool: str = "alike") -> Invited:
    """Return a closed study in which everybody sorted, with the link of the first."""
    who = invited(people)
    for number, important in enumerate(drawn(people, pool), start=1):
        mine = invite(who.record, f"p{number}", NETWORK)
        sorting = Invited(who.record, mine, token(mine)).begun()
        rest = [value for value in sorting.order if value not in important]
        placed = enumerate([*important, *rest])
        sorting.boxes = {value: BOXES[place // 6] for place, value in placed}
        sorting.save()
    Study.objects.filter(pk=who.record.pk).update(state=Study.State.CLOSED)
    who.record.refresh_from_db()
    return who


def of(who: Invited) -> Sorter:
    """Return somebody as the pages know them."""
    found = guest_of(who.token)
    assert found is not None
    assert found.sorting is not None
    return Sorter(found.token, found.invitation, found.design, found.sorting)


def answer(who: Invited, instrument: str, **typed: Any) -> None:
    """Save answers; ``__`` in a name stands for a dot."""
    sorter = of(who)
    kept = answering.kept(sorter, instrument)
    named = {name.replace("__", "."): value for name, value in typed.items()}
    assert answering.save(sorter, kept, named, revision=kept.revision)


def questionnaire(who: Invited, instrument: str, given: Given | None = None) -> Form:
    """Return a form as somebody would see it."""
    return form(instrument, Respondent(design(who.record), NETWORK, "p1"), given or {})


def few_cards() -> dict[str, Any]:
    """Return a study with few cards, so that lists are short."""
    return {"own_cards": own_cards(6), "shape": Shape(2, 2, 2), "picks": 2}


def pages_of(who: Invited, instruments: Sequence[str] = ALL) -> list[str]:
    """Return the address of every page of every questionnaire, as long as nothing was answered."""
    return [
        who.path(f"ask/{id}/{place}")
        for id in instruments
        for place, _ in enumerate(questionnaire(who, id).pages, start=1)
    ]
