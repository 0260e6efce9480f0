"""The pages on interviews say what the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from formats.transcript_files import VTT
from samenspel.formats import transcripts
from samenspel.formats.transcripts import READERS
from samenspel.formats.transcripts_spoken import transcribed
from samenspel.reading.turns import turns
from samenspel.study.tables import columns
from samenspel.study.trees import TREES, tree

ENDINGS = (".md", ".nl.md")


def page(name: str, ending: str) -> str:
    return Path(f"docs/{name}{ending}").read_text("utf-8")


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_kind_of_file_is_named(ending: str) -> None:
    lines = re.findall(r"^\| (`\..*?) \|", page("reference/source-texts", ending), re.MULTILINE)
    assert set(re.findall(r"`(\.[a-z]+)`", " ".join(lines))) == set(READERS)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_sizes_are_those_of_the_program(ending: str) -> None:
    text = page("reference/source-texts", ending).replace(".000", ",000")
    assert f"{transcripts.LIMIT // 1_000_000} MB" in text
    assert f"{transcripts.LONGEST:,}" in text


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_trees_have_as_many_codes_that_score_as_is_said(ending: str) -> None:
    found = re.findall(
        r"^\| `(\w+)` \|.*\| (\d+) \|$", page("reference/source-texts", ending), re.MULTILINE
    )
    counted = {kind: sum(code.topic is not None for code in tree(kind, "nl")) for kind in TREES}
    assert {kind: int(count) for kind, count in found} == counted


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_column_of_a_codebook_is_named(ending: str) -> None:
    text = page("reference/source-texts", ending)
    assert [one.name for one in columns("codes") if f"`{one.name}`" not in text] == []


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_lines_that_are_shown_are_turns(ending: str) -> None:
    shown = [
        line.strip()
        for line in page("reference/source-texts", ending).splitlines()
        if line.startswith("    ")
    ]
    assert [(turn.speaker, turn.time) for turn in turns("\n".join(shown))] == [
        ("Anna", ""),
        ("Anna", "0:12:03"),
        ("", "0:12:03"),
    ]
    assert transcribed(shown) == tuple(shown)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_program_in_the_guide_runs(
    ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (program,) = re.findall(r"```python\n(.*?)```", page("how-to/interviews", ending), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    Path("interview.vtt").write_text(VTT, encoding="utf-8")
    told: dict[str, str] = {}
    exec(compile(program, "interviews", "exec"), told)  # noqa: S102 - our own guide
    assert "Anna" not in (told.get("text") or told["tekst"])
    assert Path("codes.csv").read_text("utf-8").startswith("id,name")
