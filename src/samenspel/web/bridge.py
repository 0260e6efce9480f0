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
from samenspel.study.sorts import AGREED, rounds
from samenspel.web.agreed import kept as agreed
from samenspel.web.coding import kept as coded
from samenspel.web.elicitation import checking, questionnaires
from samenspel.web.elicitation.models import Sorting
from samenspel.web.studies import reviews
from samenspel.web.studies.models import Row, Study
from samenspel.web.studies.rounds import as_of

Plain = dict[str, Any]
Told = tuple[str, Plain]


def load(record: Study, *, as_typed: bool = False, until: int | None = None) -> StudyFile:
    """Return the study that a record and all its rows stand for, its words as reviewed.

    ``until`` leaves out what belongs to later rounds, and what was said in them of oneself.
    """
    made = list(
        Sorting.objects.filter(invitation__study=record, withdrawn=None)
        .select_related("invitation")
        .order_by("round", "id")
    )
    kept = record.rows.annotate(words=Cast("data", TextField())).values_list("table", "words")
    asked = questionnaires.of(record)
    if until:
        made = [one for one in made if one.round <= until]
        asked = tuple(one for one in asked if one.round <= until)
    rows = [*_answers(made), *_once(kept, questionnaires.rows(asked))]
    design = record.design | _agreements(record.design, made)
    study = _read(
        json.dumps(design | questionnaires.facts(design, asked)),
        (
            *kept,
            *(
                (table, json.dumps(data))
                for table, data in (
                    *rows,
                    *coded.rows(record),
                    *checking.rows(record),
                    *agreed.rows(record),
                )
            ),
        ),
        coded.words(record),
        () if as_typed else reviews.decided(record),
    )
    return as_of(study, until) if until else study


# Most pages read the study that the page before them read; thousands of rows take a while.
@lru_cache(maxsize=8)
def _read(
    design: str,
    rows: tuple[tuple[str, str], ...],
    texts: tuple[tuple[str, str], ...],
    decided: tuple[reviews.Decided, ...],
) -> StudyFile:
    tables: dict[str, list[Plain]] = defaultdict(list)
    for table, words in rows:
        tables[table].append(json.loads(words))
    plain = json.loads(design) | tables | ({"texts": dict(texts)} if texts else {})
    return reviews.applied(from_plain(plain), decided)


@transaction.atomic
def keep(study: StudyFile) -> Study:
    """Keep a study that was read from files; return its record."""
    plain: Plain = to_plain(study)
    tables = {name: plain.pop(name, []) for name in ANSWER_TABLES}
    words = plain.pop("texts", {})
    read = {name: tables.pop(name) for name in coded.TABLES}
    made = {name: tables.pop(name) for name in AGREED}
    record = Study.objects.create(
        name=study.design.id, design=plain, round=max(rounds(study), default=1)
    )
    Row.objects.bulk_create(
        Row(study=record, table=name, data=data) for name, rows in tables.items() for data in rows
    )
    coded.put(record, read, words)
    agreed.put(record, made)
    return record


def _agreements(design: Plain, made: Iterable[Sorting]) -> Plain:
    """Return the participants, with a yes to being shown by name where that was given here last."""
    last = {(one.invitation.participant, one.invitation.network): one.consents for one in made}
    agreed = {who for who, consents in last.items() if "named" in consents}
    if not agreed:
        return {}
    people = design.get("participants", [])
    return {
        "participants": [
            row | {"named": True} if (row.get("id"), row.get("network")) in agreed else row
            for row in people
        ]
    }


def _answers(made: Iterable[Sorting]) -> Iterator[Told]:
    """Yield what was answered here, with its table; whether words were reviewed is not said."""
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


def _once(kept: Iterable[tuple[str, str]], made: Iterable[tuple[str, Plain]]) -> Iterator[Told]:
    """Yield rows, but a tie of an organisation as told first: colleagues may be asked as well."""
    seen = {_tie(json.loads(words)) for table, words in kept if table == "relations"}
    for table, row in made:
        if table != "relations" or _tie(row) not in seen:
            yield table, row
        if table == "relations":
            seen.add(_tie(row))


def _tie(row: Plain) -> tuple[object, ...]:
    return (
        *(row[name] for name in ("network", "organisation", "other", "kind")),
        row.get("round", 1),
    )
