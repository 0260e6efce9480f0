"""From disagreement seen and expected to a figure with an interval."""

from __future__ import annotations

import numpy as np

from samenspel.analysis.agreement.model import Figure, Floats, Reason

LOW, HIGH = 2.5, 97.5
MOST_UNDEFINED = 0.05  # of the resamples: more, and the rest says little about the whole


def draws(groups: int, *, resamples: int = 999, seed: int = 1) -> Floats:
    """Return how often each group is drawn when as many are drawn as there are.

    Parameters
    ----------
    groups
        What is drawn: units, or units that belong together such as those of one paragraph.
    resamples
        How often.
    seed
        Start of the stream; the same seed gives the same figures.

    Returns
    -------
    Resamples x groups.
    """
    drawn = np.random.default_rng(seed).integers(max(groups, 1), size=(resamples, groups))
    places = drawn + np.arange(resamples)[:, None] * groups
    counted = np.bincount(places.ravel(), minlength=resamples * groups)
    return counted.reshape(resamples, groups).astype(np.float64)


def ratio(seen: Floats, by_chance: Floats) -> Floats:
    """Return 1 - seen / by chance; NaN where chance has nothing to disagree about."""
    defined = by_chance > 0
    return np.where(defined, 1 - seen / np.where(defined, by_chance, 1), np.nan)


def figure(values: Floats, *, reason: Reason = "", doubt: Reason = "") -> Figure:
    """Return one coefficient with its interval.

    Parameters
    ----------
    values
        1 + resamples: of the sample itself, and of each resample; NaN where not defined.
    reason
        Why there cannot be a figure, if that is known; else a NaN is for want of variation.
    doubt
        Why there cannot be an interval, if that is known.
    """
    if reason or np.isnan(values[0]):
        why = reason or "no_variation"
        return Figure(None, None, None, why, why)
    value, drawn = float(values[0]), values[1:]
    defined = drawn[~np.isnan(drawn)]
    doubt = doubt or _doubt(value, len(defined), len(drawn))
    if doubt:
        return Figure(value, None, None, "", doubt)
    low, high = np.percentile(defined, [LOW, HIGH])
    return Figure(value, float(low), float(high), "", "")


def _doubt(value: float, defined: int, resamples: int) -> Reason:
    if not resamples:
        return "no_resamples"
    if resamples - defined > MOST_UNDEFINED * resamples:
        return "too_rare"
    return "no_disagreement" if value == 1 else ""
