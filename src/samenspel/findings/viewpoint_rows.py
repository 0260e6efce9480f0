"""From the arrays of a Q-analysis to findings with names; what is not a number is ``None``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import get_args

import numpy as np

from samenspel.analysis.viewpoints import model
from samenspel.findings.viewpoints_model import (
    CountPreview,
    Difference,
    HowMany,
    Interval,
    Level,
    Likeness,
    Loading,
    Overlap,
    Score,
    SorterFigures,
    StatementFigures,
    ViewpointFigures,
)
from samenspel.study.qset import QSet

LEVELS: Mapping[float, Level] = {float(level): level for level in get_args(Level)}


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of findings about a set of sorts; ``drawn`` is None without a bootstrap."""

    qset: QSet
    found: model.Viewpoints
    drawn: model.Bootstrap | None

    def viewpoints(self, shared: Mapping[str, tuple[str, ...]]) -> tuple[ViewpointFigures, ...]:
        """Return each viewpoint, with the values that networks share laid beside it."""
        return tuple(self._viewpoint(at, shared) for at in range(len(self.found.labels)))

    def _viewpoint(self, at: int, shared: Mapping[str, tuple[str, ...]]) -> ViewpointFigures:
        found, drawn = self.found, self.drawn
        flags, loadings = found.flags[:, at], found.loadings[:, at]
        figures = {
            "reliability": _number(found.reliability[at]) if flags.any() else None,
            "se": _number(found.se[at]),
            "defined": _number(drawn.defined[at]) if drawn else None,
            "similarity": _number(drawn.similarity[at]) if drawn else None,
        }
        undrawn = "never_drawn" if drawn and drawn.resamples else "no_bootstrap"
        why = dict.fromkeys(("reliability", "se"), "no_flags")
        why |= dict.fromkeys(("defined", "similarity"), undrawn)
        return ViewpointFigures(
            label=found.labels[at],
            loaders=int(found.loaders[at]),
            negative_loaders=int((flags & (loadings < 0)).sum()),
            sum_of_squares=float(found.sums_of_squares[at]),
            explained=float(found.explained[at]),
            bipolar=bool(found.bipolar[at]),
            overlaps=self._overlaps(at, shared),
            reasons={name: why[name] for name, figure in figures.items() if figure is None},
            **figures,
        )

    def _overlaps(self, at: int, shared: Mapping[str, tuple[str, ...]]) -> tuple[Overlap, ...]:
        found = self.found
        if not np.isfinite(found.arrays[:, at]).all():
            return ()
        highest = {
            statement.id
            for statement, place in zip(self.qset.statements, found.arrays[:, at], strict=True)
            if place == found.shape[-1]
        }
        return tuple(
            Overlap(network, values, tuple(value for value in values if value in highest))
            for network, values in shared.items()
        )

    def scores(self) -> tuple[StatementFigures, ...]:
        """Return each statement in every viewpoint."""
        compared = bool(np.isfinite(self.found.differences).any())
        return tuple(
            StatementFigures(
                id=statement.id,
                scores=tuple(self._score(row, at) for at in range(len(self.found.labels))),
                consensus=bool(self.found.consensus[row]) if compared else None,
                equivalent=bool(self.found.equivalent[row]) if compared else None,
            )
            for row, statement in enumerate(self.qset.statements)
        )

    def _score(self, row: int, at: int) -> Score:
        found, drawn = self.found, self.drawn
        place = _number(found.arrays[row, at])
        return Score(
            viewpoint=found.labels[at],
            z=_number(found.z[row, at]),
            place=None if place is None else round(place),
            interval=_interval(drawn.z_low[row, at], drawn.z_high[row, at]) if drawn else None,
            distinguishing=LEVELS.get(float(found.distinguishing[row, at])),
        )

    def differences(self) -> tuple[Difference, ...]:
        """Return each statement between every two viewpoints that have scores."""
        found = self.found
        return tuple(
            Difference(
                statement=statement.id,
                first=found.labels[first],
                second=found.labels[second],
                difference=float(found.differences[row, pair]),
                level=LEVELS.get(float(found.levels[row, pair])),
            )
            for pair, (first, second) in enumerate(found.pairs)
            for row, statement in enumerate(self.qset.statements)
            if isfinite(found.differences[row, pair])
        )

    def likeness(self) -> tuple[Likeness, ...]:
        """Return how alike every two viewpoints are that have scores."""
        found = self.found
        return tuple(
            Likeness(
                first=found.labels[first],
                second=found.labels[second],
                correlation=float(found.correlations[first, second]),
                sed=float(found.sed[first, second]),
            )
            for first, second in found.pairs
            if isfinite(found.correlations[first, second])
        )

    def sorters(self) -> tuple[SorterFigures, ...]:
        """Return each sort in every viewpoint."""
        return tuple(
            SorterFigures(
                id=sort.id,
                network=sort.network,
                loadings=tuple(self._loading(row, at) for at in range(len(self.found.labels))),
            )
            for row, sort in enumerate(self.qset.sorts)
        )

    def _loading(self, row: int, at: int) -> Loading:
        found, drawn = self.found, self.drawn
        ends = (drawn.loadings_low[row, at], drawn.loadings_high[row, at]) if drawn else None
        return Loading(
            viewpoint=found.labels[at],
            loading=_number(found.loadings[row, at]),
            flagged=bool(found.flags[row, at]),
            interval=_interval(*ends) if ends else None,
            frequency=_number(drawn.flagged[row, at]) if drawn else None,
        )


def counted(found: model.FactorCount) -> HowMany:
    """Return the looks at the number of factors."""
    return HowMany(
        eigenvalues=tuple(found.eigenvalues.tolist()),
        chance=tuple(found.chance.tolist()),
        parallel=found.parallel,
        partial=tuple(found.partial[np.isfinite(found.partial)].tolist()),
        map=found.map,
        previews=tuple(_preview(one) for one in found.previews),
    )


def _preview(one: model.Preview) -> CountPreview:
    return CountPreview(
        factors=one.factors,
        explained=one.explained,
        loaders=one.loaders,
        unflagged=one.unflagged,
        confounded=one.confounded,
        bipolar=one.bipolar,
        highest_correlation=_number(one.highest_correlation),
    )


def _number(found: float) -> float | None:
    return float(found) if isfinite(found) else None


def _interval(low: float, high: float) -> Interval | None:
    return Interval(float(low), float(high)) if isfinite(low) and isfinite(high) else None
