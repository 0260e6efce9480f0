"""What blind picking would give, at the sizes that occur in this study."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction

from samenspel.analysis import blind, congruence, values
from samenspel.study.model import Design

HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Chance:
    """The chance side of a study: its shape, its seed, its resamples."""

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

    def blind(self, respondents: int) -> blind.Blind:
        """Return what this many blind respondents give."""
        return blind.blind(respondents, self.shape, resamples=self.resamples, seed=self.seed)

    def lines(self, sizes: Collection[int]) -> values.Lines:
        """Return the chance lines at these sizes."""
        found = blind.lines(
            max(sizes), self.shape, resamples=self.resamples, seed=self.seed, sizes=sizes
        )
        return values.Lines(*found)

    def congruence_p(self, pair_sum: int, respondents: int) -> tuple[float, int | None]:
        """Return p and the number of resamples behind it (None: exact)."""
        if congruence.exact_is_feasible(respondents, self.picks, self.cards):
            return congruence.exact_p(pair_sum, respondents, self.picks, self.cards), None
        drawn = self.blind(respondents)
        return drawn.p(pair_sum), drawn.resamples


def expected_shared(design: Design, respondents: int, threshold: Fraction = HALF) -> float:
    """Return how many values blind picking would make shared."""
    chance = Chance.of(design, resamples=0)
    return blind.expected_shared(respondents, chance.picks, chance.cards, threshold)
