"""Percent, kappa, alpha and AC1 on units that coders put into categories; ratings may be missing.

Every coefficient is (seen - chance) / (1 - chance). They differ in what chance is: two coders who
keep their own habits (kappa), who draw from one common pool of values (alpha), or who guess only
where a unit is hard (AC1).

Intervals come from drawing units with replacement. Krippendorff's own bootstrap draws pairs of
values and holds the chance of disagreement fixed; drawing units lets both vary and serves all four
coefficients with the same resamples.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from samenspel.analysis.agreement.figures import draws, figure, ratio
from samenspel.analysis.agreement.model import Agreement, Floats, Ints, Reason

MISSING = -1
FEWEST_GROUPS = 10  # with fewer, resamples say little about other units


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
class Shares:
    """Disagreement seen and expected, in the sample and in each resample (the last axis).

    ``seen`` and ``by_chance`` are 3 x (1 + resamples): percent, alpha, AC1. ``pairs_seen`` and
    ``pairs_by_chance`` are pairs of coders x (1 + resamples).
    """

    seen: Floats
    by_chance: Floats
    pairs_seen: Floats
    pairs_by_chance: Floats
    coders: int
    units: int
    values: int
    groups: int


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
    return pooled([shares(ratings, units or single(ratings.shape[1]), categories=categories)])


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
    first = every[0]
    values = ratio(_mean([one.seen for one in every]), _mean([one.by_chance for one in every]))
    of_pairs = ratio(
        _mean([one.pairs_seen for one in every]), _mean([one.pairs_by_chance for one in every])
    )
    reason = _reason(first)
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


def shares(ratings: Ints, units: Units, *, categories: int = 2) -> Shares:
    """Return the disagreement behind the coefficients; for the arguments see ``agree``."""
    if ratings.size and not MISSING <= ratings.min() <= ratings.max() < categories:
        raise ValueError(f"ratings must be from {MISSING} to {categories - 1}")
    said = np.array([(ratings == k).sum(axis=0) for k in range(categories)], dtype=np.float64)
    raters = said.sum(axis=0)
    pairable = raters >= 2
    totals = _totals(_columns(said, raters), units)
    pairs = [_pair(one, other, units, categories) for one, other in combinations(ratings, 2)]
    none = np.empty((0, totals.shape[1]))
    return Shares(
        *_seen_and_expected(totals, categories),
        pairs_seen=np.array([pair[0] for pair in pairs]) if pairs else none,
        pairs_by_chance=np.array([pair[1] for pair in pairs]) if pairs else none,
        coders=int((ratings != MISSING).any(axis=1).sum()),
        units=int(units.sizes[pairable].sum()),
        values=int((raters * units.sizes)[pairable].sum()),
        groups=len(np.unique(units.groups[pairable])),
    )


def _columns(said: Floats, raters: Floats) -> Floats:
    """Return what must be summed over units, one row each; ``said`` is categories x units."""
    pairable, rated = raters >= 2, raters >= 1
    pairs = np.where(pairable, raters * (raters - 1), 1)
    same = (said * (said - 1)).sum(axis=0) / pairs * pairable
    shared_out = said / np.where(rated, raters, 1)
    return np.vstack([pairable, same, raters * pairable, raters * same, rated, said * pairable,
                      shared_out])  # fmt: skip


def _seen_and_expected(totals: Floats, categories: int) -> tuple[Floats, Floats]:
    pairable, same, values, same_values, rated = totals[:5]
    counts, shared_out = totals[5 : 5 + categories], totals[5 + categories :]
    often = _over(shared_out, rated)
    choices = max(categories - 1, 1)
    seen = [1 - _over(same, pairable), 1 - _over(same_values, values)]
    by_chance = [
        np.ones_like(pairable),
        # Values drawn from one pool, none of them twice.
        _over((counts * (values - counts)).sum(axis=0), values * (values - 1)),
        1 - (often * (1 - often)).sum(axis=0) / choices,
    ]
    return np.array([*seen, seen[0]]), np.array(by_chance)


def _pair(one: Ints, other: Ints, units: Units, categories: int) -> tuple[Floats, Floats]:
    """Return disagreement seen and expected of two coders who each keep their own habits."""
    both = (one != MISSING) & (other != MISSING)
    mine = [both & (one == k) for k in range(categories)]
    theirs = [both & (other == k) for k in range(categories)]
    columns = np.array([both, both & (one == other), *mine, *theirs], dtype=np.float64)
    rated, same, *habits = _totals(columns, units)
    often = _over(np.array(habits), rated).reshape(2, categories, -1)
    # Two habits differ where one has a value and the other has not: exactly 0 without variation.
    differ = (often[0] * (1 - often[1])).sum(axis=0)
    nothing = np.where(rated > 0, 1.0, np.nan)
    return (1 - _over(same, rated)) * nothing, differ * nothing


def _totals(columns: Floats, units: Units) -> Floats:
    """Return the sums of rows over units, in the sample and in each resample."""
    sized = columns * units.sizes
    grouped = np.array(
        [np.bincount(units.groups, row, minlength=units.drawn.shape[1]) for row in sized]
    )
    return np.concatenate([sized.sum(axis=1, keepdims=True), grouped @ units.drawn.T], axis=1)


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


def _reason(found: Shares) -> Reason:
    if found.coders < 2:
        return "one_coder"
    return "" if found.units else "never_both"
