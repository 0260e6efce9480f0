"""Percent, kappa, alpha and AC1 on units that coders put into categories; ratings may be missing.

Every coefficient is (seen - chance) / (1 - chance). They differ in what chance is: two coders who
keep their own habits (kappa), who draw from one common pool of values (alpha), or who guess only
where a unit is hard (AC1).

Intervals come from drawing units with replacement. Krippendorff's own bootstrap draws pairs of
values and holds the chance of disagreement fixed; drawing units lets both vary and serves all four
coefficients with the same resamples.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from samenspel.analysis.agreement.figures import draws, figure, ratio
from samenspel.analysis.agreement.model import Agreement, Bools, Floats, Ints, Reason

MISSING = -1
FEWEST_GROUPS = 10  # with fewer, resamples say little about other units
AT_ONCE = 32  # tallies: enough to keep processors busy, few enough to fit in memory


@dataclass(frozen=True, slots=True)
class Units:
    """How long units are, and which are drawn together in a resample.

    Attributes
    ----------
    sizes
        Units; a unit counts this often.
    groups
        Units; the number of the group of each, rising. What is drawn is a whole group.
    drawn
        Resamples x groups; see ``draws``.
    """

    sizes: Ints
    groups: Ints
    drawn: Floats


@dataclass(frozen=True, slots=True)
class Tally:
    """What must be summed over the groups of units to know how far coders agree.

    Attributes
    ----------
    sums
        Rows x groups: of all coders first, and then of each pair of coders.
    coders, units, values, groups
        How many coders there are and how many of them rated; and of what two or more rated: the
        units, their ratings, and the groups they are in.
    """

    sums: Floats
    categories: int
    rows: int
    coders: int
    units: int
    values: int
    groups: int


@dataclass(frozen=True, slots=True)
class Shares:
    """Disagreement seen and expected, in the sample and in each resample (the last axis).

    ``seen`` and ``by_chance`` are 3 x (1 + resamples): percent, alpha, AC1. ``pairs_seen`` and
    ``pairs_by_chance`` are pairs of coders x (1 + resamples).
    """

    seen: Floats
    by_chance: Floats
    pairs_seen: Floats
    pairs_by_chance: Floats
    tally: Tally


def single(count: int, *, resamples: int = 999, seed: int = 1) -> Units:
    """Return units of size 1 that are each drawn on their own."""
    drawn = draws(count, resamples=resamples, seed=seed)
    return Units(np.ones(count, dtype=np.int64), np.arange(count), drawn)


def agree(ratings: Ints, units: Units | None = None, *, categories: int = 2) -> Agreement:
    """Return how far coders agree on units.

    Parameters
    ----------
    ratings
        Coders x units: 0, 1 ... for a category, -1 for not rated.
    units
        Sizes and resamples; by default every unit counts once, with 999 resamples.
    categories
        How many there are to choose from, used or not: AC1 depends on it.

    Raises
    ------
    ValueError
        When a rating is not one of the categories.

    References
    ----------
    Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological
    Measurement, 20, 37-46.
    Light, R. J. (1971). Measures of response agreement for qualitative data. Psychological
    Bulletin, 76, 365-377. (Kappa as the mean over pairs.)
    Krippendorff, K. (2011). Computing Krippendorff's alpha-reliability. University of Pennsylvania.
    Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of high
    agreement. British Journal of Mathematical and Statistical Psychology, 61, 29-48.
    Gwet, K. L. (2014). Handbook of inter-rater reliability, 4th ed. (Missing ratings.)
    """
    units = units or single(ratings.shape[1])
    return pooled(list(shares([tally(ratings, units, categories=categories)], units.drawn)))


def pooled(every: Sequence[Shares]) -> Agreement:
    """Return one figure for several codes: mean disagreement seen over mean disagreement by chance.

    A code that nobody used weighs nothing, and a rare one little.

    Parameters
    ----------
    every
        Of each code, on the same units; at least one.

    References
    ----------
    De Vries, H., Elliott, M. N., Kanouse, D. E. & Teleki, S. S. (2008). Using pooled kappa to
    summarize interrater agreement across many items. Field Methods, 20, 272-282.
    """
    first = every[0].tally
    values = ratio(_mean([one.seen for one in every]), _mean([one.by_chance for one in every]))
    of_pairs = ratio(
        _mean([one.pairs_seen for one in every]), _mean([one.pairs_by_chance for one in every])
    )
    reason: Reason = "" if first.units else "never_both"
    if first.rows < 2:
        reason = "one_coder"
    doubt: Reason = "too_few_units" if first.groups < FEWEST_GROUPS else ""
    percent, alpha, ac1 = (figure(row, reason=reason, doubt=doubt) for row in values)
    return Agreement(
        percent=percent,
        kappa=figure(_over_pairs(of_pairs), reason=reason, doubt=doubt),
        alpha=alpha,
        ac1=ac1,
        coders=first.coders,
        units=first.units,
        values=first.values,
        pairs=int((~np.isnan(of_pairs[:, 0])).sum()),
    )


def tally(ratings: Ints, units: Units, *, categories: int = 2) -> Tally:
    """Return what ratings add up to; for the arguments see ``agree``."""
    if ratings.size and not MISSING <= ratings.min() <= ratings.max() < categories:
        raise ValueError(f"ratings must be from {MISSING} to {categories - 1}")
    is_in = np.array([ratings == k for k in range(categories)])  # categories x coders x units
    said = is_in.sum(axis=1).astype(np.float64)
    raters = said.sum(axis=0)
    pairable = raters >= 2
    pairs = [_of_pair(is_in[:, i], is_in[:, j]) for i, j in combinations(range(len(ratings)), 2)]
    rows = np.vstack([_of_all(said, raters), *pairs]) * units.sizes
    count = units.drawn.shape[1]
    return Tally(
        np.array([np.bincount(units.groups, row, minlength=count) for row in rows]),
        categories=categories,
        rows=len(ratings),
        coders=int((ratings != MISSING).any(axis=1).sum()),
        units=int(units.sizes[pairable].sum()),
        values=int((raters * units.sizes)[pairable].sum()),
        groups=len(np.unique(units.groups[pairable])),
    )


def shares(tallies: Sequence[Tally], drawn: Floats) -> Iterator[Shares]:
    """Yield the disagreement behind each tally.

    Parameters
    ----------
    tallies
        Of the same groups.
    drawn
        Resamples x groups. Many tallies are multiplied with it at once: that is what takes time.
    """
    for start in range(0, len(tallies), AT_ONCE):
        batch = tallies[start : start + AT_ONCE]
        sums = np.vstack([one.sums for one in batch])
        totals = np.concatenate([sums.sum(axis=1, keepdims=True), sums @ drawn.T], axis=1)
        ends = np.cumsum([len(one.sums) for one in batch])
        for one, rows in zip(batch, np.split(totals, ends[:-1]), strict=True):
            yield _shares(one, rows)


def _shares(found: Tally, totals: Floats) -> Shares:
    q, resamples = found.categories, totals.shape[1]
    of_all = 5 + 2 * q
    pairs = totals[of_all:].reshape(-1, 2 + 2 * q, resamples).swapaxes(0, 1)
    both, same, habits = pairs[0], pairs[1], _over(pairs[2:], pairs[0])
    return Shares(
        *_seen_and_expected(totals[:of_all], q),
        pairs_seen=1 - _over(same, both),
        # Two habits differ where one has a value and the other has not: exactly 0 if nothing does.
        pairs_by_chance=(habits[:q] * (1 - habits[q:])).sum(axis=0),
        tally=found,
    )


def _of_all(said: Floats, raters: Floats) -> Floats:
    """Return the rows of all coders; ``said`` is categories x units."""
    pairable, rated = raters >= 2, raters >= 1
    pairs = np.where(pairable, raters * (raters - 1), 1)
    same = (said * (said - 1)).sum(axis=0) / pairs * pairable
    shared_out = said / np.where(rated, raters, 1)
    rows = [pairable, same, raters * pairable, raters * same, rated]
    return np.vstack([*rows, said * pairable, shared_out])


def _of_pair(one: Bools, other: Bools) -> Floats:
    """Return the rows of two coders, each categories x units."""
    both = one.any(axis=0) & other.any(axis=0)
    return np.vstack([both, (one & other).any(axis=0), one & both, other & both])


def _seen_and_expected(totals: Floats, categories: int) -> tuple[Floats, Floats]:
    pairable, same, values, same_values, rated = totals[:5]
    counts, shared_out = totals[5 : 5 + categories], totals[5 + categories :]
    often = _over(shared_out, rated)
    apart = 1 - _over(same, pairable)
    by_chance = [
        np.ones_like(pairable),
        # Values drawn from one pool, none of them twice.
        _over((counts * (values - counts)).sum(axis=0), values * (values - 1)),
        1 - (often * (1 - often)).sum(axis=0) / max(categories - 1, 1),
    ]
    return np.array([apart, 1 - _over(same_values, values), apart]), np.array(by_chance)


def _over(part: Floats, whole: Floats) -> Floats:
    return np.asarray(part / np.where(whole > 0, whole, 1))


def _mean(arrays: Sequence[Floats]) -> Floats:
    return np.asarray(np.mean(arrays, axis=0))


def _over_pairs(kappas: Floats) -> Floats:
    """Return the mean over the pairs that have a kappa."""
    defined = ~np.isnan(kappas)
    count = defined.sum(axis=0)
    total = np.where(defined, kappas, 0).sum(axis=0)
    return np.where(count > 0, total / np.where(count > 0, count, 1), np.nan)
