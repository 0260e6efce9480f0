"""Workbooks as other programs write them, and as nobody should."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest

from formats.broken import Files, make, member, zipped
from samenspel.errors import InvalidStudyError
from samenspel.formats import read, workbook_guard
from samenspel.formats.workbook_guard import guarded
from samenspel.formats.workbook_sheets import opened, read_lines
from samenspel.study.problems import Place

SHEET1 = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS: Files = {
    "[Content_Types].xml": (
        f'<x:Types xmlns:x="{PACKAGE}/content-types">'
        f'<x:Override PartName="/xl/workbook.xml" ContentType="{KIND}.sheet.main+xml"/>'
        f'<x:Override PartName="/xl/words.xml" ContentType="{KIND}.sharedStrings+xml"/>'
        "</x:Types>"
    ).encode(),
    "xl/_rels/workbook.xml.rels": (
        f'<x:Relationships xmlns:x="{PACKAGE}/relationships">'
        f'<x:Relationship Id="r1" Type="{OFFICE}/worksheet" Target="/xl/a.xml"/>'
        "</x:Relationships>"
    ).encode(),
    "xl/workbook.xml": (
        f'<x:workbook xmlns:x="{MAIN}" xmlns:q="{OFFICE}"><x:sheets>'
        '<x:sheet name="a" sheetId="1" q:id="r1"/></x:sheets></x:workbook>'
    ).encode(),
    "xl/words.xml": (
        f'<sst xmlns="{MAIN}"><si><t>nul</t></si><si><t>één</t></si>'
        "<si><r><t>a </t></r><r><t>b</t></r><rPh><t>kyo</t></rPh></si>"
        "<si><t>_x0041_ _x005F_x0041_ _x41_ x005F_ _x005F_</t></si></sst>"
    ).encode(),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{MAIN}"><cellXfs>'
        '<xf numFmtId="0"/><xf/><xf/><xf/><xf numFmtId="14"/></cellXfs></styleSheet>'
    ).encode(),
    "xl/a.xml": f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'.encode(),
}


def lines(cells: str) -> list[list[str]]:
    """Return the lines of a sheet with these cells."""
    return lines_of({"xl/a.xml": PARTS["xl/a.xml"].replace(b"<sheetData/>", _data(cells))})


def lines_of(parts: Files) -> list[list[str]]:
    """Return the lines of the one sheet of a workbook with these parts."""
    place = Place("x")
    with opened(guarded(zipped(PARTS | parts), place), place) as sheets:
        return read_lines(sheets[0])


def _data(cells: str) -> bytes:
    return f"<sheetData>{cells}</sheetData>".encode()


def refused(cells: str) -> list[tuple[str, int | None, str]]:
    """Return what is said of a sheet with these cells: code, row, what was found."""
    with pytest.raises(InvalidStudyError) as caught:
        lines(cells)
    return [(item.code, item.row, item.found) for item in caught.value.problems]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ('<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1"><v>6</v></c></row>', [["één", "6"]]),
        ("<row><c t='s'><v>0</v></c><c><v>7.0</v></c></row>", [["nul", "7"]]),
        ('<row><c t="s"><v>2</v></c></row>', [["a b"]]),
        ('<row r="2"><c r="B2" t="str"><v>a</v></c></row>', [[], ["", "a"]]),
        ('<row><c t="inlineStr"><is><r><t>a </t></r><r><t>b</t></r></is></c></row>', [["a b"]]),
        (
            '<row><c t="inlineStr"><is><t>京</t><rPh sb="0" eb="1"><t>kyo</t></rPh></is></c></row>',
            [["京"]],
        ),
        ('<row><c t="b"><v>1</v></c><c t="b"><v>0</v></c></row>', [["yes", "no"]]),
        ('<row><c s="4"><v>45352</v></c><c><v>45352</v></c></row>', [["2024-03-01", "45352"]]),
        ('<row><c t="d"><v>2024-03-01</v></c></row>', [["2024-03-01"]]),
        (f'<x:row xmlns:x="{MAIN}"><x:c><x:v>5</x:v></x:c></x:row>', [["5"]]),
        ("<row><c><v>2.50</v></c><c/><c><v></v></c></row>", [["2.5"]]),
    ],
)
def test_cells_are_read_as_a_person_sees_them(cells: str, found: list[list[str]]) -> None:
    assert lines(cells) == found


def test_a_mac_may_count_days_from_1904() -> None:
    book = PARTS["xl/workbook.xml"].replace(
        b"<x:sheets>", b'<x:workbookPr date1904="1"/><x:sheets>'
    )
    cells = _data('<row><c s="4"><v>43890</v></c></row>')
    sheet = PARTS["xl/a.xml"].replace(b"<sheetData/>", cells)
    assert lines_of({"xl/workbook.xml": book, "xl/a.xml": sheet}) == [["2024-03-01"]]


def test_a_day_that_no_calendar_has_is_an_error_to_excel_and_to_us() -> None:
    cells = '<row><c s="4"><v>1e300</v></c></row>'
    assert refused(cells) == [("error_cell", 1, "A1")]


ESCAPED, MEANT = "_x0041_ _x005F_x0041_ _x41_ x005F_ _x005F_", "A _x0041_ _x41_ x005F_ _"


@pytest.mark.parametrize(
    "cell",
    [
        '<c t="s"><v>3</v></c>',
        f'<c t="inlineStr"><is><t>{ESCAPED}</t></is></c>',
        f'<c t="str"><v>{ESCAPED}</v></c>',
    ],
    ids=["shared", "inline", "outcome"],
)
def test_escape_codes_are_read_once_from_left_to_right(cell: str) -> None:
    assert lines(f"<row>{cell}</row>") == [[MEANT]]


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
    assert refused(cells) == [("broken_workbook", 1, "")]


@pytest.mark.parametrize("row", ["1048577", "1000000000000"])
def test_a_row_far_away_is_refused_before_it_is_reached(row: str) -> None:
    started = time.monotonic()
    assert refused(f'<row r="{row}"><c><v>1</v></c></row>') == [("sheet_too_large", None, "")]
    assert time.monotonic() - started < 20


def test_many_cells_far_apart_are_refused_before_they_are_held() -> None:
    cells = "".join(f'<row r="{row}"><c r="AAA{row}"><v>1</v></c></row>' for row in range(1, 9000))
    assert refused(cells) == [("sheet_too_large", None, "")]


@pytest.mark.parametrize("stated", ["A1", "B7:C9", "A1:XFD1048576"])
def test_the_size_that_a_sheet_states_is_not_believed(stated: str) -> None:
    sheet = PARTS["xl/a.xml"].replace(
        b"<sheetData/>", f'<dimension ref="{stated}"/>'.encode() + _data(TWO_BY_TWO)
    )
    assert lines_of({"xl/a.xml": sheet}) == [["1", "2"], ["3", "4"]]


TWO_BY_TWO = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>"


@pytest.mark.parametrize(
    "parts",
    [
        {
            "xl/_rels/workbook.xml.rels": PARTS["xl/_rels/workbook.xml.rels"].replace(
                b"a.xml", b"b.xml"
            )
        },
        {"xl/workbook.xml": PARTS["xl/workbook.xml"].replace(b' q:id="r1"', b"")},
    ],
    ids=["leads nowhere", "leads to nothing"],
)
def test_a_sheet_that_is_not_there_is_not_passed_over(parts: Files) -> None:
    with pytest.raises(InvalidStudyError) as caught:
        lines_of(parts)
    assert [(item.code, item.file) for item in caught.value.problems] == [("broken_workbook", "x")]


@pytest.mark.parametrize("part", ["xl/a.xml", "xl/words.xml", "xl/styles.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16be", "latin-1"])
def test_a_document_type_is_refused_in_every_part_and_encoding(part: str, encoding: str) -> None:
    tricks = f'<?xml version="1.0" encoding="{encoding}"?><!-- a --><!DOCTYPE a [<!ENTITY b "c">]>'
    with pytest.raises(InvalidStudyError) as caught:
        lines_of({part: (tricks + PARTS[part].decode()).encode(encoding)})
    assert [item.code for item in caught.value.problems] == ["xml_tricks"]


def test_a_format_without_end_is_refused_before_it_is_looked_at() -> None:
    endless = b'<numFmts><numFmt numFmtId="200" formatCode="%s"/></numFmts>' % (b"[" * 5_000)
    styles = PARTS["xl/styles.xml"].replace(b"<cellXfs>", endless + b"<cellXfs>")
    with pytest.raises(InvalidStudyError) as caught:
        lines_of({"xl/styles.xml": styles})
    assert [item.code for item in caught.value.problems] == ["zip_bomb"]


def test_more_tags_than_memory_can_hold_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = "<row><c><v>1</v></c></row>" * 20
    assert len(lines(cells)) == 20
    monkeypatch.setattr(workbook_guard, "TAGS", 100)
    with pytest.raises(InvalidStudyError) as caught:
        lines(cells)
    assert [item.code for item in caught.value.problems] == ["zip_bomb"]


@pytest.mark.parametrize("encoding", ["utf-16", "latin-1"])
def test_any_honest_encoding_of_xml_is_read(encoding: str) -> None:
    head = f'<?xml version="1.0" encoding="{encoding}"?>'
    sheet = PARTS["xl/a.xml"].replace(b"<sheetData/>", _data('<row><c t="str"><v>é</v></c></row>'))
    assert lines_of({"xl/a.xml": (head + sheet.decode()).encode(encoding)}) == [["é"]]


def test_every_formula_and_error_is_named_at_once() -> None:
    cells = '<row r="3"><c r="A3"><f>1</f><v>1</v></c><c r="AB3" t="e"><v>#N/A</v></c></row>'
    assert refused(cells) == [("formula_cell", 3, "A3"), ("error_cell", 3, "AB3")]


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>',
        '<row r="1"><c r="C1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="AA1"><v>1</v></c><c r="Z1"><v>2</v></c></row>',
    ],
)
def test_rows_and_cells_that_go_back_are_refused_and_never_lost(cells: str) -> None:
    assert [code for code, _, _ in refused(cells)] == ["broken_workbook"]


def test_columns_go_on_after_z() -> None:
    row = '<row r="1"><c r="Z1"><v>1</v></c><c r="AA1"><v>2</v></c></row>'
    assert lines(row)[0][25:] == ["1", "2"]
