"""Words that people typed: shown to others only as somebody who reviewed them let them be shown.

A review belongs to the row as it was typed. Where it was edited, the words that were typed are in
no finding, no report and no export any more; only their maker's own copy still has them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any

from samenspel.study.model import Study as StudyFile
from samenspel.web.studies.models import Review, Study

# By table, the columns that hold words.
WORDS: Mapping[str, tuple[str, ...]] = {
    "meanings": ("behaviour", "example", "change"),
    "remarks": ("answer",),
    "obstructing": ("text",),
    "strategies": ("quote",),
    "tensions": ("quote",),
    "obstacles": ("text",),
    "governance": ("quote",),
    "conditions": ("sentence",),
    "interests": ("client_question", "stake"),
    "outcomes": ("example",),
    "checks": ("comment",),
}
Decided = tuple[str, str, bool]  # about what, the words as JSON, whether they may be shown
Row = Any  # one of the rows of these tables: a frozen dataclass


def words(table: str, row: Row) -> dict[str, str]:
    """Return the words of a row, by column; what is empty is left out."""
    found = {column: getattr(row, column).strip() for column in WORDS[table]}
    return {column: said for column, said in found.items() if said}


def about(table: str, row: Row) -> str:
    """Return a fingerprint of a row as it was typed: other words have another one."""
    plain = json.dumps([table, asdict(replace(row, reviewed=False))], default=str, sort_keys=True)
    return hashlib.sha256(plain.encode("utf-8", "surrogatepass")).hexdigest()


def decided(record: Study) -> tuple[Decided, ...]:
    """Return what was decided on the words of a study."""
    found = record.reviews.order_by("about").values_list("about", "words", "shown")
    return tuple((about, json.dumps(said), shown) for about, said, shown in found)


def applied(study: StudyFile, decided: tuple[Decided, ...]) -> StudyFile:
    """Return a study in which the words are as they may be shown."""
    if not decided:
        return study
    known = {about: (json.loads(said), shown) for about, said, shown in decided}
    tables: dict[str, Any] = {
        table: tuple(_applied(table, row, known) for row in getattr(study, table))
        for table in WORDS
    }
    return replace(study, **tables)


def _applied(table: str, row: Row, known: Mapping[str, tuple[dict[str, str], bool]]) -> Row:
    said, shown = known.get(about(table, row), (None, False))
    if said is None:
        return row
    return replace(row, **said, reviewed=shown)


def keep(record: Study, table: str, row: Row, said: Mapping[str, str], *, shown: bool) -> None:
    """Keep what was decided on a row."""
    Review.objects.update_or_create(
        study=record,
        about=about(table, row),
        defaults={
            "respondent": row.respondent,
            "network": row.network,
            "words": dict(said),
            "shown": shown,
        },
    )
