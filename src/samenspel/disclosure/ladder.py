"""The ladder: the most telling release that passes the check, or none.

The check reads the candidate release and nothing behind it, so that a refusal says nothing more
than the release would have said. A release depends on the counts only through how many values
fall in each band: its *composition*. Whoever sees a lower rung knows that the higher ones were
refused, so only worlds whose higher candidates fail are counted.

Nothing at all is an answer too: it says that every rung was refused. With 18 cards and 6 picks in
a group of 7, rung 'number' is refused only when ten values are shared, so that 'withheld' would
tell two members that there are ten, and with it the choices of the others. A ladder whose end
gives that away is cut short by its lowest rung; that depends on the group alone, never on its
answers. Following four bands to their end takes seconds, so they are used for the groups for which
that was done beforehand; others start at two bands, which say less.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from samenspel.disclosure.bands import FEWEST, coalition, partition
from samenspel.disclosure.hands import compositions
from samenspel.disclosure.released import Rung
from samenspel.disclosure.weights import Group, measurable
from samenspel.disclosure.worlds import blurred, safe, sight

Composition = tuple[int, ...]

FROM_TWO_BANDS: tuple[Rung, ...] = ("two_bands", "number")
FROM_FOUR_BANDS: tuple[Rung, ...] = ("four_bands", "two_bands")
# (values, picks, smallest other box) -> sizes of group for which it is safe to refuse four bands
# and two bands
FOUR_BANDS: Mapping[tuple[int, int, int], range] = {(18, 6, 6): range(12, 41)}


def decide(counts: Sequence[int], *, respondents: int, shape: tuple[int, int, int]) -> Rung | None:
    """Return the rung at which these counts of 'important' may be shown to members, if any.

    ``shape`` is how many cards each box holds, 'important' first.
    """
    group = group_of(respondents, shape)
    if sum(counts) != respondents * group.picks or not measurable(group):
        return None
    return next(
        (
            rung
            for rung in rungs(group)
            if passes(group, rung, composition(counts, respondents, rung))
        ),
        None,
    )


def group_of(respondents: int, shape: tuple[int, int, int]) -> Group:
    """Return what everybody knows of a group that sorted its cards in this shape."""
    picks, *rest = shape
    return Group(respondents, sum(shape), picks, coalition(respondents), min(rest))


def composition(counts: Sequence[int], respondents: int, rung: Rung) -> Composition:
    """Return how many values fall in each band; rung 'number' tells as many as two bands do."""
    bands = partition("two_bands" if rung == "number" else rung, respondents)
    return tuple(sum(band.low <= count <= band.high for count in counts) for band in bands)


@cache
def rungs(group: Group) -> tuple[Rung, ...]:
    """Return the rungs to try for a group: as many as leave it safe to refuse them all."""
    if group.respondents < FEWEST:
        return ()
    whole = _ladder(group)
    if whole == FROM_FOUR_BANDS:
        return whole
    shorter = (whole[:length] for length in range(len(whole), 0, -1))
    return next((tried for tried in shorter if may_refuse(group, tried)), ())


def _ladder(group: Group) -> tuple[Rung, ...]:
    known = FOUR_BANDS.get((group.values, group.picks, group.smallest), range(0))
    return FROM_FOUR_BANDS if group.respondents in known else FROM_TWO_BANDS


def may_refuse(group: Group, tried: Sequence[Rung]) -> bool:
    """Return whether it is safe to let a group know that all these rungs were refused."""
    behind = _refused(group, tried)
    return not behind or _withstood(group, "number", behind)


@cache
def passes(group: Group, rung: Rung, candidate: Composition) -> bool:
    """Return whether a candidate leaves every coalition in doubt, and every smaller one.

    A candidate that no counts can produce does not pass.
    """
    higher = _ladder(group)[: _ladder(group).index(rung)]
    behind = _refused(group, higher, lambda sizes: _merged(sizes, group, rung) == candidate)
    return bool(behind) and _withstood(group, rung, behind)


def _refused(
    group: Group, tried: Sequence[Rung], fits: Callable[[Composition], bool] = lambda _: True
) -> tuple[Composition, ...]:
    """Return the compositions at the first rung that fit and that fail on all rungs tried."""
    return tuple(
        sizes
        for sizes in _possible(group)
        if fits(sizes)
        and not any(passes(group, rung, _merged(sizes, group, rung)) for rung in tried)
    )


@cache
def _possible(group: Group) -> tuple[Composition, ...]:
    """Return the compositions at the first rung that some counts have."""
    bands = partition(_ladder(group)[0], group.respondents)
    total = group.respondents * group.picks
    return tuple(
        sizes
        for sizes in compositions(group.values, len(bands))
        if sum(band.low * size for band, size in zip(bands, sizes, strict=True)) <= total
        and sum(band.high * size for band, size in zip(bands, sizes, strict=True)) >= total
    )


def _merged(sizes: Composition, group: Group, rung: Rung) -> Composition:
    within = _within(group, "two_bands" if rung == "number" else rung)
    merged = [0] * (1 + max(within))
    for size, band in zip(sizes, within, strict=True):
        merged[band] += size
    return tuple(merged)


@cache
def _within(group: Group, rung: Rung) -> tuple[int, ...]:
    """Return for every band of the first rung in which band of this rung it lies."""
    bands = partition(rung, group.respondents)
    return tuple(
        next(i for i, band in enumerate(bands) if fine.high <= band.high)
        for fine in partition(_ladder(group)[0], group.respondents)
    )


def _withstood(group: Group, rung: Rung, behind: Sequence[Composition]) -> bool:
    return all(
        _withstands(replace(group, coalition=members), rung, behind)
        for members in range(group.coalition + 1)
    )


def _withstands(group: Group, rung: Rung, behind: Sequence[Composition]) -> bool:
    """Return whether what is left to see at this rung of these compositions is safe."""
    bands = partition(_ladder(group)[0], group.respondents)
    own = range(group.coalition + 1)
    kinds = [band * len(own) + held for band in _within(group, rung) for held in own]
    sights = [sight(group, bands, sizes) for sizes in behind]
    return safe(blurred(sights, kinds=kinds), group)
