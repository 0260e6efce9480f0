"""A codebook comes back from a table as it went in, and what is wrong with one is said at once."""

from __future__ import annotations

import random
from contextlib import suppress
from io import BytesIO

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.codebooks import codebooks
from formats.test_fuzz import noise, spoiled, spoiled_inside
from samenspel.errors import InvalidStudyError, SamenspelError
from samenspel.formats.codebooks import KINDS, read_codebook, write_codebook
from samenspel.study.coding import Code
from samenspel.study.model import Design
from samenspel.study.trees import TREES, tree
from samenspel.text import plain

DESIGN = Design("s", plain("S"))
READY = tuple(code for kind in TREES for code in tree(kind, "nl"))
HEADER = "id,name,parent,colour,topic,item,level,finding"


def wrong(words: str | bytes, name: str = "codes.csv") -> list[tuple[str, int | None, str]]:
    raw = words.encode() if isinstance(words, str) else words
    with pytest.raises(InvalidStudyError) as caught:
        read_codebook(raw, name, DESIGN)
    assert {item.file for item in caught.value.problems} == {name}
    assert all(item.message.nl and item.repair.en for item in caught.value.problems)
    return [(item.code, item.row, item.column) for item in caught.value.problems]


def workbook(*titles: str) -> bytes:
    out = BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for title in titles:
            book.add_worksheet(title).write_row(0, 0, ["id", "name"])
            book.get_worksheet_by_name(title).write_row(1, 0, ["a", "A"])
    return out.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_the_ready_trees_come_back(kind: str) -> None:
    raw = write_codebook(READY, kind)
    assert read_codebook(raw, f"codes{kind}", DESIGN) == READY
    assert write_codebook(READY, kind) == raw


@settings(max_examples=30, deadline=None)
@given(codes=codebooks().filter(bool), kind=st.sampled_from(KINDS))
def test_any_codebook_comes_back(codes: tuple[Code, ...], kind: str) -> None:
    assert read_codebook(write_codebook(codes, kind), f"c{kind}", DESIGN) == codes


def test_a_table_of_a_dutch_excel_is_read() -> None:
    raw = "\ufeffid;name;parent\r\na;Één;\r\nb;Twee;a\r\n".encode()
    assert read_codebook(raw, "codes.csv", DESIGN) == (Code("a", "Één"), Code("b", "Twee", "a"))


def test_everything_that_is_wrong_is_said_at_once() -> None:
    rows = (
        "a,A,weg,,,,,",
        "b,B,c,,,,,",
        "c,C,b,,,,,",
        "a,Nog eens,,,,,,",
        "d,D,,rood,,,,",
        "e,E,,,strategy,trst,network,present",
        "f,F,,,strategy,trust,,present",
        "g,G,,,obstacle,funding,network,",
    )
    assert set(wrong("\n".join((HEADER, *rows)))) == {
        ("unknown_code", 2, "parent"),
        ("code_in_circle", 3, "parent"),
        ("code_in_circle", 4, "parent"),
        ("duplicate_id", 5, "id"),
        ("bad_colour", 6, "colour"),
        ("unknown_item", 7, "item"),
        ("code_scores_nothing", 8, "level"),
        ("code_scores_too_much", 9, "level"),
    }


def test_a_code_that_could_not_be_read_is_not_missed_as_a_parent_too() -> None:
    words = f"{HEADER}\na,,,,,,,\nb,B,a,,,,,\n"
    assert wrong(words) == [("missing_cell", 2, "name")]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("id,name,kleur\na,A,x\n", "unknown_column"),
        ("id\na\n", "missing_column"),
        ("id,name\n", "no_codes"),
        ("", "empty_file"),
        ("id,name\na,A,B\n", "ragged_row"),
        ("id,name\n=a,A\n", "formula_id"),
        ("id,name\na,Één\n".encode("utf-16"), "utf16"),
    ],
)
def test_a_table_that_is_no_codebook_is_refused_by_name(words: str | bytes, code: str) -> None:
    assert [item[0] for item in wrong(words)] == [code]


def test_a_workbook_says_which_sheet_it_is() -> None:
    found = read_codebook(workbook("Blad1"), "codes.xlsx", DESIGN)
    assert found == read_codebook(workbook("x", "codes"), "codes.xlsx", DESIGN) == (Code("a", "A"),)
    assert [item[0] for item in wrong(workbook("x", "y"), "codes.xlsx")] == ["which_sheet"]
    assert [item[0] for item in wrong(b"", "codes.ods")] == ["unknown_kind"]
    assert [item[0] for item in wrong(b"nee", "codes.xlsx")] == ["not_a_workbook"]


@pytest.mark.parametrize("kind", KINDS)
def test_spoiled_tables_end_in_codes_or_a_sentence(kind: str) -> None:
    rng = random.Random(kind)  # noqa: S311 - not a secret: the same tries each time
    sound = write_codebook(READY[:12], kind)
    mutants = [spoiled, noise, *([spoiled_inside] * 2 if kind == ".xlsx" else [])]
    for _ in range(60):
        with suppress(SamenspelError):
            read_codebook(rng.choice(mutants)(sound, rng), f"codes{kind}", DESIGN)
