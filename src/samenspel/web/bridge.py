"""Rows of the database to the dataclasses of a study and back: nothing else."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.db.models import TextField
from django.db.models.functions import Cast

from samenspel.study.codec import from_plain, to_plain
from samenspel.study.model import ANSWER_TABLES
from samenspel.study.model import Study as StudyFile
from samenspel.web.elicitation.models import Sorting
from samenspel.web.studies.models import Document, Row, Study

Plain = dict[str, Any]


def load(record: Study) -> StudyFile:
    """Return the study that a record and all its rows stand for."""
    made = list(
        Sorting.objects.filter(invitation__study=record, withdrawn=None)
        .select_related("invitation")
        .order_by("id")
    )
    kept = record.rows.annotate(words=Cast("data", TextField())).values_list("table", "words")
    answered = [(table, json.dumps(data)) for table, data in _answers(made)]
    return _read(
        json.dumps(record.design | _agreements(record.design, made)),
        (*kept, *answered),
        tuple(record.documents.values_list("name", "words")),
    )


# Most pages read the study that the page before them read; thousands of rows take a while.
@lru_cache(maxsize=8)
def _read(
    design: str, rows: tuple[tuple[str, str], ...], texts: tuple[tuple[str, str], ...]
) -> StudyFile:
    tables: dict[str, list[Plain]] = defaultdict(list)
    for table, words in rows:
        tables[table].append(json.loads(words))
    return from_plain(json.loads(design) | tables | ({"texts": dict(texts)} if texts else {}))


@transaction.atomic
def keep(study: StudyFile) -> Study:
    """Keep a study that was read from files; return its record."""
    plain: Plain = to_plain(study)
    tables = {name: plain.pop(name, []) for name in ANSWER_TABLES}
    words = plain.pop("texts", {})
    record = Study.objects.create(name=study.design.id, design=plain)
    Row.objects.bulk_create(
        Row(study=record, table=name, data=data) for name, rows in tables.items() for data in rows
    )
    Document.objects.bulk_create(
        Document(study=record, name=name, words=text) for name, text in words.items()
    )
    return record


def _agreements(design: Plain, made: Iterable[Sorting]) -> Plain:
    """Return the participants, with a yes to being shown by name where that was given here."""
    agreed = {
        (one.invitation.participant, one.invitation.network)
        for one in made
        if "named" in one.consents
    }
    if not agreed:
        return {}
    people = design.get("participants", [])
    return {
        "participants": [
            row | {"named": True} if (row.get("id"), row.get("network")) in agreed else row
            for row in people
        ]
    }


def _answers(made: Iterable[Sorting]) -> Iterator[tuple[str, Plain]]:
    """Yield what was answered here, with its table; words have not been reviewed yet."""
    for sorting in made:
        asked = {
            "respondent": sorting.invitation.participant,
            "network": sorting.invitation.network,
            "round": sorting.round,
        }
        for data in _placements(sorting):
            yield "sorts", asked | data
        for value, words in sorting.meanings.items():
            yield "meanings", asked | {"value": value, "behaviour": words}
        for question, words in sorting.remarks.items():
            yield "remarks", asked | {"question": question, "answer": words}


def _placements(sorting: Sorting) -> Iterator[Plain]:
    """Yield the cards that lie in a box; a map in which cards are missing is not complete."""
    places = {value: place for place, value in enumerate(sorting.top, start=1)}
    for value, box in sorting.boxes.items():
        yield {
            "value": value,
            "category": box,
            "perspective": sorting.perspective,
            "top": places.get(value),
        }
