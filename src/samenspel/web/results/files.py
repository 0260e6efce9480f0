"""Files to keep: reports and figures as released, and for the researcher the study itself."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import HttpResponse

from samenspel.catalogue import texts
from samenspel.errors import UnusableFileError
from samenspel.findings.viewpoint_sorts import maps_as_sorts, why_no_viewpoints
from samenspel.formats import write_sorts
from samenspel.formats.folder import LEDGER, folder_files
from samenspel.formats.results import to_json
from samenspel.formats.results_tables import to_csv, to_xlsx
from samenspel.formats.settings import write_json
from samenspel.formats.workbook import workbook_bytes
from samenspel.report.outputs import REPORTS, Content, Output
from samenspel.study.codec import to_plain
from samenspel.text import Language
from samenspel.web import releases
from samenspel.web.results.wishes import Wish
from samenspel.web.studies.models import Study

__all__ = ["FIGURES", "REPORTS", "TYPES", "WHOLE"]

WRITTEN = (1980, 1, 1, 0, 0, 0)  # the same study gives the same bytes

TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "zip": "application/zip",
}

# Figures for whoever may see them.
FIGURES: dict[str, Output] = {
    "results.xlsx": to_xlsx,
    "results.csv": to_csv,
    "results.json": lambda released, _: to_json(released),
}


def study_folder(record: Study, wish: Wish, _: Language) -> bytes:
    """Return the folder of a study, packed; what was released before goes along."""
    files = [(f"{record.name}/{name}", words) for name, words in folder_files(wish.study)]
    if releases.ledger_of(record).releases:
        files.append((f"{record.name}/{LEDGER}", write_json(record.ledger)))
    return _packed((name, words.encode()) for name, words in files)


def study_workbook(record: Study, wish: Wish, _: Language) -> bytes:  # noqa: ARG001 - as the others
    """Return a study as a workbook."""
    return workbook_bytes(wish.study)


def study_json(record: Study, wish: Wish, _: Language) -> str:  # noqa: ARG001 - as the others
    """Return a study as one JSON file."""
    return write_json(to_plain(wish.study))


def sorts(record: Study, wish: Wish, language: Language) -> bytes:
    """Return the maps of a round as sorts for PQMethod: statements and answers, packed."""
    if why := why_no_viewpoints(wish.study, wish.round):
        raise UnusableFileError(texts("reasons")[why])
    with TemporaryDirectory() as folder:
        found = maps_as_sorts(wish.study, wish.round)
        write_sorts(found, Path(folder) / f"{record.name}.dat", "pqmethod", language=language)
        return _packed((path.name, path.read_bytes()) for path in sorted(Path(folder).iterdir()))


# What holds everybody's answers: for the researcher, whoever the page was made for.
WHOLE: dict[str, Callable[[Study, Wish, Language], Content]] = {
    "study.zip": study_folder,
    "study.xlsx": study_workbook,
    "study.json": study_json,
    "pqmethod.zip": sorts,
}


def attached(content: Content, name: str) -> HttpResponse:
    """Give a file to keep: never shown as a page of the application."""
    response = HttpResponse(content, content_type=TYPES[name.rpartition(".")[2]])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, content in files:
            pack.writestr(zipfile.ZipInfo(name, WRITTEN), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
