"""`samenspel viewpoints`: what its options do, its forms, whom it refuses, how it stops."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from builders import VALUES, study
from cli.conftest import Ended, Run
from cli.test_commands import FIRST_BYTES
from samenspel import read, write
from samenspel.catalogue import texts
from samenspel.cli.viewpoints import FORMATS
from samenspel.study.rows import Participant
from samenspel.text import LANGUAGES

QUICK = ("--factors", 3, "--bootstrap", 0)


@pytest.fixture
def sorts(tmp_path: Path) -> Path:
    folder = Path(shutil.copytree("examples/elzenland-q", tmp_path / "q"))
    return folder / "elzenland-q.dat"


@pytest.fixture
def region(tmp_path: Path) -> Path:
    """Return a study of three networks that does not itself ask for viewpoints."""
    folder = Path(shutil.copytree("examples/voorbeeldregio", tmp_path / "region"))
    text = (folder / "study.toml").read_text("utf-8")
    (folder / "study.toml").write_text(text.split("[viewpoints]")[0], "utf-8")
    return folder


@pytest.fixture
def results(run: Run, sorts: Path) -> Any:
    def found(*options: object) -> dict[str, Any]:
        ended = run("viewpoints", sorts, *QUICK, *options, "--format", "json")
        assert ended.code == 0, ended.err
        viewpoints: dict[str, Any] = json.loads(ended.out)["viewpoints"]
        return viewpoints

    return found


def standing(found: dict[str, Any]) -> dict[str, list[str]]:
    rows = [(sorter, loading) for sorter in found["sorters"] for loading in sorter["loadings"]]
    return {
        one["label"]: [
            sorter["id"]
            for sorter, loading in rows
            if loading["flagged"] and loading["viewpoint"] == one["label"]
        ]
        for one in found["viewpoints"]
    }


def sentence(key: str, language: str, **parts: object) -> str:
    words: str = getattr(texts("cli")[key].format(**parts), language)
    return words


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_number_you_see_how_many_there_may_be_and_how_to_go_on(
    run: Run, sorts: Path, language: str
) -> None:
    ended = run("viewpoints", sorts, language=language)
    assert ended.code == 0
    heading = texts("report_viewpoints")["how_many_title"]
    assert getattr(heading, language) in ended.out
    assert getattr(texts("report_viewpoints")["preview_caption"], language) in ended.out
    assert sentence("viewpoints_next", language, path=sorts, factors=3) in ended.err
    assert getattr(texts("report_viewpoints")["each_title"], language) not in ended.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_noise_no_number_is_suggested(run: Run, tmp_path: Path, language: str) -> None:
    rng = np.random.default_rng(3)
    columns = [rng.permutation([-2, -1, -1, 0, 0, 0, 1, 1, 2] * 2) for _ in range(12)]
    head = ",".join(["id", *(f"p{at}" for at in range(12))])
    rows = [",".join(map(str, (f"s{at}", *row))) for at, row in enumerate(np.transpose(columns))]
    noise = tmp_path / "noise.csv"
    noise.write_text("\n".join([head, *rows]), "utf-8")
    ended = run("viewpoints", noise, language=language)
    assert ended.code == 0, ended.err
    assert sentence("viewpoints_none", language) in ended.err
    assert "--factors" not in ended.err
    first = getattr(texts("viewpoints_preview")["lead_none"], language).split(".")[0]
    assert first in " ".join(ended.out.split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_network_is_not_for_the_researcher_and_that_is_said(
    run: Run, region: Path, language: str
) -> None:
    ended = run("viewpoints", region, *QUICK, "--network", "gezin", language=language)
    assert (ended.code, ended.out) == (2, "")
    assert sentence("network_of_members", language) in ended.err


def test_the_preview_can_be_kept_in_a_file(run: Run, sorts: Path) -> None:
    target = sorts.parent / "how-many.txt"
    assert run("viewpoints", sorts, "--output", target).code == 0
    assert texts("report_viewpoints")["how_many_title"].en in target.read_text("utf-8")


@pytest.mark.parametrize(
    "options", [("--format", "json"), ("--turn", "1,2,5"), ("--flag", "p01=1")], ids=str
)
def test_what_needs_a_number_asks_for_one(
    run: Run, sorts: Path, options: tuple[object, ...]
) -> None:
    ended = run("viewpoints", sorts, *options)
    assert ended.code == 2
    assert "--factors" in ended.err
    assert ended.out == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", FORMATS)
def test_every_form_comes_out_in_both_languages(
    run: Run, sorts: Path, kind: str, language: str
) -> None:
    target = sorts.parent / f"r.{'txt' if kind == 'text' else kind}"
    asked = (*QUICK, "--language", language, "--output", target)
    ended = run("viewpoints", sorts, *asked, language=language)
    assert ended.code == 0, ended.err
    assert sentence("written", language, path=target) in ended.out
    content = target.read_bytes()
    assert content[:9].lower().startswith(FIRST_BYTES.get(kind, b"").lower())
    if kind in {"text", "html"}:
        assert getattr(texts("report_viewpoints")["each_title"], language) in content.decode()
    assert len(content) > 1_000


def test_a_report_without_a_name_is_called_after_the_sorts(
    run: Run, sorts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sorts.parent)
    assert run("viewpoints", sorts, *QUICK, "--format", "html").code == 0
    assert Path("elzenland-q-viewpoints-en.html").is_file()


def test_a_workbook_needs_a_file(run: Run, sorts: Path) -> None:
    ended = run("viewpoints", sorts, *QUICK, "--format", "xlsx")
    assert ended.code == 2
    assert "--output" in ended.err


# What each option does.


def test_the_number_of_factors_is_the_number_of_viewpoints(run: Run, sorts: Path) -> None:
    asked = ("--factors", 2, "--bootstrap", 0, "--format", "json")
    found = json.loads(run("viewpoints", sorts, *asked).out)["viewpoints"]
    assert [one["label"] for one in found["viewpoints"]] == ["1", "2"]


@pytest.mark.parametrize(
    ("option", "worth"),
    [
        ("--extraction", "centroid"),
        ("--rotation", "none"),
        ("--correlation", "spearman"),
        ("--correlation", "kendall"),
        ("--turn", "1,2,12.5"),
    ],
)
def test_another_method_gives_other_loadings(results: Any, option: str, worth: str) -> None:
    assert results(option, worth)["sorters"] != results()["sorters"]


def test_what_is_usual_is_what_you_get_without_choosing(results: Any) -> None:
    usual = ("--extraction", "pca", "--rotation", "varimax", "--correlation", "pearson")
    flags = ("--flag-level", "0.05", "--bipolar", "report", "--margin", 1, "--seed", 1)
    assert results(*usual, *flags) == results()


def test_turns_are_done_in_the_order_in_which_they_are_given(results: Any) -> None:
    first, second = ("--turn", "1,2,30"), ("--turn", "2,3,30")
    found = results(*first, *second)
    assert found["sorters"] != results(*second, *first)["sorters"]
    turns = [(one["first"], one["second"], one["degrees"]) for one in found["plan"]["turns"]]
    assert turns == [(1, 2, 30.0), (2, 3, 30.0)]


def test_a_stricter_level_flags_fewer_sorts(results: Any) -> None:
    def flagged(level: str) -> int:
        found = results("--factors", 2, "--flag-level", level)
        return sum(map(len, standing(found).values()))

    assert flagged("0.001") < flagged("0.01") < flagged("0.05")


def test_flags_by_hand_are_the_only_ones(results: Any) -> None:
    found = results("--flag", "p01=1", "--flag", "p08=2", "--flag", "p14=3")
    assert standing(found) == {"1": ["p01"], "2": ["p08"], "3": ["p14"]}


def test_a_factor_with_two_sides_can_be_split(results: Any) -> None:
    assert list(standing(results("--bipolar", "split"))) == ["1", "2+", "2-", "3"]


def test_a_wider_margin_calls_more_statements_equivalent(results: Any) -> None:
    def equivalent(margin: float) -> int:
        return sum(row["equivalent"] for row in results("--margin", margin)["scores"])

    assert equivalent(0.5) < equivalent(3)


def test_the_bootstrap_gives_intervals_that_hang_on_the_seed(results: Any) -> None:
    first, again, other = (results("--bootstrap", 60, "--seed", seed) for seed in (1, 1, 2))
    assert first["bootstrap_resamples"] == 60
    assert first == again
    assert first["sorters"] != other["sorters"]
    assert all(score["interval"] for row in first["scores"] for score in row["scores"])


# A study, and sorts wherever they come from.


@pytest.mark.parametrize("form", ["folder", "study.xlsx", "study.json"])
def test_the_maps_of_a_study_are_sorts_whichever_form_it_has(
    run: Run, region: Path, form: str
) -> None:
    source = region
    if form != "folder":
        source = region.parent / form
        write(read(region), source)
    ended = run("viewpoints", source, *QUICK, "--format", "json")
    assert ended.code == 0, ended.err
    assert json.loads(ended.out)["viewpoints"]["shape"] == [
        {"column": column, "places": 6} for column in (-1, 0, 1)
    ]


def test_a_study_says_itself_how_viewpoints_are_looked_for_and_the_command_goes_first(
    run: Run, region: Path
) -> None:
    with (region / "study.toml").open("a", encoding="utf-8") as settings:
        settings.write("\n[viewpoints]\nfactors = 2\nresamples = 0\nextraction = 'centroid'\n")

    def plan(*options: object) -> dict[str, Any]:
        ended = run("viewpoints", region, *options, "--format", "json")
        assert ended.code == 0, ended.err
        found: dict[str, Any] = json.loads(ended.out)["viewpoints"]["plan"]
        return found

    assert (plan()["factors"], plan()["extraction"]) == (2, "centroid")
    assert (plan("--factors", 1)["factors"], plan("--factors", 1)["extraction"]) == (1, "centroid")


def test_a_round_is_looked_at_by_itself_and_must_be_there(run: Run, region: Path) -> None:
    def sorted_in(number: int) -> set[str]:
        asked = (*QUICK, "--round", number, "--format", "json")
        found = json.loads(run("viewpoints", region, *asked).out)["viewpoints"]
        return {sorter["id"] for sorter in found["sorters"]}

    assert "s04" in sorted_in(1) - sorted_in(2)
    assert run("viewpoints", region, *QUICK, "--round", 7).code == 4


def test_a_reconstructed_study_has_no_viewpoints_and_says_why(run: Run, wbw: Path) -> None:
    for options in ((), QUICK):
        ended = run("viewpoints", wbw, *options)
        assert ended.code == 0
        assert texts("report_viewpoints")["nothing_title"].en in ended.out
        assert "--factors" not in ended.err


def test_a_study_without_answers_has_no_viewpoints_and_says_why(run: Run, tmp_path: Path) -> None:
    run("new", tmp_path / "empty")
    ended = run("viewpoints", tmp_path / "empty", *QUICK)
    assert ended.code == 0
    assert texts("report_viewpoints")["nothing_title"].en in ended.out


# Who may see it.


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("audience", ["members", "outside"])
@pytest.mark.parametrize("kind", ["text", "json", "html"])
def test_members_and_outsiders_are_refused_and_no_release_is_used_up(
    run: Run, region: Path, audience: str, kind: str, language: str
) -> None:
    target = region.parent / "r"
    asked = (*QUICK, "--audience", audience, "--format", kind, "--output", target)
    ended = run("viewpoints", region, *asked, "--network", "gezin", language=language)
    assert ended.code == 4
    assert getattr(texts("reasons")["not_for_this_audience"], language) in ended.err
    assert ended.out == ""
    assert not target.exists()
    assert not (region / "releases.json").exists()


@pytest.mark.parametrize("audience", ["members", "outside"])
def test_nothing_of_a_file_of_sorts_is_for_others_not_even_the_preview(
    run: Run, sorts: Path, audience: str
) -> None:
    for options in ((), QUICK):
        ended = run("viewpoints", sorts, *options, "--audience", audience)
        assert ended.code == 4
        assert (ended.out, "p01" in ended.err) == ("", False)


def one_network(folder: Path, mode: str) -> Path:
    """Return a study of one network of nine people, who agreed to this way of sharing."""
    groups = [VALUES[at : at + 6] for at in (0, 0, 0, 6, 6, 6, 12, 12, 12)]
    people = tuple(Participant(f"ours{at}", "ours", named=True) for at in range(1, 10))
    target = folder / "ours.json"
    write(study({"ours": groups}, mode=mode, participants=people), target)
    return target


def test_members_who_all_agreed_to_be_named_see_the_viewpoints_of_their_own(
    run: Run, tmp_path: Path
) -> None:
    asked = ("--factors", 2, "--bootstrap", 0, "--audience", "members")
    ended = run("viewpoints", one_network(tmp_path, "named"), *asked)
    assert ended.code == 0, ended.err
    assert texts("report_viewpoints")["each_title"].en in ended.out


def test_members_who_did_not_agree_to_be_named_do_not(run: Run, tmp_path: Path) -> None:
    asked = ("--factors", 2, "--bootstrap", 0, "--audience", "members")
    assert run("viewpoints", one_network(tmp_path, "pseudonymous"), *asked).code == 4


# Bad input ends in a sentence.


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("options", "ending"),
    [
        (("--factors", 0), (1, "--factors")),
        (("--factors", 9), (1, "--factors")),
        (("--factors", "many"), (2, "--factors")),
        ((*QUICK, "--bootstrap", -1), (1, "--bootstrap")),
        ((*QUICK, "--margin", 0), (1, "--margin")),
        ((*QUICK, "--margin", "nan"), (1, "--margin")),
        ((*QUICK, "--turn", "1,2"), (2, "1,2,12.5")),
        ((*QUICK, "--turn", "1,2,inf"), (2, "1,2,12.5")),
        ((*QUICK, "--turn", "1,4,10"), (1, "--turn")),
        ((*QUICK, "--turn", "2,2,10"), (1, "--turn")),
        ((*QUICK, "--flag", "p01"), (2, "p01=1")),
        ((*QUICK, "--flag", "p01=x"), (2, "p01=1")),
        ((*QUICK, "--flag", "p01=4"), (1, "--flag")),
        ((*QUICK, "--flag", "p99=1"), (1, "p99")),
        ((*QUICK, "--flag", "p01=1", "--flag", "p01=1"), (1, "--flag")),
        ((*QUICK, "--flag-level", "0.1"), (2, "0.05")),
        ((*QUICK, "--extraction", "ml"), (2, "pca, centroid")),
        ((*QUICK, "--rotation", "promax"), (2, "varimax, none")),
        ((*QUICK, "--network", "gezin"), (2, "--network")),
        ((*QUICK, "--round", 1), (2, "--round")),
        ((*QUICK, "--format", "odt"), (2, "html")),
    ],
    ids=str,
)
def test_a_wrong_option_ends_in_a_sentence_that_names_it(
    run: Run, sorts: Path, options: tuple[object, ...], ending: tuple[int, str], language: str
) -> None:
    code, named = ending
    ended = run("viewpoints", sorts, *options, language=language)
    assert (ended.code, ended.out) == (code, "")
    assert named in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_of_a_plan_is_told_at_once(run: Run, sorts: Path, language: str) -> None:
    wrong = ("--turn", "1,5,10", "--flag", "p99=1", "--margin", -1)
    ended = run("viewpoints", sorts, *QUICK, *wrong, language=language)
    assert sentence("problems", language, count=3) in ended.err


def broken(sorts: Path, name: str) -> Path:
    target = sorts.with_name(name)
    lines = sorts.read_text("utf-8").splitlines()
    match name:
        case "empty.dat":
            lines = []
        case "words.dat":
            lines = ["Dear reader,", "these are no sorts."]
        case "shape.dat":
            lines[2] = lines[2].replace(" 4", " 3", 1)
        case "half.dat":
            lines[-1] = lines[-1][:30]
    target.write_text("\n".join(lines), "utf-8")
    return target


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["empty.dat", "words.dat", "shape.dat", "half.dat"])
def test_a_file_with_something_wrong_ends_in_its_problems(
    run: Run, sorts: Path, name: str, language: str
) -> None:
    ended = run("viewpoints", broken(sorts, name), *QUICK, language=language)
    assert ended.code in {1, 3}
    assert name in ended.err
    assert ended.out == ""
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("name", ["none.dat", "none", "none.json", "none.odt"])
def test_a_file_that_is_not_there_is_said_to_be_absent(run: Run, tmp_path: Path, name: str) -> None:
    ended = run("viewpoints", tmp_path / name)
    assert ended.code == 3
    assert name in ended.err


# Stopping, and starting.


class Stopped:
    """A person who presses Ctrl-C once the first draws are done."""

    def __init__(self) -> None:
        self.told: list[float] = []

    def __call__(self, *_: object, completed: float, **__: object) -> None:
        self.told.append(completed)
        raise KeyboardInterrupt


@pytest.mark.parametrize("language", LANGUAGES)
def test_stopping_the_bootstrap_keeps_what_was_done_and_says_so(
    run: Run, sorts: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    stopped = Stopped()
    monkeypatch.setattr("rich.progress.Progress.update", stopped)
    asked = ("--factors", 3, "--bootstrap", 5_000, "--format", "json")
    ended = run("viewpoints", sorts, *asked, language=language)
    assert ended.code == 0
    (done,) = stopped.told
    assert 0 < done < 5_000
    assert sentence("draws_kept", language, done=done, asked=5_000) in ended.err
    found = json.loads(ended.out)["viewpoints"]
    assert found["bootstrap_resamples"] == done
    assert all(score["interval"] for row in found["scores"] for score in row["scores"])


def test_progress_is_for_a_terminal_only(run: Run, sorts: Path) -> None:
    ended = run("viewpoints", sorts, "--factors", 3, "--bootstrap", 50)
    assert ended.err == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_on_a_terminal_you_see_that_people_are_drawn_again(
    run: Run, sorts: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setattr("rich.console.Console.is_terminal", True)
    ended = run("viewpoints", sorts, "--factors", 3, "--bootstrap", 50, language=language)
    assert sentence("drawing", language) in ended.err
    assert sentence("drawing", language) not in ended.out


def test_naming_the_commands_loads_no_analysis(tmp_path: Path) -> None:
    program = (
        "import sys; from samenspel.cli import main; sys.argv = ['samenspel', '--version']\n"
        "try: main()\n"
        "finally: print(sorted({'numpy', 'rich', 'samenspel.findings'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True, cwd=tmp_path
    )
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("kind", ["text", "html", "json", "csv"])
def test_the_same_sorts_and_seed_give_the_same_bytes(run: Run, sorts: Path, kind: str) -> None:
    def made(name: str) -> bytes:
        target = sorts.parent / name
        asked = ("--factors", 3, "--bootstrap", 40, "--format", kind, "--output", target)
        ended: Ended = run("viewpoints", sorts, *asked)
        assert ended.code == 0, ended.err
        return target.read_bytes()

    assert made("first") == made("second")
