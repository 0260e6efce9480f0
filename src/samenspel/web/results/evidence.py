"""Where a table comes from: how it was counted, who did not answer, the rows behind each line."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import get_args

from samenspel.catalogue import texts
from samenspel.catalogue.items import governance_forms, item_lists, items
from samenspel.disclosure import Banded, Released, Withheld
from samenspel.disclosure.released import Scope
from samenspel.findings.coded import with_codings
from samenspel.report.blocks import Block, Heading
from samenspel.report.words import Words
from samenspel.study.agreeing import FollowUp
from samenspel.study.cells import write_cell
from samenspel.study.coding import Code, Coding
from samenspel.study.instrument_rows import Published, StrategyAnswer, UnlinkedCase
from samenspel.study.model import Study, table
from samenspel.study.rows import (
    Network,
    Organisation,
    Perspective,
    Placement,
    Priority,
    Row,
    Tally,
)
from samenspel.study.sorts import cards, maps, networks
from samenspel.study.tables import used_columns
from samenspel.text import Text, plain
from samenspel.web.results.chapters import Chapter, table_of
from samenspel.web.results.subjects import Subject
from samenspel.web.speech.words import sentence

MOST_ROWS = 300  # on a page; the study as a file has them all


_FROM = ("answered", "published")
_CODED_AS = ("strategies", "tensions", "obstacles")  # answers that codings may stand for


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows of one table of the study, as its file has them; ``count`` is how many there are."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    count: int


def counted(released: Released, among: Collection[str]) -> list[Text]:
    """Return of each network how many answered, or why that is not told."""
    names = Words.of(released)
    own = [scope for scope in released.networks if scope.id in among] or released.networks
    return [_answered(scope, names.network(scope.id)) for scope in own]


def _answered(scope: Scope, name: Text) -> Text:
    if isinstance(scope, Withheld):
        why = texts("reasons")[scope.reason]
        return sentence("evidence_withheld", part="results", network=name, why=why)
    kind = "banded" if isinstance(scope, Banded) else "published" if scope.published else "full"
    asked = "" if scope.participants is None else "_of"
    return sentence(
        f"evidence_{kind}{asked}",
        part="results",
        network=name,
        respondents=scope.respondents,
        participants=scope.participants,
        incomplete=0 if isinstance(scope, Banded) else scope.incomplete,
    )


def among(chapter: Chapter, place: int, released: Released) -> tuple[str, ...]:
    """Return the network that a block is about; nothing when it is about all of them."""
    names = Words.of(released)
    called = {names.network(scope.id): scope.id for scope in released.networks}
    for words in _above(chapter, place):
        if words in called:
            return (called[words],)
    shown = table_of(chapter.blocks[place])
    caption = shown.caption.en if shown else ""
    found = [id for name, id in called.items() if re.search(rf"\b{re.escape(name.en)}\b", caption)]
    return tuple(found) if len(found) == 1 else ()


def side(chapter: Chapter, place: int) -> Perspective | None:
    """Return whether a block is about the network or one's own organisation, when it says so."""
    shown, nearest = table_of(chapter.blocks[place]), next(_above(chapter, place))
    found = [
        one
        for one in get_args(Perspective)
        if nearest in {texts("report_workings")[f"heading_{one}_{by}"] for by in _FROM}
        or (shown and texts("terms")[f"perspective_{one}"].en in shown.caption.en)
    ]
    return found[0] if len(found) == 1 else None


def _above(chapter: Chapter, place: int) -> Iterator[Text]:
    """Yield the headings above a block, the nearest first."""
    above: Sequence[Block] = chapter.blocks[:place]
    yield from (block.words for block in reversed(above) if isinstance(block, Heading))
    yield chapter.title


@dataclass(frozen=True, slots=True)
class Behind:
    """The rows that a finding counts, by table; ``unfinished`` are cards of maps that do not."""

    tables: Mapping[str, list[Row]]
    unfinished: int = 0


def behind(study: Study, subject: Subject, networks: Collection[str], number: int) -> Behind:
    """Return the rows behind a finding, of these networks (none: of all) and this round."""
    of = {row.id: row.network for row in study.documents}
    of |= {row.id: row.network for row in study.agreements}
    of |= {row.id: row.network for row in study.tension_cards}
    answered = with_codings(study)
    found = {
        name: [
            row
            for row in table(answered if name in _CODED_AS else study, name)
            if getattr(row, "round", number) == number
            and (not networks or not _networks(row, of).isdisjoint(networks))
        ]
        for name in subject.tables
    }
    if subject.group == "shifts":  # these put a map beside one for the organisation
        return Behind(found)
    return _finished(study, found, number)


def sided(found: Behind, perspective: Perspective | None) -> Behind:
    """Return the rows about the network, or about one's own organisation; all for no side."""
    if perspective is None:
        return found
    kept = {
        name: [row for row in rows if _side_of(row) in {None, perspective}]
        for name, rows in found.tables.items()
    }
    return replace(found, tables=kept)


def _side_of(row: Row) -> str | None:
    if isinstance(row, StrategyAnswer | Published):
        return row.level
    return row.perspective if isinstance(row, Placement | Priority | Tally) else None


def _finished(study: Study, found: Mapping[str, list[Row]], number: int) -> Behind:
    """Return only the cards of maps for the network that are finished: no other counts."""
    whole = {(one.respondent, one.network) for one in maps(study, round=number) if one.complete}
    cards = [
        row
        for row in found.get("sorts", [])
        if isinstance(row, Placement) and row.perspective == "network"
    ]
    counted = [row for row in cards if (row.respondent, row.network) in whole]
    kept = dict(found) | ({"sorts": list[Row](counted)} if "sorts" in found else {})
    return Behind(kept, len(cards) - len(counted))


def _networks(row: Row, of: Mapping[str, str]) -> set[str]:
    """Return the networks that a row is of; ``of`` says that of documents and agreements."""
    match row:
        case Network():
            return {row.id}
        case Organisation():
            return set(row.networks.split())
        case Coding():
            return {of.get(row.document, "")}
        case FollowUp():
            return {of.get(row.about, "")}
        case Code() | UnlinkedCase():
            return set()
    return {row.network}


def about(found: Behind, line: Text, study: Study) -> Behind:
    """Return the rows that name what a line of a table is about; all, when no row does."""
    ids = {id for id, name in _names(study) if name == line} | {line.nl, line.en}
    kept = {
        name: [row for row in rows if _names_one(row, ids)] for name, rows in found.tables.items()
    }
    return replace(found, tables=kept) if any(kept.values()) else found


def _names_one(row: Row, ids: Collection[str]) -> bool:
    return any(getattr(row, part.name) in ids for part in fields(row))


def _names(study: Study) -> Iterator[tuple[str, Text]]:
    """Yield each id that stands in the rows of a study, with what it is called."""
    yield from ((card.id, card.label) for card in cards(study.design))
    yield from ((row.id, plain(row.name)) for row in networks(study))
    yield from ((row.id, plain(row.name)) for row in study.design.organisations)
    yield from ((item.id, item.label) for name in item_lists() for item in items(name))
    yield from ((form.id, form.label) for form in governance_forms())


def sheet(name: str, rows: Sequence[Row]) -> Sheet:
    """Return rows as the file of their table has them, no more than a page can hold."""
    used = [column.name for column in used_columns(name, rows)]
    cells = (tuple(write_cell(getattr(row, column)) for column in used) for row in rows[:MOST_ROWS])
    return Sheet(name, tuple(used), tuple(cells), len(rows))
