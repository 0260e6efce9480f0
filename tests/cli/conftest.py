"""Running the command inside the test, as a person would from a terminal."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from samenspel import cli
from samenspel.cli import spoken

Run = Callable[..., "Ended"]


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    def command(*words: object, language: str = "en") -> Ended:
        monkeypatch.setenv("SAMENSPEL_LANGUAGE", language)
        monkeypatch.setattr(sys, "argv", ["samenspel", *map(str, words)])
        spoken.language.cache_clear()
        code = 0
        try:
            cli.main()
        except SystemExit as end:
            code = int(end.code or 0)
        captured = capfd.readouterr()
        return Ended(code, captured.out, captured.err)

    return command


@pytest.fixture
def wbw(tmp_path: Path) -> Path:
    return Path(shutil.copytree("examples/west-brabant-west", tmp_path / "wbw"))


@pytest.fixture
def twente(tmp_path: Path) -> Path:
    return Path(shutil.copytree("examples/twente", tmp_path / "twente"))
