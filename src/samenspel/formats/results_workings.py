"""Results as plain data: every type once, and how the networks work."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from samenspel.findings.asked_model import (
    Complexity,
    OutcomeFigures,
    StrategyFigures,
    StrategyMatrix,
)
from samenspel.findings.coded_model import Segment
from samenspel.findings.loop_model import LayerValues
from samenspel.findings.workings_model import (
    Bearing,
    ContextFigures,
    ContingencyLevel,
    Governance,
    LayerFigures,
    SayRow,
    Spanner,
    Workings,
)
from samenspel.study.agreeing import Agreement, TensionCard
from samenspel.study.instrument_rows import UnlinkedCase

Plain = dict[str, Any]

SUBJECTS = tuple(part.name for part in fields(Workings))
# Rows that are written as tuples, and what stands at each place of one.
COLUMNS = {
    "tension_kinds": ("tension", "kind", "respondents"),
    "counts": ("answer", "count"),
    "per_contingency": ("id", "steps"),
    "figures": ("measure", "figure"),
    "unequal": ("organisation", "other", "difference"),
    "betweenness": ("organisation", "betweenness"),
    "unique": ("organisation", "unique"),
    "by_person": ("respondent", "segments"),
    "conditions": ("id", "median"),
}
# Why a figure is not there, where the findings need not say so themselves.
WHY: Mapping[type, Mapping[str, str]] = {
    ContingencyLevel: {"level": "not_asked"},
    Governance: {"members": "organisations_unknown"},
    SayRow: {
        "size": "left_open",
        **dict.fromkeys(("decides", "proposals", "passed", "equality"), "open_or_different"),
    },
    LayerFigures: {"hours": "left_open"},
    OutcomeFigures: dict.fromkeys(("cases", "ended_well", "region_cases"), "left_open"),
    ContextFigures: {
        "members": "organisations_unknown",
        **dict.fromkeys(
            ("mandated", "funding", "started", "time_pressure", "delegation"), "left_open"
        ),
    },
    Segment: dict.fromkeys(("start", "paragraph"), "no_place"),
    LayerValues: {"participants": "participants_unknown"},
    Agreement: {"review": "left_open"},
    TensionCard: dict.fromkeys(("start", "review"), "left_open"),
    Bearing: {"count": "not_counted", "of": "not_counted"},
    UnlinkedCase: dict.fromkeys(("members", "form", "towards", "network_governance"), "not_stated"),
}


def working(found: Workings) -> Plain:
    """Return how the networks work, a list for each subject; every ``None`` has its reason."""
    return {subject: plain(getattr(found, subject)) for subject in SUBJECTS}


def plain(part: object) -> Any:  # noqa: ANN401 - plain data is of any type
    """Return a result as dicts, lists, strings, numbers and ``None``."""
    if is_dataclass(part) and not isinstance(part, type):
        return SHAPES.get(type(part), _named)(part)
    if isinstance(part, Mapping):
        return {key: plain(value) for key, value in part.items()}
    if isinstance(part, tuple | list):
        return [plain(item) for item in part]
    return part.isoformat() if isinstance(part, date) else part


def _named(part: Any) -> Plain:  # noqa: ANN401 - any dataclass
    found = {
        "reason" if field.name == "reasons" else field.name: _field(
            field.name, getattr(part, field.name)
        )
        for field in fields(part)
    }
    missing = {key: why for key, why in WHY.get(type(part), {}).items() if found[key] is None}
    return {**found, "reason": missing | found.get("reason", {})} if type(part) in WHY else found


def _field(name: str, value: object) -> Any:  # noqa: ANN401 - plain data is of any type
    """Return one field; where it holds tuples with a known order, each becomes an object."""
    if not (name in COLUMNS and isinstance(value, tuple)):
        return plain(value)
    columns = COLUMNS[name]
    return [
        dict(zip(columns, map(plain, row), strict=True)) if isinstance(row, tuple) else plain(row)
        for row in value
    ]


def _matrix(matrix: StrategyMatrix) -> Plain:
    """Return strategies with their counts in the row itself, and answers beside who gave them."""
    return {**_named(matrix), "rows": [_strategy(row, matrix.respondents) for row in matrix.rows]}


def _strategy(row: StrategyFigures, respondents: tuple[str, ...]) -> Plain:
    answers = [
        {"respondent": who, "finding": answer}
        for who, answer in zip(respondents, row.answers, strict=True)
        if answer
    ]
    found = _named(row)
    counts = found.pop("figures")
    return {**found, **counts, "answers": answers}


def _complexity(one: Complexity) -> Plain:
    why = "not_printed" if one.published else "not_asked"
    return {**_named(one), "reason": {} if one.whole else {"whole": why}}


def _spanner(one: Spanner) -> Plain:
    why = "left_open" if one.kind == "delegate" else "not_asked"
    return {**_named(one), "reason": {"hours": why} if one.hours is None else {}}


SHAPES: Mapping[type, Callable[[Any], Plain]] = {
    StrategyMatrix: _matrix,
    Complexity: _complexity,
    Spanner: _spanner,
}
