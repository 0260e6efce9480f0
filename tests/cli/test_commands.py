"""What each command does, says and ends with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import random_study
from cli.conftest import Run
from samenspel import read, write
from samenspel.catalogue import instrument, templates
from samenspel.cli import COMMANDS
from samenspel.cli.outputs import REPORTS, RESULTS


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_speaks_the_language_of_the_terminal(run: Run, command: str, language: str) -> None:
    ended = run(*filter(None, [command]), "--help", language=language)
    assert ended.code == 0
    assert ("Opties" if language == "nl" else "Options") in ended.out
    assert "Traceback" not in ended.err


def test_a_new_study_is_sound_and_can_be_filled(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "nieuw"
    assert run("new", path, "--title", "Ons netwerk").code == 0
    assert run("check", path).code == 0
    assert read(path).design.title.nl == "Ons netwerk"


def test_a_new_study_says_which_conversation_it_prepares_and_what_to_ask(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "nieuw"
    assert run("new", path, "--template", "review").code == 0
    assert read(path).design.template == "review"
    settings = (path / "study.toml").read_text("utf-8")
    for id in templates()["review"].asks:
        assert instrument(id).title.nl in settings
        assert instrument(id).title.en in settings


def test_a_new_study_is_never_written_over_another(run: Run, wbw: Path) -> None:
    before = (wbw / "study.toml").read_bytes()
    assert run("new", wbw).code == 3
    assert (wbw / "study.toml").read_bytes() == before


@pytest.mark.parametrize("suffix", [".xlsx", ".json", ""])
def test_the_same_study_whichever_way_it_comes(run: Run, wbw: Path, suffix: str) -> None:
    target = wbw.parent / f"copy{suffix}"
    assert run("convert", wbw, target).code == 0
    assert read(target) == read(wbw)
    assert run("convert", wbw, target).code == 3


def test_json_reaches_the_terminal_as_json(run: Run, wbw: Path) -> None:
    ended = run("analyse", wbw, "--format", "json")
    assert json.loads(ended.out)["study"]["id"] == "west-brabant-west"


def test_a_workbook_needs_a_file(run: Run, wbw: Path) -> None:
    ended = run("analyse", wbw, "--format", "xlsx")
    assert ended.code == 2
    assert "--output" in ended.err
    assert run("analyse", wbw, "--format", "xlsx", "--output", wbw.parent / "r.xlsx").code == 0
    assert (wbw.parent / "r.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_problem_is_told_at_once_and_nothing_is_written(
    run: Run, wbw: Path, language: str
) -> None:
    rows = (wbw / "sorts.csv").read_text("utf-8")
    rows = rows.replace("A1,A,trustful,important", "A1,A,trust,important")
    rows = rows.replace("B1,B,effective,important", "B1,B,effective,belangrijk")
    (wbw / "sorts.csv").write_text(rows, "utf-8")
    files = sorted(wbw.iterdir())
    ended = run("report", wbw, "--audience", "outside", language=language)
    assert ended.code == 1
    assert "trust" in ended.err
    assert "belangrijk" in ended.err
    assert ("rij 1" if language == "nl" else "row 1") in ended.err
    assert "Traceback" not in ended.err
    assert sorted(wbw.iterdir()) == files


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["analyze"], 2),
        (["report"], 2),
        (["report", "x", "--format", "odt"], 2),
        (["report", "x", "--colour", "red"], 2),
        (["check", "x", "y"], 2),
        (["check", "not-there"], 3),
    ],
)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_wrong_use_ends_in_a_sentence(run: Run, words: list[str], code: int, language: str) -> None:
    ended = run(*words, language=language)
    assert ended.code == code
    assert ended.err.strip()
    assert "Traceback" not in ended.err
    assert "Error:" not in ended.err


@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_option_that_takes_a_number_says_which(run: Run, language: str) -> None:
    whole = {"nl": "een heel getal vanaf 1.", "en": "a whole number from 1 up."}
    assert whole[language] in run("analyse", "x", "--round", "one", language=language).err
    upto = {"nl": "1 tot 8", "en": "1 to 8"}
    assert upto[language] in run("viewpoints", "x", "--factors", "three", language=language).err


FIRST_BYTES = {"html": b"<!doctype", "pdf": b"%PDF", "docx": b"PK", "xlsx": b"PK", "json": b"{"}


@pytest.mark.parametrize(
    ("command", "name", "kind"),
    [
        ("report", "r.pdf", "pdf"),
        ("report", "r.DOCX", "docx"),
        ("report", "r.htm", "html"),
        ("report", "r", "html"),
        ("analyse", "r.xlsx", "xlsx"),
        ("analyse", "r.json", "json"),
    ],
)
def test_the_name_of_the_file_decides_its_form(
    run: Run, wbw: Path, command: str, name: str, kind: str
) -> None:
    target = wbw.parent / name
    assert run(command, wbw, "--output", target).code == 0
    assert target.read_bytes()[:9].lower().startswith(FIRST_BYTES[kind].lower())


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("called", "named"),
    [
        (["report", "--format", "html", "--output", "r.pdf"], "--format html"),
        (["analyse", "--format", "json", "--output", "r.txt"], "--format json"),
        (["analyse", "--output", "r.pdf"], "text, json, csv, xlsx"),
        (["report", "--format", "html", "--output", "r.json"], "html, pdf, docx"),
        (["report", "--output", "r.pptx"], "html, pdf, docx"),
        (["analyse", "--output", "r.v2"], "--format"),
    ],
)
def test_a_name_that_contradicts_the_form_is_refused(
    run: Run, wbw: Path, called: list[str], named: str, language: str
) -> None:
    command, *rest, name = called
    target = wbw.parent / name
    ended = run(command, wbw, *rest, target, language=language)
    assert ended.code == 2
    assert named in ended.err
    assert str(target) in ended.err
    assert not target.exists()


@pytest.mark.parametrize(
    ("command", "audience"), [("analyse", "researcher"), ("report", "outside")]
)
def test_a_round_in_which_nobody_was_asked_is_refused(
    run: Run, wbw: Path, command: str, audience: str
) -> None:
    target = wbw.parent / "r"
    (wbw / "remarks.csv").write_text(
        "respondent,network,question,answer,round\nA1,A,clash,Goed,3\n", "utf-8"
    )
    asked = ("--audience", audience, "--output", target, "--round")
    ended = run(command, wbw, *asked, 2)
    assert ended.code == 4
    assert "1, 3" in ended.err
    assert not target.exists()
    assert not (wbw / "releases.json").exists()
    assert run(command, wbw, *asked, 1).code == 0


def test_any_round_of_a_study_without_answers_is_empty(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "nieuw"
    run("new", path)
    assert run("analyse", path, "--round", 2).code == 0


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_study_is_not_written_into_a_folder_that_is_not_there(
    run: Run, wbw: Path, language: str
) -> None:
    lost = wbw.parent / "lost"
    for called in (["convert", wbw, lost / "copy.json"], ["new", lost / "study"]):
        ended = run(*called, language=language)
        assert ended.code == 3
        assert f"‘{lost}’" in ended.err
        assert ("bestaat niet" if language == "nl" else "no folder") in ended.err
    assert not lost.exists()


def test_what_is_there_already_is_said_to_be_in_the_way(run: Run, wbw: Path) -> None:
    assert "remove it first" in run("convert", wbw, wbw).err


def test_an_unknown_network_cannot_be_released(run: Run, wbw: Path) -> None:
    ended = run("report", wbw, "--audience", "members", "--network", "Z")
    assert ended.code == 4
    assert "A, B, C, D" in ended.err


def test_a_path_that_cannot_be_written_is_said(run: Run, wbw: Path) -> None:
    ended = run("analyse", wbw, "--output", wbw / "study.toml" / "x.txt")
    assert ended.code == 3


def test_a_fault_of_ours_is_no_traceback(
    run: Run, wbw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> str:
        raise ZeroDivisionError

    monkeypatch.setitem(RESULTS, "text", broken)
    ended = run("analyse", wbw)
    assert ended.code == 70
    assert "ZeroDivisionError" in ended.err
    assert "Traceback" not in ended.err


def test_the_same_study_version_and_seed_give_the_same_bytes(wbw: Path) -> None:
    """Two processes, with different hash seeds, agree on every byte of JSON and HTML."""

    def bytes_of(seed: str) -> list[bytes]:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        program = (
            "import sys; from samenspel.cli import main; "
            "sys.argv = ['samenspel', *sys.argv[1:]]; main()"
        )
        start = [sys.executable, "-c", program]
        calls = (["analyse", str(wbw), "--format", "json"], ["report", str(wbw), "--output", "-"])
        html = wbw.parent / f"{seed}.html"
        json_bytes = subprocess.run(
            [*start, *calls[0]], capture_output=True, check=True, env=environment
        ).stdout
        subprocess.run(
            [*start, "report", str(wbw), "--output", str(html)],
            capture_output=True,
            check=True,
            env=environment,
        )
        return [json_bytes, html.read_bytes()]

    assert bytes_of("1") == bytes_of("2")


@settings(
    max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**32 - 1), prefix=st.sampled_from(["", "é ", "网", "Ω-"]))
@pytest.mark.parametrize("shape", [(7, 4, 7), (1, 1, 1), (3, 0, 9)])
def test_other_cards_shapes_sizes_and_ids_work_everywhere(
    run: Run,
    tmp_path_factory: pytest.TempPathFactory,
    seed: int,
    prefix: str,
    shape: tuple[int, int, int],
) -> None:
    rng = np.random.default_rng(seed)
    sizes = rng.integers(1, 41, size=rng.integers(1, 4)).tolist()
    path = tmp_path_factory.mktemp("study") / "study.json"
    write(random_study(rng, sizes, shape=shape, prefix=prefix), path)
    assert run("check", path).code == 0
    assert run("convert", path, path.parent / "map").code == 0
    for audience in ("researcher", "members", "outside"):
        for kind in RESULTS:
            target = path.parent / f"result.{kind}"
            ended = run(
                "analyse", path, "--format", kind, "--audience", audience, "--output", target
            )
            assert ended.code == 0, ended.err
        for kind in REPORTS if seed % 3 == 0 else ["html"]:
            target = path.parent / f"report.{kind}"
            ended = run(
                "report", path, "--format", kind, "--audience", audience, "--output", target
            )
            assert ended.code == 0, ended.err
