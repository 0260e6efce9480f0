"""Sorts in files of other tools: which form a file has, and the same sorts each way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from samenspel.catalogue import texts
from samenspel.errors import InvalidStudyError, UnusableFileError
from samenspel.formats import easy_htmlq, htmlq, kenq, pqmethod, qsort_table
from samenspel.formats.paths import check_room, unusable, usable
from samenspel.formats.qsort_losses import in_one_language, losses
from samenspel.formats.qsort_problems import refuse, sound, wrong
from samenspel.formats.qsort_rows import header_of
from samenspel.formats.settings import read_json
from samenspel.formats.sources import read_bytes
from samenspel.formats.whole import write_whole
from samenspel.study.problems import Place, listed
from samenspel.study.qset import QSet
from samenspel.text import Language, Text

Files = dict[str, bytes]  # the first one is the one that was named


@dataclass(frozen=True, slots=True)
class Form:
    """How sorts stand in a file: how its name ends, and how it is read and written."""

    suffix: str
    read: Callable[[Files], QSet]
    write: Callable[[QSet, str], Files]


def read_sorts(path: Path | str) -> QSet:
    """Return the sorts in a file of any known form; raise every problem at once."""
    source = Path(path)
    with usable(source, "cannot_read"):
        if not source.exists():
            raise _refused("not_there", source)
        if not source.is_file():
            raise _refused("unknown_form", source)
        files = _files(source)
    return FORMS[_form_of(source, files[source.name])].read(files)


def write_sorts(
    qset: QSet, path: Path | str, form: str | None = None, *, language: Language = "nl"
) -> tuple[Text, ...]:
    """Write sorts as a form, by default the one of the suffix; return what it could not hold."""
    target = Path(path)
    form = form or next((name for name in FORMS if _ends(target, name)), "")
    if form not in FORMS:
        raise _refused("unknown_form", target)
    if not _ends(target, form):
        raise _refused("form_and_name", target, form=form, suffix=FORMS[form].suffix)
    sound(qset, target.name)
    asked = qset if form == "table" else in_one_language(qset, language)
    files = FORMS[form].write(asked, target.name)
    # What was made is read back before it is kept: so it is known to be sound, and what is lost.
    kept = FORMS[form].read(files)
    if [sort.places for sort in kept.sorts] != [sort.places for sort in qset.sorts]:
        raise _refused("not_kept", target, form=form)
    _keep(files, target)
    return losses(qset, asked, kept)


def holds_sorts(path: Path | str) -> bool:
    """Return whether a path is a file of sorts, and not a study."""
    source = Path(path)
    with usable(source, "cannot_read"):
        if not source.is_file():
            return False
        try:
            _form_of(source, read_bytes(source, Place(source.name)))
        except (UnusableFileError, InvalidStudyError):
            return False
    return True


def _files(source: Path) -> Files:
    """Return a file as bytes, after a .dat also the file with the words of its statements."""
    files = {source.name: read_bytes(source, Place(source.name))}
    beside = _words_beside(source) if _ends(source, "pqmethod") else []
    if len(beside) > 1:
        names = listed(sorted(path.name for path in beside))
        refuse([wrong("pq_two_sta", Place(source.name), names)])
    return files | {path.name: read_bytes(path, Place(path.name)) for path in beside}


def _words_beside(source: Path) -> list[Path]:
    """Return the .STA beside a .DAT, however it is capitalised."""
    wanted = f"{source.stem}.sta".lower()
    return [path for path in source.parent.iterdir() if path.name.lower() == wanted]


def _form_of(source: Path, content: bytes) -> str:
    match source.suffix.lower():
        case ".dat":
            return "pqmethod"
        case ".csv":
            return _csv_form(source, content.decode("utf-8-sig", "replace"))
        case ".xlsx" if kenq.is_workbook(content):
            return "kenq"
        case ".json" if "schema" not in read_json(content, Place(source.name)):
            return "easy-htmlq"
    raise _refused("unknown_form", source)


def _csv_form(source: Path, words: str) -> str:
    """Return which CSV form it is by its header; a named first column of a table settles it."""
    corner = header_of(words)[0]
    if htmlq.looks_like(words):
        return "htmlq"
    if corner in qsort_table.CORNERS or not kenq.looks_like_csv(words):
        return "table"
    if not corner:  # numbers above the columns: of statements or of sorts?
        raise _refused("mixed_form", source, found="kenq-csv, table")
    return "kenq-csv"


def _ends(path: Path, form: str) -> bool:
    return path.suffix.lower() == FORMS[form].suffix


def _keep(files: Files, target: Path) -> None:
    """Write the files beside each other; nothing is written over."""
    with usable(target, "cannot_write"):
        check_room(target)
        there = _words_beside(target) if _ends(target, "pqmethod") else []
        for path in (target, *there):
            if path.exists():
                raise unusable("already_there", path)
        for name, content in reversed(files.items()):  # the one that is named comes last
            write_whole(target.parent / name, content)


def _refused(code: str, path: Path, **parts: object) -> UnusableFileError:
    forms = ", ".join(f"{name} ({form.suffix})" for name, form in FORMS.items())
    return UnusableFileError(texts("qsort_files")[code].format(path=path, forms=forms, **parts))


def _read_pqmethod(files: Files) -> QSet:
    (name, dat), *beside = files.items()
    return pqmethod.read(dat, beside[0][1] if beside else None, name)


def _write_pqmethod(qset: QSet, name: str) -> Files:
    dat, sta = pqmethod.write(qset)
    target = Path(name)
    words = target.with_suffix(".STA" if target.suffix.isupper() else ".sta")
    return {name: dat.encode(), words.name: sta.encode()}


def _alone(read: Callable[[bytes, str], QSet]) -> Callable[[Files], QSet]:
    def reader(files: Files) -> QSet:
        ((name, content),) = files.items()
        return read(content, name)

    return reader


def _in_one(write: Callable[[QSet], bytes]) -> Callable[[QSet, str], Files]:
    return lambda qset, name: {name: write(qset)}


# The first form of a suffix is the one that is written when nothing else is asked.
FORMS: Mapping[str, Form] = {
    "pqmethod": Form(".dat", _read_pqmethod, _write_pqmethod),
    "table": Form(".csv", _alone(qsort_table.read), _in_one(qsort_table.write)),
    "kenq": Form(".xlsx", _alone(kenq.read_workbook), _in_one(kenq.write_workbook)),
    "kenq-csv": Form(".csv", _alone(kenq.read_csv), _in_one(kenq.write_csv)),
    "htmlq": Form(".csv", _alone(htmlq.read), _in_one(htmlq.write)),
    "easy-htmlq": Form(".json", _alone(easy_htmlq.read), _in_one(easy_htmlq.write)),
}
