"""What is asked of a Q-analysis and what comes out: arrays, and the doubts about them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Extraction = Literal["pca", "centroid"]
Rotation = Literal["varimax", "none"]
Correlation = Literal["pearson", "spearman", "kendall"]
Bipolar = Literal["report", "split"]
DoubtCode = Literal[
    "few_sorts",  # (sorts,): under 8
    "empty_sorts",  # their places: nothing was placed; no loading, no flag
    "constant_sorts",  # their places: no loading, no flag
    "identical_sorts",  # places of all sorts that have a twin
    "missing_cells",  # places of the sorts concerned
    "free_sorts",  # (): no forced shape; the one that was given or occurs most is used
    "pooled_shape",  # (): no forced shape and none that occurs most; that of all cells together
    "fewer_factors",  # (asked, made): sorts or statements do not carry more
    "close_eigenvalues",  # (factor, next factor): their order and direction are arbitrary
    "not_converged",  # (rounds,)
    "unsettled_centroids",  # their numbers (from 1, unrotated): no communalities agree with them
    "unit_loadings",  # places of sorts whose loading is one: the weight is capped
    "bipolar",  # places of factors with flags on both sides
    "no_flags",  # places of factors that nobody stands for: no scores
    "confounded_sorts",  # places of sorts that meet the level on more than one factor, no flag
    "double_flags",  # places of sorts that stand for more than one factor
    "weak_flags",  # places of sorts that stand for a factor on which they do not meet the level
    "tied_scores",  # places of factors where a tie on the edge of two columns was broken by id
]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Ints = NDArray[np.int64]

FEW_SORTS = 8


@dataclass(frozen=True)
class Turn:
    """Rotate factors ``first`` and ``second`` (numbered from 1) over ``degrees``."""

    first: int
    second: int
    degrees: float


@dataclass(frozen=True)
class Method:
    """How to look for viewpoints.

    Attributes
    ----------
    factors
        How many factors to keep.
    turns
        Rotations by hand, done in their order after ``rotation``.
    r_compatible
        Stop varimax where R's ``varimax`` stops; otherwise it goes on until it has converged.
    flag_level
        Two-sided level of the loading beyond which a sort may be flagged: .05, .01 or .001.
    bipolar
        ``split`` makes two viewpoints of a factor with flags on both sides.
    margin
        Difference in z that counts as none in the equivalence test.
    """

    factors: int = 3
    extraction: Extraction = "pca"
    rotation: Rotation = "varimax"
    correlation: Correlation = "pearson"
    r_compatible: bool = False
    turns: tuple[Turn, ...] = ()
    flag_level: float = 0.05
    bipolar: Bipolar = "report"
    margin: float = 1.0


@dataclass(frozen=True)
class Doubt:
    """A named condition that a reader must know, with the places (from 0) that it is about."""

    code: DoubtCode
    places: tuple[int, ...] = ()


@dataclass(frozen=True)
class Viewpoints:
    """The viewpoints in a set of sorts: p sorts of v statements, k viewpoints.

    Attributes
    ----------
    labels
        Names of the viewpoints: ``1``, ``2``; the halves of a split factor are ``2+`` and ``2-``.
    loadings
        p x k; NaN for a sort without variation.
    flags
        p x k; which sorts stand for which viewpoint.
    z
        v x k; weighted mean of the flagged sorts, standardised with n - 1; NaN without flags.
    arrays
        v x k; the composite sort, always in the forced shape; NaN without flags.
    shape
        v; the columns that a composite sort fills, lowest first.
    forced
        Whether all sorts have that shape.
    eigenvalues
        min(v, p); of the correlations between sorts, largest first.
    sums_of_squares, explained
        k; of the loadings, and the same as a share (0-1) of p.
    loaders
        k; how many sorts are flagged.
    reliability, se
        k; .8 N / (1 + .8 (N - 1)) and sd(z) sqrt(1 - reliability).
    sed
        k x k; standard error of the difference between the z of two viewpoints.
    correlations
        k x k; between the z of viewpoints.
    pairs
        pairs x 2; places (from 0) of the viewpoints compared.
    differences, levels
        v x pairs; z of the first minus z of the second, and the smallest of .05, .01, .001 and
        .000001 at which it differs; NaN where it does not.
    distinguishing
        v x k; the weakest level at which the statement differs between this viewpoint and every
        other; NaN where it does not.
    consensus
        v; no two viewpoints differ at .05.
    equivalent
        v; every two viewpoints differ by less than the margin (two one-sided tests at .05).
    bipolar
        k; flags on both sides.
    rounds
        Rounds or sweeps that the rotation took; 0 without one.
    doubts
        What a reader must know before using the figures.
    """

    labels: tuple[str, ...]
    loadings: Floats
    flags: Bools
    z: Floats
    arrays: Floats
    shape: Floats
    forced: bool
    eigenvalues: Floats
    sums_of_squares: Floats
    explained: Floats
    loaders: Ints
    reliability: Floats
    se: Floats
    sed: Floats
    correlations: Floats
    pairs: Ints
    differences: Floats
    levels: Floats
    distinguishing: Floats
    consensus: Bools
    equivalent: Bools
    bipolar: Bools
    rounds: int
    doubts: tuple[Doubt, ...]

    def __repr__(self) -> str:
        """Return what to look at first; all else by its name."""
        seen = {
            "labels": self.labels,
            "loaders": self.loaders.tolist(),
            "explained": self.explained.round(3).tolist(),
            "doubts": tuple(doubt.code for doubt in self.doubts),
        }
        return _brief(self, seen)


@dataclass(frozen=True)
class Bootstrap:
    """How viewpoints vary when the sorts are drawn again with replacement.

    Attributes
    ----------
    resamples
        How many were drawn and used; fewer than asked when it was interrupted.
    alignment
        How factors of a resample were matched to those of the sample.
    loadings, loadings_low, loadings_high
        p x k; mean and 95 % percentile interval over the resamples that hold the sort.
    z, z_se, z_low, z_high
        v x k; mean, standard deviation and 95 % percentile interval over the resamples in which
        the viewpoint has flags.
    flagged
        p x k; share of the resamples holding the sort in which it is flagged.
    defined
        k; share of the resamples in which the viewpoint has flags.
    similarity
        k; mean congruence (Tucker's phi) of the aligned loadings with those of the sample.
    interrupted
        Whether it was stopped before the end.
    """

    resamples: int
    alignment: Literal["assignment", "procrustes"]
    loadings: Floats
    loadings_low: Floats
    loadings_high: Floats
    z: Floats
    z_se: Floats
    z_low: Floats
    z_high: Floats
    flagged: Floats
    defined: Floats
    similarity: Floats
    interrupted: bool

    def __repr__(self) -> str:
        """Return what to look at first; all else by its name."""
        seen = {
            "resamples": self.resamples,
            "defined": self.defined.round(3).tolist(),
            "similarity": self.similarity.round(3).tolist(),
        }
        return _brief(self, seen)


@dataclass(frozen=True)
class Preview:
    """What a number of factors would give."""

    factors: int
    explained: float
    loaders: tuple[int, ...]
    unflagged: int
    confounded: int
    bipolar: int
    highest_correlation: float  # between the z of two viewpoints; NaN for one


@dataclass(frozen=True)
class FactorCount:
    """Three looks at how many factors the sorts carry, and what each number would give.

    Attributes
    ----------
    eigenvalues
        Of the correlations between sorts, largest first.
    chance
        The 95 % point of each eigenvalue when every sort is shuffled.
    parallel
        How many eigenvalues, from the first on, are beyond chance.
    partial
        Mean squared partial correlation after 0, 1, 2 ... factors (Velicer's MAP).
    map
        The number of factors where ``partial`` is least.
    previews
        For 1, 2, 3 ... factors.
    """

    eigenvalues: Floats
    chance: Floats
    parallel: int
    partial: Floats
    map: int
    previews: tuple[Preview, ...]

    def __repr__(self) -> str:
        """Return what to look at first; all else by its name."""
        return _brief(self, {"parallel": self.parallel, "map": self.map})


def _brief(found: object, seen: Mapping[str, object]) -> str:
    shown = ", ".join(f"{name}={figures}" for name, figures in seen.items())
    rest = ", ".join(name for name in vars(found) if name not in seen)
    return f"{type(found).__name__}({shown}; also: {rest})"
