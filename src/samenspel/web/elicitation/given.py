"""Answers as they were typed: kept as they are, and counted where they can be understood.

What does not fit is kept too, with a word on what is wrong with it, so that nothing that somebody
typed gets lost; a study is given only what fits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import product
from typing import Any

from django.http import QueryDict

from samenspel.study.cells import UNPRINTABLE, one_line_end
from samenspel.study.instrument_checks import PARTS
from samenspel.study.name_checks import FORMULA_STARTS
from samenspel.text import Text
from samenspel.web.elicitation.forms import UNKNOWN, Field, Form, Given, Page
from samenspel.web.speech.words import sentence

LONGEST = 2000  # characters of one answer in words
LONGEST_NAME = 100
HOURS = 168  # in a week
WHOLE = re.compile(r"[0-9]{1,3}(?:[ .,\u00a0][0-9]{3}){1,2}|[0-9]{1,9}")
HOURLY = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{1,2})?")
SIZE = re.compile(rf"({WHOLE.pattern})(?![0-9.,])\s*(.*)", re.DOTALL)


Key = tuple[str, str, str]


class AnswerError(ValueError):
    """An answer that no page asks for."""


def sent(page: Page, form: QueryDict) -> dict[str, Any]:
    """Return what a form says on the questions of a page; nothing chosen is an answer as well."""
    return {
        field.name: form.getlist(field.name)
        if field.kind == "some"
        else next(filter(None, form.getlist(field.name)), "")
        for field in page.fields
    }


def merged(fields: tuple[Field, ...], given: Given, typed: Mapping[str, object]) -> dict[str, Any]:
    """Return answers with what was typed since; raise when it answers no question."""
    known = {field.name: field for field in fields}
    if not set(typed) <= set(known):
        raise AnswerError
    after = {**given, **{name: _kept(known[name], answer) for name, answer in typed.items()}}
    return {name: answer for name, answer in after.items() if answer}


def _kept(field: Field, answer: object) -> str | list[str]:
    offered = [choice.id for choice in field.choices]
    if field.kind == "some":
        if not isinstance(answer, list) or not all(isinstance(one, str) for one in answer):
            raise AnswerError
        return [id for id in offered if id in answer]
    if not isinstance(answer, str) or (answer and field.kind == "one" and answer not in offered):
        raise AnswerError
    return UNPRINTABLE.sub("", one_line_end(answer)).strip()[:LONGEST].strip()


def wrong(form: Form, given: Given) -> dict[str, Text]:
    """Return what is wrong, by the name of the field where it can be repaired."""
    alone = {
        field.name: sentence(f"wrong_{field.kind}", part="ask", picks=field.at_most)
        for field in form.fields
        if given.get(field.name) and _meant(field, given) is None
    }
    return dict(_beside(form, given, alone)) | alone


def answers(form: Form, given: Given) -> dict[Key, Any]:
    """Return the answers that can be understood: question, what it is about, side -> value."""
    refused = wrong(form, given)
    found = {
        (one.question, one.about, one.perspective): _meant(one, given)
        for one in form.fields
        if one.name not in refused
    }
    return {key: value for key, value in found.items() if value not in (None, [], "")}


def _meant(field: Field, given: Given) -> Any:  # noqa: ANN401 - each kind has its own value
    """Return what an answer means; None: nothing was said, or it cannot be understood."""
    answer = given.get(field.name)
    if not answer or answer == UNKNOWN:
        return None if not answer else ""
    return READERS[field.kind](field, answer)


def _one(field: Field, answer: str) -> str | None:
    return answer if answer in {choice.id for choice in field.choices} else ""


def _some(field: Field, answer: list[str]) -> list[str] | None:
    offered = {choice.id for choice in field.choices}
    chosen = [one for one in answer if one in offered]
    return chosen if not field.at_most or len(chosen) <= field.at_most else None


def _whole(_: Field, answer: str) -> int | None:
    return int(re.sub(r"\D", "", answer)) if WHOLE.fullmatch(answer) else None


def _hours(_: Field, answer: str) -> float | None:
    hours = float(answer.replace(",", ".")) if HOURLY.fullmatch(answer) else HOURS + 1
    return hours if hours <= HOURS else None


def _date(_: Field, answer: str) -> date | None:
    try:
        return date.fromisoformat(answer) if len(answer) == len("2024-03-01") else None
    except ValueError:
        return None


def _size(field: Field, answer: str) -> tuple[int, str] | None:
    """Return a number with what was counted, as in '31.500 inwoners'."""
    found = SIZE.fullmatch(answer)
    number = _whole(field, found[1]) if found else None
    return (number, found[2]) if found and number is not None else None


def _name(_: Field, answer: str) -> str | None:
    safe = answer.isprintable() and not answer.startswith(FORMULA_STARTS)
    return answer if safe and len(answer) <= LONGEST_NAME else None


def _words(_: Field, answer: str) -> str:
    return answer


READERS: Mapping[str, Callable[[Field, Any], Any]] = {
    "one": _one,
    "some": _some,
    "whole": _whole,
    "number": _hours,
    "date": _date,
    "size": _size,
    "name": _name,
    "words": _words,
}


def _beside(form: Form, given: Given, alone: Mapping[str, Text]) -> Iterator[tuple[str, Text]]:
    """Find parts that are larger than their whole, or stand without it."""
    known = {
        (one.question, one.about): one
        for one in form.fields
        if one.kind == "whole" and one.name not in alone
    }
    abouts = dict.fromkeys(about for _, about in known)
    for (table, part, whole), about in product(PARTS, abouts):
        less, more = known.get((part, about)), known.get((whole, about))
        if table != form.instrument.id or less is None:
            continue
        number, of = _meant(less, given), _meant(more, given) if more else None
        if isinstance(number, int) and isinstance(of, int) and number > of:
            yield less.name, sentence(f"wrong_{part}", part="ask", whole=of)
        elif part == "passed" and isinstance(number, int) and not isinstance(of, int):
            yield less.name, sentence("wrong_without", part="ask")
