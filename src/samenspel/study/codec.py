"""The one codec: a study as plain data (what JSON, TOML and a database column hold) and back.

Plain data reads ``schema``, ``study`` (the design), its sections (``shape``, ``cards``,
``reconstruction``, ``notice``, ``expectations``, ``viewpoints``), one list a table, and ``texts``
(the words of the documents, in order of name). What has its default value is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, cast

from samenspel.errors import InvalidStudyError, Problem
from samenspel.study.cells import (
    UNPRINTABLE,
    cell_words,
    one_line_end,
    read_cell,
    write_cell,
)
from samenspel.study.model import ANSWER_TABLES, DESIGN_TABLES, SCHEMA, TABLES, Design, Study, table
from samenspel.study.plain import SECTIONS, encoded, read_part, unknown_keys, wrong_kind
from samenspel.study.problems import Place, problem, shown
from samenspel.study.rows import Row
from samenspel.study.tables import REFUSED, Reading, Sheet, columns, read_table
from samenspel.study.upgrade import upgraded
from samenspel.text import plain as same

__all__ = ["Draft", "draft", "from_plain", "read_cell", "to_plain", "write_cell"]

STAND_INS = {"id": "study", "title": same("–")}  # so that the rest can still be checked

Plain = dict[str, object]


@dataclass(frozen=True, slots=True)
class Draft:
    """What could be read of a study; ``numbers`` holds the spreadsheet row of each table row."""

    study: Study | None
    problems: tuple[Problem, ...]
    numbers: Mapping[str, tuple[int, ...]] = field(default_factory=dict)


def to_plain(study: Study) -> Plain:
    """Return a study as JSON-safe data."""
    tables = {name: list(_encoded_rows(name, table(study, name))) for name in TABLES}
    texts = {"texts": dict(sorted(study.texts))}
    return design_to_plain(study.design) | {k: v for k, v in (tables | texts).items() if v}


def design_to_plain(design: Design) -> Plain:
    """Return a design without its tables: what study.toml holds."""
    bare = replace(design, networks=(), organisations=(), participants=())
    keys = cast("Plain", encoded(bare))
    sections = {SECTIONS[name]: keys.pop(name) for name in SECTIONS if name in keys}
    return {"schema": SCHEMA, "study": keys, **sections}


def _encoded_rows(name: str, rows: Iterable[Row]) -> Iterator[Plain]:
    defaults = [(column.name, column.empty) for column in columns(name)]
    for row in rows:
        yield {
            key: value.isoformat() if isinstance(value, date) else value
            for key, default in defaults
            if (value := getattr(row, key)) != default
        }


def from_plain(plain: Mapping[str, object]) -> Study:
    """Return the study that plain data stand for; raise every problem at once."""
    read = draft(plain)
    if read.study is None or read.problems:
        raise InvalidStudyError(list(read.problems))
    return read.study


def draft(plain: Mapping[str, object], unread: frozenset[str] = frozenset()) -> Draft:
    """Return what can be read of plain data, in which a table may also be a ``Sheet``.

    ``unread`` names the parts whose absence is not a problem of its own.
    """
    if "study" in unread:
        tables = _tables(plain)
        return Draft(None, tuple(item for read in tables.values() for item in read.problems))
    problems = list(unknown_keys(plain, {"schema", "study", "texts", *SECTIONS.values(), *TABLES}))
    try:
        plain = upgraded(plain)
    except InvalidStudyError as error:
        problems += error.problems
    if any(item.code == "schema_newer" for item in problems):
        return Draft(None, tuple(problems))
    design = _design(plain, problems)
    texts = _texts(plain.get("texts", {}), problems)
    tables = _tables(plain)
    problems += [item for read in tables.values() for item in read.problems]
    if design is None:
        return Draft(None, tuple(problems))
    rows: dict[str, Any] = {name: read.rows for name, read in tables.items()}
    design = replace(design, **{name: rows[name] for name in DESIGN_TABLES})
    study = Study(design, **{name: rows[name] for name in ANSWER_TABLES}, texts=texts)
    return Draft(study, tuple(problems), {name: read.numbers for name, read in tables.items()})


def _design(plain: Mapping[str, object], problems: list[Problem]) -> Design | None:
    """Return the design in plain data; what could not be read has its default."""
    keys = plain.get("study")
    if not isinstance(keys, Mapping):
        problems.append(problem("no_study_section", Place("study", column="study")))
        return None
    known = [part.name for part in fields(Design) if part.name not in {*SECTIONS, *DESIGN_TABLES}]
    problems += unknown_keys(keys, known, ("study",))
    sections = {name: plain[key] for name, key in SECTIONS.items() if key in plain}
    design = {name: keys[name] for name in known if name in keys} | sections
    read: dict[str, Any] = {}
    for part in fields(Design):
        if part.name not in DESIGN_TABLES:
            value = read_part(Design, part, design, (), problems)
            read[part.name] = STAND_INS[part.name] if value is REFUSED else value
    return Design(**read)


def _texts(value: object, problems: list[Problem]) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, Mapping):
        wrong_kind("keys", ("texts",), problems)
        return ()
    texts = {name: one_line_end(str(words)) for name, words in sorted(value.items())}
    for name, words in texts.items():
        if not isinstance(value[name], str):
            wrong_kind("words", ("texts", name), problems)
        elif UNPRINTABLE.search(name + words):
            problems.append(problem("unprintable", Place(f"documents/{shown(name)}")))
    return tuple(texts.items())


def _tables(plain: Mapping[str, object]) -> dict[str, Reading]:
    return {name: _table(name, plain.get(name)) for name in TABLES}


def _table(name: str, value: object) -> Reading:
    if value is None or value == []:
        return Reading()
    if isinstance(value, Sheet):
        return read_table(name, value)
    if not isinstance(value, list):
        return Reading(problems=(problem("expected_list", Place(name)),))
    wrong = [
        problem("expected_row", Place(name, number))
        for number, row in enumerate(value, start=2)
        if not _is_row(row)
    ]
    return Reading(problems=tuple(wrong)) if wrong else read_table(name, _as_sheet(value))


def _is_row(row: object) -> bool:
    return isinstance(row, Mapping) and not any(
        isinstance(cell, Mapping | list) for cell in row.values()
    )


def _as_sheet(rows: list[Mapping[str, object]]) -> Sheet:
    header = tuple(dict.fromkeys(name for row in rows for name in row))
    cells = [[cell_words(row.get(name)) for name in header] for row in rows]
    return Sheet(header, cells, range(2, len(rows) + 2))
