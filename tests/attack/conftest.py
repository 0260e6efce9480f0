"""Asking the command line for one output after another, as the facilitator of a study would."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from attack.desk import Desk
from cli.conftest import Run, run
from samenspel import analyse
from samenspel.cli import options

__all__ = ["run"]


@pytest.fixture
def desk(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    # The lines of chance are for the researcher; a few draws will do.
    monkeypatch.setattr(options, "analyse", partial(analyse, resamples=99))
    return Desk(run, tmp_path / "study")
