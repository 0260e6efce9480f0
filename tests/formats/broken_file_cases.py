"""Ways to break a study in one file: the problem each one should be named as, and where."""

from __future__ import annotations

from formats.broken import Broken, member, put, swap, zipped

SHEET1 = "xl/worksheets/sheet1.xml"

BROKEN_FILES = (
    # One JSON file.
    Broken("json_syntax", put("", '{"schema": 1,\n oops'), "study.json", 2, kind="json"),
    Broken("duplicate_key", swap("", '"seed"', '"id": "x", "seed"'), "study.json", kind="json"),
    Broken("not_finite", swap("", "7", "NaN"), "study.json", kind="json"),
    Broken("not_an_object", put("", "[1]"), "study.json", kind="json"),
    Broken("expected_row", swap("", "[]", "[7]"), "sorts", 2, kind="json"),
    # One workbook.
    Broken("not_a_workbook", put("", "a,b\n1,2\n"), "study.xlsx", kind="xlsx"),
    Broken(
        "protected_workbook", put("", b"\xd0\xcf\x11\xe0" + b"\0" * 600), "study.xlsx", kind="xlsx"
    ),
    Broken(
        "zip_bomb",
        put("", zipped({"xl/workbook.xml": b" " * 20_000_000})),
        "study.xlsx",
        kind="xlsx",
    ),
    Broken(
        "xml_tricks",
        member("xl/workbook.xml", b"<workbook", b'<!DOCTYPE a [<!ENTITY b "c">]><workbook'),
        "study.xlsx",
        kind="xlsx",
    ),
    Broken(
        "broken_workbook",
        member("xl/workbook.xml", b"</sheets>", b"</sheet>"),
        "study.xlsx",
        kind="xlsx",
    ),
    Broken(
        "no_study_sheet",
        member("xl/workbook.xml", b'name="study"', b'name="README"'),
        "study",
        kind="xlsx",
    ),
    Broken(
        "unknown_sheet",
        member("xl/workbook.xml", b'name="codings"', b'name="coding"'),
        "coding",
        kind="xlsx",
    ),
    Broken(
        "formula_cell",
        member(SHEET1, b'<c r="B2">', b'<c r="B2"><f>1+0</f>'),
        "study",
        2,
        kind="xlsx",
    ),
    Broken(
        "error_cell", member(SHEET1, b'<c r="B2">', b'<c r="B2" t="e">'), "study", 2, kind="xlsx"
    ),
    Broken("sheet_too_large", member(SHEET1, b'r="B2"', b'r="XFD1048576"'), "study", kind="xlsx"),
    Broken(
        "two_columns",
        member("xl/sharedStrings.xml", b"<t>key</t>", b"<t>naam</t>"),
        "study",
        1,
        kind="xlsx",
    ),
    Broken(
        "conflicting_keys",
        member("xl/sharedStrings.xml", b"study.title.nl", b"study.id.nl"),
        "study",
        4,
        "key",
        kind="xlsx",
    ),
)
