"""Interviews, documents, codebook and codings: to the rows of a study and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from samenspel.study.coding import SETTLED
from samenspel.text import LANGUAGES
from samenspel.web.coding.models import Code, Coding, Source
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Study

Plain = dict[str, Any]
TABLES = ("documents", "codes", "codings")
# By column of the study, where it stands in the database.
CODING = {
    "document": "source__name",
    "code": "code__name",
    **{name: name for name in ("value", "quote", "coder", "start", "end", "memo", "reviewed")},
}


def rows(record: Study) -> Iterator[tuple[str, Plain]]:
    """Yield what was read and coded in a study, each row with its table."""
    for source in record.sources.filter(ready=True):
        yield "documents", _document(source)
    for code in record.codes.all():
        yield "codes", _code(code)
    # As plain values: every page reads them, and a study may hold thousands.
    codings = Coding.objects.filter(source__study=record).order_by("id")
    for told in codings.values_list(*CODING.values()):
        yield "codings", _said(dict(zip(CODING, told, strict=True)))


def words(record: Study) -> tuple[tuple[str, str], ...]:
    """Return the words of every file, in order of name."""
    found = record.sources.exclude(file="").values_list("file", "words")
    return tuple(sorted(set(found)))


def put(record: Study, tables: dict[str, list[Plain]], texts: dict[str, str]) -> None:
    """Keep what a study says of what was read and coded."""
    language = next(iter(design(record).languages), LANGUAGES[0])
    # Where people settled, they saw each other's codings already.
    opened = {row["document"] for row in tables["codings"] if row.get("coder") == SETTLED}
    Source.objects.bulk_create(
        Source(
            study=record,
            language=language,
            opened=row["id"] in opened,
            words=texts.get(row.get("file", ""), ""),
            **_renamed(row, {"id": "name"}),
        )
        for row in tables["documents"]
    )
    Code.objects.bulk_create(
        Code(study=record, place=place, **_renamed(row, {"id": "name", "name": "label"}))
        for place, row in enumerate(tables["codes"])
    )
    _put_codings(record, tables["codings"])


def _put_codings(record: Study, found: Iterable[Plain]) -> None:
    sources = {one.name: one for one in record.sources.all()}
    codes = {one.name: one for one in record.codes.all()}
    Coding.objects.bulk_create(
        Coding(
            source=sources[row["document"]],
            code=codes.get(row.get("code", "")),
            **{key: value for key, value in row.items() if key not in {"document", "code"}},
        )
        for row in found
    )


def _document(source: Source) -> Plain:
    columns = ("network", "title", "kind", "file", "respondent")
    return _said({"id": source.name} | {name: getattr(source, name) for name in columns})


def _code(code: Code) -> Plain:
    columns = ("parent", "description", "colour", "example", "memo")
    scored = ("topic", "item", "level", "finding")
    told = {name: getattr(code, name) for name in (*columns, *scored)}
    return _said({"id": code.name, "name": code.label} | told)


def _said(row: Plain) -> Plain:
    """Leave out what is empty; a place may be 0."""
    return {
        name: said for name, said in row.items() if said not in ("", None) and said is not False
    }


def _renamed(row: Plain, names: dict[str, str]) -> Plain:
    return {names.get(key, key): value for key, value in row.items()}
