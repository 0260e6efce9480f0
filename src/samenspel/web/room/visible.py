"""What members will see of each other at a number of respondents, said before anyone is asked."""

from __future__ import annotations

from dataclasses import dataclass

from samenspel.disclosure.bands import FEWEST
from samenspel.disclosure.ladder import FOUR_BANDS, group_of, rungs
from samenspel.disclosure.weights import measurable
from samenspel.study.model import BOXES, Mode, Shape
from samenspel.text import Text
from samenspel.web.speech.words import sentence

MOST = 100  # respondents in one network
_USUAL = FOUR_BANDS[18, 6, 6]
STARTS = (1, FEWEST, _USUAL.start, _USUAL.stop)  # where what members see changes, in 6/6/6


@dataclass(frozen=True, slots=True)
class Sight:
    """What members will see when so many of them answer."""

    low: int
    high: int
    words: Text


def visible(respondents: int, mode: Mode, shape: Shape | None = None) -> Text:
    """Return what members will see of a network with so many respondents."""
    if mode == "named":
        return sentence("visible_named", part="room")
    return sentence(f"visible_{_first_rung(respondents, shape or Shape())}", part="room")


def sights() -> tuple[Sight, ...]:
    """Return what members of a pseudonymous study see, for every number of respondents."""
    ends = (*(start - 1 for start in STARTS[1:]), MOST)
    return tuple(
        Sight(low, high, visible(low, "pseudonymous"))
        for low, high in zip(STARTS, ends, strict=True)
    )


def _first_rung(respondents: int, shape: Shape) -> str:
    if respondents < FEWEST:
        return "nothing"
    group = group_of(min(respondents, MOST), tuple(map(shape.places, BOXES)))  # type: ignore[arg-type] # three boxes
    return next(iter(rungs(group)), "nothing") if measurable(group) else "nothing"
