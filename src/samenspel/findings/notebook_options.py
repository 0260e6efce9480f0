"""Options as a notebook gives them: checked whole, then one method."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from numbers import Real
from typing import Any, TypedDict, TypeVar, cast, get_args

import numpy as np

from samenspel.analysis.viewpoints import model
from samenspel.errors import InvalidStudyError, Problem
from samenspel.study.plan_checks import MOST_FACTORS, MOST_RESAMPLES, check_plan
from samenspel.study.problems import Place
from samenspel.study.qset import Turn, ViewpointPlan
from samenspel.study.qset_checks import qset_problem
from samenspel.text import LANGUAGES

Given = TypeVar("Given")
CHOICES: Mapping[str, tuple[object, ...]] = {
    "extraction": get_args(model.Extraction),
    "rotation": get_args(model.Rotation),
    "correlation": get_args(model.Correlation),
    "bipolar": get_args(model.Bipolar),
    "alignment": ("assignment", "procrustes"),
    "flag_level": (0.05, 0.01, 0.001),
    "r_compatible": (False, True),
    "language": LANGUAGES,
}
LARGEST_SEED = 2**63 - 1
WHOLE: Mapping[str, tuple[int, int]] = {
    "factors": (1, MOST_FACTORS),
    "most": (1, MOST_FACTORS),
    "resamples": (1, MOST_RESAMPLES),
    "seed": (0, LARGEST_SEED),
}


class Look(TypedDict, total=False):
    """How to look for viewpoints: the options that every call knows."""

    extraction: model.Extraction
    rotation: model.Rotation
    correlation: model.Correlation
    r_compatible: bool
    turns: Sequence[object]
    flag_level: float
    bipolar: model.Bipolar
    margin: float


class Options(Look, total=False):
    """How to look for viewpoints, and for how many."""

    factors: int


def check_options(options: Mapping[str, object]) -> Iterator[Problem]:
    """Find options that cannot be followed."""
    for name, found in options.items():
        if name in CHOICES:
            yield from _choice(name, found)
        elif name in WHOLE:
            yield from _whole(name, found)
    if not _is_number(options.get("margin", 1.0), above=0.0):
        yield qset_problem(
            "positive_number_wanted", Place(column="margin"), options["margin"], option="margin"
        )
    progress = options.get("progress")
    if not (progress is None or callable(progress)):
        words = {"found": repr(progress), "allowed": "None, callable", "option": "progress"}
        yield qset_problem("not_an_option", Place(column="progress"), **words)
    yield from _turns(options)


def method_from(options: Options) -> model.Method:
    """Return the method for options in which nothing is wrong."""
    usual = model.Method(turns=tuple(_turn(turn) for turn in options.get("turns", ())))
    rest = {name: found for name, found in options.items() if name != "turns"}
    return replace(usual, **cast("dict[str, Any]", rest))


def flags_from(flags: object, *, sorts: int, factors: int) -> model.Bools | None:
    """Return sorts x factors of True and False; raise what is wrong with them."""
    if flags is None:
        return None
    try:
        table = np.asarray(flags)
    except ValueError:  # rows of different lengths
        raise InvalidStudyError([qset_problem("flags_form", Place(column="flags"))]) from None
    if table.shape != (sorts, factors):
        found, wanted = (" x ".join(map(str, size)) for size in (table.shape, (sorts, factors)))
        place = Place(column="flags")
        raise InvalidStudyError([qset_problem("flags_size", place, found or "1", wanted)])
    marks = table.dtype.kind == "b" or all(map(_is_mark, table.flat))
    if not marks:
        raise InvalidStudyError([qset_problem("flags_form", Place(column="flags"))])
    return table.astype(bool)


def _choice(name: str, found: object) -> Iterator[Problem]:
    allowed = CHOICES[name]
    if not (isinstance(found, type(allowed[0])) and found in allowed):
        words = ", ".join(map(repr, allowed))
        yield qset_problem("not_an_option", Place(column=name), repr(found), words, option=name)


def _whole(name: str, found: object) -> Iterator[Problem]:
    low, high = WHOLE[name]
    if not (_is_whole(found) and low <= cast("int", found) <= high):
        words = {"option": name, "low": low, "high": high}
        yield qset_problem("whole_number_wanted", Place(column=name), repr(found), **words)


def _is_whole(found: object) -> bool:
    return isinstance(found, int | np.integer) and not isinstance(found, bool)


def _is_mark(cell: object) -> bool:
    return isinstance(cell, Real | np.bool_) and cell in (0, 1)


def _is_number(found: object, *, above: float = -math.inf) -> bool:
    real = isinstance(found, Real) and not isinstance(found, bool)
    return real and math.isfinite(cast("float", found)) and cast("float", found) > above


def _turns(options: Mapping[str, object]) -> Iterator[Problem]:
    turns = options.get("turns", ())
    if not isinstance(turns, tuple | list):
        yield qset_problem("turn_form", Place(column="turns"), repr(turns))
        return
    wrong = [turn for turn in turns if not _is_turn(turn)]
    for turn in wrong:
        yield qset_problem("turn_form", Place(column="turns"), repr(turn))
    asked = options.get("factors", 3)
    if not wrong and not any(_whole("factors", asked)):
        known = tuple(Turn(*_parts(turn)) for turn in turns)
        for item in check_plan(ViewpointPlan(cast("int", asked), turns=known), ()):
            yield replace(item, file="", column=item.column.removeprefix("viewpoints."))


def _is_turn(turn: object) -> bool:
    parts = _parts(turn)
    return len(parts) == 3 and all(map(_is_whole, parts[:2])) and _is_number(parts[2])


def _parts(turn: object) -> tuple[Any, ...]:
    if isinstance(turn, Turn | model.Turn):
        return (turn.first, turn.second, turn.degrees)
    return tuple(turn) if isinstance(turn, tuple | list) else ()


def _turn(turn: object) -> model.Turn:
    first, second, degrees = _parts(turn)
    return model.Turn(int(first), int(second), float(degrees))
