"""Rows of the database to the dataclasses of a study and back: nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction

from samenspel.study.codec import from_plain, to_plain
from samenspel.study.model import ANSWER_TABLES
from samenspel.study.model import Study as StudyFile
from samenspel.web.elicitation.models import Sorting
from samenspel.web.studies.models import Document, Row, Study


def load(record: Study) -> StudyFile:
    """Return the study that a record and all its rows stand for."""
    plain: dict[str, object] = dict(record.design)
    for row in record.rows.all():
        plain.setdefault(row.table, []).append(row.data)  # type: ignore[attr-defined]
    placed = list(_placements(record))
    if placed:
        plain["sorts"] = [*plain.get("sorts", []), *placed]  # type: ignore[misc]
    texts = dict(record.documents.values_list("name", "words"))
    return from_plain(plain | ({"texts": texts} if texts else {}))


@transaction.atomic
def keep(study: StudyFile) -> Study:
    """Keep a study that was read from files; return its record."""
    plain = to_plain(study)
    tables = {name: plain.pop(name, []) for name in ANSWER_TABLES}
    words = plain.pop("texts", {})
    record = Study.objects.create(name=study.design.id, design=plain)
    Row.objects.bulk_create(
        Row(study=record, table=name, data=data)
        for name, rows in tables.items()
        for data in rows  # type: ignore[attr-defined]
    )
    Document.objects.bulk_create(
        Document(study=record, name=name, words=text)
        for name, text in words.items()  # type: ignore[attr-defined]
    )
    return record


def _placements(record: Study) -> Iterator[dict[str, object]]:
    """Yield the cards of the maps made here; a map that is not finished counts as unfinished."""
    sortings = Sorting.objects.filter(invitation__study=record).select_related("invitation")
    for sorting in sortings.order_by("id"):
        places = {value: place for place, value in enumerate(sorting.top, start=1)}
        for value, box in sorting.boxes.items():
            yield {
                "respondent": sorting.invitation.participant,
                "network": sorting.invitation.network,
                "value": value,
                "category": box,
                "round": sorting.round,
                "perspective": sorting.perspective,
                "top": places.get(value),
            }
