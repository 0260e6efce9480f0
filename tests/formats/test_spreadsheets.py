"""What spreadsheets make of a table is read as it was meant, and what we write runs nowhere."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO, StringIO
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given

from formats.broken import VALID, make
from formats.cells import AWKWARD, WORDS
from samenspel.formats import read, write
from samenspel.formats.csv_tables import guarded, unguarded
from samenspel.study.model import Study
from samenspel.study.rows import Meaning

Change = Callable[[str], str]


@pytest.mark.parametrize(
    "change",
    [
        lambda words: f"\ufeff{words}",
        lambda words: words.replace(",", ";"),
        lambda words: words.replace(",", "\t"),
        lambda words: words.replace("\n", "\r\n"),
        lambda words: words.replace("\n", "\r"),
        lambda words: words.replace("\n", ",,\n"),
        lambda words: words.replace("\n", "\n,,,,\n\n"),
        lambda words: "\ufeff" + words.replace(",", ";").replace("\n", "\r\n"),
    ],
    ids=[
        "mark",
        "semicolons",
        "tabs",
        "windows",
        "old mac",
        "spare columns",
        "gaps",
        "Dutch Excel",
    ],
)
def test_every_kind_of_csv_gives_the_same_study(change: Change, tmp_path: Path) -> None:
    path = make(tmp_path)
    study = read(path)
    for name, words in VALID.items():
        if name.endswith(".csv"):
            (path / name).write_bytes(change(words).encode())
    assert read(path) == study


@given(WORDS | AWKWARD)
def test_guarding_loses_nothing_and_leaves_nothing_to_compute(words: str) -> None:
    assert unguarded(guarded(words)) == words
    assert not guarded(words).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))


def test_a_formula_in_an_answer_is_written_as_words(tmp_path: Path) -> None:
    study = _with_meaning(read(make(tmp_path)), '=HYPERLINK("x")')
    write(study, tmp_path / "map")
    rows = list(csv.reader(StringIO((tmp_path / "map" / "meanings.csv").read_text("utf-8"))))
    assert rows[1][-1] == '\'=HYPERLINK("x")'
    write(study, tmp_path / "book.xlsx")
    assert read(tmp_path / "map") == read(tmp_path / "book.xlsx") == study


def _with_meaning(study: Study, words: str) -> Study:
    row = Meaning("p1", "noord", "rust", behaviour=words)
    return Study(study.design, study.sorts, meanings=(row,))


def test_what_excel_makes_of_ids_numbers_dates_and_yes_is_read_as_meant(tmp_path: Path) -> None:
    path = tmp_path / "study.xlsx"
    path.write_bytes(_typed_by_hand())
    study = read(path)
    network, person = study.design.networks[0], study.design.participants[0]
    assert (network.id, network.participants, network.started) == ("7", 1, date(2024, 3, 1))
    assert (person.id, person.network, person.hours, person.named) == ("2023", "7", 2.5, True)


def _typed_by_hand() -> bytes:
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    day = book.add_format({"num_format": "d mmm yyyy"})
    pages: dict[str, list[list[object]]] = {
        "study": [["key", "value"], ["schema", 1], ["study.id", 5], ["study.title", "Met de hand"]],
        "networks": [["id", "participants", "started"], [7, 1.0, datetime(2024, 3, 1)]],  # noqa: DTZ001 -- a spreadsheet knows no time zones
        "participants": [["id", "network", "hours", "named"], [2023, 7, 2.5, True]],
        "README": [["Anything may stand here"]],
    }
    for name, lines in pages.items():
        page = book.add_worksheet(name)
        for row, line in enumerate(lines):
            for column, cell in enumerate(line):
                page.write(row, column, cell, day if isinstance(cell, datetime) else None)
    book.close()
    return out.getvalue()


def test_the_smallest_study_is_a_title_and_four_columns(tmp_path: Path) -> None:
    (tmp_path / "study.toml").write_text(
        'schema = 1\n[study]\nid = "s"\ntitle = "Klein"\n', encoding="utf-8"
    )
    (tmp_path / "sorts.csv").write_text(
        "respondent,network,value,category\na,n,trustful,important\n", encoding="utf-8"
    )
    study = read(tmp_path)
    assert (study.sorts[0].round, study.sorts[0].perspective) == (1, "network")
