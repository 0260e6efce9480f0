"""The middle of a few answers: with an even number there are two, and both are shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from samenspel.findings.asked_model import Range


def median(numbers: Sequence[float]) -> Range:
    """Return the lower and upper median of at least one number."""
    ordered = sorted(numbers)
    return Range(ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2])


def known_median(numbers: Iterable[float | None]) -> Range | None:
    """Return the lower and upper median of the numbers that are known; None: none is."""
    known = [number for number in numbers if number is not None]
    return median(known) if known else None
