"""The explanation of the dictionary tells how it does on the labelled sentences, no better."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reading.dictionary.measured import measured, row

HERE = Path(__file__).parent
PAGES = [Path("docs/explanation") / name for name in ("dictionary.md", "dictionary.nl.md")]


def told(page: Path) -> list[str]:
    """Return the figures of the table, as they stand in its rows."""
    rows = re.findall(r"^\| [12]00 .*?\|(.*)\|$", page.read_text("utf-8"), re.MULTILINE)
    return [" ".join(cells.replace("|", " ").replace(",", ".").split()) for cells in rows]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.name))
def test_the_page_tells_the_figures_that_are_measured(page: Path) -> None:
    names = ("second", "held_back", "open")
    second, held_back, opened = (measured(HERE / f"sentences_{name}.toml") for name in names)
    rows = [row("", second), row("", second, parts=2), row("", held_back), row("", opened)]
    assert told(page) == [" ".join(one.split()[1:]) for one in rows]
