"""A decision as it is kept: about which stretch it was, and which codings it made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from samenspel.web.coding.models import Step
from samenspel.web.desk.differing import Span

Made = tuple[int, int, int]  # a code, and where its words begin and end


def made(step: Step) -> list[Made]:
    """Return the codings that a decision made."""
    return [(int(code), int(start), int(end)) for code, start, end in step.data["made"]]


def about(step: Step) -> Made:
    """Return the code and the words that a decision is about."""
    code, start, end = str(step.data["key"]).split("-")
    return int(code), int(start), int(end)


def same(one: Made, other: Made) -> bool:
    """Return whether two stretches are of one code and overlap."""
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def standing(steps: Sequence[Step]) -> list[Step]:
    """Return the decisions that hold: a later one on the same words takes the place of others."""
    found: list[Step] = []
    later: list[Made] = []
    for step in reversed(steps):
        place = about(step)
        if not any(same(place, one) for one in later):
            found.append(step)
        later.append(place)
    return found[::-1]


def undone(steps: Sequence[Step], stretch: Made) -> set[Made]:
    """Return what goes when a stretch is decided anew: what no decision elsewhere made too."""
    before = [step for step in steps if same(about(step), stretch)]
    others = [step for step in standing(steps) if step not in before]
    return _all_made(before) - _all_made(others)


def carried(step: Step, span: Callable[[Span], Span], codes: Mapping[int, int]) -> dict[str, Any]:
    """Return what a decision says once its words stand elsewhere, or a code became another."""

    def moved(one: Made) -> Made:
        return codes.get(one[0], one[0]), *span((one[1], one[2]))

    key = "-".join(map(str, moved(about(step))))
    return {**step.data, "key": key, "made": [moved(one) for one in made(step)]}


def _all_made(steps: Iterable[Step]) -> set[Made]:
    return {one for step in steps for one in made(step)}
