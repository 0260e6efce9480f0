"""Tables as CSV: read from any spreadsheet, written so that no spreadsheet runs a cell."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

from samenspel.errors import InvalidStudyError
from samenspel.formats.sources import filled_words_of
from samenspel.study.cells import CELL_LIMIT, write_cell
from samenspel.study.problems import Place, problem
from samenspel.study.rows import Row
from samenspel.study.tables import Sheet, sheet, used_columns

# No column name holds one of these, so the one in the header is what parts the cells.
DELIMITERS = (",", ";", "\t")
# An apostrophe keeps a spreadsheet from computing a cell; reading takes one off again. Words
# that have such apostrophes of their own get one more, so nothing is lost.
STARTS = "=+\\-@\t\n＝＋－＠"
DANGEROUS = re.compile(f"'*[{STARTS}]")
GUARDED = re.compile(f"'+[{STARTS}]")


def read_csv(raw: bytes, place: Place) -> Sheet:
    """Return the words of a CSV file: commas, semicolons or tabs, any line end."""
    words = filled_words_of(raw, place)
    lines = _lines(words, place)
    if "'" in words:
        lines = [[unguarded(cell) for cell in line] for line in lines]
    return sheet(lines)


def write_csv(table: str, rows: Sequence[Row]) -> str:
    """Return a table as CSV, with the columns that say something."""
    used = used_columns(table, rows)
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(column.name for column in used)
    for row in rows:
        writer.writerow(_cell(getattr(row, column.name)) for column in used)
    return out.getvalue()


def lines_csv(lines: Iterable[Iterable[str]]) -> str:
    """Return lines of words as CSV; no spreadsheet computes a cell of it."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows(map(guarded, line) for line in lines)
    return out.getvalue()


def guarded(words: str) -> str:
    """Return words that a spreadsheet shows and does not compute."""
    return f"'{words}" if DANGEROUS.match(words) else words


def unguarded(words: str) -> str:
    """Return words as they were before they were guarded."""
    return words[1:] if GUARDED.match(words) else words


def _cell(value: object) -> str:
    words = write_cell(value)
    return guarded(words) if isinstance(value, str) else words


def _lines(words: str, place: Place) -> list[list[str]]:
    header = words.partition("\n")[0]
    delimiter = next((mark for mark in DELIMITERS if mark in header), ",")
    lines: list[list[str]] = []
    try:
        for line in csv.reader(StringIO(words, newline=""), delimiter=delimiter, strict=True):
            lines.append(line)  # noqa: PERF402 -- what was read before an error tells the row
    except csv.Error as error:
        code = "huge_cell" if "limit" in str(error) else "broken_quotes"
        allowed = CELL_LIMIT if code == "huge_cell" else ""
        where = Place(place.file, len(lines) + 1)
        raise InvalidStudyError([problem(code, where, allowed=allowed)]) from None
    return lines
