"""Every coding of a study in a file: as a table, or as other tools for coding read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from io import BytesIO

import xlsxwriter

from samenspel.formats import refi
from samenspel.formats.csv_tables import lines_csv
from samenspel.formats.workbook import CREATED, write_page
from samenspel.study.cells import write_cell
from samenspel.study.coding import Document
from samenspel.study.model import Study as StudyFile

NOWHERE = Document("", "")


@dataclass(frozen=True, slots=True)
class Line:
    """One coding, with everything that is known of it."""

    document: str
    title: str
    network: str
    respondent: str
    kind: str
    coder: str
    code: str
    name: str
    value: str
    start: int | None
    end: int | None
    words: str
    memo: str
    reviewed: bool


COLUMNS = tuple(one.name for one in fields(Line))


def lines(study: StudyFile) -> list[Line]:
    """Return every coding of a study with the words under it, text by text."""
    documents = {row.id: row for row in study.documents}
    names = {code.id: code.name for code in study.codes}
    texts = dict(study.texts)
    found = []
    for row in study.codings:
        about = documents.get(row.document, NOWHERE)
        placed = texts.get(about.file, "")[row.start : row.end] if row.end is not None else ""
        found.append(
            Line(
                document=row.document,
                title=about.title,
                network=about.network,
                respondent=about.respondent,
                kind=about.kind or "",
                coder=row.coder,
                code=row.code,
                name=names.get(row.code, ""),
                value=row.value,
                start=row.start,
                end=row.end,
                words=placed or row.quote,
                memo=row.memo,
                reviewed=row.reviewed,
            )
        )
    places = {id: place for place, id in enumerate(documents)}
    return sorted(
        found, key=lambda one: (places.get(one.document, 0), one.start or 0, one.end or 0)
    )


def as_csv(study: StudyFile) -> bytes:
    """Return a table that any spreadsheet opens, and none computes."""
    rows = ([write_cell(getattr(line, name)) for name in COLUMNS] for line in lines(study))
    return lines_csv([COLUMNS, *rows]).encode()


def as_workbook(study: StudyFile) -> bytes:
    """Return the same table as a workbook; the same codings give the same bytes."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        book.set_properties({"created": CREATED})
        rows = [[getattr(line, name) for name in COLUMNS] for line in lines(study)]
        write_page(book, "codings", [COLUMNS, *rows])
    return out.getvalue()


def as_project(study: StudyFile) -> bytes:
    """Return texts, codes and codings as other tools for coding read them."""
    return refi.project_bytes(refi.as_project(study))


FORMS: Mapping[str, Callable[[StudyFile], bytes]] = {
    "csv": as_csv,
    "xlsx": as_workbook,
    "qdpx": as_project,
}
