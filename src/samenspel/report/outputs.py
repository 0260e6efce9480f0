"""The report as a file: from what was released, through one document, to its forms."""

from __future__ import annotations

from collections.abc import Callable

from samenspel.advice import advise
from samenspel.disclosure import Released
from samenspel.report.blocks import ReportDocument
from samenspel.report.composition import compose
from samenspel.report.docx import to_docx
from samenspel.report.html import to_html
from samenspel.report.pdf import to_pdf
from samenspel.report.plain import to_text
from samenspel.text import Language

Content = str | bytes
Output = Callable[[Released, Language], Content]
Compose = Callable[[Released], ReportDocument]
Render = Callable[[ReportDocument, Language], Content]


def written(compose: Compose, render: Render) -> Output:
    """Return what composes a document of what was released, and renders it."""

    def output(released: Released, language: Language) -> Content:
        return render(compose(released), language)

    return output


def _report(released: Released) -> ReportDocument:
    return compose(released, advise(released))


TEXT = written(_report, to_text)
RENDERS: dict[str, Render] = {"html": to_html, "pdf": to_pdf, "docx": to_docx}
REPORTS: dict[str, Output] = {kind: written(_report, render) for kind, render in RENDERS.items()}
