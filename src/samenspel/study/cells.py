"""One cell of a table: from words to a value and back, the same for CSV, XLSX and JSON."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from fractions import Fraction
from types import NoneType
from typing import Literal, get_args, get_origin

from samenspel.errors import InvalidStudyError
from samenspel.study.problems import NOWHERE, closest, problem

CELL_LIMIT = 32_767  # characters in one cell: what Excel can hold
WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
NUMBER = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?")
FRACTION = re.compile(r"[0-9]{1,9}(/[0-9]{1,9}|\.[0-9]{1,9})?")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
YES_NO: Mapping[str, bool] = {"yes": True, "ja": True, "no": False, "nee": False}


def read_cell(annotation: object, words: str) -> object:
    """Return what the words of a cell that is not empty mean; raise what is wrong with them."""
    kind = without_none(annotation)
    if get_origin(kind) is Literal:
        return _choice(words, options(kind))
    return READERS[kind](words)


def cell_words(value: object) -> str:
    """Return a value as the words that stand in a cell; nothing is an empty cell."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == datetime.min.time():
            return value.date().isoformat()
        case str():
            return one_line_end(value)
    return str(value)


def write_cell(value: object) -> str:
    """Return the words for a value of a study."""
    return cell_words(value)


def one_line_end(words: str) -> str:
    """Return words in which every line ends in the same way, whoever typed them."""
    return words.replace("\r\n", "\n").replace("\r", "\n") if "\r" in words else words


def without_none(annotation: object) -> object:
    """Return the kind of value of a column that may be empty."""
    kinds = [kind for kind in get_args(annotation) if kind is not NoneType]
    return kinds[0] if NoneType in get_args(annotation) else annotation


def options(annotation: object) -> tuple[str, ...]:
    """Return what is allowed in a column with a closed list; nothing when it is not closed."""
    kind = without_none(annotation)
    return get_args(kind) if get_origin(kind) is Literal else ()


def _text(words: str) -> str:
    if len(words) > CELL_LIMIT:
        raise _refused("huge_cell", words, CELL_LIMIT)
    words = one_line_end(words)
    if UNPRINTABLE.search(words):
        raise _refused("unprintable", words)
    return words


def _whole(words: str) -> int:
    if not WHOLE.fullmatch(words.strip()):
        raise _refused("not_a_whole_number", words)
    return int(words)


def _number(words: str) -> float:
    if re.fullmatch(r"\s*[0-9]+,[0-9]+\s*", words):
        raise _refused("decimal_comma", words, words.strip().replace(",", "."))
    number = float(words) if NUMBER.fullmatch(words.strip()) else math.nan
    if not math.isfinite(number):
        raise _refused("not_a_number", words)
    return number


def _yes_no(words: str) -> bool:
    if words.strip().lower() not in YES_NO:
        raise _refused("not_yes_or_no", words, "yes, no")
    return YES_NO[words.strip().lower()]


def _date(words: str) -> date:
    try:
        if DATE.fullmatch(words.strip()):
            return date.fromisoformat(words.strip())
    except ValueError:  # the thirtieth of February
        pass
    raise _refused("not_a_date", words, "2024-03-01")


def _fraction(words: str) -> Fraction:
    try:
        if FRACTION.fullmatch(words.strip()):
            return Fraction(words.strip())
    except ZeroDivisionError:
        pass
    raise _refused("not_a_fraction", words, "1/2")


def _choice(words: str, allowed: tuple[str, ...]) -> str:
    if words.strip() not in allowed:
        raise _refused("not_in_list", words, closest(words, allowed))
    return words.strip()


def _refused(code: str, found: str, allowed: object = "") -> InvalidStudyError:
    return InvalidStudyError([problem(code, NOWHERE, found, allowed)])


READERS: Mapping[object, Callable[[str], object]] = {
    str: _text,
    int: _whole,
    float: _number,
    bool: _yes_no,
    date: _date,
    Fraction: _fraction,
}
