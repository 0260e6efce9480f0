"""Viewpoints as plain data: every figure that is not there has its reason beside it."""

from __future__ import annotations

from samenspel.findings.doubts import doubt_words
from samenspel.findings.viewpoints_model import (
    Difference,
    HowMany,
    Loading,
    Score,
    SorterFigures,
    StatementFigures,
    ViewpointFindings,
)
from samenspel.formats.results_workings import Plain, plain
from samenspel.study.qset import ViewpointPlan

COMPUTED = ("viewpoints", "scores", "differences", "likeness", "sorters", "how_many")


def viewpoints(found: ViewpointFindings) -> Plain:
    """Return the viewpoints in a set of sorts."""
    why = "never_drawn" if found.resamples else "no_bootstrap"
    return {
        "plan": _plan(found.plan),
        "statements": plain(found.statements),
        "sorts": found.sorts,
        "shape": [{"column": column, "places": places} for column, places in found.shape],
        "forced": found.forced,
        "made": found.made,
        "resamples": found.resamples,
        "viewpoints": plain(found.viewpoints),
        "scores": [_statement(one, why) for one in found.scores],
        "differences": [_difference(one) for one in found.differences],
        "likeness": plain(found.likeness),
        "sorters": [_sorter(one, why) for one in found.sorters],
        "how_many": found.how_many and _how_many(found.how_many),
        "doubts": [{**plain(one), "words": plain(doubt_words(one))} for one in found.doubts],
        "reason": dict.fromkeys(COMPUTED, found.why_not) if found.why_not else {},
    }


def _plan(plan: ViewpointPlan) -> Plain:
    turns = [{"number": at, **plain(turn)} for at, turn in enumerate(plan.turns, start=1)]
    return {**plain(plan), "turns": turns}


def _statement(one: StatementFigures, undrawn: str) -> Plain:
    apart = "one_viewpoint" if one.consensus is None else "not_distinguishing"
    why = {"interval": undrawn, "distinguishing": apart}
    scores = [_explained(plain(score), why | _unscored(score)) for score in one.scores]
    compared = dict.fromkeys(("consensus", "equivalent"), "one_viewpoint")
    return _explained({**plain(one), "scores": scores}, compared)


def _unscored(score: Score) -> dict[str, str]:
    return dict.fromkeys(plain(score), "no_flags") if score.z is None else {}


def _sorter(one: SorterFigures, undrawn: str) -> Plain:
    return {**plain(one), "loadings": [_loading(loading, undrawn) for loading in one.loadings]}


def _loading(one: Loading, undrawn: str) -> Plain:
    why = undrawn if one.loading is not None else "constant_sort"
    return _explained(plain(one), dict.fromkeys(("loading", "interval", "frequency"), why))


def _difference(one: Difference) -> Plain:
    return _explained(plain(one), {"level": "not_different"})


def _how_many(found: HowMany) -> Plain:
    both = enumerate(zip(found.eigenvalues, found.chance, strict=True), start=1)
    alone = {"highest_correlation": "one_viewpoint"}
    return {
        "eigenvalues": [
            {"number": at, "eigenvalue": size, "chance": chance} for at, (size, chance) in both
        ],
        "parallel": found.parallel,
        "partial": [{"factors": at, "partial": size} for at, size in enumerate(found.partial)],
        "map": found.map,
        "previews": [_explained(plain(one), alone) for one in found.previews],
    }


def _explained(part: Plain, why: dict[str, str]) -> Plain:
    missing = {key: why[key] for key, figure in part.items() if figure is None}
    return {**part, "reason": missing}


def side_by_side(part: Plain) -> Plain:
    """Return the same for a workbook: a row a statement or sort, the viewpoints next to it."""
    found = {**part, **(part["how_many"] or {}), "plan": dict(part["plan"])}
    for key in ("turns", "flags"):
        found[key] = found["plan"].pop(key)
    words = {row["id"]: row["words"] for row in part["statements"]}
    found["statements"] = [
        {"id": row["id"], "words": words[row["id"]], **_beside(row, "scores")}
        for row in found.pop("scores")
    ]
    found["loadings"] = [_beside(row, "loadings") for row in found.pop("sorters")]
    return {key: inside for key, inside in found.items() if key != "how_many"}


def _beside(row: Plain, inside: str) -> Plain:
    """Return a row in which each viewpoint has columns of its own."""
    wide = {
        f"{name} {one['viewpoint']}": figure
        for one in row[inside]
        for name, figure in one.items()
        if name != "viewpoint"
    }
    return {key: figure for key, figure in row.items() if key != inside} | wide
