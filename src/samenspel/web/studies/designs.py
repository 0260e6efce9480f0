"""The design of a study in the database."""

from __future__ import annotations

import json
from functools import lru_cache

from samenspel.errors import Problem
from samenspel.study.checks import RowOf, below_header, problems
from samenspel.study.codec import draft, from_plain, to_plain
from samenspel.study.model import Design
from samenspel.study.model import Study as StudyFile
from samenspel.web.studies.models import Study


def design(record: Study) -> Design:
    """Return the design of a record, without the rows."""
    return _read(json.dumps(record.design))


# A card that is placed asks for the design again; with many participants it is long to read.
@lru_cache(maxsize=8)
def _read(words: str) -> Design:
    return from_plain(json.loads(words)).design


def write(record: Study, design: Design) -> None:
    """Keep a design; what is wrong with it was said before."""
    record.design = to_plain(StudyFile(design))
    record.save(update_fields=["design"])


def wrong(design: Design, row_of: RowOf = below_header) -> list[Problem]:
    """Return what must be repaired before a design can be kept, all at once."""
    read = draft(to_plain(StudyFile(design)))
    return [*read.problems, *problems(StudyFile(design), row_of)]
