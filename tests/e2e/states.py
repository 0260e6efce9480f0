"""States in which a page is looked at: a study that is open, a map that is half done."""

from __future__ import annotations

from datetime import timedelta
from itertools import islice
from random import Random

from django.utils import timezone

from samenspel.catalogue import instruments
from samenspel.study.model import BOXES
from samenspel.study.sorts import cards as cards_of
from samenspel.web.elicitation.models import Answers
from samenspel.web.elicitation.moves import ASIDE, Move
from samenspel.web.elicitation.sortings import begin, save
from samenspel.web.releases import released_to
from samenspel.web.results.models import Report
from samenspel.web.room.paper import type_in
from samenspel.web.studies.designs import design
from samenspel.web.studies.invitations import invite, token
from samenspel.web.studies.models import Invitation, Study
from samenspel.web.studies.tokens import make
from samenspel.web.workshop.sessions import begin as begin_session
from samenspel.web.workshop.sessions import session_of, turn
from web.asking import closed

STUDY = "voorbeeldregio"


def in_state(state: str, name: str = STUDY) -> Study:
    """Return an example, in a state."""
    record = Study.objects.get(name=name)
    record.state = state
    record.save()
    return record


def asked(who: int) -> Invitation:
    """Return the invitation of a participant of the example, open for a round that is new."""
    record = in_state("open")
    record.round = 3
    record.save()
    participant = design(record).participants[who]
    return invite(record, participant.id, participant.network)


def link(who: int, *, cards: int | None = None, top: int = 0) -> str:
    """Return a personal link; with ``cards`` its owner agreed and placed that many."""
    invitation = asked(who)
    if cards is not None:
        _sort(invitation, cards, top)
    return f"/s/{token(invitation)}/"


def asking(who: int, page: str = "asked", *, answered: bool = False) -> str:
    """Return a page of a questionnaire, in a study that asks everything there is."""
    record = in_state("open")
    record.asks = list(instruments())
    record.save()
    path = link(who, cards=0)
    if answered:
        values = [card.id for card in cards_of(design(record))[:3]]
        said: dict[str, dict[str, object]] = {
            "outcomes": {"cases.network": "4", "ended_well.network": "5"},
            "priorities": {"most.organisation": values},
        }
        for name, given in said.items():
            about = {"invitation": asked(who), "instrument": name, "round": 3}
            Answers.objects.get_or_create(**about, defaults={"given": given, "revision": 1})
    return path + page


def looked_back(*, released: bool) -> str:
    """Return the page of somebody who answered, in a study that has closed since."""
    record = Study.objects.filter(name="open-study").first() or closed(9).record
    who = record.invitations.get(participant="p1")
    if released:
        released_to(record, "members", who.network)
    return f"/s/{token(who)}/group"


def invited(who: int) -> str:
    """Return the page on which the map on paper of a participant is typed in."""
    return f"/studies/{STUDY}/paper/{asked(who).pk}"


def on_paper(who: int) -> str:
    """Return the link with which a participant says yes to a map that was typed in."""
    invitation = asked(who)
    asks = design(invitation.study)
    places = [box for box in BOXES for _ in range(asks.shape.places(box))]
    boxes = dict(zip((card.id for card in cards_of(asks)), places, strict=True))
    type_in(invitation, boxes, list(boxes)[:3])
    return f"/studies/paper/{token(invitation)}/confirm"


def study(name: str = STUDY, state: str = "open", page: str = "") -> str:
    """Return a page of the researcher about a study, in a state."""
    in_state(state, name)
    return f"/studies/{name}/{page}"


def invitations() -> str:
    """Return the page with the links of those who are invited."""
    for who in range(2):
        asked(who)
    return study(page="invitations")


def workshop(page: str = "", *, state: str = "closed") -> str:
    """Return a page of the workshop of a network, of which nothing was shown yet."""
    in_state(state)
    return f"/workshop/{STUDY}/{page}?network=overstap"


def shown(page: str, *, step: int) -> str:
    """Return a page of the workshop of a network, with one of its slides on the screen."""
    record = in_state("closed")
    begin_session(record, "gezin")
    turn(session_of(record, "gezin"), to=step)
    return f"/workshop/{STUDY}/{page}?network=gezin"


def _sort(invitation: Invitation, cards: int, top: int) -> None:
    asks = design(invitation.study)
    sorting = begin(invitation, asks, ["take_part"], Random(7))  # noqa: S311 - the same cards every time
    if not cards:
        return
    places = [box for box in BOXES for _ in range(asks.shape.places(box))]
    Random(1).shuffle(places)  # noqa: S311
    placed = dict(zip(islice(sorting.order, cards), places, strict=False))
    if 2 < cards < len(places):
        placed[sorting.order[0]] = ASIDE
    first = [value for value, box in placed.items() if box == BOXES[0]][:top]
    said = {f"meaning-{value}": "Dat ieder doet wat is afgesproken." for value in first[:1]}
    moves: list[Move] = [{"places": placed}, {"top": first}, {"words": said}]
    save(sorting, asks, moves[: 3 if top else 1], revision=sorting.revision)


def keys() -> str:
    """Return the page of keys of an example with a key that works and one that did."""
    record = in_state("closed")
    make(record, "Overzicht op onze website", "outside", timezone.localdate())
    make(record, "Oude vragenlijst", "answer", timezone.localdate() - timedelta(days=1))
    return f"/studies/{STUDY}/tokens"


def report(state: str, **how_far: object) -> str:
    """Return the page of a report that is being made, was made or was not."""
    record, now = in_state("closed"), timezone.now()
    asked = {"audience": "researcher", "kind": "pdf", "language": "nl", "fingerprint": state}
    ended = {"ended": now} if state in {"done", "failed"} else {}
    why = {"nl": "Het verslag is niet gelukt.", "en": "The report was not made."}
    made = Report.objects.create(
        study=record,
        made=now,
        lease=now + timedelta(hours=1),
        state=state,
        why=why if state == "failed" else {},
        **asked,
        **ended,
        **how_far,
    )
    return f"/studies/{STUDY}/reports/{made.pk}"
