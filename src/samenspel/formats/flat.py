"""Nested settings as rows of a key and a value, and back: cards.1.label.nl."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from samenspel.errors import InvalidStudyError
from samenspel.study.problems import Place, problem

DEPTH = 10


def flat(plain: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, object]]:
    """Return every setting with its whole key; a list counts from 1."""
    if isinstance(plain, list):
        plain = {str(number): item for number, item in enumerate(plain, start=1)}
    if isinstance(plain, Mapping):
        for key, value in plain.items():
            yield from flat(value, (*path, key))
    else:
        yield ".".join(path), plain


def nested(rows: Iterable[tuple[int, str, str]]) -> dict[str, object]:
    """Return the settings that rows (number, key, value) stand for."""
    tree: dict[str, Any] = {}
    for number, key, value in rows:
        *path, last = key.split(".", DEPTH)
        branch = tree
        for step in path:
            branch = branch.setdefault(step, {})
            if not isinstance(branch, dict):
                raise _refused("conflicting_keys", number, key)
        if last in branch:
            raise _refused("duplicate_key", number, key)
        branch[last] = value
    return {key: _with_lists(value) for key, value in tree.items()}


def _with_lists(branch: object) -> object:
    """Return a branch in which keys 1, 2, 3 make a list."""
    if not isinstance(branch, dict):
        return branch
    items = {key: _with_lists(value) for key, value in branch.items()}
    if items and all(key.isascii() and key.isdigit() and len(key) < 9 for key in items):
        return [items[key] for key in sorted(items, key=int)]
    return items


def _refused(code: str, row: int, key: str) -> InvalidStudyError:
    return InvalidStudyError([problem(code, Place("study", row, "key"), key)])
