"""Answers in the database: saved at every change, finished, never after somebody withdrew."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from samenspel.web.elicitation import checking
from samenspel.web.elicitation.forms import Form, Respondent
from samenspel.web.elicitation.given import merged
from samenspel.web.elicitation.guests import Sorter
from samenspel.web.elicitation.models import Answers, Sorting
from samenspel.web.elicitation.questions import form


def respondent(who: Sorter) -> Respondent:
    """Return whom the questions are for."""
    return Respondent(who.design, who.invitation.network, who.invitation.participant)


def kept(who: Sorter, instrument: str) -> Answers:
    """Return what somebody answered to a questionnaire in this round; empty at the beginning."""
    about = {"invitation": who.invitation, "round": who.sorting.round, "instrument": instrument}
    return Answers.objects.filter(**about).first() or Answers(**about)


def asked(who: Sorter, answers: Answers) -> Form:
    """Return the questionnaire as it stands after these answers."""
    if answers.instrument == checking.CHECK:
        return checking.form(who)
    return form(answers.instrument, respondent(who), answers.given)


def save(
    who: Sorter,
    answers: Answers,
    typed: Mapping[str, object],
    *,
    revision: int,
    batch: str = "",
) -> bool:
    """Save what was typed on a revision; ``False``: another window was first, nothing is saved.

    What arrives twice (the answer to the first got lost) is kept once. Raises ``AnswerError``.
    """
    if batch and answers.batch == batch:
        return True
    if answers.revision != revision:
        return False
    given = merged(asked(who, answers).fields, answers.given, typed)
    with transaction.atomic():
        # Whoever withdraws at this very moment waits for this, or was first: then nothing is kept.
        mine = Sorting.objects.select_for_update().filter(pk=who.sorting.pk, withdrawn=None)
        if not mine.exists():
            return False
        return _written(answers, given, batch)


def _written(answers: Answers, given: Mapping[str, object], batch: str) -> bool:
    before = answers.revision
    after = {"given": given, "revision": before + 1, "batch": batch}
    about = {
        "invitation": answers.invitation,
        "round": answers.round,
        "instrument": answers.instrument,
    }
    if not before:
        answers, fresh = Answers.objects.get_or_create(**about, defaults=after)
        return fresh
    # Two windows at the same moment: the database lets one of them through.
    return Answers.objects.filter(**about, revision=before).update(**after) == 1


def finish(answers: Answers) -> None:
    """Note that the respondent went through all of it; what was left open stays so."""
    Answers.objects.filter(
        invitation=answers.invitation, round=answers.round, instrument=answers.instrument
    ).update(finished=timezone.now())
