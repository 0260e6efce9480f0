"""What a study gives: its report, for the researcher, as a page or a file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from samenspel.advice import advise
from samenspel.disclosure import disclose
from samenspel.findings import analyse
from samenspel.report import compose
from samenspel.report.docx import to_docx
from samenspel.report.html import to_html
from samenspel.report.pdf import to_pdf
from samenspel.web import bridge
from samenspel.web.speech.words import reader
from samenspel.web.studies.access import researcher
from samenspel.web.studies.models import Study

KINDS = {
    "html": (to_html, "text/html; charset=utf-8"),
    "pdf": (to_pdf, "application/pdf"),
    "docx": (
        to_docx,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}


@require_safe
@researcher
def report(request: HttpRequest, name: str, kind: str) -> HttpResponse:
    """Give the report of a study to its researcher."""
    if kind not in KINDS:
        raise Http404
    record = get_object_or_404(Study, name=name)
    released = disclose(analyse(bridge.load(record)))
    render, content_type = KINDS[kind]
    content = render(compose(released, advise(released)), reader(request))
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'inline; filename="{name}.{kind}"'
    return response
