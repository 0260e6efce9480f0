"""How many factors the sorts carry: three looks, and what each number would give."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from samenspel.analysis.viewpoints.extraction import ROUNDING, principal
from samenspel.analysis.viewpoints.model import FactorCount, Floats, Method, Preview
from samenspel.analysis.viewpoints.profiles import constant, profiles
from samenspel.analysis.viewpoints.sorted import analyse_sorts

DRAWS = 500
CHANCE = 0.95
FEWEST = 100
MOST_SHUFFLED = 20_000_000  # cells of all draws together; beyond 2,000 sorts of 18 they are fewer
MOST_PARTIAL = 50  # factors; the minimum comes long before
MOST_CELLS = 1_000_000  # of the shuffled sorts held at one time


def how_many(
    sorts: Floats,
    method: Method = Method(),  # noqa: B008 - frozen, so it can be shared
    *,
    seed: int = 1,
    draws: int = DRAWS,
    most: int = 8,
) -> FactorCount:
    """Return how many factors the sorts carry, by their eigenvalues, parallel analysis and MAP.

    Parameters
    ----------
    sorts
        v x p, as in ``analyse_sorts``.
    method
        How to look; the number of factors and the turns by hand are set aside, and a factor with
        flags on both sides is reported, not split.
    seed
        Of the shuffles; the same seed gives the same figures.
    draws
        How often every sort is shuffled, at least 1; with very many sorts it is less often, but
        not less than 100 times.
    most
        The largest number of factors to preview.

    Raises
    ------
    ValueError
        When fewer than two sorts vary.

    References
    ----------
    Horn, J. L. (1965). A rationale and test for the number of factors in factor analysis.
    Psychometrika, 30(2), 179-185.
    Velicer, W. F. (1976). Determining the number of components from the matrix of partial
    correlations. Psychometrika, 41(3), 321-327.
    """
    columns = profiles(sorts, method.correlation)
    components = principal(columns, min(columns.shape))
    eigenvalues = components.eigenvalues[: min(sorts.shape)]
    affordable = max(FEWEST, MOST_SHUFFLED // sorts.size)
    chance = _chance(sorts, method, min(draws, affordable), np.random.default_rng(seed))
    partial = partial_correlations(components.loadings[~constant(columns)])
    return FactorCount(
        eigenvalues=eigenvalues,
        chance=chance,
        parallel=int(np.logical_and.accumulate(eigenvalues > chance + ROUNDING).sum()),
        partial=partial,
        map=int(np.nanargmin(partial)),
        previews=tuple(_previews(sorts, method, min(most, components.loadings.shape[1]))),
    )


def partial_correlations(components: Floats) -> Floats:
    """Return the mean squared partial correlation between sorts after 0, 1, 2 ... components.

    What is left of the sorts after m components is what they load on the others. With that
    scaled to columns Y of length one, the squares of the correlations Y'Y between all sorts add
    up to those of the small matrix YY'.

    Parameters
    ----------
    components
        p x r; loadings of p sorts (at least 2) on all components that there are.

    Returns
    -------
    At most r, for fewer than 50 components; NaN from where nothing is left of a sort.
    """
    people, carried = components.shape
    partial = np.full(min(carried, MOST_PARTIAL), np.nan)
    for taken in range(len(partial)):
        left = components[:, taken:]
        lengths = np.sqrt((left**2).sum(axis=1, keepdims=True))
        if lengths.min() ** 2 <= ROUNDING:
            break
        unit = left / lengths
        partial[taken] = (((unit.T @ unit) ** 2).sum() - people) / (people * (people - 1))
    return partial


def _chance(sorts: Floats, method: Method, draws: int, rng: np.random.Generator) -> Floats:
    """Return the 95 % point of every eigenvalue when the cells of each sort are shuffled."""
    statements, people = sorts.shape
    rows = math.comb(statements, 2) if method.correlation == "kendall" else statements
    together = MOST_CELLS // (rows * people)
    # The profiles of a batch are taken at once. Where they have more rows than there are columns
    # that could mean comparing all columns, and most pairs of them are of different draws.
    batch = together if together * people > rows else 1
    eigenvalues = [
        _eigenvalues(shuffled, method)[:, : min(sorts.shape)]
        for shuffled in _shuffles(sorts, draws, batch, rng)
    ]
    return np.asarray(np.quantile(np.concatenate(eigenvalues), CHANCE, axis=0))


def _shuffles(sorts: Floats, draws: int, batch: int, rng: np.random.Generator) -> Iterator[Floats]:
    """Yield batches of shuffled sorts: draws x p x v."""
    for start in range(0, draws, batch):
        many = np.broadcast_to(sorts.T, (min(batch, draws - start), *sorts.T.shape))
        yield rng.permuted(many, axis=2)


def _eigenvalues(shuffled: Floats, method: Method) -> Floats:
    """Return the eigenvalues (draws x fewest of v and p) of each draw, largest first."""
    draws, people, statements = shuffled.shape
    together = profiles(shuffled.reshape(-1, statements).T, method.correlation)
    rows = together.T.reshape(draws, people, -1)
    across = np.swapaxes(rows, 1, 2)
    products = across @ rows if rows.shape[2] < people else rows @ across
    return np.asarray(np.linalg.eigvalsh(products)[:, ::-1])


def _previews(sorts: Floats, method: Method, most: int) -> Iterator[Preview]:
    for factors in range(1, most + 1):
        found = analyse_sorts(sorts, replace(method, factors=factors, turns=(), bipolar="report"))
        confounded = [doubt.places for doubt in found.doubts if doubt.code == "confounded_sorts"]
        between = found.correlations[np.triu_indices(len(found.labels), k=1)]
        yield Preview(
            factors=factors,
            explained=float(found.explained.sum()),
            loaders=tuple(found.loaders.tolist()),
            unflagged=int((~found.flags.any(axis=1)).sum()),
            confounded=sum(map(len, confounded)),
            bipolar=int(found.bipolar.sum()),
            highest_correlation=max(between[~np.isnan(between)].tolist(), default=np.nan),
        )
