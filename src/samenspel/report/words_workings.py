"""The words that chapters on how a network works share: counts, verdicts, kinds of members."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, TypeVar, get_args

from samenspel.catalogue import texts
from samenspel.findings.asked_model import (
    ItemFigures,
    Kind,
    Range,
    Verdict,
)
from samenspel.findings.model import OfNetwork
from samenspel.report.blocks import Block, Heading
from samenspel.report.words import NONE, Words
from samenspel.text import Text, listed, number

Row = TypeVar("Row", bound=OfNetwork)
ALL = "all"  # the networks together: no network of its own
Level = Literal[1, 2, 3]
Part = Literal["present", "absent", "both", "not_mentioned"]


def told(key: str, **parts: object) -> Text:
    """Return a title, sentence or head of a chapter on how a network works, filled in."""
    return texts("report_workings")[key].format(**parts)


def by_network(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """Return the rows of each network, in the order in which the networks come."""
    order = {network: at for at, network in enumerate(dict.fromkeys(row.network for row in rows))}
    ordered = sorted(rows, key=lambda row: order[row.network])
    return {network: list(own) for network, own in groupby(ordered, lambda row: row.network)}


def _several(words: Words) -> bool:
    return len(words.networks.keys() - {ALL}) > 1


def titled(network: str, words: Words) -> Iterator[Block]:
    """Yield the name of a network as a heading, where the study has several."""
    if _several(words):
        yield Heading(words.network(network), 2)


def below(words: Words) -> Level:
    """Return the level of a heading within the part on one network."""
    return 3 if _several(words) else 2


def of(count: int, asked: int) -> Text:
    """Return a count with its denominator."""
    return told("of", count=count, asked=asked)


def ranged(found: Range | None) -> Text:
    """Return a figure, or both ends where it is open; a dash where it is unknown."""
    if found is None:
        return NONE
    # Both ends alike: '2 to 2.5' reads as if one were more precise.
    digits = 0 if found.low == int(found.low) and found.high == int(found.high) else 1
    low, high = number(found.low, digits), number(found.high, digits)
    return low if found.low == found.high else told("range", low=low, high=high)


def cell(figures: ItemFigures, part: Part) -> Text:
    """Return how many say something of an item, or why that is not known."""
    count: int | None = getattr(figures, part)
    if count is None:
        return told("not_printed")
    return of(count, figures.asked) if figures.asked else told("not_asked")


def parts(rows: Iterable[ItemFigures]) -> list[Part]:
    """Return the columns of counts; who said both has one where anybody did."""
    anybody = any(figures.both for figures in rows)
    return [part for part in get_args(Part) if anybody or part != "both"]


def in_brackets(figures: ItemFigures) -> Text:
    """Return yes and no with their denominator, as far as they are known."""
    known = [name for name in ("present", "absent") if getattr(figures, name) is not None]
    known += ["both"] if figures.both else []
    key = "_".join(known) if figures.asked else "nobody"
    return told(
        f"count_{key or 'unknown'}",
        present=figures.present,
        absent=figures.absent,
        both=figures.both,
        asked=figures.asked,
    )


def verdicts(subject: str, rows: Iterable[tuple[Text, ItemFigures]]) -> tuple[Text, ...]:
    """Return what is present, absent, mixed and open, each with the items and their counts."""
    found: dict[Verdict, list[Text]] = {verdict: [] for verdict in get_args(Verdict)}
    for name, figures in rows:
        counted = told("item_counts", item=name, counts=_deciding(figures))
        found[figures.verdict].append(counted)
    return tuple(
        told(f"{subject}_{verdict}", items=listed(named))
        for verdict, named in found.items()
        if named
    )


def _deciding(figures: ItemFigures) -> Text:
    """Return the one count that a verdict rests on, or all that leaves it open."""
    if figures.verdict == "present":
        return cell(figures, "present")
    return cell(figures, "absent") if figures.verdict == "absent" else in_brackets(figures)


def verdict(figures: ItemFigures) -> Text:
    """Return the verdict on one item."""
    return told(f"verdict_{figures.verdict}")


def member_kinds(rows: Iterable[ItemFigures]) -> list[Kind]:
    """Return the kinds of members that were asked."""
    asked = {count.kind for figures in rows for count in figures.by_kind}
    return [kind for kind in get_args(Kind) if kind in asked]


def of_kind(figures: ItemFigures, kind: Kind) -> Text:
    """Return how many of one kind of member say that something is there."""
    found = next((count for count in figures.by_kind if count.kind == kind), None)
    return of(found.present, found.asked) if found else told("not_asked")
