"""What leaves of the reconstructed example says what it is, and to whom it names a network."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from samenspel.cli import cli

FOLDER = Path(__file__).parents[2] / "examples" / "west-brabant-west"
COMBINATIONS = ("samen deskundig", "crossroads", "inzet voor zorg", "all4care")
OUTPUTS = [
    *(("analyse", kind) for kind in ("text", "json", "csv")),
    ("report", "html"),
]


@pytest.mark.parametrize("audience", ["researcher", "members", "outside"])
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("command", "kind"), OUTPUTS)
def test_every_output_says_reconstructed_and_names_combinations_to_the_researcher_only(
    tmp_path: Path, command: str, kind: str, audience: str, language: str
) -> None:
    study = Path(shutil.copytree(FOLDER, tmp_path / "study"))
    output = tmp_path / "output"
    chosen = ["--format", kind, "--audience", audience, "--language", language]
    done = CliRunner().invoke(cli, [command, str(study), *chosen, "--output", str(output)])
    assert done.exit_code == 0, done.output
    words = output.read_text("utf-8").lower()
    assert ("gereconstrueerd" if language == "nl" else "reconstructed") in words
    told = [name for name in COMBINATIONS if name in words]
    assert bool(told) == (audience == "researcher")
