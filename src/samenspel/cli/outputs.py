"""Every form in which results leave: each takes what was released, and nothing else."""

from __future__ import annotations

from samenspel.formats.results import to_json
from samenspel.formats.results_tables import to_csv, to_xlsx
from samenspel.report import compose_viewpoints
from samenspel.report.docx import to_docx
from samenspel.report.html import to_html
from samenspel.report.outputs import REPORTS, TEXT, Output, written
from samenspel.report.pdf import to_pdf
from samenspel.report.plain import to_text
from samenspel.report.preview_viewpoints import compose_preview

__all__ = ["PREVIEW", "REPORTS", "RESULTS", "VIEWPOINTS"]

RESULTS: dict[str, Output] = {
    "text": TEXT,
    "json": lambda released, _: to_json(released),
    "csv": to_csv,
    "xlsx": to_xlsx,
}
VIEWPOINTS: dict[str, Output] = {
    **RESULTS,
    "text": written(compose_viewpoints, to_text),
    "html": written(compose_viewpoints, to_html),
    "pdf": written(compose_viewpoints, to_pdf),
    "docx": written(compose_viewpoints, to_docx),
}
PREVIEW: Output = written(compose_preview, to_text)
