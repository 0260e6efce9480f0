"""Workbooks as other programs write them, and as nobody should."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest

from formats.broken import make, member
from samenspel.errors import InvalidStudyError
from samenspel.formats import read
from samenspel.formats.workbook_cells import read_lines
from samenspel.formats.workbook_xml import Book, read_book, unescaped
from samenspel.study.problems import Place

SHEET1 = "xl/worksheets/sheet1.xml"
RELATIONS = (
    b'<x:Relationships xmlns:x="p"><x:Relationship Id="r1" Target="/xl/a.xml"/></x:Relationships>'
)


def lines(cells: str, **book: object) -> list[list[str]]:
    """Return the lines of a sheet with these cells."""
    xml = f"<worksheet><sheetData>{cells}</sheetData></worksheet>".encode()
    return read_lines(Book({"a": xml}, ("nul", "één"), frozenset({"4"}), **book), "a")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ('<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1"><v>6</v></c></row>', [["één", "6"]]),
        ("<row><c t='s'><v>0</v></c><c><v>7.0</v></c></row>", [["nul", "7"]]),
        ('<row r="2"><c r="B2" t="str"><v>a</v></c></row>', [[], ["", "a"]]),
        ('<row><c t="inlineStr"><is><r><t>a </t></r><r><t>b</t></r></is></c></row>', [["a b"]]),
        ('<row><c t="inlineStr"><is><t>京</t><rPh><t>kyo</t></rPh></is></c></row>', [["京"]]),
        ('<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c></row>', [["yes", "no"]]),
        ('<row><c s="4"><v>45352</v></c><c><v>45352</v></c></row>', [["2024-03-01", "45352"]]),
        ('<row><c s="4"><v>1e300</v></c></row>', [["1e+300"]]),
        ('<row><c t="d"><v>2024-03-01</v></c></row>', [["2024-03-01"]]),
        ('<x:row xmlns:x="p"><x:c><x:v>5</x:v></x:c></x:row>', [["5"]]),
        ("<row><c><v>2.50</v></c><c/><c><v></v></c></row>", [["2.5"]]),
    ],
)
def test_cells_are_read_as_a_person_sees_them(cells: str, found: list[list[str]]) -> None:
    assert lines(cells, from_1904=False) == found


def test_a_mac_may_count_days_from_1904() -> None:
    assert lines('<row><c s="4"><v>43890</v></c></row>', from_1904=True) == [["2024-03-01"]]


def test_escape_codes_are_read_once_from_left_to_right() -> None:
    assert unescaped("_x0041_ _x005F_x0041_ _x41_") == "A _x0041_ _x41_"


@pytest.mark.parametrize(
    "cell",
    [
        f'r="{"B" * 400}2"',
        'r="XFD1048576"',
        'r="A99999999999"',
        'r="b2"',
        'r=""',
        'r="2"',
        'r="$B$2"',
        "",
        'r="A0"',
        'r="B1048576"',
        'r="B2" s="-1" t="s"',
        'r="B2" t="qqq"',
    ],
)
def test_no_place_of_a_cell_can_fill_the_memory(cell: str, tmp_path: Path) -> None:
    path = make(tmp_path, "xlsx")
    member(SHEET1, b'<c r="B2">', f"<c {cell}>".encode())(path)
    started = time.monotonic()
    with suppress(InvalidStudyError):
        read(path)
    assert time.monotonic() - started < 20


@pytest.mark.parametrize("number", ["9", "-1", "x", "1.5", "9999999999999999999"])
def test_words_that_are_not_there_are_a_damaged_workbook(number: str) -> None:
    cells = f'<row><c t="s"><v>{number}</v></c></row>'
    with pytest.raises(InvalidStudyError) as caught:
        lines(cells, from_1904=False)
    assert [(item.code, item.row) for item in caught.value.problems] == [("broken_workbook", 1)]


def test_many_cells_far_apart_are_refused_before_they_are_held() -> None:
    cells = "".join(f'<row r="{row}"><c r="AAA{row}"><v>1</v></c></row>' for row in range(1, 9000))
    with pytest.raises(InvalidStudyError) as caught:
        lines(cells, from_1904=False)
    assert [item.code for item in caught.value.problems] == ["sheet_too_large"]


def test_any_prefix_and_an_absolute_target_lead_to_the_sheet() -> None:
    book = b'<x:book xmlns:x="p" xmlns:q="r"><x:sheet name="a" q:id="r1"/></x:book>'
    members = {
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": RELATIONS,
        "xl/a.xml": b"<worksheet/>",
    }
    assert read_book(members, Place("x")).sheets == {"a": b"<worksheet/>"}


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_any_honest_encoding_of_xml_is_read(encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?><s><row><c t="str"><v>é</v></c></row></s>'
    book = Book({"a": xml.encode(encoding)}, (), frozenset(), from_1904=False)
    assert read_lines(book, "a") == [["é"]]


def test_every_formula_and_error_is_named_at_once() -> None:
    cells = '<row r="3"><c r="A3"><f>1</f><v>1</v></c><c r="AB3" t="e"><v>#N/A</v></c></row>'
    with pytest.raises(InvalidStudyError) as caught:
        lines(cells, from_1904=False)
    assert [(item.code, item.found) for item in caught.value.problems] == [
        ("formula_cell", "A3"),
        ("error_cell", "AB3"),
    ]
