"""Converting files of sorts: from and to other tools, and from the values maps of a study."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from cli.conftest import Run
from samenspel import read
from samenspel.findings.viewpoint_sorts import maps_as_sorts
from samenspel.formats import FORMS, read_sorts, write_sorts
from samenspel.study.qset import QSet, QSort, Statement
from samenspel.text import plain

SORTS = QSet(
    title=plain("proef"),
    statements=tuple(Statement(f"s{at}", plain(f"Stelling {at}")) for at in range(1, 5)),
    sorts=(
        *(QSort("Anna", (-1, 0, 0, 1)), QSort("Bo", (1, 0, 0, -1))),
        *(QSort("Co", (0, 1, -1, 0)), QSort("Dirk", (0, 0, 1, -1))),
    ),
    shape=((-1, 1), (0, 2), (1, 1)),
)


@pytest.fixture
def dat(tmp_path: Path) -> Path:
    path = tmp_path / "proef.dat"
    write_sorts(SORTS, path)
    return path


@pytest.fixture
def region(tmp_path: Path) -> Path:
    return Path(shutil.copytree("examples/voorbeeldregio", tmp_path / "regio"))


@pytest.mark.parametrize("form", FORMS)
def test_sorts_go_to_every_form_and_back(run: Run, dat: Path, form: str) -> None:
    there = dat.with_name(f"proef-2{FORMS[form].suffix}")
    assert run("convert", dat, there, "--as", form).code == 0
    assert run("convert", there, dat.with_name("proef-3.dat")).code == 0
    assert read_sorts(dat.with_name("proef-3.dat")).sorts == SORTS.sorts


def test_the_maps_of_a_study_go_to_a_program_for_sorts(run: Run, region: Path) -> None:
    ended = run("convert", region, region.with_suffix(".dat"), "--round", 1, language="nl")
    assert ended.code == 0, ended.err
    written, asked = read_sorts(region.with_suffix(".dat")), maps_as_sorts(read(region), 1)
    assert [sort.places for sort in written.sorts] == [sort.places for sort in asked.sorts]
    assert written.statements[0].words == plain(asked.statements[0].words.nl)
    assert "Bij welk netwerk" in ended.err
    assert f"18 van 18, zoals {asked.statements[0].id} → s1" in ended.err


def test_the_reader_chooses_the_language_of_the_words(run: Run, region: Path) -> None:
    asked = maps_as_sorts(read(region), 1)
    assert run("convert", region, region.with_suffix(".dat"), "--language", "en").code == 0
    words = read_sorts(region.with_suffix(".dat")).statements[0].words
    assert words == plain(asked.statements[0].words.en)


@pytest.mark.parametrize("suffix", [".xlsx", ".json"])
def test_a_study_stays_a_study_unless_sorts_are_asked(run: Run, region: Path, suffix: str) -> None:
    form = next(name for name, form in FORMS.items() if form.suffix == suffix)
    assert run("convert", region, region.with_suffix(suffix)).code == 0
    assert read(region.with_suffix(suffix)) == read(region)
    assert run("convert", region, region.with_name(f"q{suffix}"), "--as", form).code == 0
    assert read_sorts(region.with_name(f"q{suffix}")).sorts


@pytest.mark.parametrize("target", ["map", "map.xlsx", "map.json"])
def test_sorts_in_three_boxes_become_a_study(run: Run, dat: Path, target: str) -> None:
    study = dat.with_name(target)
    options = [] if target == "map" else ["--as", "study"]
    assert run("convert", dat, study, *options).code == 0
    assert run("check", study).code == 0
    back = maps_as_sorts(read(study), 1)
    assert [(sort.id, sort.places) for sort in back.sorts] == [
        (sort.id, sort.places) for sort in SORTS.sorts
    ]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_other_sorts_are_no_study_and_the_reason_is_said(
    run: Run, tmp_path: Path, language: str
) -> None:
    path = tmp_path / "breed.csv"
    path.write_text("id,Anna,Bo\na,-2,2\nb,-1,1\nc,1,-1\nd,2,-2\n")
    ended = run("convert", path, tmp_path / "map", language=language)
    assert ended.code == 3
    assert ("drie vakken" if language == "nl" else "three boxes") in ended.err
    assert not (tmp_path / "map").exists()


def test_maps_that_were_filled_in_afterwards_are_not_exported(run: Run, wbw: Path) -> None:
    ended = run("convert", wbw, wbw.with_suffix(".dat"))
    assert ended.code == 3
    assert "filled in afterwards" in ended.err
    assert not wbw.with_suffix(".dat").exists()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_round_goes_only_with_maps_that_become_sorts(
    run: Run, dat: Path, region: Path, language: str
) -> None:
    for source, target in ((dat, "q.csv"), (region, "copy.json")):
        ended = run("convert", source, dat.with_name(target), "--round", 1, language=language)
        assert ended.code == 2
        assert "--round" in ended.err
    ended = run("convert", region, dat.with_name("q.csv"), "--round", 9, language=language)
    assert ended.code == 4
    assert not dat.with_name("q.csv").exists()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_wrong_in_a_file_of_sorts_is_told_line_by_line(
    run: Run, dat: Path, language: str
) -> None:
    dat.write_text(dat.read_text().replace(" 1 0 0-1", " 1 x 0-1").replace("Co  ", "    "))
    ended = run("convert", dat, dat.with_suffix(".csv"), language=language)
    assert ended.code == 1
    assert "proef.dat" in ended.err
    assert ("rij 4, kolom s2" if language == "nl" else "row 4, column s2") in ended.err
    assert ("rij 5, kolom name" if language == "nl" else "row 5, column name") in ended.err
    assert not dat.with_suffix(".csv").exists()


def test_sorts_are_never_written_over(run: Run, dat: Path) -> None:
    before = dat.read_bytes()
    assert run("convert", dat, dat).code == 3
    assert run("convert", dat, dat.with_suffix(".odt")).code == 3
    assert dat.read_bytes() == before
