"""How many, as a sentence says it: a number, a share or a quantifier, with one fixed meaning."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any, Literal

Unit = Literal["count", "share", "percent", "missing", "either"]
Bound = Literal["exactly", "at_least", "at_most", "more_than", "fewer_than", "about", "nearly"]
ALMOST = 0.8  # 'nearly all' starts here
ROUNDING = 1e-9
ABOUT = 0.1  # 'about': within a tenth of the whole


@dataclass(frozen=True, slots=True)
class Amount:
    """An interval of counts, shares or percentages; ``of`` is the whole when it is said."""

    unit: Unit
    low: float
    high: float
    above_low: bool = False  # the low end itself does not count
    below_high: bool = False
    of: int | None = None
    exact: int | None = None  # the count that the words give, also beside a share
    blur: float = 0.0  # half of the last printed digit
    quantifier: bool = False  # a word such as 'most', not a figure

    def holds(self, count: int, whole: int) -> bool:
        """Return whether a count of a whole is what the words say."""
        if self.exact is not None and self.exact != count:
            return False
        if whole <= 0:
            return False
        return self._within(self._measured(count, whole), whole)

    def _measured(self, count: int, whole: int) -> float:
        return {
            "count": count,
            "share": count / whole,
            "percent": 100 * count / whole,
            "missing": whole - count,
            "either": whole if self.low == whole else count,
        }[self.unit]

    def _within(self, measured: float, whole: int) -> bool:
        # A fraction in words is met by the count that lies nearest to it.
        slack = self.blur / whole if self.unit == "share" else self.blur
        low, high = self.low - slack - ROUNDING, self.high + slack + ROUNDING
        if self.above_low and measured <= self.low + ROUNDING:
            return False
        if self.below_high and measured >= self.high - ROUNDING:
            return False
        return low <= measured <= high


def count(number: int, of: int | None = None) -> Amount:
    """Return exactly this many."""
    return Amount("count", number, number, of=of)


def percent(number: float, digits: int) -> Amount:
    """Return a percentage that was rounded to so many digits."""
    return Amount("percent", number, number, blur=0.5 * 10**-digits)


def share(number: float) -> Amount:
    """Return a fraction in words: the nearest count will do."""
    return Amount("share", number, number, blur=0.49)


QUANTIFIERS: dict[str, Amount] = {
    "all": Amount("share", 1, 1, quantifier=True),
    "both": Amount("share", 1, 1, of=2, quantifier=True),
    "none": Amount("count", 0, 0, quantifier=True),
    "most": Amount("share", 0.5, 1, above_low=True, quantifier=True),
    "no_most": Amount("share", 0, 0.5, quantifier=True),
    "minority": Amount("share", 0, 0.5, above_low=True, below_high=True, quantifier=True),
    "some": Amount("share", 0, 0.5, above_low=True, quantifier=True),
    "nearly_all": Amount("share", ALMOST, 1, below_high=True, quantifier=True),
    "not_all": Amount("share", 0, 1, below_high=True, quantifier=True),
    "any": Amount("share", 0, 1, above_low=True, quantifier=True),
    "all_but_one": Amount("missing", 1, 1, quantifier=True),
    "nearly_none": Amount("share", 0, 1 - ALMOST, above_low=True, quantifier=True),
    "few": Amount("share", 0, 1 / 3, above_low=True, quantifier=True),
}
FRACTIONS: dict[str, float] = {
    "half": 1 / 2,
    "third": 1 / 3,
    "two_thirds": 2 / 3,
    "quarter": 1 / 4,
    "three_quarters": 3 / 4,
}


def bounded(amount: Amount, bound: Bound | None) -> Amount:
    """Return an amount with 'at least', 'more than' or another bound before it."""
    open_ended = {
        "at_least": {"high": math.inf},
        "at_most": {"low": -math.inf},
        "more_than": {"high": math.inf, "above_low": True, "blur": 0},
        "fewer_than": {"low": -math.inf, "below_high": True, "blur": 0},
        "nearly": {"low": ALMOST * amount.low, "below_high": True, "blur": 0},
    }
    if bound == "about":
        return _about(amount)
    changes: dict[str, Any] = open_ended.get(bound or "", {})
    return replace(amount, exact=None, **changes) if changes else amount


def _about(amount: Amount) -> Amount:
    if amount.unit == "count":
        room = max(1.0, ABOUT * amount.high)
        return replace(amount, low=amount.low - room, high=amount.high + room, exact=None)
    room = ABOUT * (100 if amount.unit == "percent" else 1)
    return replace(amount, low=amount.low - room, high=amount.high + room, exact=None)
