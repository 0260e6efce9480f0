"""What a clause says of how many members the cases have that stand in no network's table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from samenspel.reading.claim import Claim
from samenspel.reading.clauses import grouped
from samenspel.reading.measure import Measure
from samenspel.reading.scene import Scene

_ENDS = {"often_top": "largest", "often_bottom": "smallest"}


def members(clause: Scene) -> Iterator[Claim]:
    """Yield how many members cases have, by how many they differ, and which is the largest."""
    marks = clause.all("case")
    if not marks or clause.has("governance"):
        return
    ids = tuple(dict.fromkeys(mark.meaning for mark in marks))
    base = Claim("members", clause.text, words=ids[:1], topic="cases")
    by = _difference(clause)
    if len(ids) == 2 and clause.has("compare"):
        relation = clause.all("compare")[0].meaning
        yield replace(base, words=ids, relation=relation, measure=by)  # type: ignore[arg-type]
    figures = [one for one in clause.measures if one is not by]
    loose = [one for one in figures if one.unit in {"", "organisations"} and not one.quantifier]
    totals = [one for one in loose if one.start < marks[0].start and len(loose) > len(ids)]
    yield from (_size(clause, one) for one in (*_networks(figures), *totals))
    yield from _each(base, [one for one in loose if one not in totals], ids, clause)
    end = _end(clause)
    if end:
        yield replace(base, item=end)


def _networks(figures: list[Measure]) -> list[Measure]:
    return [one for one in figures if one.unit == "networks" and one.number is not None]


def _size(clause: Scene, one: Measure) -> Claim:
    return Claim("size", clause.text, unit=one.unit or "organisations", measure=one, whole=True)


def _each(
    base: Claim, figures: list[Measure], ids: tuple[str, ...], clause: Scene
) -> Iterator[Claim]:
    if clause.has("compare"):
        ids = ids[: len(figures)]
        named: list[tuple[str, ...]] = [(id,) for id in ids]
    else:
        named = grouped([one.start for one in figures], clause.all("case"))
    for one, owners in zip(figures, named, strict=False):
        yield from (replace(base, words=(owner,), measure=one) for owner in owners)


def _difference(clause: Scene) -> Measure | None:
    """Return by how many: 'two more than All4Care'."""
    starts = [mark.start for mark in clause.all("compare")]
    return next(
        (one for one in clause.measures if any(0 <= at - one.end <= 1 for at in starts)), None
    )


def _end(clause: Scene) -> str:
    """Return whether the first case is said to be the largest, or the smallest."""
    said = next(iter(clause.meanings("largest")), "")
    return said or next((_ENDS[one] for one in clause.meanings("super") if one in _ENDS), "")
