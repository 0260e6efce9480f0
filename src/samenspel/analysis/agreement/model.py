"""What figures of agreement are: frozen, with what is needed to judge them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.integer]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

# Why there is no figure, or no interval around it.
Reason = Literal[
    "",
    "one_coder",  # fewer than two coders
    "never_both",  # nothing that two coders both worked on
    "no_overlap",  # nothing that two coders both marked
    "no_variation",  # everybody said the same of everything: chance cannot be told from skill
    "too_few_units",
    "too_few_documents",
    "no_resamples",  # none were asked for
    "too_rare",  # too many resamples without variation
    "no_disagreement",  # resamples of what never differs never differ
]


@dataclass(frozen=True, slots=True)
class Figure:
    """One coefficient.

    Attributes
    ----------
    value
        None where it is not defined; ``reason`` says why.
    low, high
        95 % percentile interval over resamples; None where there is none, and ``doubt`` says why.
    """

    value: float | None
    low: float | None
    high: float | None
    reason: Reason
    doubt: Reason


@dataclass(frozen=True, slots=True)
class Agreement:
    """Four coefficients on the same units.

    Attributes
    ----------
    percent
        How often two coders of a unit say the same.
    kappa
        Cohen's; with more than two coders the mean over the pairs that have one.
    alpha, ac1
        Krippendorff's (nominal) and Gwet's.
    coders
        How many rated anything.
    units
        How many units two or more coders rated (or how many characters those units have).
    values
        How many ratings these units have: the pairable values.
    pairs
        Over how many pairs of coders kappa is the mean.
    """

    percent: Figure
    kappa: Figure
    alpha: Figure
    ac1: Figure
    coders: int
    units: int
    values: int
    pairs: int


@dataclass(frozen=True, slots=True)
class YesNo:
    """Krippendorff's alpha of many yes/no codes at once.

    Attributes
    ----------
    alpha
        Codes; NaN where nobody or everybody says yes everywhere, or no two coders rated.
    yes
        Codes; how many of the pairable values are yes.
    values
        Pairable values of one code.
    """

    alpha: Floats
    yes: NDArray[np.int64]
    values: int


@dataclass(frozen=True, slots=True)
class Unitised:
    """Krippendorff's family of coefficients for stretches of a continuum, by the paper's letters.

    Attributes
    ----------
    u
        Where units begin and end and which value they have, taken together.
    relevant
        |u: what is marked at all against what is left out.
    coding
        cu: which value, where two coders marked both; ``coverage`` is the share of all coding that
        this is about.
    by_value
        (k)u: one figure a value, in the order of the values; ``coverages`` as above, of the
        length that has the value, and NaN for a value that nobody used.
    documents, length
        How many documents two or more coders worked on, and how long these are together.
    """

    u: Figure
    relevant: Figure
    coding: Figure
    coverage: float
    by_value: tuple[Figure, ...]
    coverages: tuple[float, ...]
    documents: int
    length: int
