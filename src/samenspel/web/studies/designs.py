"""The design of a study in the database."""

from __future__ import annotations

from samenspel.study.codec import from_plain
from samenspel.study.model import Design
from samenspel.web.studies.models import Study


def design(record: Study) -> Design:
    """Return the design of a record, without the rows."""
    return from_plain(record.design).design
