"""Values maps in the database: begun, saved at every move, finished, withdrawn."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from datetime import datetime
from random import Random

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from samenspel.study.model import Design
from samenspel.study.sorts import cards
from samenspel.web.elicitation.models import Sorting
from samenspel.web.elicitation.moves import ASIDE, EXTREMES, MEANING, Board, Move, moved, rules
from samenspel.web.studies.gone import remembered
from samenspel.web.studies.models import Invitation, Row

CODE_GROUPS = 4  # of four signs: 80 bits, too many to guess
ALIKE = str.maketrans("018", "OIB")  # a code has no such digits


def begin(invitation: Invitation, design: Design, consents: Iterable[str], rng: Random) -> Sorting:
    """Return the values map of an invitation in this round, begun when it was not yet."""
    order = [card.id for card in cards(design)]
    rng.shuffle(order)
    sorting, _ = Sorting.objects.get_or_create(
        invitation=invitation,
        round=invitation.study.round,
        perspective="network",
        defaults={
            "order": order,
            "consents": list(consents),
            "consented": timezone.now(),
            "withdrawal": _fingerprint(code(invitation)),
        },
    )
    return sorting


def agree(sorting: Sorting, consents: Iterable[str]) -> None:
    """Keep what somebody agrees to now, as long as nobody withdrew."""
    same = Sorting.objects.filter(pk=sorting.pk, withdrawn=None)
    same.update(consents=list(consents), consented=timezone.now())


def board(sorting: Sorting) -> Board:
    """Return where the cards are."""
    said = {f"{MEANING}{value}": words for value, words in sorting.meanings.items()}
    return Board(
        order=tuple(sorting.order),
        places=sorting.boxes | dict.fromkeys(sorting.aside, ASIDE),
        top=tuple(sorting.top),
        past=tuple(sorting.past),
        words=said | sorting.remarks,
    )


def save(
    sorting: Sorting, design: Design, moves: Iterable[Move], *, revision: int, batch: str = ""
) -> bool:
    """Save moves made on a revision; ``False``: another window was first, nothing is saved.

    What arrives twice (the answer to the first got lost) is kept once. Raises ``MoveError``.
    """
    if batch and sorting.batch == batch:
        return True
    if sorting.revision != revision:
        return False
    after = _columns(moved(board(sorting), rules(design), moves))
    after |= {"revision": revision + 1, "batch": batch}
    # Two windows at the same moment: the database lets one of them through.
    same = Sorting.objects.filter(pk=sorting.pk, revision=revision, withdrawn=None)
    if not same.update(**after):
        sorting.refresh_from_db()
        return False
    for name, value in after.items():
        setattr(sorting, name, value)
    return True


def _columns(board: Board) -> dict[str, object]:
    return {
        "boxes": {value: place for value, place in board.places.items() if place != ASIDE},
        "aside": list(board.at(ASIDE)),
        "top": list(board.top),
        "past": list(board.past),
        "meanings": {
            name.removeprefix(MEANING): words
            for name, words in board.words.items()
            if name.startswith(MEANING)
        },
        "remarks": {name: board.words[name] for name in EXTREMES if name in board.words},
    }


def finish(sorting: Sorting) -> None:
    """Note that the respondent is done; what is not placed stays so."""
    sorting.finished = timezone.now()
    sorting.save(update_fields=["finished"])


def code(invitation: Invitation, *, secret: str | None = None) -> str:
    """Return the code with which a respondent withdraws; made anew each time, kept nowhere."""
    # Not from the link: that may be renewed, and the code that somebody wrote down must still work.
    about = ("samenspel.withdrawal", str(invitation.pk))
    digest = salted_hmac(*about, secret=secret, algorithm="sha256").digest()
    signs = base64.b32encode(digest).decode()[: 4 * CODE_GROUPS]
    return "-".join(signs[start : start + 4] for start in range(0, len(signs), 4))


def withdraw(given: str) -> bool:
    """Remove everything that a respondent answered; ``False``: no one has this code."""
    kept = _fingerprint(given)
    with transaction.atomic():
        found = Sorting.objects.filter(withdrawal=kept, withdrawn=None)
        invitation = Invitation.objects.filter(sortings__in=found).first()
        if invitation is None:
            return False
        with remembered("withdrawal", invitation.made, code=kept):
            _remove(invitation)
    return True


def withdraw_again(kept: str, made: datetime, *, secret: str) -> bool:
    """Remove what a copy brought back of who withdrew since; ``False``: nothing was there.

    The number of an invitation may belong to somebody else by now; the moment it was made does not.
    Where a copy is from before the first answer, a row is made, so that the link stays dead.
    """
    for one in Invitation.objects.filter(made=made):
        sortings = one.sortings.all()
        codes = {*(each.withdrawal for each in sortings), _fingerprint(code(one, secret=secret))}
        if kept in codes and not any(each.withdrawn for each in sortings):
            one.sortings.get_or_create(round=one.study.round, defaults={"withdrawal": kept})
            _remove(one)
            return True
    return False


def _remove(invitation: Invitation) -> None:
    empty = Sorting(withdrawn=timezone.now())
    kept = {"id", "invitation", "round", "perspective", "withdrawal"}
    cleared = [one.name for one in Sorting._meta.concrete_fields if one.name not in kept]  # noqa: SLF001 - Django's own name for it
    invitation.sortings.update(**{name: getattr(empty, name) for name in cleared})
    invitation.answers.all().delete()
    Invitation.objects.filter(pk=invitation.pk).update(typed={}, paper=None)
    own = {"respondent": invitation.participant, "network": invitation.network}
    Row.objects.filter(
        study=invitation.study, data__respondent=own["respondent"], data__network=own["network"]
    ).delete()
    invitation.study.sources.filter(**own).delete()
    invitation.study.reviews.filter(**own).delete()


def _fingerprint(code: str) -> str:
    """Return a fingerprint that forgives case, spaces, dashes and a nought for an O."""
    signs = "".join(sign for sign in code.upper() if sign.isalnum()).translate(ALIKE)
    return hashlib.sha256(signs.encode()).hexdigest()
