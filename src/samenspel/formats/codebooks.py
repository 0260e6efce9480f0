"""A codebook as a table: .csv or .xlsx in and out, with every problem at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import PurePath
from typing import cast

import xlsxwriter

from samenspel.errors import InvalidStudyError, Problem
from samenspel.formats.csv_tables import read_csv, write_csv
from samenspel.formats.workbook import CREATED, write_page
from samenspel.formats.workbook_guard import guarded
from samenspel.study.checks import problems
from samenspel.study.coding import Code
from samenspel.study.model import Design, Study
from samenspel.study.problems import Place, cut, listed, problem_in
from samenspel.study.tables import Reading, Sheet, read_table, sheet, used_columns

TABLE = "codes"
KINDS = (".csv", ".xlsx")


def read_codebook(raw: bytes, name: str, design: Design) -> tuple[Code, ...]:
    """Return the codes in a file for a study with this design, or raise all that is wrong."""
    place = Place(PurePath(name).name)
    kind = PurePath(name).suffix.lower()
    if kind not in KINDS:
        allowed = ", ".join(KINDS)
        raise InvalidStudyError([problem_in("codebooks", "unknown_kind", place, kind, allowed)])
    found = read_table(TABLE, read_csv(raw, place) if kind == ".csv" else _sheet(raw, place))
    codes = cast("tuple[Code, ...]", found.rows)
    wrong = [*found.problems, *_wrong(found, design)]
    if not codes and not wrong:
        wrong = [problem_in("codebooks", "no_codes", place)]
    if wrong:
        raise InvalidStudyError([replace(one, file=place.file) for one in cut(wrong)])
    return codes


def write_codebook(codes: Sequence[Code], kind: str) -> bytes:
    """Return a codebook as ``.csv`` or ``.xlsx``; the same codes give the same bytes."""
    return write_csv(TABLE, codes).encode() if kind == ".csv" else _workbook(codes)


def _wrong(found: Reading, design: Design) -> Iterator[Problem]:
    """Find what is wrong with the codes that could be read; a lost one is not missed again."""
    bare = replace(design, networks=(), organisations=(), participants=())
    study = Study(bare, codes=cast("tuple[Code, ...]", found.rows))
    for one in problems(study, lambda _, index: found.numbers[index]):
        if one.file == TABLE and not (found.problems and one.code == "unknown_code"):
            yield one


def _sheet(raw: bytes, place: Place) -> Sheet:
    """Return the sheet of codes in a workbook: the one with that name, or the only one."""
    from samenspel.formats.workbook_sheets import (  # noqa: PLC0415 -- openpyxl is slow to load
        opened,
        read_lines,
    )

    with opened(guarded(raw, place), place) as pages:
        named = [page for page in pages if page.title == TABLE] or pages
        if len(named) != 1:
            titles = listed(page.title for page in pages)
            raise InvalidStudyError([problem_in("codebooks", "which_sheet", place, titles, TABLE)])
        lines = read_lines(named[0])
    if not any(any(line) for line in lines):
        raise InvalidStudyError([problem_in("codebooks", "no_codes", place)])
    return sheet(lines)


def _workbook(codes: Sequence[Code]) -> bytes:
    out = BytesIO()
    used = [column.name for column in used_columns(TABLE, codes)]
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED})
        write_page(book, TABLE, [used, *([getattr(code, one) for one in used] for code in codes)])
    return out.getvalue()
