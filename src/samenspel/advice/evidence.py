"""The figures behind a recommendation, in sentences: each count with how many it is of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from samenspel.catalogue import items, texts
from samenspel.disclosure.released import Released
from samenspel.findings.asked_model import Range
from samenspel.findings.model import ScopeFigures
from samenspel.text import Text, listed, number, plain


class OfNetwork(Protocol):
    """Anything that was found in one network."""

    @property
    def network(self) -> str:
        """The network's id."""


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
    """Return ids that people chose themselves as one enumeration."""
    return listed([plain(id) for id in ids])


def term(column: str, word: str) -> Text:
    """Return the words for one option of a closed list; an unknown one speaks for itself."""
    return texts("terms").get(f"{column}_{word}", plain(word))


def item(name: str, id: str) -> Text:
    """Return the label of one item of a list of the catalogue."""
    return next((one.label for one in items(name) if one.id == id), plain(id))


def value(released: Released, id: str) -> Text:
    """Return the words on one card of this study."""
    return next((card.label for card in released.study.cards if card.id == id), plain(id))


def figure(amount: float) -> Text:
    """Return a whole number as it is, any other with one decimal."""
    return plain(int(amount)) if amount == int(amount) else number(amount, 1)


def spread(found: Range) -> Text:
    """Return one figure, or two where missing answers or a median leave a range."""
    if found.low == found.high:
        return figure(found.low)
    return said("range", low=figure(found.low), high=figure(found.high))
