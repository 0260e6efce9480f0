"""The script of the charts: made once, beside the program or else with the data."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from samenspel.web.results import engine
from samenspel.web.results.engine import ENGINE, engine_in

SCRIPT = b"export { vegaEmbed };"


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """Make a small script instead of the large one; return how often."""
    made: list[str] = []
    monkeypatch.setattr(engine, "INSTALLED", tmp_path / "program" / "build")

    def script() -> bytes:
        made.append("once")
        return SCRIPT

    monkeypatch.setattr(engine, "_script", script)
    return made


def test_the_script_is_made_once_and_stands_beside_the_program(
    small: list[str], tmp_path: Path
) -> None:
    found = [engine_in(tmp_path / "data") for _ in range(3)]
    assert found == [tmp_path / "program" / "build"] * 3
    assert small == ["once"]
    assert (found[0] / ENGINE).read_bytes() == SCRIPT
    assert gzip.decompress((found[0] / f"{ENGINE}.gz").read_bytes()) == SCRIPT
    assert {path.name for path in found[0].iterdir()} == {ENGINE, f"{ENGINE}.gz"}
    assert not (tmp_path / "data").exists()


def test_where_others_installed_the_program_it_stands_with_the_data(tmp_path: Path) -> None:
    (tmp_path / "program").write_text("no folder, so nothing can be made in it")
    assert engine_in(tmp_path / "data") == tmp_path / "data"
    assert (tmp_path / "data" / ENGINE).read_bytes() == SCRIPT


def test_a_broken_attempt_is_done_again(small: list[str], tmp_path: Path) -> None:
    folder = engine_in(tmp_path / "data")
    (folder / ENGINE).unlink()
    assert engine_in(tmp_path / "data") == folder
    assert small == ["once", "once"]


def test_whoever_serves_may_read_it(tmp_path: Path) -> None:
    folder = engine_in(tmp_path / "data")
    assert all(path.stat().st_mode & 0o444 == 0o444 for path in folder.iterdir())
