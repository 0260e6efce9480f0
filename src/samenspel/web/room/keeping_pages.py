"""How long answers are kept, deleting them, and the reports of that: for who owns the study."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render, resolve_url
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.formats.csv_tables import lines_csv
from samenspel.report.blocks import Bullets, Heading, Paragraph, ReportDocument, Table
from samenspel.report.pdf import to_pdf
from samenspel.text import Language, Text, plain
from samenspel.web.elicitation.retention import MONTHS, choose, counts, delete, settle
from samenspel.web.room.pages import pdf
from samenspel.web.speech.words import reader, sentence, word
from samenspel.web.studies.access import may
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Deletion, Study

GOES = ("answers", "texts", "people", "reports")
STAYS = ("design", "released", "agreed", "report")


@require_http_methods(["GET", "HEAD", "POST"])
@may("own")
def keeping(request: HttpRequest, name: str) -> HttpResponse:
    """Say what is kept until when; choose how long, or delete the answers now."""
    record = get_object_or_404(Study, name=name)
    if request.method != "POST":
        return _show(request, record)
    if "delete" in request.POST:
        return _delete(request, record)
    months = request.POST.get("months", "")
    if months and months not in map(str, MONTHS):
        return _show(request, record, {"months": sentence("months_wrong", part="keeping")})
    choose(record, int(months) if months else None, today=timezone.localdate())
    messages.success(request, word(request, "chosen", part="keeping"))
    return HttpResponseRedirect(resolve_url("keeping", name))


def _delete(request: HttpRequest, record: Study) -> HttpResponse:
    if record.state == Study.State.OPEN:
        return _show(request, record, {"typed": sentence("delete_open", part="keeping")})
    if request.POST.get("typed", "").strip() != record.name:
        return _show(request, record, {"typed": sentence("delete_name", part="room")})
    delete(record, Deletion.Why.OWNER)
    messages.success(request, word(request, "done", part="keeping"))
    return HttpResponseRedirect(resolve_url("keeping", record.name))


def _show(
    request: HttpRequest, record: Study, wrong: dict[str, Text] | None = None
) -> HttpResponse:
    settle(record, today=timezone.localdate())
    asked = request.POST.get("months", str(record.keep_months or ""))
    shown = {
        "record": record,
        "design": design(record),
        "open": record.state == Study.State.OPEN,
        "choices": [(str(one), _months(one), str(one) == asked) for one in MONTHS],
        "goes": [sentence(f"goes_{one}", part="keeping") for one in GOES],
        "stays": [sentence(f"stays_{one}", part="keeping") for one in STAYS],
        "counts": _counted(dict(counts(record))),
        "deletions": [
            (one, sentence(f"why_{one.why}", part="keeping")) for one in record.deletions.all()
        ],
        "typed": request.POST.get("typed", ""),
        "wrong": wrong or {},
    }
    return render(request, "room/keeping.html", shown, status=400 if wrong else 200)


def _months(number: int) -> Text:
    key = "year" if number == 12 else "years" if number % 12 == 0 else "months"
    key = "month" if number == 1 else key
    return sentence(f"for_{key}", part="keeping", number=number if number < 12 else number // 12)


def _counted(found: dict[str, int]) -> list[tuple[Text, int]]:
    return [(sentence(f"kind_{one}", part="keeping"), many) for one, many in found.items()]


@require_safe
@may("own")
def deletion(request: HttpRequest, name: str, pk: int, kind: str) -> HttpResponse:
    """Give the report of one deletion, as a PDF or a table."""
    one = get_object_or_404(Deletion, study__name=name, pk=pk)
    told, language = document(one), reader(request)
    file = f"{name}-{timezone.localdate(one.made)}"
    if kind == "pdf":
        return pdf(to_pdf(told, language), file)
    if kind != "csv":
        raise Http404
    response = HttpResponse(_csv(told, language), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file}.csv"'
    return response


def document(one: Deletion) -> ReportDocument:
    """Return the report of a deletion: how much of what, and never whose."""
    rows = tuple((words, plain(str(many))) for words, many in _counted(one.counts))
    day, clock = f"{timezone.localtime(one.made):%Y-%m-%d}", f"{timezone.localtime(one.made):%H:%M}"
    return ReportDocument(
        title=sentence("report_title", part="keeping"),
        subtitle=design(one.study).title,
        stamp=sentence("report_stamp", part="keeping"),
        blocks=(
            Paragraph(sentence("report_when", part="keeping", day=day, clock=clock)),
            Paragraph(sentence(f"report_{one.why}", part="keeping")),
            Table(
                caption=sentence("went_title", part="keeping"),
                header=(sentence("kind", part="keeping"), sentence("how_many", part="keeping")),
                rows=rows,
                numeric=(1,),
            ),
            Paragraph(sentence("report_withdrawn", part="keeping")),
            Heading(sentence("stays_title", part="keeping")),
            Bullets(tuple(sentence(f"stays_{each}", part="keeping") for each in STAYS)),
            Paragraph(sentence("report_copies", part="keeping")),
        ),
    )


def _csv(told: ReportDocument, language: Language) -> bytes:
    (table,) = (one for one in told.blocks if isinstance(one, Table))
    rows = (table.header, *table.rows)
    lines = ([cell.in_language(language) for cell in row] for row in rows)
    return lines_csv(lines).encode("utf-8-sig")  # a spreadsheet then reads the letters right
