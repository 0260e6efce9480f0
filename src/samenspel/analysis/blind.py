"""What happens when everybody picks blindly: the lines that a count must pass to mean something.

A blind map is one of all ways to fill the three boxes, each as likely as the others. A network
has many values, so the lines are for the most extreme value of the network, not for one value.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from itertools import islice
from threading import Lock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

RESAMPLES = 99_999
LEVEL = Fraction(1, 20)
NESTED = 40  # up to this many respondents, one run serves every smaller network too
FULL = 100  # up to this many respondents, all resamples asked for are drawn
FEWEST = 999
AT_ONCE = 100_000  # maps drawn together; more does not fit the cache
FEWEST_TO_POLARISE = 5

_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True)
class Blind:
    """A network of ``respondents`` blind maps, drawn many times.

    Attributes
    ----------
    respondents
        Maps in the network.
    pair_sums
        Per resample, in rising order: the sum over values of pairs of respondents who both
        picked the value.
    clear_from
        The smallest count that the most popular value reaches in at most 5 % of the resamples;
        None when no count does.
    polarised_from
        The smallest product of the two extreme boxes that the most divided value reaches in at
        most 5 % of the resamples; None when no product does, and for fewer than 5 respondents.
    """

    respondents: int
    pair_sums: NDArray[np.signedinteger]
    clear_from: int | None
    polarised_from: int | None

    @property
    def resamples(self) -> int:
        """Return how often the network was drawn."""
        return len(self.pair_sums)

    def p(self, pair_sum: int) -> float:
        """Return how often blind picks overlap this much: (1 + b) / (1 + R)."""
        beyond = self.resamples - int(np.searchsorted(self.pair_sums, pair_sum))
        return (1 + beyond) / (1 + self.resamples)


class ChanceLines(NamedTuple):
    """Both lines by number of respondents; out of reach where ``Blind`` says None."""

    clear_from: NDArray[np.int64]
    polarised_from: NDArray[np.int64]


class _Drawn(NamedTuple):
    """Counts after some respondents, values x resamples; ``extreme`` is both extreme boxes."""

    important: NDArray[np.unsignedinteger]
    extreme: NDArray[np.unsignedinteger]


def blind(
    respondents: int,
    shape: tuple[int, int, int],
    *,
    resamples: int = RESAMPLES,
    seed: int = 0,
) -> Blind:
    """Return the chance lines of a network in which everybody picks blindly.

    Respondents are drawn one after the other from one stream, so a smaller network is the
    beginning of a larger one. Beyond 100 respondents fewer resamples are drawn, never fewer
    than 999, so that a large network costs little more than a small one; every p stays valid.

    Parameters
    ----------
    respondents
        Maps in the network, at least 1.
    shape
        Cards in the important, neutral and less important box; together the values.
    resamples
        How often the network is drawn, at least 19.
    seed
        Start of the stream; the same seed gives the same numbers.

    References
    ----------
    Phipson, B. & Smyth, G. K. (2010). Permutation p-values should never be zero. Statistical
    Applications in Genetics and Molecular Biology, 9(1), 39.
    Westfall, P. H. & Young, S. S. (1993). Resampling-Based Multiple Testing. Wiley: the line is
    for the largest of all values at once.
    """
    if respondents > NESTED:
        return _alone(respondents, shape, _affordable(resamples, respondents), seed)
    with _ONE_AT_A_TIME:
        seen, unseen = _nested(shape, resamples, seed)
        seen.extend(islice(unseen, max(0, respondents - len(seen))))
        return seen[respondents - 1]


def lines(
    most: int,
    shape: tuple[int, int, int],
    *,
    resamples: int = RESAMPLES,
    seed: int = 0,
    sizes: Collection[int] | None = None,
) -> ChanceLines:
    """Return both lines for every number of respondents from 0 up to ``most``.

    Parameters
    ----------
    most
        Respondents of the largest network: the last index.
    shape, resamples, seed
        As in ``blind``.
    sizes
        The numbers of respondents that occur, when not all are needed: a line of any other
        number is out of reach. Each number above 40 is a run of its own.
    """
    index = np.arange(most + 1)
    clear_from, polarised_from = index + 1, index**2 // 4 + 1
    for size in range(1, most + 1) if sizes is None else sizes:
        found = blind(size, shape, resamples=resamples, seed=seed)
        clear_from[size] = found.clear_from or clear_from[size]
        polarised_from[size] = found.polarised_from or polarised_from[size]
    return ChanceLines(clear_from, polarised_from)


def both_sides_from(respondents: int) -> int:
    """Return how many respondents each extreme box must hold before opinions differ."""
    return max(2, math.ceil(respondents / 4))


@lru_cache(maxsize=1024)
def expected_shared(respondents: int, picks: int, values: int, threshold: Fraction) -> float:
    """Return how many values more than ``threshold`` of blind respondents share, on average."""
    fewest = respondents * threshold.numerator // threshold.denominator + 1
    picked = np.arange(fewest, respondents + 1)
    return values * _chance([picked, respondents - picked], [picks, values - picks])


@lru_cache(maxsize=1024)
def expected_both_sides(respondents: int, shape: tuple[int, int, int]) -> float:
    """Return on how many values blind respondents differ, on average: many in both extremes."""
    important, neutral, less_important = shape
    fewest = both_sides_from(respondents)
    total = 0.0
    for picked in range(fewest, respondents - fewest + 1):
        rejected = np.arange(fewest, respondents - picked + 1)
        rest = respondents - picked - rejected
        parts = [np.full_like(rejected, picked), rejected, rest]
        total += _chance(parts, [important, less_important, neutral])
    return sum(shape) * total


def _affordable(resamples: int, respondents: int) -> int:
    return min(resamples, max(FEWEST, resamples * FULL // respondents))


@lru_cache(maxsize=4)
def _nested(
    shape: tuple[int, int, int], resamples: int, seed: int
) -> tuple[list[Blind], Iterator[Blind]]:
    """Return the networks of 1, 2, 3... drawn so far, and the stream of the next ones."""
    stream = _draw(shape, resamples, seed=seed, steps=[1] * NESTED)
    return [], (_summary(size, drawn) for size, drawn in enumerate(stream, start=1))


@lru_cache(maxsize=16)
def _alone(respondents: int, shape: tuple[int, int, int], resamples: int, seed: int) -> Blind:
    step = max(1, AT_ONCE // resamples)
    whole, rest = divmod(respondents, step)
    steps = [step] * whole + [rest] * (rest > 0)
    *_, drawn = _draw(shape, resamples, seed=seed, steps=steps)
    return _summary(respondents, drawn)


def _draw(
    shape: tuple[int, int, int], resamples: int, *, seed: int, steps: list[int]
) -> Iterator[_Drawn]:
    """Yield the same counts again and again, each time with some more respondents."""
    rng = np.random.default_rng(seed)
    counts = np.zeros((2, sum(shape), resamples), dtype=np.min_scalar_type(sum(steps)))
    drawn = _Drawn(*counts)
    for step in steps:
        _add_respondents(drawn, shape, rng, respondents=step)
        yield drawn


def _add_respondents(
    drawn: _Drawn, shape: tuple[int, int, int], rng: np.random.Generator, *, respondents: int
) -> None:
    """Draw maps value by value: a card falls in a box as often as the box has room left.

    This is selection sampling: Knuth, The Art of Computer Programming, volume 2, section 3.4.2.
    """
    picks = np.full((respondents, drawn.important.shape[1]), shape[0], dtype=np.uint16)
    extremes = picks + np.uint16(shape[2])
    for value, unseen in enumerate(range(sum(shape), 0, -1)):
        card = rng.integers(unseen, size=picks.shape, dtype=np.uint16)
        picked, at_an_end = card < picks, card < extremes
        picks -= picked
        extremes -= at_an_end
        drawn.important[value] += picked.sum(axis=0, dtype=drawn.important.dtype)
        drawn.extreme[value] += at_an_end.sum(axis=0, dtype=drawn.extreme.dtype)


def _summary(respondents: int, drawn: _Drawn) -> Blind:
    clear_from = _rarely_reached(drawn.important.max(axis=0))
    return Blind(
        respondents,
        pair_sums=np.sort(_pair_sums(drawn.important)),
        clear_from=clear_from if clear_from <= respondents else None,
        polarised_from=_polarised_from(respondents, drawn),
    )


def _pair_sums(important: NDArray[np.unsignedinteger]) -> NDArray[np.signedinteger]:
    """Return how many pairs picked the same, per resample, in as few bytes as hold it."""
    twice = np.zeros(important.shape[1], dtype=np.int64)
    for narrow in important:
        count = narrow.astype(np.int64)
        twice += count * (count - 1)
    return (twice // 2).astype(np.min_scalar_type(-int(twice.max())))


def _polarised_from(respondents: int, drawn: _Drawn) -> int | None:
    if respondents < FEWEST_TO_POLARISE:
        return None
    most_divided = np.zeros(drawn.important.shape[1], dtype=np.int64)
    for important, extreme in zip(*drawn, strict=True):
        product = np.multiply(important, extreme - important, dtype=np.int64)
        np.maximum(most_divided, product, out=most_divided)
    line = _rarely_reached(most_divided)
    return line if line <= respondents**2 // 4 else None


def _rarely_reached(extremes: NDArray[np.integer]) -> int:
    """Return the smallest number that (1 + b) / (1 + R) of the extremes reach, at most 5 %."""
    allowed = math.floor(LEVEL * (len(extremes) + 1)) - 1
    place = len(extremes) - 1 - allowed
    return int(np.partition(extremes, place)[place]) + 1


def _chance(parts: Sequence[NDArray[np.integer]], weights: Sequence[int]) -> float:
    """Return the multinomial chance that parts of a whole fall as given, summed over cases."""
    whole = sum(weights)
    logs = _log_factorials(int(sum(part.max(initial=0) for part in parts)))
    exponent = logs[sum(parts)]
    for part, weight in zip(parts, weights, strict=True):
        exponent = exponent + _log_power(weight / whole, part) - logs[part]
    return float(np.exp(exponent).sum())


def _log_power(base: float, times: NDArray[np.integer]) -> NDArray[np.float64]:
    """Return log(base ** times), where 0 ** 0 is 1."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(times == 0, 0.0, times * np.log(base))


@lru_cache(maxsize=64)
def _log_factorials(most: int) -> NDArray[np.float64]:
    return np.concatenate([[0.0], np.cumsum(np.log(np.arange(1, most + 1)))])
