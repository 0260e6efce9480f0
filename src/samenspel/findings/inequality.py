"""Spread of size and of say in a network, flagged with the organisations that show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from samenspel.findings.context import members
from samenspel.findings.medians import known_median, median
from samenspel.findings.workings_model import Flag, Inequality, SayRow
from samenspel.study.instrument_rows import Say
from samenspel.study.model import Study
from samenspel.study.rows import Organisation
from samenspel.study.sorts import networks

# Ours, no source: ten times is a step that nobody at the table calls a rounding difference.
TIMES_AS_LARGE = 10
FEWEST_PROPOSALS = 2  # one proposal that did not pass may be bad luck
FEWEST_IN_A_HALF = 2  # one organisation is no half of a network
Answer = TypeVar("Answer", bool, int)


def inequality(study: Study, number: int) -> tuple[Inequality, ...]:
    """Return one entry for every network of which size or, in this round, say is known."""
    given: dict[str, dict[str, list[Say]]] = {}
    for row in study.say:
        if row.round == number:
            given.setdefault(row.network, {}).setdefault(row.organisation, []).append(row)
    found = (
        (network.id, _rows(members(study, network.id), given.get(network.id, {})))
        for network in networks(study)
    )
    return tuple(
        Inequality(network, rows, tuple(_flags(rows)))
        for network, rows in found
        if network in given or any(row.size is not None for row in rows)
    )


def _rows(listed: Sequence[Organisation], given: dict[str, list[Say]]) -> tuple[SayRow, ...]:
    ids = {row.id for row in listed}
    others = (Organisation(id) for id in sorted(given) if id not in ids)
    return tuple(_row(row, given.get(row.id, ())) for row in (*listed, *others))


def _row(organisation: Organisation, rows: Sequence[Say]) -> SayRow:
    return SayRow(
        organisation=organisation.id,
        kind=organisation.kind or "unknown",
        size=organisation.size,
        size_unit=organisation.size_unit,
        decides=_agreed(row.decides for row in rows),
        proposals=_agreed(row.proposals for row in rows),
        passed=_agreed(row.passed for row in rows),
        equality=known_median(row.equality for row in rows),
    )


def _agreed(answers: Iterable[Answer | None]) -> Answer | None:
    """Return the one answer that was given; where two people differ it is not known."""
    given = {answer for answer in answers if answer is not None}
    return given.pop() if len(given) == 1 else None


def _flags(rows: Sequence[SayRow]) -> Iterator[Flag]:
    # A number of employees and a number of inhabitants cannot be compared.
    units = [[row for row in rows if row.size_unit == unit] for unit in _units(rows)]
    for unit in units:
        yield from _size(unit)
    yield from _decides(rows)
    yield from _passed(rows)
    for unit in units:
        yield from _equality_by_size(unit)


def _units(rows: Sequence[SayRow]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.size_unit for row in rows if row.size is not None))


def _size(rows: Sequence[SayRow]) -> Iterator[Flag]:
    sizes = [row.size for row in rows if row.size is not None]
    largest, smallest = max(sizes), min(sizes)
    if largest > smallest and largest >= TIMES_AS_LARGE * smallest:
        ends = tuple(row.organisation for row in rows if row.size in (largest, smallest))
        yield Flag("size", ends, (("largest", largest), ("smallest", smallest)))


def _decides(rows: Sequence[SayRow]) -> Iterator[Flag]:
    known = [row for row in rows if row.decides is not None]
    decide = sum(bool(row.decides) for row in known)
    if 0 < decide < len(known):
        who = tuple(row.organisation for row in known)
        yield Flag("decides", who, (("decide", decide), ("do_not", len(known) - decide)))


def _passed(rows: Sequence[SayRow]) -> Iterator[Flag]:
    proposed = [
        (row.organisation, row.passed, row.proposals)
        for row in rows
        if row.passed is not None and row.proposals
    ]
    none = [row for row in proposed if row[1] == 0 and row[2] >= FEWEST_PROPOSALS]
    most = [row for row in proposed if 2 * row[1] > row[2]]
    if none and most:
        yield Flag(
            "passed",
            tuple(id for id, *_ in (*none, *most)),
            (
                ("none_passed_of", sum(proposals for *_, proposals in none)),
                ("passed", sum(passed for _, passed, _ in most)),
                ("passed_of", sum(proposals for *_, proposals in most)),
            ),
        )


def _equality_by_size(rows: Sequence[SayRow]) -> Iterator[Flag]:
    felt = [
        (row.size, row.equality, row.organisation)
        for row in rows
        if row.size is not None and row.equality is not None
    ]
    if len(felt) < 2 * FEWEST_IN_A_HALF:
        return
    # Who has exactly the middle size belongs to neither half, whatever the order of the rows.
    halves = median([size for size, *_ in felt])
    smaller = [row for row in felt if 2 * row[0] < halves.low + halves.high]
    larger = [row for row in felt if 2 * row[0] > halves.low + halves.high]
    if min(len(smaller), len(larger)) < FEWEST_IN_A_HALF:
        return
    highest = median([equality.high for _, equality, _ in smaller]).high
    lowest = median([equality.low for _, equality, _ in larger]).low
    if highest < lowest:
        who = tuple(id for *_, id in (*smaller, *larger))
        yield Flag("equality_by_size", who, (("smaller_half", highest), ("larger_half", lowest)))
