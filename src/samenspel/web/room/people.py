"""Participants: counted off, typed one by one, or read from a table with its problems first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import cast, get_args, get_type_hints

from samenspel.catalogue import texts
from samenspel.errors import InvalidStudyError, Problem
from samenspel.formats.csv_tables import read_csv
from samenspel.formats.workbook_guard import guarded
from samenspel.study.model import Design
from samenspel.study.problems import Place, cut, problem_in
from samenspel.study.rows import Network, Organisation, Participant
from samenspel.study.tables import Sheet, read_table, sheet
from samenspel.text import LANGUAGES
from samenspel.web.room.starting import ids
from samenspel.web.room.visible import MOST
from samenspel.web.studies.designs import wrong

TABLE = "participants"
COLUMNS = ("id", "network", "organisation", "layer")
LAYERS = get_args(get_args(get_type_hints(Participant)["layer"])[0])
ROWS = 500


@dataclass(frozen=True, slots=True)
class Addition:
    """A design with more people in it, who they are, and what must be repaired first."""

    design: Design
    people: tuple[Participant, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    problems: tuple[Problem, ...] = ()


def counted_off(design: Design, network: str, count: int) -> Addition:
    """Add so many people to a network, under codes that say nothing of them."""
    taken = {one.id for one in design.participants}
    codes = (f"{network}-{number}" for number in range(1, len(taken) + count + 1))
    free = [code for code in codes if code not in taken][:count]
    return added(design, [Participant(code, network) for code in free])


def added(
    design: Design, people: Sequence[Participant], numbers: Sequence[int] | None = None
) -> Addition:
    """Add people; networks and organisations may be called by their names."""
    called = {one.name: one.id for one in design.networks}
    people = [replace(one, network=called.get(one.network, one.network)) for one in people]
    new, people = _with_organisations(design, people)
    together = (*design.participants, *people)
    design = replace(
        design,
        participants=together,
        organisations=_joined(design.organisations, new, people),
        networks=_counted(design, together),
    )
    start, rows = len(together) - len(people), numbers or range(2, len(people) + 2)

    def row_of(table: str, index: int) -> int:
        return rows[index - start] if table == TABLE and index >= start else index + 2

    return Addition(
        design, tuple(people), new, tuple(cut([*wrong(design, row_of), *_full(design)]))
    )


def from_table(design: Design, table: Sheet) -> Addition:
    """Add the people of a table; everything that is wrong with it comes along."""
    if len(table.rows) > ROWS:
        return _refused(design, [problem_in("web_room", "table_long", allowed=ROWS)])
    read = read_table(TABLE, _completed(design, table))
    if not read.rows and not read.problems:
        return _refused(design, [problem_in("web_room", "table_empty")])
    people = cast("tuple[Participant, ...]", read.rows)
    addition = added(design, people, read.numbers)
    return replace(addition, problems=(*read.problems, *addition.problems))


def table_of_words(words: str) -> Sheet:
    """Return a pasted or sent table, parted by commas, semicolons or tabs."""
    return read_csv(words.encode(), Place(TABLE))


def table_of_workbook(raw: bytes) -> Sheet:
    """Return the first sheet of a workbook."""
    from samenspel.formats.workbook_sheets import opened, read_lines  # noqa: PLC0415 - loads openpyxl

    place = Place(TABLE)
    with opened(guarded(raw, place), place) as sheets:
        lines = read_lines(sheets[0])
    if not lines:
        raise InvalidStudyError([problem_in("web_room", "table_empty")])
    return sheet(lines)


def _completed(design: Design, table: Sheet) -> Sheet:
    """Return a table with the names of our columns, and the network where there is only one."""
    known = _names("column", COLUMNS)
    header = tuple(known.get(name.strip().lower(), name) for name in table.header)
    rows = _layers_by_name(header, table.rows)
    if "network" in header or len(design.networks) != 1:
        return Sheet(header, rows, table.numbers)
    only = design.networks[0].id
    return Sheet((*header, "network"), [[*row, only] for row in rows], table.numbers)


def _layers_by_name(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return rows in which a role may be called as the page calls it."""
    known, at = _names("layer", LAYERS), {n for n, name in enumerate(header) if name == "layer"}
    return [
        [known.get(cell.strip().lower(), cell) if n in at else cell for n, cell in enumerate(row)]
        for row in rows
    ]


def _names(kind: str, ids: Iterable[str]) -> dict[str, str]:
    """Return what the page calls some ids, in either language and small letters."""
    words = texts("web_room")
    return {
        words[f"{kind}_{id}"].in_language(language).lower(): id
        for id in ids
        for language in LANGUAGES
    }


def _with_organisations(
    design: Design, people: Sequence[Participant]
) -> tuple[tuple[Organisation, ...], list[Participant]]:
    """Return the organisations that are new, and the people with the id of theirs."""
    called = {one.name: one.id for one in design.organisations if one.name}
    called |= {one.id: one.id for one in design.organisations}
    names = tuple(dict.fromkeys(one.organisation for one in people if one.organisation))
    fresh = tuple(name for name in names if name not in called)
    short = _free(ids(fresh), set(called.values()))
    placed = [
        replace(one, organisation=(called | short).get(one.organisation, "")) for one in people
    ]
    return tuple(Organisation(short[name], name) for name in fresh), placed


def _free(made: dict[str, str], taken: set[str]) -> dict[str, str]:
    return {name: f"{id}-{len(taken)}" if id in taken else id for name, id in made.items()}


def _joined(
    before: tuple[Organisation, ...],
    new: tuple[Organisation, ...],
    people: Sequence[Participant],
) -> tuple[Organisation, ...]:
    """Return all organisations, each a member of the networks that its people are asked about."""
    joins: dict[str, dict[str, None]] = {}
    for one in people:
        joins.setdefault(one.organisation, {})[one.network] = None
    return tuple(
        replace(one, networks=" ".join(dict.fromkeys([*one.networks.split(), *joins[one.id]])))
        if one.id in joins
        else one
        for one in (*before, *new)
    )


def _counted(design: Design, people: Sequence[Participant]) -> tuple[Network, ...]:
    listed = Counter(one.network for one in people)
    return tuple(
        replace(one, participants=listed[one.id] or one.participants) for one in design.networks
    )


def _full(design: Design) -> list[Problem]:
    listed = Counter(one.network for one in design.participants)
    return [
        problem_in("web_room", "network_full", Place(TABLE), network, MOST)
        for network, count in listed.items()
        if count > MOST
    ]


def _refused(design: Design, problems: list[Problem]) -> Addition:
    return Addition(design, problems=tuple(problems))
