"""What a program is told when something cannot be: one shape, in the language it asked for."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping
from http import HTTPStatus
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from samenspel.errors import InvalidStudyError, Problem, SamenspelError
from samenspel.study.problems import Place, problem_in
from samenspel.text import LANGUAGES, Language
from samenspel.web.speech.words import sentence

TYPE = "application/problem+json"
PARAMETERS = ("query", "header", "path")  # what is not in the body of a request

# What a fault of the shape is called here, and under which name it says what is allowed.
CALLED: Mapping[str, tuple[str, str]] = {
    "missing": ("missing", ""),
    "extra_forbidden": ("unknown_field", ""),
    "literal_error": ("no_choice", "expected"),
    "string_too_long": ("too_long", "max_length"),
    "too_long": ("too_many_parts", "max_length"),
    "too_short": ("empty", "min_length"),
}
# Kinds of values as JSON Schema calls them, by how the name of a fault begins.
KINDS: Mapping[str, str] = {
    "string": "string",
    "dict": "object",
    "model": "object",
    "list": "array",
    "int": "integer",
    "datetime": "date-time",
    "timezone": "date-time",
}


class RefusedError(SamenspelError):
    """A request that cannot be granted: the status says what kind of reason, the code which."""

    def __init__(
        self, status: int, code: str, problems: Iterable[Problem] = (), **headers: str
    ) -> None:
        super().__init__(sentence(code, part="api"))
        self.status, self.code, self.problems = status, code, tuple(problems)
        self.headers = {name.replace("_", "-"): said for name, said in headers.items()}


def language(request: HttpRequest) -> Language:
    """Return the language that a program asks for; no cookie has a say in it."""
    asked = (request.GET.get("language", ""), request.headers.get("Accept-Language", "")[:2])
    return next((one for word in asked for one in LANGUAGES if one == word.lower()), LANGUAGES[0])


def wrong(
    code: str, place: str, found: object = "", allowed: object = "", **parts: object
) -> Problem:
    """Return what must be repaired at a place of a request."""
    return problem_in("web_api", code, Place(column=place), found, allowed, **parts)


def of_ours(request: HttpRequest, error: SamenspelError) -> HttpResponse:
    """Tell what we ourselves refuse."""
    if isinstance(error, RefusedError):
        return _told(request, error)
    problems = error.problems if isinstance(error, InvalidStudyError) else ()
    refused = RefusedError(409, "cannot_be", problems)
    refused.text = sentence("study_wrong", part="api") if problems else error.text
    return _told(request, refused)


def of_shape(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Tell everything that has not the shape of what is asked, at once."""
    return _told(request, RefusedError(422, "wrong_request", map(_problem, error.errors)))


def no_key(request: HttpRequest, _: AuthenticationError) -> HttpResponse:
    """Tell that there is no such key, whatever the reason."""
    return _told(request, RefusedError(401, "no_key", WWW_Authenticate="Bearer"))


def no_json(request: HttpRequest, _: Exception) -> HttpResponse:
    """Tell that what was sent cannot be read."""
    return _told(request, RefusedError(400, "no_json"))


def broken(request: HttpRequest, error: Exception) -> HttpResponse:
    """Tell that the fault is ours; the log says where in the program."""
    logging.getLogger("django.request").error("", exc_info=error)
    return _told(request, RefusedError(500, "broken"))


def _told(request: HttpRequest, error: RefusedError) -> HttpResponse:
    to = language(request)
    body = {
        "type": "about:blank",
        "title": HTTPStatus(error.status).phrase,
        "status": error.status,
        "code": error.code,
        "detail": error.text.in_language(to),
        "problems": [_plain(one, to) for one in error.problems],
    }
    words = json.dumps(body, ensure_ascii=False)
    headers = {"Content-Language": to, **error.headers}
    return HttpResponse(words, content_type=TYPE, status=error.status, headers=headers)


def _plain(one: Problem, to: Language) -> dict[str, object]:
    where = ("/".join(filter(None, (one.file, str(one.row or "")))), one.column)
    return {
        "place": " ".join(filter(None, where)),
        "code": one.code,
        "message": one.message.in_language(to),
        "found": one.found,
        "allowed": one.allowed,
        "repair": one.repair.in_language(to),
    }


def _problem(fault: Mapping[str, Any]) -> Problem:
    """Return a fault of the shape in our own words."""
    kind = str(fault["type"])
    code, bound = CALLED.get(kind, ("wrong_kind", ""))
    found = "" if code == "missing" else fault.get("input", "")
    allowed = fault["ctx"][bound] if bound else KINDS.get(kind.partition("_")[0], "")
    return wrong(code, _place(fault["loc"]), found, str(allowed).replace("'", ""))


def _place(steps: tuple[object, ...]) -> str:
    """Return where a fault is: a pointer into the body, or the name of a parameter."""
    first, *inside = map(str, steps)
    if first in PARAMETERS:
        return inside[-1]
    # The first name inside is that of our own parameter, not of anything that was sent.
    escaped = (step.replace("~", "~0").replace("/", "~1") for step in inside[1:])
    return "".join(f"/{step}" for step in escaped) or "/"


_TOLD: Mapping[type[Exception], Any] = {
    SamenspelError: of_ours,
    ValidationError: of_shape,
    AuthenticationError: no_key,
    HttpError: no_json,
    SuspiciousOperation: no_json,
    Exception: broken,
}


def install(api: NinjaAPI) -> None:
    """Let every error of an API be told in this shape."""
    for kind, told in _TOLD.items():
        api.add_exception_handler(kind, told)
