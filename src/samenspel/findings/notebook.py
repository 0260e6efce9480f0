"""Viewpoints in a notebook: three calls that take sorts as they are and say what is doubtful."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Literal, Unpack

from samenspel.analysis.viewpoints.bootstrap import bootstrap_sorts
from samenspel.analysis.viewpoints.how_many import how_many
from samenspel.analysis.viewpoints.model import (
    Bipolar,
    Bootstrap,
    Correlation,
    Extraction,
    FactorCount,
    Method,
    Rotation,
    Viewpoints,
)
from samenspel.analysis.viewpoints.sorted import analyse_sorts
from samenspel.errors import SamenspelWarning
from samenspel.findings.doubts import OF_SORTS, doubt_words, doubted
from samenspel.findings.notebook_asked import Asked, Beside, checked
from samenspel.findings.notebook_options import Look, Options
from samenspel.findings.notebook_sorts import Sorts
from samenspel.text import Language

OF_FACTORS = {"unit_loadings", "confounded_sorts", "double_flags", "weak_flags"}
ABOUT_SORTS = OF_SORTS - OF_FACTORS | {"few_sorts", "free_sorts", "pooled_shape"}


def viewpoints(  # noqa: PLR0913 -- every option by its name, as a notebook completes it
    sorts: object,
    *,
    factors: int = 3,
    extraction: Extraction = "pca",
    rotation: Rotation = "varimax",
    correlation: Correlation = "pearson",
    r_compatible: bool = False,
    turns: Sequence[object] = (),
    flag_level: float = 0.05,
    flags: object = None,
    bipolar: Bipolar = "report",
    margin: float = 1.0,
    shape: object = None,
    statements: object = None,
    language: Language = "en",
) -> Viewpoints:
    """Return the viewpoints in a set of Q-sorts.

    Parameters
    ----------
    sorts
        v statements x p sorts: a numpy array, nested lists, a data frame of pandas or polars, or
        a Q-study (``QSet``). A cell is the number of a column of the board; NaN or None is an
        empty cell. Names of statements are the index of a pandas frame, or the first column of a
        polars frame when that holds words; names of sorts are the columns.
    factors
        How many viewpoints: 1 up to 8.
    extraction
        ``pca`` or ``centroid``.
    rotation
        ``varimax`` or ``none``.
    correlation
        Between sorts: ``pearson``, ``spearman`` or ``kendall``.
    r_compatible
        Stop varimax where R's ``varimax`` stops; otherwise it goes on until it has converged.
    turns
        Rotations by hand after ``rotation``, in their order: ``(first, second, degrees)`` with
        factors numbered from 1.
    flag_level
        Two-sided level that a loading must pass to be flagged: .05, .01 or .001.
    flags
        p x factors of True and False: who stands for which factor, instead of automatic flags.
    bipolar
        ``report`` a factor with flags on both sides, or ``split`` it in two viewpoints.
    margin
        Difference in z that counts as none in the equivalence test.
    shape
        The forced shape as ``{column: statements}`` or such pairs; without it the shape that
        most sorts have, or that of all placed cells together.
    statements
        v names; of statements that tie the first name gets the higher column (``s3`` before
        ``s10``).
    language
        Of warnings: ``en`` or ``nl``.

    Returns
    -------
    Viewpoints
        Its ``loadings`` and ``flags`` are p x viewpoints; ``z`` and ``arrays`` v x viewpoints.

    Raises
    ------
    InvalidStudyError
        With every problem of the sorts and the options at once.

    Warns
    -----
    SamenspelWarning
        For each of the ``doubts``: fewer than 8 sorts, sorts without variation, equal sorts,
        empty cells, fewer factors than asked, ties, and so on.

    References
    ----------
    Brown, S. R. (1980). Political Subjectivity. Yale University Press.
    Zabala, A. (2014). qmethod: a package to explore human perspectives using Q methodology.
    The R Journal, 6(2), 163-173.

    Examples
    --------
    >>> sorts = [
    ...     [2, 0, 2, 2, 0, 0, 0, 0],
    ...     [1, 1, 1, 1, -1, -1, -1, -1],
    ...     [1, 1, 1, 0, 1, 1, 1, 1],
    ...     [0, 0, 0, 0, -2, -1, -2, -2],
    ...     [0, 0, 0, 0, 2, 2, 2, 2],
    ...     [-1, -1, -1, -1, -1, -2, -1, -1],
    ...     [-1, -1, -2, -1, 0, 0, 0, 1],
    ...     [0, 2, 0, 1, 1, 1, 0, 0],
    ...     [-2, -2, -1, -2, 0, 0, 1, 0],
    ... ]
    >>> found = viewpoints(sorts, factors=2)
    >>> found.flags.sum(axis=0)
    array([4, 4])
    >>> found.arrays[:, 1]
    array([ 2.,  1.,  1.,  0.,  0., -1., -1.,  0., -2.])
    """
    options = Options(
        factors=factors,
        extraction=extraction,
        rotation=rotation,
        correlation=correlation,
        r_compatible=r_compatible,
        turns=turns,
        flag_level=flag_level,
        bipolar=bipolar,
        margin=margin,
    )
    beside = Beside(flags, shape, statements)
    asked = checked(sorts, beside, options, {"language": language})
    found = _found(asked)
    _tell(found, asked.sorts, language)
    return found


def bootstrap_viewpoints(  # noqa: PLR0913 -- every option by its name, as a notebook completes it
    sorts: object,
    *,
    factors: int = 3,
    resamples: int = 5_000,
    seed: int = 1,
    alignment: Literal["assignment", "procrustes"] = "assignment",
    progress: Callable[[int, int], None] | None = None,
    flags: object = None,
    language: Language = "en",
    **options: Unpack[Look],
) -> Bootstrap:
    """Return how viewpoints vary when the sorts are drawn again with replacement.

    Parameters
    ----------
    sorts, factors, flags, language, **options
        As in ``viewpoints``.
    resamples
        How often as many sorts are drawn as there are: 1 up to 100,000.
    seed
        The same seed gives the same figures.
    alignment
        How factors of a resample are matched to those of the sample: ``assignment`` changes
        their order and sign, ``procrustes`` turns them.
    progress
        Is told now and then how many resamples are done, and how many were asked.

    Returns
    -------
    Bootstrap
        Also when it is interrupted, then of the resamples that were done.

    Raises
    ------
    InvalidStudyError
        With every problem of the sorts and the options at once.

    Warns
    -----
    SamenspelWarning
        For each doubt about the viewpoints in the sorts themselves.

    References
    ----------
    Zabala, A. & Pascual, U. (2016). Bootstrapping Q methodology to improve the understanding of
    human perspectives. PLoS ONE, 11(2), e0148087.
    """
    more: Mapping[str, object] = {
        "language": language,
        "resamples": resamples,
        "seed": seed,
        "alignment": alignment,
        "progress": progress,
    }
    asked = checked(sorts, Beside(flags), Options(factors=factors, **options), more)
    _tell(_found(asked), asked.sorts, language)
    return bootstrap_sorts(
        asked.sorts.places,
        asked.method,
        flags=asked.flags,
        resamples=resamples,
        seed=seed,
        alignment=alignment,
        progress=progress,
    )


def how_many_viewpoints(
    sorts: object,
    *,
    seed: int = 1,
    most: int = 8,
    language: Language = "en",
    **options: Unpack[Look],
) -> FactorCount:
    """Return how many viewpoints the sorts carry, and what each number of them would give.

    Parameters
    ----------
    sorts, language, **options
        As in ``viewpoints``.
    seed
        Of the shuffles that eigenvalues are compared with.
    most
        The largest number to look at: 1 up to 8.

    Raises
    ------
    InvalidStudyError
        With every problem of the sorts and the options at once.

    Warns
    -----
    SamenspelWarning
        For each doubt about the sorts.
    """
    more = {"language": language, "seed": seed, "most": most}
    asked = checked(sorts, Beside(), Options(factors=Method.factors, **options), more)
    _tell(_found(asked), asked.sorts, language, only=ABOUT_SORTS)
    return how_many(asked.sorts.places, asked.method, seed=seed, most=most)


def _found(asked: Asked) -> Viewpoints:
    sorts = asked.sorts
    return analyse_sorts(
        sorts.places, asked.method, flags=asked.flags, shape=sorts.shape, ids=sorts.statements
    )


def _tell(
    found: Viewpoints, sorts: Sorts, language: Language, only: frozenset[str] | None = None
) -> None:
    """Warn of every doubt, at the line of the notebook."""
    for doubt in found.doubts:
        if only is None or doubt.code in only:
            words = doubt_words(doubted(doubt, sorts.names, found.labels))
            warnings.warn(SamenspelWarning(words, language), stacklevel=3)
