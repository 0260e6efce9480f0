"""Findings as rows: for data frames, and for a look in a notebook."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from html import escape
from importlib import import_module
from types import ModuleType
from typing import Any

from samenspel.catalogue import texts
from samenspel.errors import MissingPartError
from samenspel.findings.model import ScopeFigures
from samenspel.study.model import Card

COLUMNS = (
    "network",
    "value",
    "respondents",
    "participants",
    "important",
    "neutral",
    "less_important",
    "support",
    "rank",
    "shared",
    "nearly_shared",
    "robustly_shared",
    "clear",
    "stands_out",
    "contested",
    "opinions_differ",
)


def rows(scopes: Sequence[ScopeFigures]) -> Iterator[dict[str, Any]]:
    """Yield one row for every scope and value."""
    for scope in scopes:
        known = {"respondents": scope.respondents, "participants": scope.participants}
        for value in scope.values:
            found = asdict(value) | known | {"network": scope.id, "value": value.id}
            yield {column: found[column] for column in COLUMNS}


def frame(scopes: Sequence[ScopeFigures], library: str) -> Any:  # noqa: ANN401 - a frame of either library
    """Return the rows as a data frame of pandas or polars."""
    return _library(library).DataFrame(list(rows(scopes)))


def _library(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingPartError(texts("library")["missing"].format(library=name)) from error


def grid(cards: Sequence[Card], scopes: Sequence[ScopeFigures]) -> list[list[str]]:
    """Return who shares what: values down, networks across, counts with their denominator."""
    asked = [scope for scope in scopes if scope.values]
    head = ["", *(f"{scope.id} (n={scope.respondents})" for scope in asked)]
    body = [
        [card.id, *(_cell(scope.values[at].important, scope.values[at].shared) for scope in asked)]
        for at, card in enumerate(cards)
    ]
    return [head, *body] if asked else [[""]]


def _cell(count: int, shared: bool) -> str:  # noqa: FBT001 - two facts of one cell
    return f"{count} ●" if shared else str(count)


def as_text(cards: Sequence[Card], scopes: Sequence[ScopeFigures]) -> str:
    """Return the grid for a terminal, with whom it is for."""
    table = grid(cards, scopes)
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in table
    ]
    return "\n".join([_stamp(), *lines])


def as_html(cards: Sequence[Card], scopes: Sequence[ScopeFigures]) -> str:
    """Return the grid for a notebook, with whom it is for."""
    head, *body = grid(cards, scopes)
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    rest = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in body
    )
    return f"<table><caption>{escape(_stamp())}</caption><tr>{top}</tr>{rest}</table>"


def _stamp() -> str:
    stamp = texts("library")["stamp"]
    return f"{stamp.nl} / {stamp.en}"
