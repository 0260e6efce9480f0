"""The cells of one sheet of a workbook, as the words that a person sees in them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cache

from samenspel.errors import InvalidStudyError, Problem
from samenspel.formats.workbook_xml import Book, stream, unescaped
from samenspel.study.cells import NUMBER, WHOLE, cell_words
from samenspel.study.problems import Place, problem

CELLS = 6_000_000  # rows times columns of one sheet
ROWS, WIDTH = 1_048_576, 1_000
REFERENCE = re.compile("([A-Z]{1,3})([0-9]{1,7})")
FIRST_DAY, FIRST_DAY_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 -- a cell has no zone


def read_lines(book: Book, name: str) -> list[list[str]]:
    """Return the lines of a sheet; formulas and Excel's errors are refused, each by its cell."""
    cells = _Cells(book, name)
    stream(book.sheets[name], Place(name), start=cells.start, end=cells.end, words=cells.words)
    if cells.problems:
        raise InvalidStudyError(cells.problems)
    width = max(map(len, cells.lines), default=0)
    if width * len(cells.lines) > CELLS:
        raise InvalidStudyError([problem("sheet_too_large", Place(name))])
    return [[*line, *[""] * (width - len(line))] if line else line for line in cells.lines]


class _Cells:
    """Collects the cells of one sheet while its XML goes by."""

    def __init__(self, book: Book, name: str) -> None:
        self.book, self.name = book, name
        self.lines: list[list[str]] = []
        self.problems: list[Problem] = []
        self.row = self.column = self.held = 0
        self.kind = self.style = ""
        self.parts: list[str] = []
        self.inside = self.sounding = False

    def start(self, tag: str, item: dict[str, str]) -> None:
        """Note where the next words belong."""
        if tag == "c":
            self._place(item.get("r"))
            self.kind, self.style = item.get("t", "n"), item.get("s", "")
            self.parts = []
        elif tag in ("v", "t"):
            self.inside = not self.sounding
        elif tag == "row":
            self.row, self.column = _number(item.get("r"), self.row + 1), 0
        elif tag == "f":
            self._refuse("formula_cell")
        elif tag == "rPh":
            self.sounding = True

    def end(self, tag: str) -> None:
        """Put a cell that is complete in its place."""
        if tag in ("v", "t"):
            self.inside = False
        elif tag == "rPh":
            self.sounding = False
        elif tag == "c" and self.parts:
            self._put("".join(self.parts))

    def words(self, piece: str) -> None:
        """Keep words that stand in a cell."""
        if self.inside:
            self.parts.append(piece)

    def _place(self, reference: str | None) -> None:
        found = REFERENCE.fullmatch(reference or "")
        if found:
            self.column, self.row = _column(found[1]), int(found[2])
        else:
            self.column += 1
        if not (0 < self.row <= ROWS and self.column <= WIDTH):
            raise InvalidStudyError([problem("sheet_too_large", Place(self.name))])

    def _put(self, found: str) -> None:
        if self.kind == "e":
            self._refuse("error_cell")
        while len(self.lines) < self.row:
            self.lines.append([])
        line = self.lines[self.row - 1]
        missing = max(self.column - len(line), 0)
        self.held += missing
        if self.held > CELLS:
            raise InvalidStudyError([problem("sheet_too_large", Place(self.name))])
        line.extend([""] * missing)
        line[self.column - 1] = self._meaning(found)

    def _meaning(self, found: str) -> str:
        if self.kind == "s":
            number = _number(found, len(self.book.words))
            if not 0 <= number < len(self.book.words):
                raise InvalidStudyError([problem("broken_workbook", Place(self.name, self.row))])
            return self.book.words[number]
        if self.kind == "b":
            return cell_words(found.strip() == "1")
        if self.kind == "n" and NUMBER.fullmatch(found.strip()):
            return self._number(found.strip())
        return unescaped(found)

    def _number(self, found: str) -> str:
        if self.style in self.book.date_styles:
            return _day(float(found), FIRST_DAY_1904 if self.book.from_1904 else FIRST_DAY)
        return found if WHOLE.fullmatch(found) else cell_words(float(found))

    def _refuse(self, code: str) -> None:
        cell = f"{_letters(self.column)}{self.row}"
        self.problems.append(problem(code, Place(self.name, self.row), cell))


def _day(days: float, first: datetime) -> str:
    try:
        return cell_words(first + timedelta(days=days))
    except OverflowError:
        return str(days)


def _number(words: str | None, otherwise: int) -> int:
    return int(words) if words and WHOLE.fullmatch(words) else otherwise


@cache
def _column(letters: str) -> int:
    """Return the number of a column: A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
