"""What a notebook asked, checked whole: the sorts, how to look, and flags by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from samenspel.analysis.viewpoints.model import Bools, Method
from samenspel.errors import InvalidStudyError, Problem
from samenspel.findings.notebook_options import Options, check_options, flags_from, method_from
from samenspel.findings.notebook_sorts import Sorts, sorts_from


@dataclass(frozen=True, slots=True)
class Beside:
    """What may be given beside the sorts, as it was given."""

    flags: object = None
    shape: object = None
    statements: object = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, checked."""

    sorts: Sorts
    method: Method
    flags: Bools | None


def checked(sorts: object, beside: Beside, options: Options, more: Mapping[str, object]) -> Asked:
    """Return what was asked; raise everything that is wrong with it at once."""
    problems = list(check_options({**options, **more}))
    followed = not problems
    given, flags = None, None
    with _collected(problems):
        given = sorts_from(sorts, statements=beside.statements, shape=beside.shape)
    with _collected(problems):
        if given and followed:
            people, factors = given.places.shape[1], options.get("factors", Method.factors)
            flags = flags_from(beside.flags, sorts=people, factors=factors)
    if problems or given is None:
        raise InvalidStudyError(problems)
    return Asked(given, method_from(options), flags)


@contextmanager
def _collected(problems: list[Problem]) -> Iterator[None]:
    try:
        yield
    except InvalidStudyError as error:
        problems.extend(error.problems)
