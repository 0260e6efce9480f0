"""The same study, whichever way it comes."""

from __future__ import annotations

import json
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from formats.studies import studies
from samenspel.findings.assembly import analyse
from samenspel.formats import read, write
from samenspel.study.checks import problems
from samenspel.study.codec import from_plain, to_plain
from samenspel.study.model import Study

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path.parent for path in ROOT.glob("examples/*/study.toml"))
WAYS = ("study", "study.xlsx", "study.json")

# Making a whole study smaller takes minutes, and says little more than the study itself.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
some = settings(
    max_examples=30, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES
)


@given(studies())
@some
def test_the_studies_we_try_are_valid(study: Study) -> None:
    assert problems(study) == []


@given(studies())
@settings(some, max_examples=10)
def test_a_study_without_values_is_a_study_too(study: Study) -> None:
    bare = replace(study, sorts=(), priorities=(), obstructing=(), meanings=(), tallies=())
    assert problems(bare) == []
    assert analyse(bare, resamples=9).design == bare.design


@given(studies())
@some
def test_what_becomes_plain_data_comes_back(study: Study) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(study)))) == study


@pytest.mark.parametrize("way", WAYS)
@given(study=studies())
@some
def test_what_is_written_is_read_back(way: str, study: Study) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / way
        write(study, path)
        assert read(path) == study


@pytest.mark.parametrize("way", WAYS)
@given(study=studies())
@settings(some, max_examples=10)
def test_the_same_study_gives_the_same_bytes(way: str, study: Study) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one, two = Path(folder) / "one" / way, Path(folder) / "two" / way
        for path in (one, two):
            path.parent.mkdir()
            write(study, path)
        assert _bytes(one) == _bytes(two)


def _bytes(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return {str(file.relative_to(path)): file.read_bytes() for file in files}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_survive_every_way(example: Path, way: str, tmp_path: Path) -> None:
    study = read(example)
    write(study, tmp_path / way)
    assert read(tmp_path / way) == study
