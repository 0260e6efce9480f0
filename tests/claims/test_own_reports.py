"""The product's own reports pass the claim check, in every form and language."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from claims.measured import released
from samenspel.advice import advise
from samenspel.claims import check
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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("study", ["twente", "west-brabant-west"])
def test_our_own_report_holds_nothing_that_the_data_do_not_carry(
    study: str, suffix: str, language: Language, tmp_path: Path
) -> None:
    shown = released(study)
    content = WRITERS[suffix](compose(shown, advise(shown)), language)
    path = tmp_path / f"verslag{suffix}"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    found = list(check(read_document(path), shown))
    wrong = [one.sentence for one in found if one.verdict == "not_supported"]
    assert wrong == []
    assert sum(one.verdict == "supported" for one in found) > 5
