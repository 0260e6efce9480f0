"""Bands: the intervals of counts that members may see instead of the counts themselves."""

from __future__ import annotations

from samenspel.disclosure.released import Band, Rung

FEWEST = 5  # below this, any two bands give away somebody's choice
COALITION_FROM = 7  # from here on two members may compare cards and still learn nothing sure


def coalition(respondents: int) -> int:
    """Return how many members who put their cards together the release must withstand."""
    return 2 if respondents >= COALITION_FROM else 1


def partition(rung: Rung, respondents: int) -> tuple[Band, ...]:
    """Return the bands of a rung, lowest first; at rung 'number' all counts are one band."""
    starts = {
        "four_bands": (0, 4, respondents // 2 + 1, respondents - 3),
        "two_bands": (0, respondents // 2 + 1),
        "number": (0,),
    }[rung]
    ends = (*(start - 1 for start in starts[1:]), respondents)
    return tuple(Band(low, high) for low, high in zip(starts, ends, strict=True))


def banded(count: int, respondents: int, rung: Rung) -> Band:
    """Return the band in which a count falls."""
    return next(band for band in partition(rung, respondents) if count <= band.high)
