"""Every form in which results leave: each takes what was released, and nothing else."""

from __future__ import annotations

from collections.abc import Callable

from samenspel.advice import advise
from samenspel.disclosure import Released
from samenspel.formats.results import to_json
from samenspel.formats.results_tables import to_csv, to_xlsx
from samenspel.report import compose
from samenspel.report.blocks import ReportDocument
from samenspel.report.docx import to_docx
from samenspel.report.html import to_html
from samenspel.report.pdf import to_pdf
from samenspel.report.plain import to_text
from samenspel.text import Language

Content = str | bytes
Output = Callable[[Released, Language], Content]


def _report(render: Callable[[ReportDocument, Language], Content]) -> Output:
    def output(released: Released, language: Language) -> Content:
        return render(compose(released, advise(released)), language)

    return output


RESULTS: dict[str, Output] = {
    "text": _report(to_text),
    "json": lambda released, _: to_json(released),
    "csv": to_csv,
    "xlsx": to_xlsx,
}
REPORTS: dict[str, Output] = {
    "html": _report(to_html),
    "pdf": _report(to_pdf),
    "docx": _report(to_docx),
}
