"""The viewpoints in a set of sorts: from a Q-study to findings about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

import numpy as np

from samenspel.analysis.viewpoints import model
from samenspel.analysis.viewpoints.bootstrap import bootstrap_sorts
from samenspel.analysis.viewpoints.how_many import how_many
from samenspel.analysis.viewpoints.sorted import analyse_sorts
from samenspel.findings.doubts import doubted, doubts_of_count, doubts_of_figures
from samenspel.findings.model import ScopeFigures
from samenspel.findings.viewpoint_rows import Rows, counted
from samenspel.findings.viewpoint_sorts import maps_as_sorts, why_no_viewpoints
from samenspel.findings.viewpoints_model import ViewpointFindings
from samenspel.study.model import Study
from samenspel.study.qset import QSet, ViewpointPlan

Progress = Callable[[int, int], None]  # resamples done, resamples asked
Shared = Mapping[str, tuple[str, ...]]  # network -> the values that it shares
NOTHING_SHARED: Shared = MappingProxyType({})


def viewpoints(
    qset: QSet,
    plan: ViewpointPlan,
    *,
    seed: int,
    shared: Shared = NOTHING_SHARED,
    progress: Progress | None = None,
) -> ViewpointFindings:
    """Return the viewpoints in a set of sorts, or why there are none to be found.

    ``shared`` holds the values that networks share: they are laid beside each viewpoint.
    """
    sorts = _array(qset)
    why_not = _why_not(sorts)
    if why_not:
        return _nothing(qset, plan, why_not)
    method = _method(plan)
    flags = _flags(qset, plan)
    found = analyse_sorts(
        sorts, method, flags=flags, shape=_columns(qset), ids=[one.id for one in qset.statements]
    )
    drawn = (
        bootstrap_sorts(
            sorts, method, flags=flags, resamples=plan.resamples, seed=seed, progress=progress
        )
        if plan.resamples
        else None
    )
    names = [sort.id for sort in qset.sorts]
    rows = Rows(qset, found, drawn)
    figures, scores = rows.viewpoints(shared), rows.scores()
    made = len({label.rstrip("+-") for label in found.labels})
    looks = counted(how_many(sorts, method, seed=seed))
    return ViewpointFindings(
        plan=plan,
        statements=qset.statements,
        sorts=len(qset.sorts),
        shape=tuple(sorted(Counter(map(round, found.shape.tolist())).items())),
        forced=found.forced,
        made=made,
        resamples=drawn.resamples if drawn else 0,
        viewpoints=figures,
        scores=scores,
        differences=rows.differences(),
        likeness=rows.likeness(),
        sorters=rows.sorters(),
        how_many=looks,
        doubts=(
            *doubts_of_count(made, looks),
            *doubts_of_figures(figures, scores),
            *(doubted(one, names, found.labels) for one in found.doubts),
        ),
    )


def study_viewpoints(
    study: Study,
    number: int,
    networks: Sequence[ScopeFigures],
    progress: Progress | None = None,
) -> ViewpointFindings | None:
    """Return the viewpoints in the maps of one round, when the study asks for them."""
    plan = study.design.viewpoints
    if plan is None:
        return None
    qset = maps_as_sorts(study, number)
    why_not = why_no_viewpoints(study, number)
    if why_not:
        return _nothing(qset, plan, why_not)
    shared = {
        scope.id: tuple(value.id for value in scope.values if value.shared)
        for scope in networks
        if scope.values
    }
    return viewpoints(qset, plan, seed=study.design.seed, shared=shared, progress=progress)


def _why_not(sorts: model.Floats) -> str | None:
    statements, people = sorts.shape
    if people < 2:
        return "one_sort" if people else "no_sorts"
    if statements < 2:
        return "one_statement"
    varying = np.nanmax(sorts, axis=0, initial=-np.inf) > np.nanmin(sorts, axis=0, initial=np.inf)
    return None if varying.sum() > 1 else "nothing_varies"


def _nothing(qset: QSet, plan: ViewpointPlan, why_not: str) -> ViewpointFindings:
    return ViewpointFindings(
        plan=plan,
        statements=qset.statements,
        sorts=len(qset.sorts),
        shape=qset.shape,
        forced=bool(qset.shape),
        why_not=why_not,
    )


def _array(qset: QSet) -> model.Floats:
    """Return statements by sorts; an empty cell is NaN."""
    places = [[np.nan if at is None else at for at in sort.places] for sort in qset.sorts]
    return np.array(places, dtype=float).reshape(len(qset.sorts), len(qset.statements)).T


def _columns(qset: QSet) -> model.Floats | None:
    """Return the columns that a composite sort fills, lowest first; None for free sorts."""
    if not qset.shape:
        return None
    columns, places = np.array(qset.shape).T
    return np.repeat(columns, places).astype(float)


def _method(plan: ViewpointPlan) -> model.Method:
    return model.Method(
        factors=plan.factors,
        extraction=plan.extraction,
        rotation=plan.rotation,
        correlation=plan.correlation,
        turns=tuple(model.Turn(turn.first, turn.second, turn.degrees) for turn in plan.turns),
        flag_level=float(plan.flag_level),
        bipolar=plan.bipolar,
        margin=plan.margin,
    )


def _flags(qset: QSet, plan: ViewpointPlan) -> model.Bools | None:
    """Return sorts by factors with the flags that were set by hand; None without any."""
    if not plan.flags:
        return None
    flagged = {(flag.sort, flag.factor) for flag in plan.flags}
    factors = range(1, plan.factors + 1)
    return np.array([[(sort.id, at) in flagged for at in factors] for sort in qset.sorts])
