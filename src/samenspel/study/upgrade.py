"""Older studies: small steps from one schema number to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from samenspel.errors import InvalidStudyError
from samenspel.study.model import SCHEMA
from samenspel.study.problems import Place, problem

Plain = Mapping[str, object]
STEPS: Mapping[int, Callable[[Plain], Plain]] = {}  # schema n -> the step that makes it n + 1


def upgraded(plain: Plain) -> Plain:
    """Return a study as the present schema has it; refuse a schema that is absent or newer."""
    for schema in range(_schema(plain), SCHEMA):
        plain = STEPS[schema](plain)
    return plain


def _schema(plain: Plain) -> int:
    words = str(plain.get("schema", ""))
    place = Place("study", column="schema")
    if not words:
        raise InvalidStudyError([problem("schema_missing", place, allowed=SCHEMA)])
    if not (words.isascii() and words.isdigit() and len(words) <= 9 and int(words) > 0):
        raise InvalidStudyError([problem("schema_unknown", place, found=words, allowed=SCHEMA)])
    if int(words) > SCHEMA:
        raise InvalidStudyError([problem("schema_newer", place, found=words, allowed=SCHEMA)])
    return int(words)
