"""Computing what a group may see takes a while: beside the request, with a word on every screen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from threading import Thread

from django.db import connection
from django.db.models import F, Q
from django.utils import timezone

from samenspel.errors import InvalidStudyError, ReleaseError, SamenspelError
from samenspel.text import Text
from samenspel.web.speech.words import sentence
from samenspel.web.studies.models import Study
from samenspel.web.workshop import sessions
from samenspel.web.workshop.models import Session


def start(record: Study, network: str) -> None:
    """Begin a session beside this request, once; raises ``ReleaseError`` before closing."""
    if record.state != Study.State.CLOSED:
        raise ReleaseError(sentence("close_first", part="workshop"))
    session, now = sessions.kept(record, network), timezone.now()
    waiting = Q(preparing=None) | Q(preparing__lt=now - sessions.PREPARES)
    mine = Session.objects.filter(waiting, pk=session.pk)
    if mine.update(preparing=now, trouble={}, revision=F("revision") + 1):
        aside(partial(_prepare, session.pk))


def trouble(session: Session) -> Text | None:
    """Return why computing failed, if it did."""
    return Text(**session.trouble) if session.trouble else None


def aside(work: Callable[[], None]) -> None:
    """Do work beside the request that asked for it."""
    Thread(target=_alone, args=(work,), daemon=True).start()


def _alone(work: Callable[[], None]) -> None:
    try:
        work()
    finally:
        connection.close()


def _prepare(pk: int) -> None:
    session = Session.objects.select_related("study").get(pk=pk)
    try:
        sessions.begin(session.study, session.network)
    except InvalidStudyError:
        _stop(pk, sentence("begin_wrong", part="workshop"))
    except SamenspelError as error:
        _stop(pk, error.text)
    except BaseException:
        _stop(pk, sentence("begin_failed", part="workshop"))
        raise


def _stop(pk: int, why: Text) -> None:
    said = {"nl": why.nl, "en": why.en}
    Session.objects.filter(pk=pk).update(preparing=None, trouble=said, revision=F("revision") + 1)
