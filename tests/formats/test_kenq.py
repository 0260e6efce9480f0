"""Workbooks and CSV files of Ken-Q Analysis and KADE.

The four layouts are described by the readers and the manual of KADE 2 (S. Banasick, KADE,
doi:10.21105/joss.01360); the figures here are our own.
"""

from __future__ import annotations

import random
import tomllib
import zipfile
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from formats.cells import IDS
from formats.qsets import FILLED, Holds, qsets
from formats.test_fuzz import noise, spoiled, spoiled_inside
from formats.tool_files import (
    BROKEN,
    HTMLQ_CSV,
    KENQ_CSV,
    OLD_TYPE_1,
    OLD_TYPE_2,
    STATEMENTS,
    TYPE_1,
    TYPE_2,
    Broken,
    Sheets,
    attempt,
    workbook,
)
from samenspel.errors import InvalidStudyError, UnusableFileError
from samenspel.formats import htmlq, kenq
from samenspel.formats.kenq_sheets import SHEETS
from samenspel.formats.qsort_rows import MAIL, NAMELESS, NAMES
from samenspel.formats.workbook import ESCAPES
from samenspel.study.qset import QSet, QSort, Statement
from samenspel.text import plain

SHAPE = ((-1, 1), (0, 2), (1, 1))
PLACES = {"an": (-1, 0, 0, 1), "bo": (1, 0, -1, 0), "cas": (0, 1, 0, -1)}
SOUND = QSet(
    plain("Onze waarden"),
    tuple(
        Statement(f"s{number}", plain(words))
        for number, words in enumerate(("Rust", "Moed", "Zorg", "Lef"), start=1)
    ),
    tuple(QSort(name, places) for name, places in PLACES.items()),
    SHAPE,
)
WHO = IDS.filter(lambda name: name not in NAMELESS and not MAIL.search(name))
LABELS = st.lists(
    WHO.filter(lambda name: not name.isdecimal()), min_size=2, max_size=6, unique=True
)
KEPT = FILLED.filter(lambda words: not ESCAPES.search(words))
IN_WORKBOOK = Holds(ids=LABELS, names=WHO, words=KEPT, title=KEPT, lowest=-6)
IN_CSV = Holds(ids=LABELS, names=WHO, words=None, title=None)
REPEATABLE = settings(max_examples=60, deadline=None)


@pytest.mark.parametrize("sheets", [TYPE_2, TYPE_1, OLD_TYPE_2, OLD_TYPE_1])
def test_the_four_layouts_hold_the_same_study(sheets: Sheets) -> None:
    content = workbook(sheets)
    assert kenq.is_workbook(content)
    assert kenq.read_workbook(content, "q.xlsx") == SOUND


@REPEATABLE
@given(qset=qsets(IN_WORKBOOK))
def test_what_is_written_as_a_workbook_is_read_back(qset: QSet) -> None:
    assert kenq.read_workbook(kenq.write_workbook(qset), "q.xlsx") == qset


@REPEATABLE
@given(qset=qsets(IN_CSV))
def test_what_is_written_as_csv_is_read_back_under_the_name_of_the_file(qset: QSet) -> None:
    again = kenq.read_csv(kenq.write_csv(qset), "map/waarden.csv")
    assert again == replace(qset, title=plain("waarden"))


def test_the_same_study_gives_the_same_bytes_at_any_time() -> None:
    content = kenq.write_workbook(SOUND)
    assert content == kenq.write_workbook(SOUND)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert b"2000-01-01T00:00:00Z" in archive.read("docProps/core.xml")


@pytest.mark.parametrize(
    ("write", "read"), [(kenq.write_csv, kenq.read_csv), (htmlq.write, htmlq.read)]
)
def test_no_spreadsheet_computes_a_name(
    write: Callable[[QSet], bytes], read: Callable[[bytes, str], QSet]
) -> None:
    qset = replace(SOUND, sorts=(QSort("=1+1", PLACES["an"]), *SOUND.sorts[1:]))
    content = write(qset)
    assert b"'=1+1" in content
    assert read(content, "q.csv").sorts == qset.sorts


def test_a_bare_number_above_a_statement_becomes_an_id() -> None:
    again = kenq.read_csv(KENQ_CSV.encode(), "q.csv")
    assert [item.id for item in again.statements] == ["s1", "s2", "s3", "s4"]
    assert (again.sorts, again.shape) == (SOUND.sorts, SHAPE)


def test_a_dutch_spreadsheet_writes_semicolons_and_that_is_the_same_file() -> None:
    dutch = ("\ufeff" + KENQ_CSV.replace(",", ";").replace("\n", "\r\n")).encode()
    assert kenq.read_csv(dutch, "q.csv") == kenq.read_csv(KENQ_CSV.encode(), "q.csv")


def test_sorts_off_the_pattern_but_within_its_columns_were_free() -> None:
    rows = (("an", -1, -1, 0, 1), *TYPE_2["sorts"][1:])
    assert kenq.read_workbook(workbook(TYPE_2 | {"sorts": rows}), "q.xlsx").shape == ()


def test_a_place_left_empty_is_no_place_and_keeps_the_pattern() -> None:
    rows = (("an", -1, "", 0), *TYPE_2["sorts"][1:])
    found = kenq.read_workbook(workbook(TYPE_2 | {"sorts": rows}), "q.xlsx")
    assert found.sorts[0].places == (-1, None, 0, None)
    assert found.shape == SHAPE


def test_without_a_pattern_one_shape_for_all_is_the_shape() -> None:
    sheets = {name: lines for name, lines in TYPE_2.items() if name != "pattern"}
    assert kenq.read_workbook(workbook(sheets), "q.xlsx") == SOUND


def test_the_sheet_type_decides_where_the_sorts_do_not() -> None:
    sorts = (("", "an", "bo"), (1, 1, 2), (2, 2, 3), (3, 3, 1))
    sheets: Sheets = {"sorts": sorts, "statements": STATEMENTS[:4], "type": (("Type",), (1,))}
    found = kenq.read_workbook(workbook(sheets), "q.xlsx")
    assert [sort.places for sort in found.sorts] == [(1, 2, 3), (3, 1, 2)]


def test_a_mail_address_is_not_taken_over_as_a_name() -> None:
    content = KENQ_CSV.replace("bo", "bo@werk.nl").encode()
    assert [sort.id for sort in kenq.read_csv(content, "q.csv").sorts] == ["an", "p2", "cas"]


def test_columns_that_kenq_does_not_know_are_not_written() -> None:
    sorts = (QSort("an", (-7, 0, 0, 1)), *SOUND.sorts[1:])
    with pytest.raises(UnusableFileError, match="-7"):
        kenq.write_workbook(replace(SOUND, sorts=sorts, shape=()))


@pytest.mark.parametrize("words", ["x" * 32_768, "_x0041_x0041_", "a\ab"])
def test_words_that_a_workbook_would_change_are_not_written(words: str) -> None:
    with pytest.raises(UnusableFileError):
        kenq.write_workbook(replace(SOUND, title=plain(words)))


def test_our_own_study_and_other_bytes_are_no_workbook_of_kenq() -> None:
    assert not kenq.is_workbook(workbook({"study": (("key", "value"),), "sorts": STATEMENTS}))
    assert not kenq.is_workbook(workbook({"results": STATEMENTS}))
    assert not kenq.is_workbook(b"PK\x03\x04")


def test_participants_may_be_called_by_a_number() -> None:
    rows = tuple((number, *row[1:]) for number, row in enumerate(TYPE_2["sorts"], start=1))
    found = kenq.read_workbook(workbook(TYPE_2 | {"sorts": rows}), "q.xlsx")
    assert found.sorts == tuple(QSort(str(at), one.places) for at, one in enumerate(SOUND.sorts, 1))


def test_a_participant_without_a_name_is_called_by_its_number() -> None:
    names, *places = TYPE_1["sorts"]
    rows = (
        ("Sort", "an", "", "", "cas"),
        *((row[0], row[1], row[2], "", row[3]) for row in places),
    )
    found = kenq.read_workbook(workbook(TYPE_1 | {"sorts": rows}), "q.xlsx")
    assert [sort.id for sort in found.sorts] == [names[1], "p2", names[3]]
    assert [sort.places for sort in found.sorts] == list(PLACES.values())


def test_a_number_without_words_is_no_statement() -> None:
    sheets = TYPE_2 | {"statements": (*STATEMENTS, (5, ""))}
    assert kenq.read_workbook(workbook(sheets), "q.xlsx") == SOUND


def test_a_table_with_participants_in_rows_is_known_by_its_header() -> None:
    assert kenq.looks_like_csv(KENQ_CSV)
    assert kenq.looks_like_csv("wie;s1;s2\n")
    assert kenq.looks_like_csv('"Participant","rust","moed"\n')
    assert not kenq.looks_like_csv("id,statement,an,bo\n")
    assert not kenq.looks_like_csv(HTMLQ_CSV)
    assert not kenq.looks_like_csv("")


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.code)
def test_a_broken_file_is_refused_by_name_and_place(case: Broken) -> None:
    with pytest.raises(InvalidStudyError) as caught:
        case.read(case.content, case.file if "." in case.file else "q.xlsx")
    found = [(item.code, item.file, item.row, item.column) for item in caught.value.problems]
    assert found == [(case.code, case.file, case.row, case.column)]
    for item in caught.value.problems:
        assert item.message.nl != item.message.en
        assert item.repair.nl != item.repair.en


def test_every_problem_of_these_files_is_tried_here() -> None:
    wording = files("samenspel.catalogue") / "data" / "wording" / "qsort_tools.toml"
    named = tomllib.loads(wording.read_text("utf-8"))
    problems = {key for key in named if f"{key}_repair" in named}
    assert problems <= {case.code for case in BROKEN}
    assert {key.removesuffix("_repair") for key in named} - problems == {
        "kenq_columns",
        "kenq_words",
    }


def test_all_problems_of_all_sorts_are_named_at_once() -> None:
    rows = (("an", "x", 0, 0, 9), ("bo", 1, "y", -1, 0), ("cas", 0, 1, 0, -1, 5))
    with pytest.raises(InvalidStudyError) as caught:
        kenq.read_workbook(workbook(TYPE_2 | {"sorts": rows}), "q.xlsx")
    assert sorted((item.code, item.row) for item in caught.value.problems) == [
        ("not_a_whole_number", 1),
        ("not_a_whole_number", 2),
        ("outside_pattern", 1),
        ("sort_length", 3),
    ]
    short = next(item for item in caught.value.problems if item.code == "sort_length")
    assert "‘cas’" in short.message.en


@pytest.mark.parametrize("sheets", [TYPE_2, TYPE_1, OLD_TYPE_2, OLD_TYPE_1])
def test_a_spoiled_workbook_ends_in_a_study_or_a_sentence(sheets: Sheets) -> None:
    rng = random.Random(1)  # noqa: S311 -- not a secret: the same tries each time
    sound = workbook(sheets)
    for mutant in (spoiled_inside,) * 50 + (spoiled, noise) * 10:
        attempt(kenq.read_workbook, mutant(sound, rng))


def test_a_spoiled_csv_ends_in_a_study_or_a_sentence() -> None:
    rng = random.Random(2)  # noqa: S311
    for mutant in (spoiled,) * 200 + (noise,) * 50:
        attempt(kenq.read_csv, mutant(KENQ_CSV.encode(), rng))


@pytest.mark.parametrize("page", ["sort-files.md", "sort-files.nl.md"])
def test_every_sheet_and_field_that_is_read_is_described(page: str) -> None:
    words = (Path(__file__).parents[2] / "docs" / "reference" / page).read_text("utf-8").lower()
    assert [name for name in (*SHEETS, *NAMES) if f"`{name}`" not in words] == []
