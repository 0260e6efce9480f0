"""An open study with a guest, for the tests of the values map."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from samenspel.study.model import Card, Design, Mode, Shape
from samenspel.study.model import Study as StudyFile
from samenspel.study.rows import Network, Participant
from samenspel.text import Text, plain
from samenspel.web import bridge
from samenspel.web.elicitation.models import Sorting
from samenspel.web.elicitation.sortings import begin
from samenspel.web.studies.designs import design
from samenspel.web.studies.invitations import invite, token
from samenspel.web.studies.models import Invitation, Study

NETWORK = "net"


@dataclass(frozen=True)
class Invited:
    """An open study and the link of one of those who were asked."""

    record: Study
    invitation: Invitation
    token: str

    def path(self, name: str = "") -> str:
        return f"/s/{self.token}/{name}"

    def begun(self) -> Sorting:
        order = Random(1)  # noqa: S311 - the same order in every run
        return begin(self.invitation, design(self.record), ["take_part"], order)

    @property
    def sorting(self) -> Sorting:
        return Sorting.objects.get(invitation=self.invitation)


def invited(people: int = 6, *, mode: Mode = "pseudonymous", **fields: Any) -> Invited:
    """Return an open study in which so many were asked, with the link of the first."""
    network = Network(NETWORK, name="Netwerk Rond", participants=people)
    asked = tuple(Participant(f"p{number}", NETWORK) for number in range(1, people + 1))
    made = Design(
        id="open-study",
        title=Text("Een open studie", "An open study"),
        mode=mode,
        networks=(network,),
        participants=asked,
        **fields,
    )
    record = bridge.keep(StudyFile(made))
    record.state = Study.State.OPEN
    record.save()
    invitation = invite(record, "p1", NETWORK)
    return Invited(record, invitation, token(invitation))


def own_cards(number: int) -> tuple[Card, ...]:
    """Return cards of a study's own."""
    return tuple(Card(f"own-{one}", plain(f"Kaart {one}")) for one in range(number))


SEVEN = Shape(7, 4, 7)
