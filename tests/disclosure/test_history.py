"""A second release, with late joiners: what it would tell beside the first."""

from __future__ import annotations

from typing import Literal

import pytest

from disclosure.attacker import Block, Fact, Observed, certainties

VALUES = [f"v{number:02}" for number in range(18)]
MOVING = VALUES[0]
Side = Literal["upper", "lower"]


def in_bands(n: int, moving: Side) -> dict[str, tuple[int, int]]:
    """Return two bands: five values shared, the others not, and one as asked."""
    shared = VALUES[1:6] + ([MOVING] if moving == "upper" else [])
    return {value: (n // 2 + 1, n) if value in shared else (0, n // 2) for value in VALUES}


def told_to_two_joiners(early: int, late: int, held: int, *, now: Side) -> list[Fact]:
    """Return what two joiners learn who hold the moving value so often between them."""
    start = [0 if held > 0 else 1, 0 if held > 1 else 1]
    pair = (frozenset(VALUES[start[0] :][:6]), frozenset(VALUES[start[1] :][:6]))
    blocks = [Block("early", early), Block("late", late, pair)]
    before = Observed(("early",), in_bands(early, "lower" if now == "upper" else "upper"))
    after = Observed(("early", "late"), in_bands(early + late, now))
    return certainties(VALUES, 6, blocks, [before, after])


@pytest.mark.parametrize("early", range(5, 13))
@pytest.mark.parametrize("late", range(3, 7))
def test_a_value_that_changes_sides_tells_two_joiners_what_the_others_chose(
    early: int, late: int
) -> None:
    least = (early + late) // 2 + 1 - early // 2
    up = told_to_two_joiners(early, late, held=least + 2 - late, now="upper")
    assert Fact("late", MOVING, has=True) in up
    down = told_to_two_joiners(early, late, held=least - 2, now="lower")
    assert Fact("late", MOVING, has=False) in down
