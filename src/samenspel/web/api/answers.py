"""Answers of one respondent from a program: through the same checks as the pages, all at once."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from random import SystemRandom

from django.db import transaction
from django.utils import timezone

from samenspel.errors import Problem
from samenspel.study.model import BOXES
from samenspel.study.problems import closest
from samenspel.web.api.refusals import RefusedError, wrong
from samenspel.web.api.shapes import Answers, Kept
from samenspel.web.elicitation.guests import Guest, guest_of
from samenspel.web.elicitation.models import Sorting
from samenspel.web.elicitation.moves import (
    ASIDE,
    EXTREMES,
    LONGEST,
    MEANING,
    Move,
    complete,
    rules,
)
from samenspel.web.elicitation.promises import PURPOSES
from samenspel.web.elicitation.sortings import begin, board, code, finish, save
from samenspel.web.studies.invitations import found, token
from samenspel.web.studies.models import Invitation, Study

PLACES = (*BOXES, ASIDE)
TAKE_PART = "take_part"


def keep(record: Study, sent: Answers, repeat: str = "") -> Kept:
    """Keep the whole map of a respondent who had not begun; ``repeat`` names one sending."""
    if record.state != Study.State.OPEN:
        raise RefusedError(409, "not_open")
    invitation = _invitation(record, sent)
    who = guest_of(token(invitation))
    batch = _batch(invitation, sent, repeat)
    if who and who.sorting and repeat and who.sorting.batch == batch:
        return _kept(who, who.sorting)
    if who is None or who.sorting:
        raise RefusedError(409, "answered")
    if problems := list(_problems(who, sent, now=timezone.now())):
        raise RefusedError(422, "wrong_answers", problems)
    return _kept(who, _saved(who, sent, batch))


def _invitation(record: Study, sent: Answers) -> Invitation:
    """Return the invitation of whoever answered; a link of another study is no link here."""
    by_name = sent.participant is not None and sent.network is not None
    if by_name == (sent.link is not None):
        raise RefusedError(422, "wrong_answers", [wrong("who", "/participant")])
    if sent.link is not None:
        known = found(sent.link)
        if known and known.study_id == record.pk:
            return known
        raise RefusedError(422, "wrong_answers", [wrong("no_link", "/link")])
    asked = record.invitations.filter(participant=sent.participant, network=sent.network)
    # PostgreSQL cannot even look for a NUL.
    unheard = "\0" in f"{sent.participant}{sent.network}"
    if not unheard and (known := asked.select_related("study").first()):
        return known
    problem = wrong("no_participant", "/participant", f"{sent.participant} @ {sent.network}")
    raise RefusedError(422, "wrong_answers", [problem])


def _batch(invitation: Invitation, sent: Answers, repeat: str) -> str:
    if not repeat:
        return ""
    told = "\0".join((str(invitation.pk), repeat, sent.model_dump_json()))
    return hashlib.sha256(told.encode()).hexdigest()


@transaction.atomic
def _saved(who: Guest, sent: Answers, batch: str) -> Sorting:
    """Begin, fill and finish a map at once; whoever else began it meanwhile was first."""
    agreed = dict.fromkeys(sent.consents)
    sorting = begin(who.invitation, who.design, agreed, SystemRandom())
    if not save(sorting, who.design, _moves(sent), revision=0, batch=batch):
        raise RefusedError(409, "answered")
    sorting.consented = sent.consented
    sorting.save(update_fields=["consented"])
    finish(sorting)
    return sorting


def _moves(sent: Answers) -> list[Move]:
    said = {f"{MEANING}{value}": words for value, words in sent.meanings.items()}
    return [{"places": sent.placements}, {"top": sent.top}, {"words": said | sent.remarks}]


def _kept(who: Guest, sorting: Sorting) -> Kept:
    whole = complete(board(sorting), rules(who.design))
    return Kept(complete=whole, withdrawal=code(who.invitation))


def _problems(who: Guest, sent: Answers, *, now: datetime) -> Iterator[Problem]:
    """Yield everything that is wrong with a map."""
    yield from _placed(who, sent.placements)
    yield from _ordered(who, sent)
    yield from _said(who, sent)
    yield from _agreed(who, sent, now)


def _placed(who: Guest, placements: Mapping[str, str]) -> Iterator[Problem]:
    for value, place in placements.items():
        if value not in who.cards:
            yield wrong("no_card", f"/placements/{value}", value, closest(value, who.cards))
        if place not in PLACES:
            yield wrong("no_place", f"/placements/{value}", place, ", ".join(PLACES))
    filled = Counter(placements.values())
    for box in BOXES:
        if filled[box] > (places := who.design.shape.places(box)):
            yield wrong("full", "/placements", filled[box], places, box=box)


def _ordered(who: Guest, sent: Answers) -> Iterator[Problem]:
    if len(sent.top) > (places := rules(who.design).top):
        yield wrong("top_long", "/top", len(sent.top), places)
    for at, value in enumerate(sent.top):
        if value in sent.top[:at]:
            yield wrong("top_twice", f"/top/{at}", value)
        if sent.placements.get(value) != BOXES[0]:
            yield wrong("top_elsewhere", f"/top/{at}", value, BOXES[0])


def _said(who: Guest, sent: Answers) -> Iterator[Problem]:
    for part, known in (("meanings", tuple(who.cards)), ("remarks", EXTREMES)):
        for name, words in getattr(sent, part).items():
            if name not in known:
                yield wrong("no_words", f"/{part}/{name}", name, closest(name, known))
            if len(words) > LONGEST:
                yield wrong("too_long", f"/{part}/{name}", words, LONGEST)


def _agreed(who: Guest, sent: Answers, now: datetime) -> Iterator[Problem]:
    purposes = PURPOSES[who.design.mode]
    if TAKE_PART not in sent.consents:
        yield wrong("no_consent", "/consents", "", TAKE_PART)
    for at, purpose in enumerate(sent.consents):
        if purpose not in purposes:
            yield wrong("no_purpose", f"/consents/{at}", purpose, ", ".join(purposes))
    if sent.consented > now:
        yield wrong("later", "/consented", sent.consented.isoformat(), now.isoformat())
