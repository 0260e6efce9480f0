"""Frozen dataclasses as plain data and back, driven by their fields and type hints."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import islice
from typing import Any, cast, get_args, get_origin, get_type_hints

from samenspel.errors import InvalidStudyError, Problem
from samenspel.study.cells import cell_words, read_cell, without_none
from samenspel.study.model import TABLES
from samenspel.study.problems import Place, closest, problem, shown
from samenspel.study.tables import REFUSED
from samenspel.text import Text

SECTIONS = {
    "shape": "shape",
    "own_cards": "cards",
    "reconstruction": "reconstruction",
    "notice": "notice",
    "expectations": "expectations",
    "viewpoints": "viewpoints",
}

UNKNOWN = 1_000  # keys that are named; looking at a million would take minutes

Path = tuple[str, ...]


def encoded(value: object) -> object:
    """Return a value as plain data; fields that have their default are left out.

    Where that leaves nothing the first field stays: a plan that asks no more than usual is a plan.
    """
    match value:
        case Fraction() | date():
            return str(value)
        case tuple():
            return [encoded(part) for part in value]
        case _ if is_dataclass(value):
            names = [
                part.name for part in fields(value) if getattr(value, part.name) != part.default
            ]
            return {
                name: encoded(getattr(value, name)) for name in names or [fields(value)[0].name]
            }
    return value


def decoded(kind: object, value: object, path: Path, problems: list[Problem]) -> object:
    """Return what plain data mean as this kind of value; REFUSED, and why, when they do not."""
    if kind is Text and isinstance(value, str):
        value = {"nl": value, "en": value}
    if is_dataclass(kind):
        return _dataclass(cast("type[Any]", kind), value, path, problems)
    if get_origin(kind) is tuple:
        return _items(get_args(kind)[0], value, path, problems)
    return _scalar(kind, value, path, problems)


def _dataclass(kind: type[Any], value: object, path: Path, problems: list[Problem]) -> object:
    if not isinstance(value, Mapping):
        return wrong_kind("keys", path, problems)
    problems += unknown_keys(value, [part.name for part in fields(kind)], path)
    parts = [read_part(kind, part, value, path, problems) for part in fields(kind)]
    return REFUSED if REFUSED in parts else kind(*parts)


def read_part(
    kind: type[Any],
    part: Field[Any],
    plain: Mapping[str, object],
    path: Path,
    problems: list[Problem],
) -> object:
    """Return one field; its default, or REFUSED when it has none, when it cannot be read."""
    default = REFUSED if part.default is MISSING else part.default
    here = (*path, part.name)
    if plain.get(part.name) is None:
        if default is REFUSED:
            problems.append(problem("missing_key", _place(here), allowed=_key(here)))
        return default
    read = decoded(without_none(get_type_hints(kind)[part.name]), plain[part.name], here, problems)
    return default if read is REFUSED else read


def _items(kind: object, value: object, path: Path, problems: list[Problem]) -> object:
    if not isinstance(value, list):
        return wrong_kind("list", path, problems)
    items = [
        decoded(kind, item, (*path, str(number)), problems)
        for number, item in enumerate(value, start=1)
    ]
    return tuple(item for item in items if item is not REFUSED)


def _scalar(kind: object, value: object, path: Path, problems: list[Problem]) -> object:
    if isinstance(value, Mapping | list):
        return wrong_kind("words", path, problems)
    try:
        return read_cell(kind, cell_words(value))
    except InvalidStudyError as error:
        problems += [_moved(item, _place(path)) for item in error.problems]
        return REFUSED


def wrong_kind(expected: str, path: Path, problems: list[Problem]) -> object:
    """Add that something else stands here than was expected: keys, a list or words."""
    problems.append(problem(f"expected_{expected}", _place(path)))
    return REFUSED


def _moved(item: Problem, place: Place) -> Problem:
    return replace(item, file=place.file, row=place.row, column=place.column)


def _place(path: Path) -> Place:
    return Place("study", column=_key(path))


def _key(path: Path) -> str:
    """Return a path of fields as the key that people write: own_cards.1 is cards.1."""
    head, *rest = path
    top = SECTIONS.get(head, head if head in {"study", *TABLES, "texts"} else f"study.{head}")
    return ".".join([top, *rest])


def unknown_keys(
    plain: Mapping[str, object], known: Collection[str], path: Path = ()
) -> Iterator[Problem]:
    """Find the keys that nobody will read."""
    unknown = (key for key in plain if key not in known)
    for key in islice(unknown, UNKNOWN):
        column = shown(_key((*path, key)) if path else key)
        yield problem("unknown_key", Place("study", column=column), key, closest(key, known))
