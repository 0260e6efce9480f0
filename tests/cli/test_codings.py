"""`samenspel codings`, and converting what other tools coded: each way round."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from cli.conftest import Run
from formats.refi.packed import packed, project, selection, source
from formats.refi.test_writing import STUDY
from samenspel import read, write
from samenspel.formats.refi import read_codebook, read_project

TEXT = "👍 Wij vertrouwen\r\nelkaar 👍 niet."
FOUND = [
    {"source": "a", "coder": "Anna", "code": "vertrouwen", "start": 2, "end": 5, "text": "Wij"},
    {"source": "a", "coder": "Anna", "code": "tijd", "start": 17, "end": 23, "text": "elkaar"},
]


@pytest.fixture
def qdpx(tmp_path: Path) -> Path:
    """Return a project that counts in UTF-16, with a line end of two."""
    tijd = "22222222-2222-4222-8222-222222222222"
    inside = selection(19, 25, 2, "elkaar", tijd) + selection(3, 6, 1, "Wij")
    path = tmp_path / "proef.qdpx"
    path.write_bytes(packed(project(source(inside)), {"Sources/a.txt": TEXT}))
    return path


def test_every_coding_is_listed_with_the_words_under_it(run: Run, qdpx: Path) -> None:
    ended = run("codings", qdpx, "--format", "json")
    assert ended.code == 0
    assert json.loads(ended.out) == FOUND
    assert "UTF-16" in ended.err
    assert "2 selections 2 fit" in ended.err


def test_codings_are_a_table_too(run: Run, qdpx: Path) -> None:
    target = qdpx.with_suffix(".csv")
    assert run("codings", qdpx, "--output", target).code == 0
    rows = list(csv.DictReader(StringIO(target.read_text("utf-8"))))
    assert rows == [{name: str(cell) for name, cell in row.items()} for row in FOUND]


@pytest.mark.parametrize(("language", "word"), [("nl", "Coderingen: 2"), ("en", "Codings: 2")])
def test_codings_are_told_in_words(run: Run, qdpx: Path, language: str, word: str) -> None:
    ended = run("codings", qdpx, language=language)
    assert ended.out.startswith(word)
    assert "a · Anna · tijd · 17-23\n    elkaar\n" in ended.out


def test_a_study_lists_its_codings_as_well(run: Run, tmp_path: Path) -> None:
    write(STUDY, tmp_path / "study")
    found = json.loads(run("codings", tmp_path / "study", "--format", "json").out)
    assert [(one["code"], one["text"]) for one in found] == [
        *(("Nu", "Wij"), ("Vertrouwen", "Wij vertrouwen"), ("trustful", ""))
    ]
    assert found[-1]["start"] is None


def test_a_project_is_rewritten_in_the_strict_form(run: Run, qdpx: Path) -> None:
    strict = qdpx.with_name("strict.qdpx")
    assert run("convert", qdpx, strict).code == 0
    ended = run("codings", strict, "--format", "json")
    assert json.loads(ended.out) == FOUND
    assert ended.err == ""


def test_a_project_becomes_a_study_and_goes_back_with_its_guids(run: Run, qdpx: Path) -> None:
    study, back = qdpx.with_name("study"), qdpx.with_name("back.qdpx")
    assert run("convert", qdpx, study).code == 0
    assert run("check", study).code == 0
    assert [row.coder for row in read(study).codings] == ["Anna", "Anna"]
    ended = run("convert", study, back)
    assert "Only" not in ended.out
    assert "only documents, codes and codings" in ended.err
    before, after = (read_project(path.read_bytes(), path.name).project for path in (qdpx, back))
    assert after.codes == before.codes
    assert [one.guid for one in after.sources] == [one.guid for one in before.sources]


@pytest.mark.parametrize("name", ["study.xlsx", "study.json"])
def test_a_project_becomes_a_study_in_one_file(run: Run, qdpx: Path, name: str) -> None:
    assert run("convert", qdpx, qdpx.with_name(name)).code == 0
    assert len(read(qdpx.with_name(name)).codings) == 2


def test_a_codebook_goes_out_and_comes_in(run: Run, qdpx: Path) -> None:
    book, study = qdpx.with_suffix(".qdc"), qdpx.with_name("study")
    assert run("convert", qdpx, book).code == 0
    names = [code.name for code in read_codebook(book.read_bytes(), book.name).project.codes]
    assert names == ["vertrouwen", "tijd"]
    assert run("convert", book, study).code == 0
    assert [code.name for code in read(study).codes] == names


@pytest.mark.parametrize(("language", "told"), [("nl", "staat geen code"), ("en", "holds no code")])
def test_a_codebook_without_a_code_says_so(
    run: Run, tmp_path: Path, language: str, told: str
) -> None:
    book = tmp_path / "leeg.qdc"
    book.write_text('<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes/></CodeBook>')
    ended = run("convert", book, tmp_path / "uit", language=language)
    assert ended.code == 0
    assert told in ended.err


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_cannot_be_done_ends_in_a_sentence(
    run: Run, qdpx: Path, wbw: Path, language: str
) -> None:
    broken, sorts = qdpx.with_name("broken.qdpx"), qdpx.with_name("sorts.csv")
    broken.write_bytes(b"PK")
    sorts.write_text("id,Anna,Bo\na,-1,1\nb,0,0\nc,1,-1\n")
    new = qdpx.with_name("new.qdpx")
    for called, code in (
        (["codings", broken], 1),
        (["codings", qdpx.with_name("not-there.qdpx")], 3),
        (["convert", qdpx, qdpx], 3),
        (["convert", sorts, new], 3),
        (["convert", wbw, new.with_suffix(".qdc")], 3),
        (["convert", qdpx, qdpx.with_name("x.json"), "--as", "kenq"], 2),
        (["convert", qdpx, new, "--round", 1], 2),
    ):
        ended = run(*called, language=language)
        assert ended.code == code, called
        assert ended.err.strip()
        assert "Traceback" not in ended.err
    assert not new.exists()
