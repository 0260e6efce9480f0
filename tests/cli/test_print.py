"""`samenspel print`: every document, from the catalogue or from a study, and what it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.conftest import Run
from outputs import words
from samenspel import read, write
from samenspel.catalogue import instrument, instruments, templates, texts
from samenspel.cli.print import FORMS, SHEETS
from samenspel.text import LANGUAGES, Language

DOCUMENTS = (*SHEETS, *FORMS)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_everything_can_be_printed_without_a_study_in_both_languages(
    run: Run, tmp_path: Path, document: str, language: Language
) -> None:
    target = tmp_path / "deep" / "paper.pdf"
    ended = run("print", document, "--format", "pdf", "--output", target, language=language)
    assert (ended.code, ended.err) == (0, "")
    assert str(target) in ended.out
    titles = {"map": instrument("values-map").title} | {
        name: texts("print")[f"{name}_title"] for name in FORMS
    }
    expected = titles[document].in_language(language) if document in titles else "trustful"
    assert expected in words("pdf", target.read_bytes())


@pytest.mark.parametrize("kind", [".xlsx", ".json", ""])
def test_a_study_is_printed_whichever_way_it_comes(run: Run, twente: Path, kind: str) -> None:
    source = twente.parent / f"copy{kind}"
    write(read(twente), source)
    target = twente.parent / "cards.pdf"
    assert run("print", "cards", "--study", source, "--output", target, language="nl").code == 0
    shown = words("pdf", target.read_bytes())
    assert "Betrouwbaar" in shown  # the word of 2021; since then it is Vertrouwen
    assert "2021" in shown


def test_the_result_is_named_after_the_study_the_document_and_the_language(
    run: Run, wbw: Path, here: Path
) -> None:
    assert run("print", "map", "--study", wbw, "--language", "nl").code == 0
    assert run("print", "guide", "--for", "delegate", "--language", "nl").code == 0
    assert run("print", "questionnaire").code == 0
    made = {path.name for path in here.iterdir()} - {wbw.name}
    assert made == {
        "wbw-map-nl.pdf",
        "samenspel-guide-delegate-nl.pdf",
        "samenspel-questionnaire-en.docx",
    }


def test_a_study_with_answers_says_what_it_leaves_out_and_how_to_choose(
    run: Run, wbw: Path
) -> None:
    target = wbw.parent / "list.docx"
    ended = run("print", "questionnaire", "--study", wbw, "--output", target)
    assert instrument("values-map").title.en in ended.err
    assert "--ask" in ended.err
    governance = instrument("governance").title.en
    assert governance not in words("docx", target.read_bytes())
    ended = run("print", "questionnaire", "--study", wbw, "--ask", "governance", "--output", target)
    assert ended.err == ""
    assert governance in words("docx", target.read_bytes())


@pytest.mark.parametrize(("document", "name"), [("guide", "a.docx"), ("questionnaire", "a.pdf")])
def test_the_name_of_the_file_decides_its_form(
    run: Run, tmp_path: Path, document: str, name: str
) -> None:
    target = tmp_path / name
    assert run("print", document, "--output", target).code == 0
    assert words(target.suffix[1:], target.read_bytes())
    assert target.read_bytes().startswith(b"PK" if target.suffix == ".docx" else b"%PDF")


def test_a_guide_can_be_for_one_role(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "guide.pdf"
    assert run("print", "guide", "--for", "delegate", "--output", target, "--ask", "say").code == 0
    shown = words("pdf", target.read_bytes())
    assert texts("print")["guide_delegate"].en in shown
    assert texts("print")["guide_director"].en not in shown


def test_a_script_is_that_of_the_study_unless_another_is_asked(run: Run, tmp_path: Path) -> None:
    study, target = tmp_path / "study", tmp_path / "script.docx"
    assert run("new", study, "--template", "review").code == 0
    for chosen, title in (((), "review"), (("--template", "new_network"), "new_network")):
        assert run("print", "script", "--study", study, *chosen, "--output", target).code == 0
        assert templates()[title].about.en in words("docx", target.read_bytes())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "case",
    [
        (["posters"], 2, "questionnaire"),
        ([], 2, "document"),
        (["cards", "--format", "docx"], 2, "--format"),
        (["map", "--format", "docx"], 2, "pdf."),
        (["cards", "--for", "director"], 2, "--for"),
        (["cards", "--template", "review"], 2, "--template"),
        (["map", "--output", "map.docx"], 2, "pdf."),
        (["guide", "--format", "pdf", "--output", "guide.docx"], 2, "--format pdf"),
        (["guide", "--for", "client"], 2, "director, delegate"),
        (["guide", "--ask", "horoscope"], 2, ", ".join(instruments())),
        (["cards", "--study", "nowhere"], 3, "nowhere"),
    ],
)
def test_wrong_use_ends_in_a_sentence_and_writes_nothing(
    run: Run, here: Path, case: tuple[list[str], int, str], language: Language
) -> None:
    called, code, named = case
    ended = run("print", *called, language=language)
    assert ended.code == code
    assert named in ended.err
    assert ("Zo kan het niet" in ended.err) == (code == 2 and language == "nl")
    assert "Traceback" not in ended.err
    assert list(here.iterdir()) == []


def test_problems_of_a_study_are_told_and_nothing_is_printed(run: Run, wbw: Path) -> None:
    settings = (wbw / "study.toml").read_text("utf-8")
    (wbw / "study.toml").write_text(settings.replace("neutral = 6", "neutral = 9"), "utf-8")
    target = wbw.parent / "map.pdf"
    ended = run("print", "map", "--study", wbw, "--output", target)
    assert ended.code == 1
    assert "[shape_sum]" in ended.err
    assert not target.exists()


def test_a_path_that_cannot_be_written_is_said(run: Run, wbw: Path) -> None:
    ended = run("print", "map", "--output", wbw / "study.toml" / "map.pdf")
    assert ended.code == 3
    assert "--output" in ended.err
