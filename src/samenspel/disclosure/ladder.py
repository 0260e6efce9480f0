"""The ladder: the most telling release that passes the check, or none.

The check reads the candidate release and nothing behind it, so that a refusal says nothing more
than the release would have said. A release depends on the counts only through how many values
fall in each band: its *composition*. Whoever sees a lower rung knows that the higher ones were
refused, so only worlds whose higher candidates fail are counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from samenspel.disclosure.bands import coalition, ladder, partition
from samenspel.disclosure.released import Rung
from samenspel.disclosure.worlds import Group, blurred, compositions, measurable, safe, sight

Composition = tuple[int, ...]


def decide(counts: Sequence[int], *, respondents: int, picks: int) -> Rung | None:
    """Return the rung at which these counts of 'important' may be shown to members, if any."""
    group = Group(respondents, len(counts), picks, coalition(respondents))
    if sum(counts) != respondents * picks or not measurable(group):
        return None
    return next((rung for rung in ladder(respondents) if shows(counts, group, rung)), None)


def shows(counts: Sequence[int], group: Group, rung: Rung) -> bool:
    """Return whether these counts may be shown at a rung, the higher rungs being refused."""
    return passes(group, rung, _composition(counts, (1,) * len(counts), group, rung))


@cache
def passes(group: Group, rung: Rung, composition: Composition) -> bool:
    """Return whether a candidate release leaves every coalition, and any smaller, in doubt."""
    return all(
        _withstands(replace(group, coalition=size), rung, _behind(group, rung, composition))
        for size in range(group.coalition + 1)
    )


def _behind(group: Group, rung: Rung, composition: Composition) -> tuple[Composition, ...]:
    """Return the compositions at the first rung that may stand behind a candidate of this one."""
    rungs = ladder(group.respondents)
    lows = [band.low for band in partition(rungs[0], group.respondents)]
    return tuple(
        sizes
        for sizes in compositions(group.values, len(lows))
        if _composition(lows, sizes, group, rung) == composition
        and not any(
            passes(group, higher, _composition(lows, sizes, group, higher))
            for higher in rungs[: rungs.index(rung)]
        )
    )


def _composition(
    counts: Sequence[int], times: Sequence[int], group: Group, rung: Rung
) -> Composition:
    bands = partition("two_bands" if rung == "number" else rung, group.respondents)
    fallen = [sum(n for c, n in zip(counts, times, strict=True) if band.low <= c <= band.high) for band in bands]
    return tuple(fallen)


def _withstands(group: Group, rung: Rung, behind: Sequence[Composition]) -> bool:
    first = partition(ladder(group.respondents)[0], group.respondents)
    sights = [sight(group, first, sizes) for sizes in behind]
    return bool(sights) and safe(blurred(sights, kinds=_kinds(group, rung)), group.others)


def _kinds(group: Group, rung: Rung) -> list[int]:
    """Return for every kind (band, own) at the first rung what is left of it at this rung."""
    first = partition(ladder(group.respondents)[0], group.respondents)
    bands = partition(rung, group.respondents)
    held = group.coalition + 1
    within = [next(i for i, band in enumerate(bands) if low <= band.high) for low in (b.low for b in first)]
    return [band * held + own for band in within for own in range(held)]
