"""Who comes in: a program with a key for one study, and nothing else that it may bring along."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja.security import HttpBearer

from samenspel.web.api.refusals import RefusedError
from samenspel.web.studies.models import Study, Token
from samenspel.web.studies.throttle import seconds_left, tried
from samenspel.web.studies.tokens import READS, token_of

ANSWERS = Token.Scope.ANSWER


class Key(HttpBearer):
    """`Authorization: Bearer <key>`; a key that works is never slowed down by ones that do not."""

    def authenticate(self, request: HttpRequest, token: str) -> Token | None:
        """Return what a key opens, if anything."""
        found = token_of(token, today=timezone.localdate())
        if found is not None:
            return found
        if seconds := seconds_left("token", request):
            raise RefusedError(429, "too_many", Retry_After=str(seconds))
        tried("token", request)
        return None


def study_of(request: HttpRequest) -> Study:
    """Return the study that the key of a request is for."""
    return key_of(request).study


def key_of(request: HttpRequest) -> Token:
    """Return the key of a request that came in."""
    asked: Any = request
    key: Token = asked.auth
    return key


def may_read(request: HttpRequest) -> Study:
    """Return the study of a key that may read."""
    if not READS[key_of(request).scope]:
        raise RefusedError(403, "only_answers")
    return study_of(request)


def may_answer(request: HttpRequest) -> Study:
    """Return the study of a key that may send answers."""
    if key_of(request).scope != ANSWERS:
        raise RefusedError(403, "only_reads")
    return study_of(request)
