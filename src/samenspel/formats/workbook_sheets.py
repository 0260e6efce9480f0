"""The sheets of a workbook, as the words that a person sees in their cells.

Loads openpyxl, so this module is imported only when there is a workbook to read.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from typing import IO, Any

from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.escape import unescape
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS
from openpyxl.xml.functions import iterparse

from samenspel.errors import InvalidStudyError, Problem
from samenspel.study.cells import cell_words
from samenspel.study.problems import Place, problem

CELLS = 6_000_000  # rows times columns of one sheet
ROWS, WIDTH = 1_048_576, 1_000
REFUSED = {"f": "formula_cell", "e": "error_cell"}
ENTRY, PIECES = f"{{{SHEET_MAIN_NS}}}si", ("{*}t", "{*}r/{*}t")

Sheet = Any  # openpyxl has no types
Cells = tuple[Any, ...]


@contextmanager
def opened(book: BytesIO, place: Place) -> Iterator[list[Sheet]]:
    """Open the sheets of a workbook; what openpyxl warns of is nothing that we read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        reader = _read(book, place)
        with closing(reader.wb):
            yield reader.wb.worksheets


def read_lines(sheet: Sheet) -> list[list[str]]:
    """Return the lines of a sheet; formulas and Excel's errors are refused, each by its cell."""
    lines: list[list[str]] = []
    problems: list[Problem] = []
    width = 0
    for number, cells in _rows(sheet):
        line = _line(cells)
        width = max(width, len(line))
        if number > ROWS or len(cells) > WIDTH or (line and number * width > CELLS):
            raise InvalidStudyError([problem("sheet_too_large", Place(sheet.title))])
        lines.append(line)
        problems += [
            problem(REFUSED[cell.data_type], Place(sheet.title, number), cell.coordinate)
            for cell in cells
            if cell.data_type in REFUSED
        ]
    if problems:
        raise InvalidStudyError(problems)
    return [[*line, *[""] * (width - len(line))] if line else line for line in lines]


class _Reader(ExcelReader):  # type: ignore[misc] # openpyxl has no types
    """Opens a workbook whole, or not at all."""

    def read_strings(self) -> None:
        """Keep shared words as they are; openpyxl itself drops some of Excel's escape codes."""
        part = self.package.find(SHARED_STRINGS)
        # By number and not in a list: there, a number below zero would find other words.
        self.shared_strings: dict[int, str] = {}
        if part is not None:
            with self.archive.open(part.PartName[1:]) as xml:
                self.shared_strings.update(enumerate(_shared(xml)))

    def read_worksheets(self) -> None:
        """Open every sheet; openpyxl itself passes over one that is not there."""
        super().read_worksheets()
        if self.wb.sheetnames != [sheet.name for sheet in self.parser.sheets]:
            raise ValueError


def _read(book: BytesIO, place: Place) -> _Reader:
    try:
        reader = _Reader(book, read_only=True, keep_links=False)
        reader.read()
    except Exception:  # noqa: BLE001 -- openpyxl raises many kinds on a damaged workbook
        raise InvalidStudyError([problem("broken_workbook", place)]) from None
    return reader


def _shared(xml: IO[bytes]) -> Iterator[str]:
    for _, entry in iterparse(xml):
        if entry.tag == ENTRY:
            yield "".join(piece.text or "" for path in PIECES for piece in entry.iterfind(path))
            entry.clear()


def _rows(sheet: Sheet) -> Iterator[tuple[int, Cells]]:
    """Yield rows with their numbers; a size that the sheet states itself is not believed."""
    number = 0
    sheet.reset_dimensions()
    try:
        for number, cells in enumerate(sheet.iter_rows(), 1):
            yield number, cells
    except Exception:  # noqa: BLE001 -- openpyxl raises many kinds on a damaged sheet
        place = Place(sheet.title, number + 1)
        raise InvalidStudyError([problem("broken_workbook", place)]) from None


def _line(cells: Cells) -> list[str]:
    words = [_words(cell.value) for cell in cells]
    while words and not words[-1]:
        words.pop()
    return words


def _words(value: object) -> str:
    return unescape(value) if isinstance(value, str) else cell_words(value)
