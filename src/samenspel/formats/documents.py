"""Reports as paragraphs: .docx, .pdf, .html, .md and .txt, and nothing but their words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from samenspel.catalogue import texts
from samenspel.errors import InvalidStudyError, UnusableFileError
from samenspel.formats.documents_marked import from_html, from_markdown, from_text
from samenspel.formats.documents_packed import ProtectedError, from_docx, from_pdf
from samenspel.formats.sources import MEGABYTE, read_bytes, words_of
from samenspel.reading import Paragraph
from samenspel.study.problems import Place

LIMIT = 64 * MEGABYTE
Reader = Callable[[bytes], Iterable[Paragraph]]


def read_document(path: Path) -> list[Paragraph]:
    """Return the paragraphs of a report, or raise what has to be repaired."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise _unusable("report_unknown_kind", path)
    if not path.is_file():
        raise _unusable("report_not_there", path)
    if path.stat().st_size > LIMIT:
        raise _unusable("report_too_large", path)
    found = _read(reader, path)
    if not any(paragraph.text.strip() for paragraph in found):
        raise _unusable("report_empty", path)
    return found


def _read(reader: Reader, path: Path) -> list[Paragraph]:
    try:
        return list(reader(read_bytes(path, Place(path.name), LIMIT)))
    except ProtectedError:
        raise _unusable("report_protected", path) from None
    except InvalidStudyError as error:
        protected = any(one.code == "protected_workbook" for one in error.problems)
        code = "report_protected" if protected else "report_broken"
        raise _unusable(code, path) from None
    except OSError as error:
        raise _unusable("report_broken", path) from error


def _unusable(code: str, path: Path) -> UnusableFileError:
    kinds = ", ".join(READERS)
    return UnusableFileError(
        texts("claims")[code].format(path=path, kinds=kinds, limit=LIMIT // MEGABYTE)
    )


def _words(parse: Callable[[str], Iterable[Paragraph]]) -> Reader:
    return lambda raw: parse(words_of(raw, Place("")))


READERS: dict[str, Reader] = {
    ".docx": from_docx,
    ".pdf": from_pdf,
    ".html": _words(from_html),
    ".htm": _words(from_html),
    ".md": _words(from_markdown),
    ".txt": _words(from_text),
}
