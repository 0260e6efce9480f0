"""What is wrong in a file of sorts, said in sentences; what was read is sound or refused whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from samenspel.errors import InvalidStudyError, Problem
from samenspel.study.problems import NOWHERE, Place, cut, problem_in
from samenspel.study.qset import QSet
from samenspel.study.qset_checks import check_qset


def wrong(code: str, place: Place = NOWHERE, found: object = "", allowed: object = "") -> Problem:
    """Return a problem of a file of sorts with what it says and how to repair it."""
    return problem_in("qsort_files", code, place, found, allowed)


def sound(qset: QSet, file: str, placed: Callable[[Problem], Problem] = lambda item: item) -> QSet:
    """Return a Q-study in which nothing is wrong; raise every problem, where it is in the file.

    ``placed`` turns a place in a table of statements by sorts into one in the file.
    """
    refuse(replace(placed(item), file=file) for item in check_qset(qset))
    return qset


def refuse(found: Iterable[Problem]) -> None:
    """Raise when there are problems: the first of each kind, and how many more there are."""
    if named := list(cut(found)):
        raise InvalidStudyError(named)
