"""How many cards everybody picks, and how many there are to sort."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.reading.claim import Claim
from samenspel.reading.measure import Measure
from samenspel.reading.scene import Scene

EACH = frozenset({"elke", "elk", "ieder", "iedere", "each", "every", "everyone", "iedereen"})


def picking(clause: Scene) -> Iterator[Claim]:
    """Yield how many cards everybody picks, and how many there are to sort."""
    picked = _picked(clause)
    sorts = clause.has("sort") and not clause.has("box")
    yield Claim("size", clause.text, unit="values" if sorts else "picks", measure=picked)
    before = _first_each(clause)
    rest = [one for one in clause.measures if one.unit == "values" and one.start < before]
    yield from (Claim("size", clause.text, unit="values", measure=one) for one in rest)


def picks(clause: Scene) -> bool:
    """Return whether everybody picks so many cards: 'each director chose six values'."""
    picked = _picked(clause)
    if picked is None or picked.number is None or not clause.has("choose"):
        return False
    first = _first_each(clause)
    passive = clause.norm(first - 1) in {"door", "by", "voor", "to", "for"}
    return first < picked.start and not passive and not clause.has("value")


def _first_each(clause: Scene) -> int:
    """Return where 'each' stands; the end when it does not."""
    each = [at for at in range(clause.start, clause.end) if clause.norm(at) in EACH]
    return min(each, default=clause.end)


def _picked(clause: Scene) -> Measure | None:
    """Return how many cards everybody picks: the first number behind 'each'."""
    first = _first_each(clause)
    counts = any(mark.meaning == "values" for mark in clause.all("unit"))
    return next(
        (
            one
            for one in clause.measures
            if one.start > first and (one.unit == "values" or one.ranked or (one.bare and counts))
        ),
        None,
    )
