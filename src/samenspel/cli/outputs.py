"""Every form in which results leave: each takes what was released, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

from samenspel.advice import advise
from samenspel.disclosure import Released
from samenspel.formats.results import to_json
from samenspel.formats.results_tables import to_csv, to_xlsx
from samenspel.report import compose, compose_viewpoints
from samenspel.report.blocks import ReportDocument
from samenspel.report.docx import to_docx
from samenspel.report.html import to_html
from samenspel.report.pdf import to_pdf
from samenspel.report.plain import to_text
from samenspel.report.preview_viewpoints import compose_preview
from samenspel.text import Language

Content = str | bytes
Output = Callable[[Released, Language], Content]
Compose = Callable[[Released], ReportDocument]
Render = Callable[[ReportDocument, Language], Content]


def _written(compose: Compose, render: Render) -> Output:
    def output(released: Released, language: Language) -> Content:
        return render(compose(released), language)

    return output


def _report(released: Released) -> ReportDocument:
    return compose(released, advise(released))


RESULTS: dict[str, Output] = {
    "text": _written(_report, to_text),
    "json": lambda released, _: to_json(released),
    "csv": to_csv,
    "xlsx": to_xlsx,
}
REPORTS: dict[str, Output] = {
    "html": _written(_report, to_html),
    "pdf": _written(_report, to_pdf),
    "docx": _written(_report, to_docx),
}
VIEWPOINTS: dict[str, Output] = {
    **RESULTS,
    "text": _written(compose_viewpoints, to_text),
    "html": _written(compose_viewpoints, to_html),
    "pdf": _written(compose_viewpoints, to_pdf),
    "docx": _written(compose_viewpoints, to_docx),
}
PREVIEW: Output = _written(compose_preview, to_text)
