"""A study is written whole or not at all, and never over something else by accident."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from formats.broken import make
from samenspel.errors import UnusableFileError
from samenspel.formats import new_study, read, whole, write
from samenspel.formats.workbook import ESCAPES
from samenspel.study.model import TABLES, Design, Study
from samenspel.study.qset import Flag, Turn, ViewpointPlan
from samenspel.text import plain

WAYS = ("study", "study.xlsx", "study.json")
SMALL = Study(Design("klein", plain("Klein")))


@pytest.mark.parametrize("way", WAYS)
def test_what_is_there_is_not_overwritten_unasked(way: str, tmp_path: Path) -> None:
    write(SMALL, tmp_path / way)
    with pytest.raises(UnusableFileError):
        write(SMALL, tmp_path / way)
    write(SMALL, tmp_path / way, overwrite=True)
    assert [path.name for path in tmp_path.iterdir()] == [way]


def test_overwriting_a_folder_keeps_the_ledger_and_drops_old_tables(tmp_path: Path) -> None:
    path = make(tmp_path)
    (path / "releases.json").write_text("{}", encoding="utf-8")
    write(SMALL, path, overwrite=True)
    names = sorted(entry.name for entry in path.iterdir())
    assert names == ["README.md", "releases.json", "study.toml"]
    assert read(path) == SMALL


@pytest.mark.parametrize("stranger", ["foto.jpg", "study.toml"])
def test_a_folder_that_holds_anything_else_is_left_alone(stranger: str, tmp_path: Path) -> None:
    path = make(tmp_path)
    if stranger in {entry.name for entry in path.iterdir()}:
        (path / stranger).unlink()
    else:
        (path / stranger).write_bytes(b"x")
    before = sorted(entry.name for entry in path.iterdir())
    with pytest.raises(UnusableFileError):
        write(SMALL, path, overwrite=True)
    assert sorted(entry.name for entry in path.iterdir()) == before


@pytest.mark.parametrize("way", WAYS)
def test_when_writing_fails_everything_is_as_it_was(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(SMALL, tmp_path / way)

    def full(_new: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    if way == "study":
        monkeypatch.setattr(whole, "_into_place", full)
    else:
        monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UnusableFileError):
        write(Study(Design("anders", plain("Anders"))), tmp_path / way, overwrite=True)
    assert [path.name for path in tmp_path.iterdir()] == [way]
    assert read(tmp_path / way) == SMALL


@pytest.mark.parametrize("name", ["x.pdf", "nergens/x.json", "a\0b", "x" * 300, "a\ud800.json"])
def test_a_path_that_cannot_be_used_is_a_sentence(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnusableFileError):
        write(SMALL, tmp_path / name)
    with pytest.raises(UnusableFileError) as caught:
        read(tmp_path / name)
    assert caught.value.text.nl != caught.value.text.en


def test_a_file_of_another_kind_is_no_study(tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"x")
    with pytest.raises(UnusableFileError):
        read(tmp_path / "x.pdf")


def test_words_that_excel_would_change_are_refused_by_name(tmp_path: Path) -> None:
    words = "_x005F_x0041_"
    assert ESCAPES.search(words)
    with pytest.raises(UnusableFileError, match="x005F"):
        write(Study(Design("x", plain(words))), tmp_path / "x.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_new_study_can_be_read_at_once(tmp_path: Path) -> None:
    new_study(tmp_path / "mijn studie", 'De "titel"\té')
    study = read(tmp_path / "mijn studie")
    assert (study.design.id, study.design.title.en) == ("mijn-studie", 'De "titel" é')
    with pytest.raises(UnusableFileError):
        new_study(tmp_path / "mijn studie", "Nog een")


def test_the_examples_in_a_new_study_can_be_used_as_they_stand(tmp_path: Path) -> None:
    new_study(tmp_path / "nieuw", "Nieuw")
    file = tmp_path / "nieuw" / "study.toml"
    words, _, examples = file.read_text("utf-8").partition("\n# [[cards]]")
    used = re.sub(r"^# (?=\[|\w+ = )", "", f"# [[cards]]{examples}", flags=re.MULTILINE)
    file.write_text(f"{words}\n{used}", encoding="utf-8")
    design = read(file.parent).design
    assert [card.id for card in design.own_cards] == ["…"]
    assert [item.about for item in design.expectations] == [("strategies:trust", "congruence")]
    assert design.viewpoints == ViewpointPlan(turns=(Turn(1, 2, 15.0),), flags=(Flag("…", 1),))


@pytest.mark.parametrize(("file", "word"), [("LEESMIJ.md", "Kolom"), ("README.md", "Column")])
def test_a_new_study_explains_every_table_in_two_languages(
    file: str, word: str, tmp_path: Path
) -> None:
    new_study(tmp_path / "nieuw", "Nieuw")
    words = (tmp_path / "nieuw" / file).read_text("utf-8")
    assert words.count(word) >= len(TABLES)
    assert "{" not in words
