"""The sheets of a Ken-Q workbook in the four ways that Ken-Q Analysis and KADE lay them out.

Type 2 has a row for each participant, with the column of each statement. Type 1 has a column for
each participant, with the number of the statement beside each place. Newer workbooks have a sheet
``pattern``; older ones keep title and pattern above the sorts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from samenspel.errors import Problem
from samenspel.formats.qsort_problems import refuse
from samenspel.formats.qsort_rows import TOOLS, Found, SortLine, statement_id, title_of
from samenspel.study.cells import WHOLE
from samenspel.study.problems import Place, problem, problem_in
from samenspel.study.qset import Statement
from samenspel.text import plain

# Every name that Ken-Q takes for a sheet, in any mix of capitals, and what it holds.
SHEETS: Mapping[str, str] = {
    **dict.fromkeys(("sorts", "qsorts", "q-sorts"), "sorts"),
    **dict.fromkeys(("statements", "statement"), "statements"),
    **dict.fromkeys(("pattern", "patterns"), "pattern"),
    **dict.fromkeys(("name", "names"), "name"),
    "type": "type",
}
NEEDED = ("sorts", "statements")
STATEMENTS, NUMBER, TITLE = "Statements", "Number", "Project Name"
OLD_TYPE_2, OLD_TYPE_1 = "sort pattern", "sort value"  # what stands left of them in column A
COUNT = re.compile("[0-9]{0,9}")  # nothing is none

Lines = Sequence[Sequence[str]]
Numbered = Sequence[tuple[int, Sequence[str]]]  # rows with their number in the spreadsheet


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things are: ``pattern`` as column and count, and the rows with the sorts."""

    pattern: Sequence[tuple[int, str, str]]  # row, column, how many
    rows: Numbered
    title: str
    by_number: bool = False  # type 1: a first row of names, then statement numbers


def found_in(sheets: Mapping[str, Lines], file: str) -> Found:
    """Return what the sheets hold, by what each holds (``SHEETS``)."""
    refuse(
        problem_in(TOOLS, "sheet_missing", Place(file), allowed=kind)
        for kind in NEEDED
        if kind not in sheets
    )
    statements, wrong = _statements(sheets["statements"])
    layout = _layout(sheets)
    sheet = "pattern" if "pattern" in sheets else "sorts"
    pattern = [] if wrong else _pattern_problems(layout, len(statements), sheet)
    refuse([*wrong, *_type_problems(sheets), *pattern])
    size = len(statements)
    lines = _turned(layout.rows, size) if layout.by_number else _straight(layout.rows, size)
    shape = tuple(
        sorted((int(at), int(count)) for _, at, count in layout.pattern if int(count or 0))
    )
    return Found("sorts", title_of(file, [layout.title]), lines, statements, shape)


def _statements(lines: Lines) -> tuple[tuple[Statement, ...], list[Problem]]:
    words = {row: cell for row, cell in _under(lines, STATEMENTS).items() if cell.strip()}
    labels = {row: cell.strip() for row, cell in _under(lines, NUMBER).items()}
    if not words:
        return (), [problem_in(TOOLS, "no_statements", Place("statements", 1), allowed=STATEMENTS)]
    wrong = [
        problem_in(TOOLS, "statement_order", Place("statements", row, NUMBER), labels[row], number)
        for number, row in enumerate(words, start=1)
        if WHOLE.fullmatch(labels.get(row, "")) and int(labels[row]) != number
    ]
    return tuple(
        Statement(statement_id(labels.get(row, ""), number), plain(words[row]))
        for number, row in enumerate(words, start=1)
    ), wrong


def _under(lines: Lines, heading: str) -> dict[int, str]:
    """Return the cells under a heading in row 1, by row; none when there is no such heading."""
    header = [label.strip().lower() for label in lines[0]] if lines else []
    if heading.lower() not in header:
        return {}
    at = header.index(heading.lower())
    return {row: line[at] for row, line in _filled(lines[1:], 2)}


def _layout(sheets: Mapping[str, Lines]) -> _Layout:
    rows = list(_filled(sheets["sorts"], 1))
    labels = [line[0].strip().lower() for _, line in rows]
    if OLD_TYPE_2 in labels:
        return _old_type_2(rows, labels.index(OLD_TYPE_2))
    if OLD_TYPE_1 in labels:
        return _old_type_1(rows, labels.index(OLD_TYPE_1))
    columns, counts, *_ = (*sheets.get("pattern", ()), (), ())
    pattern = [
        (2, at.strip(), count.strip())
        for at, count in zip_longest(columns, counts, fillvalue="")
        if at.strip() or count.strip()
    ]
    title = _under_heading(sheets, "name")
    return _Layout(pattern, rows, title, by_number=_is_type_1(sheets, rows))


def _old_type_2(rows: Numbered, at: int) -> _Layout:
    row, line = rows[at]
    used = [words.strip() for words in line[1:] if words.strip()]
    pattern = [(row, words, str(used.count(words))) for words in dict.fromkeys(used)]
    title = rows[1][1][0] if at > 1 else ""
    return _Layout(pattern, rows[at + 2 :], title)


def _old_type_1(rows: Numbered, at: int) -> _Layout:
    above = [(row, line[0].strip(), line[1]) for row, line in rows[:at] if len(line) > 1]
    pattern = [(row, at, count.strip()) for row, at, count in above if WHOLE.fullmatch(at)]
    titles = [words for _, label, words in above if label.lower() == TITLE.lower()]
    return _Layout(pattern, rows[at:], "".join(titles[:1]), by_number=True)


def _is_type_1(sheets: Mapping[str, Lines], rows: Numbered) -> bool:
    """Return whether column A holds places: whole numbers, of which one occurs twice."""
    kind = _under_heading(sheets, "type").strip()
    if kind:
        return kind == "1"
    places = [line[0].strip() for _, line in rows[1:]]
    return len(set(places)) < len(places) and all(map(WHOLE.fullmatch, places))


def _type_problems(sheets: Mapping[str, Lines]) -> Iterator[Problem]:
    kind = _under_heading(sheets, "type").strip()
    if kind not in ("", "1", "2"):
        yield problem_in(TOOLS, "workbook_type", Place("type", 2), kind, "1, 2")


def _pattern_problems(layout: _Layout, size: int, file: str) -> list[Problem]:
    wrong = [
        problem("not_a_whole_number", Place(file, row, at), words)
        for row, at, count in layout.pattern
        for kind, words in ((WHOLE, at), (COUNT, count))
        if not kind.fullmatch(words)
    ]
    total = 0 if wrong else sum(int(count or 0) for _, _, count in layout.pattern)
    if total not in (0, size):
        wrong.append(problem_in(TOOLS, "pattern_sum", Place(file), total, size))
    return wrong


def _straight(rows: Numbered, size: int) -> tuple[SortLine, ...]:
    """Return a sort for each row; what was left empty at the end of a row is not there."""
    lines = []
    for row, line in rows:
        cells = list(line[1:])
        while len(cells) > size and not cells[-1].strip():
            cells.pop()
        cells += [""] * (size - len(cells))
        lines.append(SortLine((line[0],), tuple(cells), row))
    return tuple(lines)


def _turned(rows: Numbered, size: int) -> tuple[SortLine, ...]:
    """Return a sort for each column that holds something: where each statement number stands."""
    wrong = [
        problem("not_a_whole_number", Place("sorts", row, "A"), line[0])
        for row, line in rows[1:]
        if not WHOLE.fullmatch(line[0].strip())
    ]
    lines = []
    columns = list(zip_longest(*(line for _, line in rows), fillvalue=""))
    for name, *numbers in columns[1:]:
        if not name.strip() and not any(map(str.strip, numbers)):
            continue
        cells = [""] * size
        for (row, line), words in zip(rows[1:], map(str.strip, numbers), strict=True):
            found = [*_misnumbered(words, cells, Place("sorts", row, name))]
            if words and not found:
                cells[int(words) - 1] = line[0]
            wrong += found
        lines.append(SortLine((name,), tuple(cells)))
    refuse(wrong)
    return tuple(lines)


def _misnumbered(words: str, cells: Sequence[str], place: Place) -> Iterator[Problem]:
    if not words:
        return
    if not WHOLE.fullmatch(words) or not 1 <= int(words) <= len(cells):
        yield problem_in(TOOLS, "statement_number", place, words, f"1 … {len(cells)}")
    elif cells[int(words) - 1]:
        yield problem_in(TOOLS, "statement_twice", place, words)


def _under_heading(sheets: Mapping[str, Lines], name: str) -> str:
    """Return the first cell under the heading of a sheet; nothing when there is no such sheet."""
    lines = sheets.get(name, ())
    return lines[1][0] if len(lines) > 1 and lines[1] else ""


def _filled(lines: Lines, first: int) -> Iterator[tuple[int, Sequence[str]]]:
    for number, line in enumerate(lines, start=first):
        if any(words.strip() for words in line):
            yield number, line
