"""The description of a study on disk cannot lag behind: it holds what the code holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from samenspel.catalogue import texts
from samenspel.formats.described import tables_described
from samenspel.study.model import TABLES
from samenspel.study.plain import SECTIONS
from samenspel.study.tables import columns
from samenspel.text import LANGUAGES, Language

FOLDER = Path(__file__).parents[2] / "docs" / "reference"
PAGES: dict[Language, str] = {"nl": "study-format.nl.md", "en": "study-format.md"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_table_and_column_is_described(language: Language) -> None:
    page = (FOLDER / PAGES[language]).read_text("utf-8")
    assert tables_described(language).strip() in page
    for name in TABLES:
        assert f"\n## {name}\n" in page
        for column in columns(name):
            assert f"| `{column.name}` |" in page.partition(f"\n## {name}\n")[2]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_and_every_problem_is_described(language: Language) -> None:
    page = (FOLDER / PAGES[language]).read_text("utf-8")
    for section in SECTIONS.values():
        assert f"[{section}]" in page
    for code in texts("problems"):
        assert code.endswith("_repair") or f"`{code}`" in page
