"""From sheets of words to rows."""

from __future__ import annotations

from samenspel.study.model import TABLES
from samenspel.study.problems import shown
from samenspel.study.rows import Network, Placement
from samenspel.study.tables import columns, read_table, sheet, used_columns
from samenspel.study.upgrade import STEPS, upgraded


def test_empty_lines_are_skipped_and_rows_keep_their_place() -> None:
    read = read_table("networks", sheet([["id"], [""], ["a"], [], ["b"]]))
    assert read.rows == (Network("a"), Network("b"))
    assert read.numbers == (3, 5)


def test_columns_may_stand_in_any_order() -> None:
    lines = [["category", "value", "network", "respondent"], ["neutral", "v", "n", "p"]]
    assert read_table("sorts", sheet(lines)).rows == (Placement("p", "n", "v", "neutral"),)


def test_a_row_that_cannot_be_read_does_not_hide_the_others() -> None:
    lines = [["id", "participants"], ["a", "x"], ["", "2"], ["c", "3"]]
    read = read_table("networks", sheet(lines))
    assert read.rows == (Network("a"), Network("c", participants=3))
    assert [(item.code, item.row) for item in read.problems] == [
        ("missing_cell", 3),
        ("not_a_whole_number", 2),
    ]


def test_only_columns_that_say_something_are_written() -> None:
    rows = (Network("a"), Network("b", mandated=False))
    assert [column.name for column in used_columns("networks", rows)] == ["id", "mandated"]


def test_every_table_has_a_required_column() -> None:
    assert all(any(column.required for column in columns(name)) for name in TABLES)


def test_what_is_shown_is_short_and_printable() -> None:
    assert shown("a\n\u202eb") == "a··b"
    assert shown("x" * 100) == "x" * 60 + "…"


def test_a_study_of_the_present_schema_is_not_changed() -> None:
    plain = {"schema": 1, "study": {}}
    assert upgraded(plain) is plain
    assert STEPS == {}
