"""Files of sorts: the form is seen, what is wrong is named, what is lost is said."""

from __future__ import annotations

import os
import random
import tempfile
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings

from formats.qsets import Holds, qsets
from formats.test_fuzz import noise, spoiled, spoiled_inside
from samenspel.catalogue import texts
from samenspel.errors import InvalidStudyError, SamenspelError, UnusableFileError
from samenspel.findings.viewpoint_sorts import maps_as_sorts
from samenspel.formats import FORMS, holds_sorts, read_sorts, write, write_sorts
from samenspel.formats.pqmethod import write as as_pqmethod
from samenspel.formats.qsort_losses import losses
from samenspel.formats.qsort_study import sorts_as_study
from samenspel.formats.qsorts import Form
from samenspel.study.checks import problems
from samenspel.study.qset import QSet, QSort, Statement
from samenspel.text import Text, plain

SECONDS = float(os.environ.get("SAMENSPEL_FUZZ_SECONDS", "30"))
some = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))

SORTS = (
    *(QSort("Anna", (-1, 0, 0, 1)), QSort("Bo", (1, 0, 0, -1))),
    *(QSort("Co", (0, 1, -1, 0)), QSort("Dirk", (0, 0, 1, -1))),
)
STATEMENTS = tuple(Statement(f"s{at}", plain(f"Stelling {at}")) for at in range(1, 5))
QSET = QSet(plain("proef"), STATEMENTS, SORTS, ((-1, 1), (0, 2), (1, 1)))
DAT, STA = (words.replace("\r\n", "\n") for words in as_pqmethod(QSET))
TABLE = "id,Anna,Bo,Co\na,-1,1,0\nb,0,0,1\nc,1,-1,-1\n"


@dataclass(frozen=True)
class Broken:
    """One way to break a file of sorts, the problem it is named as, and where."""

    code: str
    content: str
    file: str = "q.dat"
    row: int | None = None
    column: str = ""
    sta: str = STA

    @property
    def name(self) -> str:
        """Return the file that is read."""
        return "q.dat" if self.file == "q.sta" else self.file


def dat(line: int, words: str) -> str:
    """Return the .DAT with another line, numbered from 1."""
    lines = DAT.splitlines(keepends=True)
    lines[line - 1] = f"{words}\n"
    return "".join(lines)


BROKEN = (
    Broken("pq_first_line", dat(1, "  0  x  4 proef"), row=1),
    Broken("pq_second_line", dat(2, " -1  1  a"), row=2),
    Broken("pq_first_line", dat(1, "  0  4  0 proef"), row=1),
    Broken("pq_second_line", dat(2, " -1"), row=2),
    Broken("pq_counts", dat(2, " -1  1  1  0  0  0  0  0  0  0  0  3"), row=2),
    Broken("pq_sorts_count", dat(1, "  0  5  4 proef"), row=1),
    Broken("pq_statements_count", DAT, "q.sta", sta="Een\nTwee\nDrie\n"),
    Broken("pq_line_length", dat(4, "Bo         1 0 0"), row=4),
    Broken("pq_line_length", dat(4, "Bo         1 0 0-1 0"), row=4),
    Broken("pq_statements_count", DAT, "q.sta", sta=f"{STA}Vijf\n"),
    Broken("pq_no_name", dat(4, "           1 0 0-1"), row=4, column="name"),
    Broken("pq_cell", dat(4, "Bo         1 0 x-1"), row=4, column="s3"),
    Broken("pq_empty_cell", dat(4, "Bo         1 0  -1"), row=4, column="s3"),
    Broken("pq_outside", dat(2, " -1  0"), row=3, column="s4"),
    Broken("pq_no_words", DAT, "q.sta", 2, sta="Een\n\nDrie\nVier\n"),
    Broken("table_corner", TABLE.replace("id", "wie"), "q.csv", 1),
    Broken("table_no_name", TABLE.replace("b,", ",", 1), "q.csv", 3),
    Broken("table_cell", TABLE.replace("c,1", "c,1.5"), "q.csv", 4, "Anna"),
    # What the checks of every Q-study find is named at its line and its statement.
    Broken("outside_shape", dat(4, "Bo         9 0 0-1"), row=4, column="s1"),
    Broken("shape_not_kept", dat(4, "Bo         1 0 0 1"), row=4),
    Broken("shape_count", dat(2, " -1  1  0  0  0  0  0  1 -2  5")),
    Broken("same_sort", dat(4, "Anna       1 0 0-1"), row=4),
    Broken("empty_file", "\n \n"),
    Broken("unprintable", DAT.replace("Bo", "B\x07"), row=4, column="name"),
    Broken("unprintable", dat(1, "  0  4  4 pro\x07ef"), row=1),
    Broken("unprintable", DAT, "q.sta", 2, sta=STA.replace("Stelling 2", "St\x07")),
    Broken("unprintable", TABLE.replace("Bo", '"B\no"'), "q.csv", 1),
    Broken("unprintable", TABLE.replace("b,", "b\x07,", 1), "q.csv", 3),
    Broken("ragged_row", TABLE.replace("c,1", "c"), "q.csv", 4),
)
OTHERWISE = {"pq_too_many", "pq_missing", "pq_columns", "pq_two_sta"}  # tried below


def put(folder: Path, name: str, content: str, sta: str = STA) -> Path:
    (folder / name).write_bytes(content.encode())
    if name.endswith(".dat"):
        (folder / "q.sta").write_bytes(sta.encode())
    return folder / name


def codes_of(path: Path) -> list[str]:
    with pytest.raises(InvalidStudyError) as caught:
        read_sorts(path)
    return [item.code for item in caught.value.problems]


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: case.code)
def test_a_broken_file_is_refused_by_name_and_place(case: Broken, tmp_path: Path) -> None:
    path = put(tmp_path, case.name, case.content, case.sta)
    with pytest.raises(InvalidStudyError) as caught:
        read_sorts(path)
    first = caught.value.problems[0]
    assert {item.code for item in caught.value.problems} == {case.code}
    assert (first.file, first.row, first.column) == (case.file, case.row, case.column)
    for item in caught.value.problems:
        assert all([item.message.nl, item.message.en, item.repair.nl, item.repair.en])
        assert item.message.nl != item.message.en
        assert item.found.isprintable()


def test_every_problem_of_these_files_is_tried_here() -> None:
    named = {code for code in texts("qsort_files") if f"{code}_repair" in texts("qsort_files")}
    assert named == {case.code for case in BROKEN if case.code in named} | OTHERWISE


def test_every_problem_of_a_file_is_named_at_once(tmp_path: Path) -> None:
    lines = DAT.replace(" 1 0 0-1", " x 0 0-1").replace("Co  ", "    ")
    path = put(tmp_path, "q.dat", lines, "Een\n")
    assert sorted(codes_of(path)) == ["pq_cell", "pq_no_name", "pq_statements_count"]


def test_more_of_the_same_is_counted(tmp_path: Path) -> None:
    rows = "".join(f"s{row},x,1\n" for row in range(150))
    codes = codes_of(put(tmp_path, "q.csv", f"id,Anna,Bo\n{rows}"))
    assert (codes.count("table_cell"), codes.count("too_many_alike")) == (100, 1)


def test_words_in_two_files_are_not_chosen_between(tmp_path: Path) -> None:
    path = put(tmp_path, "q.dat", DAT)
    (tmp_path / "Q.STA").write_text(STA)
    assert codes_of(path) == ["pq_two_sta"]


@pytest.mark.parametrize("sta", ["q.STA", "Q.Sta", "q.sta"])
def test_words_are_found_however_they_are_capitalised(sta: str, tmp_path: Path) -> None:
    (tmp_path / "Q.DAT").write_text(DAT)
    (tmp_path / sta).write_text(STA)
    assert read_sorts(tmp_path / "Q.DAT") == QSET


@pytest.mark.parametrize("form", FORMS)
def test_each_form_gives_back_who_placed_what_where(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"proef{FORMS[form].suffix}"
    write_sorts(QSET, path, form)
    back = read_sorts(path)
    assert (back.sorts, back.shape) == (QSET.sorts, QSET.shape)
    assert [item.id for item in back.statements] == [item.id for item in QSET.statements]
    assert holds_sorts(path)


@pytest.mark.parametrize("form", FORMS)
@given(qset=qsets(Holds(missing=False, lowest=-6)))
@some
def test_what_a_form_cannot_hold_is_said_and_nothing_else_changes(form: str, qset: QSet) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"q{FORMS[form].suffix}"
        try:
            lost = write_sorts(qset, path, form)
        except SamenspelError:  # not every name fits in every form; then nothing is written
            assert not path.exists()
            return
        back = read_sorts(path)
    assert [sort.places for sort in back.sorts] == [sort.places for sort in qset.sorts]
    assert bool(lost) == (back != qset)


@pytest.mark.parametrize(("suffix", "form"), [(".dat", "pqmethod"), (".csv", "table")])
def test_without_a_form_the_suffix_decides(suffix: str, form: str, tmp_path: Path) -> None:
    write_sorts(QSET, tmp_path / f"one{suffix}")
    write_sorts(QSET, tmp_path / f"two{suffix}", form)
    assert (tmp_path / f"one{suffix}").read_bytes() == (tmp_path / f"two{suffix}").read_bytes()


def test_sorts_are_written_in_one_language_and_that_is_said(tmp_path: Path) -> None:
    words = Text("Wij komen", "We come")
    both = replace(QSET, statements=(Statement("s1", words), *STATEMENTS[1:]))
    lost = write_sorts(both, tmp_path / "q.dat", language="en")
    assert lost == (texts("qsort_files")["lost_language"],)
    assert read_sorts(tmp_path / "q.dat").statements[0].words == plain("We come")
    assert write_sorts(both, tmp_path / "proef.csv") == ()


def test_other_names_are_shown_beside_the_old_ones(tmp_path: Path) -> None:
    named = replace(QSET, sorts=(replace(SORTS[0], id="Anna van Dam"), *SORTS[1:]))
    (lost,) = write_sorts(named, tmp_path / "q.dat")
    assert "Anna van Dam → Anna van" in lost.nl
    assert "1 van 4" in lost.nl
    assert "1 of 4" in lost.en


@pytest.mark.parametrize(
    ("written", "kept", "key"),
    [
        (QSET, replace(QSET, shape=()), "lost_shape"),
        (replace(QSET, shape=()), QSET, "made_shape"),
        (replace(QSET, shape=((-1, 1), (0, 2), (1, 1), (2, 0))), QSET, None),
        (
            replace(QSET, sorts=(replace(SORTS[0], network="noord"), *SORTS[1:])),
            QSET,
            "lost_networks",
        ),
    ],
)
def test_each_loss_has_a_sentence_and_no_loss_has_none(
    written: QSet, kept: QSet, key: str | None
) -> None:
    assert losses(written, written, kept) == ((texts("qsort_files")[key],) if key else ())


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        ("", "q.sav", "pqmethod (.dat)"),
        ("{}", "q.txt", "easy-htmlq (.json)"),
        ('{"schema": 1}', "q.json", "kenq (.xlsx)"),
        ("PK", "q.xlsx", "kenq (.xlsx)"),
        (",1,2\n1,0,1\n2,1,0\n", "q.csv", "kenq-csv, table"),
    ],
)
def test_what_is_not_clearly_one_form_is_refused_with_the_forms(
    content: str, name: str, said: str, tmp_path: Path
) -> None:
    path = put(tmp_path, name, content)
    with pytest.raises(UnusableFileError, match=name) as caught:
        read_sorts(path)
    assert said in caught.value.text.nl
    assert said in caught.value.text.en
    assert not holds_sorts(path)


def test_a_first_column_that_is_named_settles_what_the_rows_are(tmp_path: Path) -> None:
    by_statement = read_sorts(put(tmp_path, "a.csv", "id,1,2\n1,0,1\n2,1,0\n3,5,5\n"))
    by_sort = read_sorts(put(tmp_path, "b.csv", "sort,1,2\n1,0,1\n2,1,0\n3,5,7\n"))
    assert (len(by_statement.statements), len(by_sort.statements)) == (3, 2)


@pytest.mark.parametrize(
    ("path", "form", "said"),
    [
        ("q.odt", None, "table (.csv)"),
        ("q.csv", "pqmethod", "pqmethod komt in een bestand dat eindigt op .dat"),
        ("q.csv", "spss", "table (.csv)"),
    ],
)
def test_a_form_that_does_not_go_with_a_name_is_refused(
    path: str, form: str | None, said: str, tmp_path: Path
) -> None:
    with pytest.raises(UnusableFileError, match=path) as caught:
        write_sorts(QSET, tmp_path / path, form)
    assert said in caught.value.text.nl
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("qset", "code"),
    [
        (
            replace(QSET, sorts=(replace(SORTS[0], places=(-1, None, 0, 1)), *SORTS[1:])),
            "pq_missing",
        ),
        (
            replace(QSET, sorts=(replace(SORTS[0], places=(-7, 0, 0, 1)), *SORTS[1:]), shape=()),
            "pq_columns",
        ),
        (
            replace(QSET, sorts=tuple(replace(SORTS[0], id=f"p{at}") for at in range(1_000))),
            "pq_too_many",
        ),
    ],
    ids=["missing", "columns", "many"],
)
def test_what_pqmethod_cannot_hold_is_refused_and_nothing_is_written(
    qset: QSet, code: str, tmp_path: Path
) -> None:
    with pytest.raises(InvalidStudyError) as caught:
        write_sorts(qset, tmp_path / "q.dat")
    assert {item.code for item in caught.value.problems} == {code}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("there", ["q.dat", "q.sta", "Q.STA"])
def test_nothing_is_written_over(there: str, tmp_path: Path) -> None:
    (tmp_path / there).write_text("mine")
    with pytest.raises(UnusableFileError, match="there already"):
        write_sorts(QSET, tmp_path / "q.dat")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["mine"]


def test_a_form_that_would_change_a_place_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turned = replace(QSET, sorts=tuple(reversed(SORTS)))
    careless = Form(".csv", lambda _: turned, lambda _, name: {name: b"x"})
    monkeypatch.setitem(cast("dict[str, Form]", FORMS), "careless", careless)
    with pytest.raises(UnusableFileError, match="careless"):
        write_sorts(QSET, tmp_path / "q.csv", "careless")
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_sound_study_is_not_written(tmp_path: Path) -> None:
    short = replace(QSET, sorts=(replace(SORTS[0], places=(0, 1)), *SORTS[1:]))
    for name in ("q.dat", "q.csv"):
        with pytest.raises(InvalidStudyError) as caught:
            write_sorts(short, tmp_path / name)
        assert [(item.code, item.file) for item in caught.value.problems] == [("sort_length", name)]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_and_nothing_at_all_are_no_sorts(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "q.dat"):
        assert not holds_sorts(path)
        with pytest.raises(UnusableFileError):
            read_sorts(path)


@pytest.mark.parametrize("suffix", [".json", ".xlsx"])
def test_a_study_is_no_file_of_sorts(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"study{suffix}"
    write(sorts_as_study(QSET), path)
    assert not holds_sorts(path)


@given(qset=qsets(Holds(free=False)))
@some
def test_sorts_in_three_boxes_are_a_study_and_nothing_else_is(qset: QSet) -> None:
    if len(qset.shape) != 3:
        with pytest.raises(UnusableFileError):
            sorts_as_study(qset)
        return
    study = sorts_as_study(qset)
    assert problems(study) == []
    back = maps_as_sorts(study, 1)
    middle = qset.shape[1][0]
    assert [sort.places for sort in back.sorts] == [
        tuple(place - middle for place in sort.places if place is not None) for sort in qset.sorts
    ]


def test_names_that_a_study_refuses_are_refused_here_too() -> None:
    unsafe = replace(QSET, sorts=(replace(SORTS[0], id="=1+1"), *SORTS[1:]))
    with pytest.raises(InvalidStudyError) as caught:
        sorts_as_study(unsafe)
    assert {item.code for item in caught.value.problems} == {"formula_id"}


@pytest.mark.fuzz
@pytest.mark.parametrize("form", FORMS)
def test_readers_of_sorts_end_in_sorts_or_a_sentence(form: str, tmp_path: Path) -> None:
    rng = random.Random(form)  # noqa: S311 -- not a secret: the same tries each time
    path = tmp_path / f"q{FORMS[form].suffix}"
    write_sorts(QSET, path, form)
    files = sorted(tmp_path.iterdir())
    mutants = [spoiled, spoiled, noise, *([spoiled_inside] * 2 if form == "kenq" else [])]
    until = time.monotonic() + SECONDS / len(FORMS)
    tries = 0
    while time.monotonic() < until:
        target = rng.choice(files)
        sound = target.read_bytes()
        target.write_bytes(rng.choice(mutants)(sound, rng))
        try:
            said = read_sorts(path).title
        except SamenspelError as error:
            said = error.text
            assert said.nl
            assert said.en
        target.write_bytes(sound)
        tries += 1
    assert tries > SECONDS
