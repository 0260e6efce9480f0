"""Spread of size and of say in a network: what differs, and between which organisations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from samenspel.advice.evidence import sized
from samenspel.catalogue import texts
from samenspel.catalogue.wording import term
from samenspel.disclosure.released import Released
from samenspel.findings.asked_model import Range
from samenspel.findings.workings_model import Flag, Inequality, SayRow
from samenspel.report.blocks import Block, Bullets, Heading, Paragraph, Table
from samenspel.report.words import Words
from samenspel.report.words_network import capital, heads, level, noted
from samenspel.report.words_workings import of, ranged, titled, told
from samenspel.text import Text, listed

Rows = Sequence[SayRow]


def inequality(released: Released, words: Words) -> Iterator[Block]:
    """Return what is unequal in each network, with the organisations and figures that show it."""
    found = released.workings.inequality
    if not found:
        return
    yield Heading(noted("inequality_title"))
    yield Paragraph(noted("inequality_rule"))
    for one in found:
        yield from titled(one.network, words)
        yield from _network(one, words)


def _network(found: Inequality, words: Words) -> Iterator[Block]:
    if found.flags:
        yield Bullets(tuple(_flag(flag, found.rows, words) for flag in found.flags))
    else:
        yield Paragraph(noted("inequality_none"))
    unknown = [head for head in SAY if all(getattr(row, head) is None for row in found.rows)]
    if unknown:
        yield Paragraph(noted("say_unknown", columns=listed([noted(f"col_{h}") for h in unknown])))
    columns = {head: cell for head, cell in CELLS.items() if head not in unknown}
    yield Table(
        caption=noted("say_caption", network=words.network(found.network)),
        header=heads("member", *columns),
        rows=tuple(
            (words.organisation(row.organisation), *(cell(row) for cell in columns.values()))
            for row in found.rows
        ),
        note=noted("say_note"),
    )


def _flag(flag: Flag, rows: Rows, words: Words) -> Text:
    at = {id: place for place, id in enumerate(flag.organisations)}
    own = sorted((row for row in rows if row.organisation in at), key=lambda r: at[r.organisation])
    if flag.kind == "size":
        return noted("flag_size", members=_each(own, _size, words))
    if flag.kind == "decides":
        return _decides([row for row in rows if row.decides is not None], words)
    if flag.kind == "passed":
        return noted("flag_passed", members=_each(own, _passed, words))
    ends = dict(flag.figures)
    low, high = (ranged(Range(ends[end], ends[end])) for end in ("smaller_half", "larger_half"))
    members = _each(own, _equality, words)
    return noted("flag_equality_by_size", smaller=low, larger=high, members=members)


def _each(rows: Rows, figure: Callable[[SayRow], Text], words: Words) -> Text:
    """Return members as one enumeration, each with one figure of its own."""
    return listed(
        [
            told("item_counts", item=words.organisation(row.organisation), counts=figure(row))
            for row in rows
        ]
    )


def _decides(known: Rows, words: Words) -> Text:
    without = [words.organisation(row.organisation) for row in known if not row.decides]
    count = of(len(known) - len(without), len(known))
    return noted("flag_decides", count=count, members=listed(without))


def _kind(row: SayRow) -> Text:
    return noted("not_known") if row.kind == "unknown" else capital(term("kind", row.kind))


def _takes_part(row: SayRow) -> Text:
    if row.decides is None:
        return noted("not_known")
    return capital(texts("terms")["yes" if row.decides else "no"])


def _size(row: SayRow) -> Text:
    if row.size is None:
        return noted("not_known")
    return sized(row)


def _passed(row: SayRow) -> Text:
    if row.proposals is None:
        return noted("not_known")
    if row.proposals == 0:
        return noted("no_proposals")
    if row.passed is None:
        return noted("passed_unknown", count=row.proposals)
    return of(row.passed, row.proposals)


def _equality(row: SayRow) -> Text:
    return level(row.equality)


SAY = ("decides", "passed", "equality")
CELLS: Mapping[str, Callable[[SayRow], Text]] = {
    "kind": _kind,
    "size": _size,
    "decides": _takes_part,
    "passed": _passed,
    "equality": _equality,
}
