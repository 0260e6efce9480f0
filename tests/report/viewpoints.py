"""Viewpoints made by hand: values in three boxes, long statements in nine columns, odd cases."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from builders import VALUES, study
from samenspel import analyse, catalogue, disclose
from samenspel.disclosure import Released
from samenspel.findings.viewpoints_model import (
    CountPreview,
    Difference,
    Doubted,
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
    ViewpointFindings,
)
from samenspel.study.qset import Statement, ViewpointPlan
from samenspel.text import Text

BOXES = ((-1, 6), (0, 6), (1, 6))
NINE = ((-4, 2), (-3, 3), (-2, 4), (-1, 5), (0, 5), (1, 5), (2, 4), (3, 3), (4, 2))
LEVELS: tuple[tuple[float, Level], ...] = (
    (4.8916, "0.000001"),
    (3.291, "0.001"),
    (2.576, "0.01"),
    (1.96, "0.05"),
)
LONG = Text(
    "Krijgt een gezin hulp van meer organisaties, dan neemt er één het voortouw bij {about}.",
    "When a family has help from several organisations, one of them takes the lead in {about}.",
)
ABOUT = ("contact", "planning", "overleg", "afspraken", "budget", "school", "wonen", "werk")


@dataclass(frozen=True)
class Wish:
    """What a set of viewpoints is to look like."""

    statements: tuple[Statement, ...]
    shape: tuple[tuple[int, int], ...]
    labels: tuple[str, ...] = ("1", "2", "3")
    sorts: int = 31
    networks: tuple[str, ...] = ("noord", "zuid")
    resamples: int = 0
    seed: int = 7


def values() -> tuple[Statement, ...]:
    cards = {card.id: card.label for card in catalogue.cards("values-18", "2023")}
    return tuple(Statement(id, cards[id]) for id in VALUES)


def statements(count: int = 33) -> tuple[Statement, ...]:
    return tuple(
        Statement(f"s{at:02}", LONG.format(about=f"{ABOUT[at % len(ABOUT)]} ({at})"))
        for at in range(1, count + 1)
    )


def three_boxes(**wish: object) -> ViewpointFindings:
    """Return 31 maps of 18 values in two networks, three viewpoints, no bootstrap."""
    return found(replace(Wish(values(), BOXES), **wish))  # type: ignore[arg-type]


def nine_columns(**wish: object) -> ViewpointFindings:
    """Return nine sorts of 33 long statements, three viewpoints, a bootstrap."""
    base = Wish(statements(), NINE, sorts=9, networks=(), resamples=2000)
    return found(replace(base, **wish))  # type: ignore[arg-type]


def found(wish: Wish) -> ViewpointFindings:
    """Return findings that agree with themselves: places follow z, levels follow differences."""
    rng = np.random.default_rng(wish.seed)
    z = {
        label: _standardised([float(rng.normal()) for _ in wish.statements])
        for label in wish.labels
    }
    loaders = _loaders(wish)
    se = {label: math.sqrt(1 - _reliability(loaders[label])) for label in wish.labels}
    return ViewpointFindings(
        plan=ViewpointPlan(factors=len(wish.labels), resamples=wish.resamples),
        statements=wish.statements,
        sorts=wish.sorts,
        shape=wish.shape,
        forced=True,
        made=len({label.rstrip("+-") for label in wish.labels}),
        resamples=wish.resamples,
        viewpoints=tuple(_viewpoint(label, loaders, se, wish) for label in wish.labels),
        scores=tuple(_scores(z, se, wish)),
        differences=tuple(_differences(z, se, wish)),
        likeness=tuple(
            Likeness(a, b, _correlation(z[a], z[b]), math.hypot(se[a], se[b]))
            for a, b in _pairs(wish.labels)
        ),
        sorters=tuple(_sorters(loaders, wish, rng)),
        how_many=_how_many(wish),
        doubts=(Doubted("few_sorts", (str(wish.sorts),)),) if wish.sorts < 8 else (),
    )


def _standardised(drawn: Sequence[float]) -> list[float]:
    mean = sum(drawn) / len(drawn)
    spread = math.sqrt(sum((one - mean) ** 2 for one in drawn) / (len(drawn) - 1))
    return [(one - mean) / spread for one in drawn]


def _correlation(first: Sequence[float], second: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(first, second, strict=True)) / (len(first) - 1)


def _loaders(wish: Wish) -> dict[str, int]:
    """Return how many stand for each viewpoint: most for the first, some for none."""
    left, counts = wish.sorts - wish.sorts // 6, {}
    for at, label in enumerate(wish.labels):
        counts[label] = left if at == len(wish.labels) - 1 else (left + 1) // 2
        left -= counts[label]
    return counts


def _reliability(loaders: int) -> float:
    return 0.8 * loaders / (1 + 0.8 * (loaders - 1)) if loaders else 0.0


def _pairs(labels: Sequence[str]) -> list[tuple[str, str]]:
    return [(a, b) for at, a in enumerate(labels) for b in labels[at + 1 :]]


def _viewpoint(
    label: str, loaders: dict[str, int], se: dict[str, float], wish: Wish
) -> ViewpointFigures:
    at = wish.labels.index(label)
    return ViewpointFigures(
        label=label,
        loaders=loaders[label],
        negative_loaders=0,
        sum_of_squares=loaders[label] * 0.5,
        explained=loaders[label] * 0.5 / wish.sorts,
        reliability=_reliability(loaders[label]),
        se=se[label],
        bipolar=False,
        defined=1 - 0.03 * at if wish.resamples else None,
        similarity=0.98 - 0.08 * at if wish.resamples else None,
        overlaps=tuple(
            Overlap(network, VALUES[:4], VALUES[: (at + place) % 4])
            for place, network in enumerate(wish.networks)
        ),
    )


def _level(difference: float, sed: float) -> Level | None:
    return next((level for bound, level in LEVELS if abs(difference) > bound * sed), None)


def _places(z: Sequence[float], shape: tuple[tuple[int, int], ...]) -> list[int]:
    columns = [column for column, places in shape for _ in range(places)]
    order = sorted(range(len(z)), key=lambda at: z[at])
    found_ = dict(zip(order, columns, strict=True))
    return [found_[at] for at in range(len(z))]


def _scores(z: dict[str, list[float]], se: dict[str, float], wish: Wish) -> list[StatementFigures]:
    places = {label: _places(z[label], wish.shape) for label in wish.labels}
    return [
        StatementFigures(
            statement.id,
            tuple(
                Score(
                    label,
                    z[label][row],
                    places[label][row],
                    Interval(z[label][row] - 0.6, z[label][row] + 0.4) if wish.resamples else None,
                    _weakest(label, row, z, se),
                )
                for label in wish.labels
            ),
            consensus=_same(row, z, se, wish.labels),
            equivalent=_close(row, z, wish.labels),
        )
        for row, statement in enumerate(wish.statements)
    ]


def _weakest(label: str, row: int, z: dict[str, list[float]], se: dict[str, float]) -> Level | None:
    others = [other for other in z if other != label]
    levels = [_level(z[label][row] - z[o][row], math.hypot(se[label], se[o])) for o in others]
    if not levels or None in levels:
        return None
    return max((level for level in levels if level), key=float)


def _same(
    row: int, z: dict[str, list[float]], se: dict[str, float], labels: Sequence[str]
) -> bool | None:
    if len(labels) < 2:
        return None
    pairs = _pairs(labels)
    return not any(_level(z[a][row] - z[b][row], math.hypot(se[a], se[b])) for a, b in pairs)


def _close(row: int, z: dict[str, list[float]], labels: Sequence[str]) -> bool | None:
    if len(labels) < 2:
        return None
    return all(abs(z[a][row] - z[b][row]) < 0.3 for a, b in _pairs(labels))


def _differences(z: dict[str, list[float]], se: dict[str, float], wish: Wish) -> list[Difference]:
    return [
        Difference(
            statement.id,
            a,
            b,
            z[a][row] - z[b][row],
            _level(z[a][row] - z[b][row], math.hypot(se[a], se[b])),
        )
        for a, b in _pairs(wish.labels)
        for row, statement in enumerate(wish.statements)
    ]


def _sorters(loaders: dict[str, int], wish: Wish, rng: np.random.Generator) -> list[SorterFigures]:
    standing = [label for label, count in loaders.items() for _ in range(count)]
    standing += [""] * (wish.sorts - len(standing))
    return [
        SorterFigures(
            f"deelnemer-{at:02}",
            wish.networks[at % len(wish.networks)] if wish.networks else "",
            tuple(_loading(label, own, wish, rng) for label in wish.labels),
        )
        for at, own in enumerate(standing, start=1)
    ]


def _loading(label: str, own: str, wish: Wish, rng: np.random.Generator) -> Loading:
    flagged = label == own
    loading = rng.uniform(0.55, 0.9) if flagged else rng.uniform(-0.3, 0.4)
    frequency = round(rng.uniform(0.8, 1), 2) if flagged else round(rng.uniform(0, 0.2), 2)
    return Loading(label, loading, flagged, None, frequency if wish.resamples else None)


def _how_many(wish: Wish) -> HowMany:
    most = min(8, wish.sorts)
    strength = [wish.sorts * 0.4 * 0.62**at for at in range(most)]
    chance = [wish.sorts * 0.14 * 0.9**at for at in range(most)]
    return HowMany(
        tuple(strength),
        tuple(chance),
        sum(a > b for a, b in zip(strength, chance, strict=True)),
        tuple(0.12 - 0.02 * min(at, 3) + 0.01 * max(0, at - 3) for at in range(most + 1)),
        3,
        tuple(
            CountPreview(
                factors,
                0.2 + 0.1 * factors,
                tuple(wish.sorts // factors - 1 for _ in range(factors)),
                factors,
                factors - 1,
                int(factors > 4),
                None if factors == 1 else 0.2 + 0.05 * factors,
            )
            for factors in range(1, min(5, wish.sorts) + 1)
        ),
    )


def with_opposite(base: ViewpointFindings, label: str = "2", count: int = 2) -> ViewpointFindings:
    """Return findings in which sorts load negatively on one viewpoint."""
    changed = tuple(
        replace(one, negative_loaders=count, bipolar=True) if one.label == label else one
        for one in base.viewpoints
    )
    sorters = tuple(
        replace(one, loadings=tuple(_turned(row, label) for row in one.loadings))
        if at in _standing(base, label)[:count]
        else one
        for at, one in enumerate(base.sorters)
    )
    doubts = (Doubted("bipolar", (label,)),)
    return replace(base, viewpoints=changed, sorters=sorters, doubts=doubts)


def _standing(base: ViewpointFindings, label: str) -> list[int]:
    return [
        at
        for at, one in enumerate(base.sorters)
        if any(row.flagged and row.viewpoint == label for row in one.loadings)
    ]


def _turned(row: Loading, label: str) -> Loading:
    if row.viewpoint != label or row.loading is None:
        return row
    return replace(row, loading=-row.loading)


def without_flags(base: ViewpointFindings, label: str = "3") -> ViewpointFindings:
    """Return findings in which nobody stands for one viewpoint: it has no scores."""
    nobody = tuple(
        replace(one, loaders=0, reliability=None, se=None, overlaps=())
        if one.label == label
        else one
        for one in base.viewpoints
    )
    return replace(
        base,
        viewpoints=nobody,
        scores=tuple(replace(row, scores=_blank(row.scores, label)) for row in base.scores),
        differences=tuple(d for d in base.differences if label not in (d.first, d.second)),
        likeness=tuple(d for d in base.likeness if label not in (d.first, d.second)),
        sorters=tuple(
            replace(
                s,
                loadings=tuple(
                    replace(one, flagged=one.flagged and one.viewpoint != label)
                    for one in s.loadings
                ),
            )
            for s in base.sorters
        ),
        doubts=(Doubted("no_flags", (label,)),),
    )


def _blank(scores: tuple[Score, ...], label: str) -> tuple[Score, ...]:
    return tuple(
        Score(label, None, None, None, None) if score.viewpoint == label else score
        for score in scores
    )


def why_not(code: str) -> ViewpointFindings:
    """Return findings of which nothing can be computed."""
    return ViewpointFindings(ViewpointPlan(), values(), 1, BOXES, forced=True, why_not=code)


def released(found_: ViewpointFindings | None, **fields: object) -> Released:
    """Return what the researcher may see of a study of two networks with these viewpoints."""
    picks = [[VALUES[(who + at) % 12] for at in range(6)] for who in range(9)]
    made = disclose(analyse(study({"noord": picks, "zuid": picks[:5]})), "researcher")
    return replace(made, viewpoints=found_, **fields)  # type: ignore[arg-type]
