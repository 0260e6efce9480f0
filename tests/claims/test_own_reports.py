"""The product's own reports pass the claim check, in every form and language."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from samenspel import analyse, disclose, read
from samenspel.advice import advise
from samenspel.claims import check
from samenspel.disclosure import Released
from samenspel.formats.documents import read_document
from samenspel.report import compose
from samenspel.report.blocks import ReportDocument
from samenspel.report.docx import to_docx
from samenspel.report.html import to_html
from samenspel.report.pdf import to_pdf
from samenspel.report.plain import to_text
from samenspel.text import LANGUAGES, Language

WRITERS: dict[str, Callable[[ReportDocument, Language], str | bytes]] = {
    ".html": to_html,
    ".docx": to_docx,
    ".pdf": to_pdf,
    ".txt": to_text,
}


ROUNDS = (("twente", 1), ("west-brabant-west", 1), ("voorbeeldregio", 1), ("voorbeeldregio", 2))
PACKED = (".html", ".docx", ".pdf")
# Every study and round in text; the other forms carry the same words, so one of each will do.
REPORTS = [
    *((study, round, ".txt", language) for study, round in ROUNDS for language in LANGUAGES),
    *((study, round, suffix, "nl") for study, round in ROUNDS[:2] for suffix in PACKED),
    ("voorbeeldregio", 1, ".pdf", "en"),
    ("voorbeeldregio", 2, ".docx", "en"),
]


@cache
def shown(study: str, round: int) -> Released:
    return disclose(analyse(read(Path("examples") / study), round=round), "researcher")


@pytest.mark.parametrize(("study", "round", "suffix", "language"), REPORTS)
def test_our_own_report_holds_nothing_that_the_data_do_not_carry(
    study: str, round: int, suffix: str, language: Language, tmp_path: Path
) -> None:
    released = shown(study, round)
    content = WRITERS[suffix](compose(released, advise(released)), language)
    path = tmp_path / f"verslag{suffix}"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    found = list(check(read_document(path), released))
    wrong = [one.sentence for one in found if one.verdict == "not_supported"]
    assert wrong == []
    assert sum(one.verdict == "supported" for one in found) > 5
