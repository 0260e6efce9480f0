"""The page that says where a table comes from."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from samenspel.report.blocks import Table
from samenspel.text import Text
from samenspel.web.coding.seen import as_seen
from samenspel.web.results.asking import page, wished
from samenspel.web.results.evidence import about, among, behind, counted, sheet, side, sided
from samenspel.web.results.reading import read
from samenspel.web.results.wishes import Wish, shown
from samenspel.web.studies.models import Study

Line = tuple[Text, ...]


@require_safe
@wished
def evidence(
    request: HttpRequest, record: Study, wish: Wish, chapter: str, place: int
) -> HttpResponse:
    """Show where a table comes from; to the researcher also the rows behind one of its lines."""
    released = shown(record, wish)
    reading = read(released, wish)
    finding, asked = reading.chapter(chapter), reading.table(chapter, place)
    networks = among(finding, place, released) or wish.chosen
    line = _line(request, asked)
    found = None
    if wish.audience == "researcher":  # nobody else sees an answer
        seen = as_seen(request, record, wish.study)
        found = behind(seen, finding.subject, networks, wish.round)
        found = sided(found, side(finding, place))
        found = about(found, line[0], wish.study) if line else found
    return page(
        request,
        record,
        wish,
        "results/evidence.html",
        address=chapter,
        chapter=finding,
        place=place,
        table=asked,
        line=line,
        told=list(zip(asked.header, line, strict=True))[1:] if line else [],
        how=f"how_{finding.subject.group}",
        counted=counted(released, networks),
        hidden=found is None,
        sheets=[sheet(name, rows) for name, rows in found.tables.items() if rows] if found else [],
        unfinished=found.unfinished if found else 0,
    )


def _line(request: HttpRequest, table: Table) -> Line | None:
    """Return the line of a table that somebody asks about."""
    asked = request.GET.get("line", "")
    if not asked:
        return None
    if not asked.isdecimal() or int(asked) >= len(table.rows):
        raise Http404
    return table.rows[int(asked)]
