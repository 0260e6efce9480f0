"""The figures behind a recommendation, in sentences: each count with how many it is of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from samenspel.catalogue import texts
from samenspel.disclosure.released import Released
from samenspel.findings.asked_model import Range
from samenspel.findings.model import OfNetwork, ScopeFigures
from samenspel.findings.workings_model import SayRow
from samenspel.text import Text, listed, number, plain

Row = TypeVar("Row", bound=OfNetwork)


def of(rows: Iterable[Row], network: str) -> list[Row]:
    """Return the rows of one network."""
    return [row for row in rows if row.network == network]


def full(released: Released, network: str) -> ScopeFigures | None:
    """Return the counts of one network; None where this audience sees bands or nothing."""
    scopes = (scope for scope in released.networks if scope.id == network)
    return next((scope for scope in scopes if isinstance(scope, ScopeFigures)), None)


def said(key: str, **parts: object) -> Text:
    """Return one sentence of evidence, filled in."""
    return texts("advice")[key].format(**parts)


def counted(what: Text, count: int, of: int) -> Text:
    """Return a thing with its count and denominator, as part of an enumeration."""
    return said("counted", what=what, count=count, of=of)


def named(ids: Iterable[str]) -> Text:
    """Return names that people chose themselves as one enumeration."""
    return listed([plain(id) for id in ids])


def organisation(released: Released, id: str) -> str:
    """Return the name of an organisation, or its id where this audience may see no name."""
    return released.study.organisations.get(id, id)


def sized(row: SayRow) -> Text:
    """Return the size of an organisation with its unit, thousands apart."""
    english = f"{row.size:,}"
    unit = f" {row.size_unit}" if row.size_unit else ""
    return Text(english.replace(",", ".") + unit, english + unit)


def value(released: Released, id: str) -> Text:
    """Return the words on one card of this study."""
    return next((card.label for card in released.study.cards if card.id == id), plain(id))


def spread(found: Range) -> Text:
    """Return one figure, or two alike where missing answers or a median leave a range."""
    digits = 0 if found.low == int(found.low) and found.high == int(found.high) else 1
    low, high = number(found.low, digits), number(found.high, digits)
    return low if found.low == found.high else said("range", low=low, high=high)
