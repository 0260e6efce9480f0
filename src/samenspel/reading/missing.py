"""'All but two', 'op twee na alle': everybody, save so many."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from samenspel.reading.amount import QUANTIFIERS
from samenspel.reading.measure import Measure, Reader
from samenspel.reading.numbers import number_at

_SAVE = frozenset({"but", "except", "save", "bar"})
_ALONE = frozenset({",", ".", "", ";", ")"})


def with_missing(reader: Reader, found: Sequence[Measure]) -> list[Measure]:
    """Return amounts in which 'all' says how many are missing, where that is said."""
    alls = [one for one in found if _is_all(one)]
    if len(alls) != 1:
        return list(found)
    out = _left_out(reader, alls[0].end)
    if out is None:
        return list(found)
    number, start, end = out
    missing = replace(alls[0].amounts[0], unit="missing", low=number, high=number)
    changed = replace(alls[0], amounts=(missing, *alls[0].amounts[1:]))
    rest = [one for one in found if not start <= one.start < end]
    return [changed if one is alls[0] else one for one in rest]


def _is_all(one: Measure) -> bool:
    first = one.amounts[0]
    return first == replace(QUANTIFIERS["all"], of=first.of)


def _left_out(reader: Reader, after: int) -> tuple[int, int, int] | None:
    """Return how many are left out, and where that is said."""
    if reader.norm(after) in _SAVE:
        number = _number(reader, after + 1)
        verb = reader.norm(after + 2)
        return (number, after, after + 2) if number and verb not in _ALONE - {"", "."} else None
    for at in range(len(reader.words)):
        number = _number(reader, at + 1) if reader.norm(at) == "op" else 0
        for end in (at + 2, at + 3):
            if number and reader.norm(end) == "na" and end + 1 not in reader.supers:
                return number, at, end + 1
    return None


def _number(reader: Reader, at: int) -> int:
    if reader.norm(at) == "een":
        return 1
    number = number_at(reader.words, at, reader.language)
    return int(number.value) if number is not None and number.whole else 0
