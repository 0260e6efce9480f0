"""Every way to break a study is named: what, where, and how to repair it; nothing is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from formats.broken import VALID, Broken, link, make, put
from formats.broken_agreeing_cases import BROKEN_AGREEMENTS
from formats.broken_cases import BROKEN, SORTS, line, settings
from formats.broken_checking_cases import BROKEN_CHECKS
from formats.broken_coding_cases import BROKEN_CODINGS
from formats.broken_file_cases import BROKEN_FILES
from formats.broken_instrument_cases import BROKEN_INSTRUMENTS
from samenspel.catalogue import texts
from samenspel.errors import InvalidStudyError, Problem
from samenspel.formats import read
from samenspel.study import cells, tables

CASES = (
    BROKEN + BROKEN_INSTRUMENTS + BROKEN_CODINGS + BROKEN_CHECKS + BROKEN_AGREEMENTS + BROKEN_FILES
)


def found(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(InvalidStudyError) as caught:
        read(path)
    return caught.value.problems


def everything_in(folder: Path) -> dict[str, bytes]:
    return {
        str(file): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.is_symlink()
    }


@pytest.mark.parametrize("kind", ["folder", "xlsx", "json"])
def test_before_it_is_broken_the_study_is_fine(kind: str, tmp_path: Path) -> None:
    read(make(tmp_path, kind))


def test_each_case_has_a_problem_of_its_own_and_there_are_forty_or_more() -> None:
    codes = [case.code for case in CASES]
    assert len(codes) == len(set(codes)) >= 40


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.code)
def test_a_broken_study_is_refused_by_name_and_place(case: Broken, tmp_path: Path) -> None:
    path = make(tmp_path, case.kind)
    case.spoil(path)
    before = everything_in(tmp_path)
    problems = found(path)
    assert [(item.code, item.file, item.row, item.column) for item in problems] == [
        (case.code, case.file, case.row, case.column)
    ]
    for item in problems:
        assert all([item.message.nl, item.message.en, item.repair.nl, item.repair.en])
        assert item.message.nl != item.message.en
        assert item.found.isprintable()
        assert len(item.found) <= 61
    assert everything_in(tmp_path) == before


def test_every_problem_that_can_be_named_is_tried_here() -> None:
    named = {code for code in texts("problems") if not code.endswith("_repair")}
    tried = {case.code for case in CASES}
    assert named - tried == {"too_many_rows", "too_many_alike"}


def test_all_problems_of_all_files_are_named_at_once(tmp_path: Path) -> None:
    path = make(tmp_path)
    cases = ["unknown_file", "decimal_comma", "not_a_date", "placed_twice", "missing_document"]
    for case in BROKEN:
        if case.code in cases:
            case.spoil(path)
    settings("seed = 7", 'threshold = "2"\nkleur = 1')(path)
    put("remarks.csv", b"\xff\xfeh")(path)
    assert {item.code for item in found(path)} == {
        *("unknown_file", "decimal_comma", "not_a_date", "placed_twice"),
        *("threshold_range", "unknown_key", "utf16"),
    }


def test_an_unreadable_table_does_not_make_other_tables_look_wrong(tmp_path: Path) -> None:
    path = make(tmp_path)
    for name in ("documents.csv", "participants.csv", "networks.csv", "organisations.csv"):
        put(name, b"id\xff")(path)
    assert {item.code for item in found(path)} == {"not_utf8"}


def test_an_unreadable_card_does_not_make_an_expectation_look_wrong(tmp_path: Path) -> None:
    path = make(tmp_path)
    settings('label = { nl = "Zorg", en = "Care" }', "")(path)
    assert {item.code for item in found(path)} == {"missing_key"}


def test_what_is_allowed_is_named_the_nearest_first(tmp_path: Path) -> None:
    path = make(tmp_path)
    put("strategies.csv", "network,strategy,finding,respondent\nnoord,trst,absent,p1\n")(path)
    put("governance.csv", "network,question,answer,respondent\nnoord,form,netwerk,p1\n")(path)
    settings("strategies:trust", "strategie:trust")(path)
    assert {item.found: item.allowed.split(", ")[0] for item in found(path)} == {
        "trst": "trust",
        "netwerk": "network",
        "strategie:trust": "strategies:trust",
    }


@pytest.mark.parametrize(
    ("file", "words", "column"),
    [
        ("say.csv", "network,organisation\nnoord,huis\n", "decides"),
        ("interests.csv", "network,stakeholder,stake\nnoord,gemeente,  \n", "client_question"),
        ("outcomes.csv", "network,example\nnoord, \n", "cases"),
    ],
)
def test_a_row_in_which_nothing_is_said_is_no_row(
    file: str, words: str, column: str, tmp_path: Path
) -> None:
    path = make(tmp_path)
    put(file, words)(path)
    assert [(item.code, item.row, item.column) for item in found(path)] == [
        ("no_answer", 2, column)
    ]
    assert all(column in item.repair.nl for item in found(path))


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("say.csv", "network,organisation,decides\nnoord,huis,no\n"),
        ("say.csv", "network,organisation,proposals\nnoord,huis,0\n"),
        ("interests.csv", "network,stakeholder,met\nnoord,gemeente,no\n"),
        ("outcomes.csv", "network,example\nnoord,Een gezin kreeg rust.\n"),
        ("outcomes.csv", "network,cases\nnoord,0\nnoord,3\n"),
        ("outcomes.csv", "network,respondent,cases,round\nnoord,p1,2,1\nnoord,p1,2,2\n"),
        ("obstacles.csv", "respondent,network,text,finding\np1,noord,te druk,absent\n"),
    ],
)
def test_no_and_nothing_yet_are_answers(file: str, words: str, tmp_path: Path) -> None:
    path = make(tmp_path)
    put(file, words)(path)
    read(path)


@pytest.mark.parametrize(
    ("file", "words"),
    [
        (
            "tensions.csv",
            "respondent,network,tension,finding,evidence\np1,noord,provider-provider,present,document\n",
        ),
        ("obstacles.csv", "respondent,network,obstacle,evidence\np1,noord,funding,document\n"),
        (
            "governance.csv",
            "network,question,answer,respondent,evidence\nnoord,trust,3,p1,document\n",
        ),
    ],
)
def test_a_person_is_no_document_in_any_table(file: str, words: str, tmp_path: Path) -> None:
    path = make(tmp_path)
    put(file, words)(path)
    assert [(item.code, item.row, item.column, item.allowed) for item in found(path)] == [
        ("person_evidence", 2, "evidence", "interview, questionnaire")
    ]


def test_a_document_row_without_a_column_evidence_is_not_said_to_be_an_interview(
    tmp_path: Path,
) -> None:
    path = make(tmp_path)
    put("strategies.csv", "network,strategy,finding,document\nnoord,trust,absent,visie\n")(path)
    (item,) = found(path)
    assert (item.code, item.found, item.allowed) == ("document_evidence", "", "document")
    assert "interview" not in item.message.en + item.repair.en


def test_more_of_the_same_is_counted(tmp_path: Path) -> None:
    path = make(tmp_path)
    rows = "".join(f"p2,noord,x{number},neutral,\n" for number in range(250))
    put(SORTS, VALID[SORTS] + rows)(path)
    problems = found(path)
    codes = [item.code for item in problems]
    assert codes.count("unknown_value") == 100
    assert [item.found for item in problems if item.code == "too_many_alike"] == ["150"]


def test_too_many_rows_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "ROW_LIMIT", 5)
    assert [(item.code, item.file) for item in found(make(tmp_path))] == [("too_many_rows", SORTS)]


@pytest.mark.parametrize("size", [cells.CELL_LIMIT + 1, 200_000])
def test_a_huge_cell_is_refused_whatever_its_size(size: int, tmp_path: Path) -> None:
    path = make(tmp_path)
    line("codings.csv", f"visie,moed,{'a' * size},,,,")(path)
    assert [(item.code, item.row) for item in found(path)] == [("huge_cell", 4)]


def test_links_that_lead_to_each_other_are_refused(tmp_path: Path) -> None:
    path = make(tmp_path)
    link(SORTS, "sorts.csv")(path)
    assert [item.code for item in found(path)] == ["outside_folder"]


def test_a_pipe_does_not_keep_us_waiting(tmp_path: Path) -> None:
    path = make(tmp_path)
    os.mkfifo(path / "remarks.csv")
    assert [item.code for item in found(path)] == ["not_a_file"]


def test_a_document_that_links_outside_is_refused(tmp_path: Path) -> None:
    path = make(tmp_path)
    link("documents/visie.txt", "/etc/passwd")(path)
    assert [item.code for item in found(path)] == ["outside_folder"]
