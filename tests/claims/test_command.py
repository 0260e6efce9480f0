"""`samenspel claims`, as a person or a program uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claims.files import FORMS, protected_pdf, saved
from cli.conftest import Run, run  # noqa: F401 - a fixture

STUDY = "examples/west-brabant-west"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    words = (
        "De zon schijnt.\n\nVertrouwen kreeg 11 van de 12 stemmen.\n\nIedereen koos effectief.\n"
    )
    return saved(tmp_path, "verslag.md", words.encode())


def test_json_is_a_list_of_four_fields(run: Run, report: Path) -> None:  # noqa: F811
    ended = run("claims", report, "--study", STUDY, "--format", "json", "--language", "nl")
    rows = json.loads(ended.out)
    assert ended.code == 0
    assert [list(row) for row in rows] == [["sentence", "verdict", "reason", "expected"]] * 2
    assert [row["verdict"] for row in rows] == ["supported", "not_supported"]
    assert (
        rows[1]["expected"] == "Effectief: 8 van 12 noemen dit belangrijk (alle netwerken samen)."
    )


@pytest.mark.parametrize(
    ("language", "words"), [("nl", "Alleen voor de onderzoeker"), ("en", "For the researcher")]
)
def test_text_says_for_whom_it_is_and_counts_the_verdicts(
    run: Run,  # noqa: F811
    report: Path,
    language: str,
    words: str,
) -> None:
    ended = run("claims", report, "--study", STUDY, "--language", language)
    lines = ended.out.splitlines()
    assert words in lines[0]
    assert any(line.endswith(("te zeggen: 0.", "tell: 0.")) for line in lines)
    assert sum(line[:2] in {"1.", "2."} for line in lines) == 2
    assert max(map(len, lines)) <= 92


def test_the_outcome_can_be_kept_in_a_file(run: Run, report: Path) -> None:  # noqa: F811
    target = report.parent / "uit" / "claims.json"
    ended = run("claims", report, "--study", STUDY, "--format", "json", "--output", target)
    assert ended.code == 0
    assert len(json.loads(target.read_text("utf-8"))) == 2


@pytest.mark.parametrize("suffix", FORMS)
def test_every_form_can_be_checked(run: Run, tmp_path: Path, suffix: str) -> None:  # noqa: F811
    path = saved(tmp_path, f"v{suffix}", FORMS[suffix]())
    ended = run("claims", path, "--study", STUDY, "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    assert len(json.loads(ended.out)) == 3


@pytest.mark.parametrize(("language", "words"), [("nl", "wachtwoord"), ("en", "password")])
def test_what_cannot_be_read_ends_with_a_sentence_and_code_3(
    run: Run,  # noqa: F811
    tmp_path: Path,
    language: str,
    words: str,
) -> None:
    path = saved(tmp_path, "slot.pdf", protected_pdf())
    ended = run("claims", path, "--study", STUDY, language=language)
    assert ended.code == 3
    assert words in ended.err
    assert "Traceback" not in ended.err


def test_a_report_of_the_first_round_is_held_against_the_first_round(
    run: Run,  # noqa: F811
    tmp_path: Path,
) -> None:
    path = saved(tmp_path, "ronde.txt", b"Vertrouwen werd door 17 van de 24 mensen gekozen.\n")
    asked = ("claims", path, "--study", "examples/voorbeeldregio", "--format", "json")
    verdicts = [json.loads(run(*asked, *more).out)[0]["verdict"] for more in ((), ("--round", 1))]
    assert verdicts == ["not_supported", "supported"]


def test_the_study_must_be_named(run: Run, report: Path) -> None:  # noqa: F811
    ended = run("claims", report)
    assert ended.code == 2
    assert "--study" in ended.err
