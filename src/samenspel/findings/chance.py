"""What blind picking would give, at the sizes that occur in this study."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from samenspel.analysis import blind, congruence, values
from samenspel.study.model import Design

HALF = Fraction(1, 2)
_FULL_SIZE = 40  # up to this many respondents every resample is drawn


@dataclass(frozen=True, slots=True)
class Chance:
    """The chance side of a study: its shape, its threshold, its seed, its resamples."""

    shape: tuple[int, int, int]
    seed: int
    resamples: int

    @classmethod
    def of(cls, design: Design, resamples: int) -> Chance:
        """Return the chance side of a design."""
        shape = design.shape
        return cls((shape.important, shape.neutral, shape.less_important), design.seed, resamples)

    @property
    def picks(self) -> int:
        """Return how many values everybody picks."""
        return self.shape[0]

    @property
    def cards(self) -> int:
        """Return how many values there are to pick from."""
        return sum(self.shape)

    def resamples_at(self, respondents: int) -> int:
        """Return how often blind picking is drawn: fewer for crowds, where chance is smoother."""
        shrunk = self.resamples * _FULL_SIZE // max(respondents, _FULL_SIZE)
        return max(shrunk, min(999, self.resamples))

    def blind(self, respondents: int) -> blind.Blind:
        """Return what this many blind respondents give."""
        draws = self.resamples_at(respondents)
        return blind.blind(respondents, self.shape, resamples=draws, seed=self.seed)

    def lines(self, sizes: set[int]) -> values.Lines:
        """Return the chance lines at these sizes, indexed by the number of respondents."""
        clear = np.full(max(sizes, default=0) + 1, np.iinfo(np.int64).max)
        polarised = clear.copy()
        for size in sorted(sizes, reverse=True):
            line = self.blind(size)
            clear[size] = line.clear_from or size + 1
            polarised[size] = line.polarised_from or np.iinfo(np.int64).max
        return values.Lines(clear, polarised)

    def congruence_p(self, pair_sum: int, respondents: int) -> tuple[float, int | None]:
        """Return p and the number of resamples behind it (None: exact)."""
        if congruence.exact_is_feasible(respondents, self.picks, self.cards):
            return congruence.exact_p(pair_sum, respondents, self.picks, self.cards), None
        drawn = self.blind(respondents).pair_sums
        at_least = drawn.size - int(np.searchsorted(drawn, pair_sum, side="left"))
        return (1 + at_least) / (1 + drawn.size), drawn.size


def expected_shared(design: Design, respondents: int, threshold: Fraction = HALF) -> float:
    """Return how many values blind picking would make shared."""
    chance = Chance.of(design, resamples=0)
    return blind.expected_shared(respondents, chance.picks, chance.cards, threshold)
