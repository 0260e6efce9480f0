"""Easy-HTMLQ and EQ Web Sort: the JSON file that Firebase exports, one record per participant.

Read are who sorted and the sort. Not read: times, answers to questions and comments.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from samenspel.errors import InvalidStudyError
from samenspel.formats.qsort_problems import refuse
from samenspel.formats.qsort_rows import NAMES, TOOLS, Found, SortLine, as_qset, barred, title_of
from samenspel.formats.settings import read_json, write_json
from samenspel.study.problems import Place, problem_in
from samenspel.study.qset import QSet

SORT, NAME, TITLE = "sort", "userInputId", "name"
KEY = 10  # signs at the end of a record's key that tell records apart

Record = Mapping[str, object]


def read(content: bytes, name: str) -> QSet:
    """Return the sorts in a JSON file of Easy-HTMLQ or EQ Web Sort."""
    records = _records(_plain(content, name), name)
    lines = tuple(
        SortLine(_names(key, record), barred(str(record[SORT]))) for key, record in records.items()
    )
    titles = (str(record.get(TITLE, "")) for record in records.values())
    return as_qset(Found(name, title_of(name, titles), lines))


def write(qset: QSet) -> bytes:
    """Return sorts as Easy-HTMLQ keeps them; only the number of a statement is in there."""
    records: dict[str, object] = {
        f"samenspel-{number:06}": {
            TITLE: qset.title.nl,
            NAME: sort.id,
            SORT: "|".join("" if place is None else str(place) for place in sort.places),
        }
        for number, sort in enumerate(qset.sorts, start=1)
    }
    return write_json(records).encode()


def _plain(content: bytes, name: str) -> dict[str, object]:
    try:
        return read_json(content, Place(name))
    except InvalidStudyError as error:
        raise InvalidStudyError([replace(item, file=name) for item in error.problems]) from None


def _records(plain: Mapping[str, object], file: str) -> dict[str, Record]:
    """Return the records by key; one record by itself is what EQ Web Sort keeps on a laptop."""
    given = {"": plain} if isinstance(plain.get(SORT), str) else plain
    records: dict[str, Record] = {
        key: value
        for key, value in given.items()
        if isinstance(value, dict) and isinstance(value.get(SORT), str)
    }
    refuse(
        problem_in(TOOLS, "not_a_record", Place(file, column=key), key, SORT)
        for key in given
        if key not in records
    )
    return records


def _names(key: str, record: Record) -> tuple[str, ...]:
    given = {label.lower(): str(value) for label, value in record.items() if value is not None}
    return (*(given.get(label, "") for label in NAMES), key[-KEY:].lstrip("-_"))
