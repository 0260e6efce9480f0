"""What the documentation says of programs is so: its examples run, its tables are complete."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.live_server_helper import LiveServer

from samenspel import read
from samenspel.web import bridge, releases
from samenspel.web.elicitation.models import Sorting
from samenspel.web.studies.models import Study, Token
from web.programs import BASE, program
from web.sorting import invited

HOW_TO = {"en": Path("docs/how-to/api.md"), "nl": Path("docs/how-to/api.nl.md")}
REFERENCE = (Path("docs/reference/api.md"), Path("docs/reference/api.nl.md"))


def run(example: int, language: str, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Save an example as a reader would, and run it as its own program."""
    page = HOW_TO[language].read_text("utf-8")
    path = folder / "example.py"
    path.write_text(re.findall(r"```python\n(.*?)```", page, re.DOTALL)[example], "utf-8")
    return subprocess.run(
        [sys.executable, str(path), *words],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("language", HOW_TO)
def test_the_example_reads_what_was_released(
    live_server: LiveServer, tmp_path: Path, language: str
) -> None:
    record = bridge.keep(read("examples/voorbeeldregio"))
    reads = program(record, "outside")
    before = run(0, language, tmp_path, live_server.url, reads.key)
    assert before.returncode
    assert "409" in before.stderr
    Study.objects.update(state=Study.State.CLOSED)
    record.refresh_from_db()
    releases.released_to(record, "outside")
    done = run(0, language, tmp_path, live_server.url, reads.key)
    assert done.returncode == 0, done.stderr
    assert "Gezinskring Elzenland: " in done.stdout


@pytest.mark.parametrize("language", HOW_TO)
def test_the_example_sends_a_map_that_is_kept(
    live_server: LiveServer, tmp_path: Path, language: str
) -> None:
    record = invited().record
    key = program(record, "answer").key
    first, again = (run(1, language, tmp_path, live_server.url, key, "p1", "net") for _ in "12")
    assert first.returncode == 0, first.stderr
    assert first.stdout == again.stdout  # kept once, told twice
    kept = Sorting.objects.get(invitation__study=record)
    assert kept.finished
    assert len(bridge.load(record).sorts) == 18
    wrong = run(1, language, tmp_path, live_server.url, key, "nobody", "net")
    assert wrong.returncode == 1
    assert "/participant: ‘nobody @ net’" in wrong.stderr


def table(page: Path, heads: str) -> set[str]:
    """Return the codes in the first column of a table."""
    rows = page.read_text("utf-8").partition(heads)[2].partition("\n\n")[0]
    return set(re.findall(r"^\| (?:\d+ \| )?`([^`]+)`", rows, re.MULTILINE))


@pytest.mark.parametrize("page", REFERENCE)
def test_the_reference_names_every_refusal_key_and_address(page: Path) -> None:
    source = "".join(path.read_text("utf-8") for path in Path("src/samenspel/web/api").glob("*.py"))
    codes = set(re.findall(r'RefusedError\(\s*\d{3},\s*"(\w+)"', source))
    assert len(codes) > 10
    assert table(page, "| status | code") == codes
    assert table(page, "| key |" if page == REFERENCE[0] else "| sleutel |") == {
        *Token.Scope.values
    }
    told = Client(SERVER_NAME="127.0.0.1").get(f"{BASE}openapi.json").json()
    addresses = re.findall(r"`((?:GET|POST) /api/v1/\w+)`", page.read_text("utf-8"))
    assert set(addresses) == {
        f"{way.upper()} {path}" for path, ways in told["paths"].items() for way in ways
    }
    shapes = told["components"]["schemas"]["Answers"]["properties"]
    assert all(f"`{name}`" in page.read_text("utf-8") for name in shapes)
