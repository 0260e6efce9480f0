"""Small sound files of other Q-sort tools, and many ways to break them: each breaks one rule."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO

import xlsxwriter

from samenspel.errors import SamenspelError
from samenspel.formats import easy_htmlq, htmlq, kenq
from samenspel.study.qset import QSet

Lines = Sequence[Sequence[object]]
Sheets = dict[str, Lines]
Reader = Callable[[bytes, str], QSet]

STATEMENTS: Lines = (
    ("Number", "Statements"),
    (1, "Rust"),
    (2, "Moed"),
    (3, "Zorg"),
    (4, "Lef"),
)
PATTERN: Lines = (range(-6, 14), [0] * 5 + [1, 2, 1] + [0] * 12)
# As KADE has it now: a sheet for each thing.
TYPE_2: Sheets = {
    "name": (("Project Name",), ("Onze waarden",)),
    "sorts": (("an", -1, 0, 0, 1), ("bo", 1, 0, -1, 0), ("cas", 0, 1, 0, -1)),
    "pattern": PATTERN,
    "statements": STATEMENTS,
    "version": (("Version",), (2,)),
}
TYPE_1: Sheets = {
    **TYPE_2,
    "sorts": (
        ("Participant Name and Sort Value", "an", "bo", "cas"),
        (-1, 1, 3, 4),
        (0, 2, 2, 1),
        (0, 3, 4, 3),
        (1, 4, 1, 2),
    ),
}
# As Ken-Q Analysis had it first: title and pattern above the sorts.
OLD_TYPE_2: Sheets = {
    "guide": (("Read this first",),),
    "Q-Sorts": (
        ("Project Name", "", "Do not change"),
        ("Onze waarden",),
        ("",),
        ("Sort Pattern", -1, 0, 0, 1),
        ("",),
        ("participants", "s1", "s2", "s3", "s4"),
        *TYPE_2["sorts"],
    ),
    "Statements": STATEMENTS,
}
OLD_TYPE_1: Sheets = {
    "sorts": (
        ("",),
        ("Project Name", "Onze waarden"),
        ("",),
        ("Number of Statements in Each Sort Column?",),
        *((column, {-1: 1, 0: 2, 1: 1}.get(column, "")) for column in range(-6, 14)),
        ("", "Respondent Name and Statement Number:"),
        ("Sort Value", "an", "bo", "cas"),
        *TYPE_1["sorts"][1:],
    ),
    "statements": STATEMENTS,
}
KENQ_CSV = "Respondents,1,2,3,4\nan,-1,0,0,1\nbo,1,0,-1,0\ncas,0,1,0,-1\n"
HTMLQ_CSV = """\
name;comment1;datetime;dur0;form0;nneg;nneu;npos;sid;uid;s1;s2;s3;s4
Onze waarden 1.0;(s1) want;2024-05-01 10:00:00;61;a@b.nl;1;2;1;1;an;-1;0;0;+1
Onze waarden 1.0;;2024-05-01 10:05:00;62;;1;2;1;2;;+1; 0;-1; 0
Onze waarden 1.0;;2024-05-01 10:09:00;63;;1;2;1;3;cas@werk.nl; 0;+1; 0;-1
"""
RECORDS: dict[str, dict[str, object]] = {
    "-MxAbCdEfGhIjKlMnOp1": {
        "dur0": 61,
        "form0": "a@b.nl",
        "name": "Onze waarden 1.0",
        "sort": "-1| 0| 0|+1",
        "urlUserCode": "---",
        "userInputId": "an",
    },
    "-MxAbCdEfGhIjKlMn--2": {
        "name": "Onze waarden 1.0",
        "sort": "+1| 0|-1| 0",
        "urlUserCode": "bo",
        "userInputId": "---",
    },
    "-MxAbCdEfGhIj------Op_3": {
        "name": "Onze waarden 1.0",
        "sort": "0|1|0|-1",
        "urlUserCode": "---",
        "userInputId": "cas@werk.nl",
    },
}


@dataclass(frozen=True)
class Broken:
    """A file in which one rule is broken, and the problem that is named, with its place."""

    code: str
    read: Reader
    content: bytes
    file: str
    row: int | None = None
    column: str = ""


def workbook(sheets: Sheets) -> bytes:
    """Return a workbook with these cells; an empty one is not there."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, lines in sheets.items():
        page = book.add_worksheet(name)
        for row, line in enumerate(lines):
            for column, value in enumerate(line):
                if isinstance(value, int):
                    page.write_number(row, column, value)
                elif value:
                    page.write_string(row, column, str(value))
    book.close()
    return out.getvalue()


def _kenq(code: str, place: tuple[str, int | None, str], **changed: Lines) -> Broken:
    return Broken(code, kenq.read_workbook, workbook(TYPE_2 | changed), *place)


def _with(code: str, file: str, sheets: Sheets) -> Broken:
    return Broken(code, kenq.read_workbook, workbook(sheets), file)


def _htmlq(code: str, row: int | None, old: str, new: str) -> Broken:
    if old not in HTMLQ_CSV:
        raise AssertionError(old)
    return Broken(code, htmlq.read, HTMLQ_CSV.replace(old, new).encode(), "q.csv", row)


def _easy(code: str, plain: object, column: str = "") -> Broken:
    return Broken(code, easy_htmlq.read, json.dumps(plain).encode(), "q.json", None, column)


SORTS, AN = TYPE_2["sorts"], "-MxAbCdEfGhIjKlMnOp1"
BROKEN = (
    _with("sheet_missing", "q.xlsx", {"statements": STATEMENTS}),
    _with("sheet_missing", "q.xlsx", {"sorts": SORTS}),
    _with("sheet_twice", "Q-sorts", TYPE_2 | {"Q-sorts": SORTS}),
    _kenq("no_statements", ("statements", 1, ""), statements=(STATEMENTS[0], (1, ""))),
    _kenq("no_statements", ("statements", 1, ""), statements=(("Number", "Text"), (1, "Rust"))),
    _kenq(
        "statement_order",
        ("statements", 2, "Number"),
        statements=(STATEMENTS[0], (2, "Rust"), (2, "Moed"), (3, "Zorg"), (4, "Lef")),
    ),
    _kenq("no_sorts", ("sorts", None, ""), sorts=(("an",),)),
    _kenq("no_sorts", ("sorts", None, ""), sorts=(), type=(("Type",), (1,))),
    _kenq("sort_length", ("sorts", 2, ""), sorts=(SORTS[0], ("bo", 1, 0, -1, 0, 0), SORTS[2])),
    _kenq("not_a_whole_number", ("sorts", 1, "s2"), sorts=(("an", 1, "x", 0, 0), *SORTS[1:])),
    _kenq("outside_pattern", ("sorts", 1, "s1"), sorts=(("an", 2, 0, 0, 1), *SORTS[1:])),
    _kenq("sort_twice", ("sorts", 4, ""), sorts=(*SORTS, SORTS[0])),
    _kenq("workbook_type", ("type", 2, ""), type=(("Type",), (3,))),
    _kenq("not_a_whole_number", ("pattern", 2, "-6"), pattern=(PATTERN[0], ("x", *PATTERN[1][1:]))),
    _kenq("not_a_whole_number", ("pattern", 2, "-6"), pattern=(PATTERN[0], (-1, *PATTERN[1][1:]))),
    _kenq("pattern_sum", ("pattern", None, ""), pattern=(PATTERN[0], (1, *PATTERN[1][1:]))),
    _kenq(
        "statement_number",
        ("sorts", 2, "an"),
        sorts=(TYPE_1["sorts"][0], (-1, 5, 3, 4), *TYPE_1["sorts"][2:]),
    ),
    _kenq(
        "statement_twice",
        ("sorts", 4, "an"),
        sorts=(*TYPE_1["sorts"][:3], (0, 2, 4, 3), TYPE_1["sorts"][4]),
    ),
    _kenq(
        "not_a_whole_number",
        ("sorts", 3, "A"),
        sorts=(*TYPE_1["sorts"][:2], ("", 2, 2, 1), *TYPE_1["sorts"][3:]),
        type=(("Type",), (1,)),
    ),
    Broken("duplicate_column", kenq.read_csv, KENQ_CSV.replace("1,2", "1,1").encode(), "q.csv", 1),
    Broken("sort_length", kenq.read_csv, KENQ_CSV.replace("-1,0\n", "-1\n").encode(), "q.csv", 3),
    _htmlq("no_sort_columns", 1, "s1;s2;s3;s4", "a1;a2;a3;a4"),
    _htmlq("duplicate_column", 1, "s2;s3", "s3;s3"),
    _htmlq("ragged_row", 2, "want", "want; en toen"),
    _htmlq("sort_twice", 4, "cas@werk.nl", "an"),
    _easy("not_a_record", {**RECORDS, "settings": 3}, "settings"),
    _easy("not_a_record", {**RECORDS, AN: {"sort": [1, 2]}}, AN),
    _easy("sort_length", {**RECORDS, AN: {"sort": "1|0|0"}}),
    _easy("unprintable", {**RECORDS, AN: {"sort": "1|0|0|-1", "userInputId": "a\a"}}),
    _easy("unprintable", {key: one | {"name": "a\a"} for key, one in RECORDS.items()}),
    _kenq("unprintable", ("sorts", None, "s4"), statements=(*STATEMENTS[:4], (4, "Lef\a"))),
    Broken("duplicate_key", easy_htmlq.read, b'{"a": {"sort": "", "sort": ""}}', "q.json"),
    _easy("no_sorts", {}),
    _easy("few_sorts", RECORDS[AN]),
)


def attempt(reader: Reader, content: bytes) -> None:
    """Read what may be anything; a study that was read can be written and read again."""
    try:
        found = reader(content, "q")
    except SamenspelError as error:
        said = error.text
    else:
        said = found.title
        assert kenq.read_csv(kenq.write_csv(found), "q").sorts == found.sorts
    assert said.nl
    assert said.en
