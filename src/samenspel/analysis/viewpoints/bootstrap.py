"""Bootstrap: draw the sorts again and again, and see how the viewpoints vary.

Everything is done for many resamples at once: the eigenproblems, the rotation, the matching of
factors, the flags and the scores. Every resample is computed apart from the others in its batch,
so the size of a batch changes no figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from samenspel.analysis.viewpoints import flagging
from samenspel.analysis.viewpoints.alignment import assignment, congruences, procrustes
from samenspel.analysis.viewpoints.centroids import centroids
from samenspel.analysis.viewpoints.extraction import ROUNDING
from samenspel.analysis.viewpoints.model import Bools, Bootstrap, Floats, Ints, Method, Turn
from samenspel.analysis.viewpoints.profiles import filled, profiles
from samenspel.analysis.viewpoints.rotation import as_in_r, planar, turned
from samenspel.analysis.viewpoints.scores import z_scores
from samenspel.analysis.viewpoints.sorted import analyse_sorts, factors_of

Alignment = Literal["assignment", "procrustes"]

LOW, HIGH = 0.025, 0.975
MOST_CELLS = 1_000_000  # of one array of a batch; more does not fit the cache
MOST_KEPT = 16_000_000  # of the loadings, and of the scores, that the intervals are taken from


@dataclass(frozen=True, slots=True)
class _Sample:
    """What every resample is drawn from and compared with.

    A viewpoint is the factor at ``places``, times ``signs``; it is one side of a factor that was
    split where ``halves``. ``factors`` (p x k) are loadings before any turn by hand and ``views``
    those of the viewpoints, both with zeros for a sort that does not vary.
    """

    method: Method
    sorts: Floats  # p x v
    roots: Floats  # p x r: their inner products are the correlations
    factors: Floats
    views: Floats
    turns: tuple[Turn, ...]
    places: Ints
    signs: Floats
    halves: Bools
    constant: Bools
    flags: Bools | None


class _Part(NamedTuple):
    """A batch of resamples; loadings by sort, NaN where the sort was not drawn."""

    loadings: Floats
    z: Floats
    flagged: Ints  # in how many resamples, p x k
    held: Ints  # p x 1
    defined: Ints  # k
    similarity: Floats  # resamples x k


class _Spread(NamedTuple):
    mean: Floats
    deviation: Floats
    low: Floats
    high: Floats


def bootstrap_sorts(  # noqa: PLR0913 - every one of them is a choice of the caller
    sorts: Floats,
    method: Method = Method(),  # noqa: B008 - frozen, so it can be shared
    *,
    flags: Bools | None = None,
    resamples: int = 5_000,
    seed: int = 1,
    alignment: Alignment = "assignment",
    batch: int = 1_000,
    progress: Callable[[int, int], None] | None = None,
) -> Bootstrap:
    """Return how the viewpoints vary when the sorts are drawn again with replacement.

    The factors of a resample are matched to those of the sample by their loadings of the sorts
    drawn. Then come the turns by hand, the flags and the scores. A factor that a resample does
    not carry is set aside there.

    Means and intervals are over the first resamples of which 16 million loadings, or scores, can
    be kept: with three factors all 5,000 up to a thousand sorts, and 1,600 of 3,333 sorts.

    Parameters
    ----------
    sorts, method, flags
        As in ``analyse_sorts``; with ``flags`` a sort stands for the same factors wherever it
        is drawn.
    resamples
        How often as many sorts are drawn as there are.
    seed
        Start of the stream; the same seed gives the same figures.
    alignment
        ``assignment`` only changes order and sign of the factors; ``procrustes`` turns them.
    batch
        Resamples worked on together at most; fewer when there are many sorts.
    progress
        Is told after each batch how many resamples are done, and how many were asked. A
        KeyboardInterrupt ends the drawing; what was done by then is returned.

    Raises
    ------
    ValueError
        When fewer than two sorts vary.

    References
    ----------
    Zabala, A. & Pascual, U. (2016). Bootstrapping Q methodology to improve the understanding of
    human perspectives. PLoS ONE, 11(2), e0148087.
    """
    sample = _sample(sorts, method, flags)
    parts: list[_Part] = []
    done = 0
    interrupted = False
    try:
        for drawn in _draws(sample, resamples, batch, np.random.default_rng(seed)):
            part = _part(sample, drawn, alignment)
            loadings, z = _first(part.loadings, done), _first(part.z, done)
            parts.append(part._replace(loadings=loadings, z=z))
            done += len(drawn)
            if progress:
                progress(done, resamples)
    except KeyboardInterrupt:
        interrupted = True
    return replace(_bootstrap(parts, sample, alignment=alignment), interrupted=interrupted)


def _sample(sorts: Floats, method: Method, flags: Bools | None) -> _Sample:
    found = analyse_sorts(sorts, method, flags=flags)
    columns = profiles(sorts, method.correlation)
    few = columns if len(columns) <= columns.shape[1] else np.linalg.qr(columns).R
    factors = factors_of(columns, replace(method, turns=())).loadings
    made = factors.shape[1]
    return _Sample(
        method,
        sorts=np.ascontiguousarray(filled(sorts).T),
        roots=np.ascontiguousarray(few.T),
        factors=np.nan_to_num(factors),
        views=np.nan_to_num(found.loadings),
        turns=tuple(turn for turn in method.turns if max(turn.first, turn.second) <= made),
        places=np.array([int(label.rstrip("+-")) - 1 for label in found.labels]),
        signs=np.array([-1.0 if label.endswith("-") else 1.0 for label in found.labels]),
        halves=np.array([label.endswith(("+", "-")) for label in found.labels]),
        constant=np.asarray(np.isnan(found.loadings).any(axis=1)),
        flags=None if flags is None else flags[:, :made],
    )


def _draws(sample: _Sample, resamples: int, batch: int, rng: np.random.Generator) -> Iterator[Ints]:
    """Yield batches of drawn places, resamples x p."""
    people = len(sample.sorts)
    square = people if sample.method.extraction == "centroid" else 0
    widest = max(square, sample.sorts.shape[1], sample.roots.shape[1], sample.factors.shape[1] ** 2)
    size = max(1, min(batch, MOST_CELLS // (people * widest)))
    for start in range(0, resamples, size):
        yield rng.integers(people, size=(min(size, resamples - start), people))


def _part(sample: _Sample, drawn: Ints, alignment: Alignment) -> _Part:
    of_sample, factors = sample.factors[drawn], _factors(sample, drawn)
    turn = (
        procrustes(of_sample, factors)
        if alignment == "procrustes"
        else assignment(congruences(of_sample, factors))
    )
    factors = turned(factors @ turn, sample.turns)
    views = factors[..., sample.places] * sample.signs
    stands = _flags(sample, factors, drawn)[..., sample.places]
    stands &= (views > 0) | ~sample.halves
    seen = views.any(axis=1, keepdims=True) & ~sample.constant[drawn][..., None]
    return _Part(
        loadings=_by_sort(np.where(seen, views, np.nan), drawn, np.nan),
        z=z_scores(np.swapaxes(sample.sorts[drawn], 1, 2), views, stands),
        flagged=_by_sort(stands, drawn, fill=False).sum(axis=0),
        held=_by_sort(np.ones((*drawn.shape, 1), dtype=bool), drawn, fill=False).sum(axis=0),
        defined=stands.any(axis=1).sum(axis=0),
        similarity=_similarity(sample.views[drawn], views),
    )


def _factors(sample: _Sample, drawn: Ints) -> Floats:
    """Return loadings of the sorts drawn (resamples x p x k), rotated; zero where missing."""
    rows, method, made = sample.roots[drawn], sample.method, sample.factors.shape[1]
    if method.extraction == "centroid":
        factors = centroids(rows @ np.swapaxes(rows, 1, 2), made)
    else:
        factors = _components(rows, made)
    if method.rotation == "none":
        return factors
    return (as_in_r if method.r_compatible else planar)(factors).loadings


def _components(rows: Floats, factors: int) -> Floats:
    """Return the loadings of principal components, as ``extraction.principal`` takes them."""
    rising, vectors = np.linalg.eigh(np.swapaxes(rows, 1, 2) @ rows)
    carried = rising[:, None] > ROUNDING * rising[:, None, -1:]
    return np.asarray(rows @ (vectors * carried)[..., : -factors - 1 : -1])


def _flags(sample: _Sample, factors: Floats, drawn: Ints) -> Bools:
    if sample.flags is not None:
        return np.asarray(sample.flags[drawn] & (factors != 0))
    return flagging.automatic(factors, sample.sorts.shape[1], sample.method.flag_level)


def _by_sort(values: NDArray[Any], drawn: Ints, fill: float) -> NDArray[Any]:
    """Return values of the sorts drawn at the places of those sorts; the rest is filled."""
    there = np.full_like(values, fill)
    np.put_along_axis(there, drawn[..., None], values, axis=1)
    return there


def _similarity(sample: Floats, views: Floats) -> Floats:
    """Return the congruence of each viewpoint with its own; NaN when one is not there."""
    lengths = np.sqrt((sample**2).sum(axis=1) * (views**2).sum(axis=1))
    return _share((sample * views).sum(axis=1), lengths)


def _share(part: NDArray[Any], whole: NDArray[Any]) -> Floats:
    return np.asarray(part / np.where(whole > 0, whole, np.nan))


def _first(values: Floats, done: int) -> Floats:
    """Return what of a batch is still to be kept after so many resamples before it."""
    left = max(0, MOST_KEPT // values[0].size - done)
    return values if len(values) <= left else values[:left].copy()


def _bootstrap(parts: Sequence[_Part], sample: _Sample, *, alignment: Alignment) -> Bootstrap:
    people, views = sample.views.shape
    loadings = _spread([part.loadings for part in parts], people, views)
    z = _spread([part.z for part in parts], sample.sorts.shape[1], views)
    similar = _spread([part.similarity[:, None] for part in parts], 1, views)
    resamples = sum(len(part.similarity) for part in parts)
    held = sum((part.held for part in parts), np.zeros((people, 1)))
    return Bootstrap(
        resamples=resamples,
        alignment=alignment,
        loadings=loadings.mean,
        loadings_low=loadings.low,
        loadings_high=loadings.high,
        z=z.mean,
        z_se=z.deviation,
        z_low=z.low,
        z_high=z.high,
        flagged=_share(sum((part.flagged for part in parts), np.zeros((people, views))), held),
        defined=_share(sum((part.defined for part in parts), np.zeros(views)), np.array(resamples)),
        similarity=similar.mean[0],
        interrupted=False,
    )


def _spread(parts: Sequence[Floats], rows: int, columns: int) -> _Spread:
    """Return mean, standard deviation and percentiles over resamples, each rows x columns."""
    cells, kept = rows * columns, sum(map(len, parts))
    step = max(1, MOST_CELLS // max(1, kept))
    blocks = [
        _described([part.reshape(len(part), cells)[:, at : at + step] for part in parts])
        for at in range(0, cells if kept else 0, step)
    ]
    figures = np.concatenate(blocks, axis=1) if blocks else np.full((4, cells), np.nan)
    return _Spread(*figures.reshape(4, rows, columns))


def _described(parts: Sequence[Floats]) -> Floats:
    """Return the four figures of each column; NaN is set aside."""
    rising = np.sort(np.ascontiguousarray(np.concatenate(parts).T), axis=1)  # NaN comes last
    counts = (~np.isnan(rising)).sum(axis=1, keepdims=True)
    means = _share(np.nansum(rising, axis=1, keepdims=True), counts)
    deviations = np.sqrt(
        _share(np.nansum((rising - means) ** 2, axis=1, keepdims=True), counts - 1)
    )
    ends = [_quantile(rising, counts, share) for share in (LOW, HIGH)]
    return np.concatenate([means, deviations, *ends], axis=1).T


def _quantile(rising: Floats, counts: Ints, share: float) -> Floats:
    """Return the quantile of each row's first ``counts`` figures, between the nearest two."""
    place = np.maximum(counts - 1, 0) * share
    below = np.floor(place).astype(np.int64)
    above = np.minimum(below + 1, np.maximum(counts - 1, 0))
    low = np.take_along_axis(rising, below, axis=1)
    high = np.take_along_axis(rising, above, axis=1)
    return np.asarray(low + (high - low) * (place - below))
