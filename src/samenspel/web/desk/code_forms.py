"""The form of one code: what was typed, and what is wrong with it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from django.http import QueryDict

from samenspel.errors import Problem
from samenspel.study.coding import Code as CodeFile
from samenspel.text import LANGUAGES, Text
from samenspel.web.coding.models import Code
from samenspel.web.desk.codebook import (
    LONGEST_LABEL,
    LONGEST_WORDS,
    NOTHING,
    Score,
    add,
    as_file,
    change,
    codes_of,
    score,
    scores,
    together,
    wrong,
)
from samenspel.web.speech.words import sentence
from samenspel.web.studies.designs import design
from samenspel.web.studies.models import Study

WORDS = ("description", "example", "memo")
FIELDS = {"name": "label", "topic": "score", "item": "score", "level": "score", "finding": "score"}
FRESH = "~"  # stands for the id that a new code does not have yet


def added(typed: QueryDict, record: Study) -> dict[str, Text]:
    """Add the code that was typed, or return what is wrong with it by its field."""
    code = _typed(typed, CodeFile(FRESH, ""), record)
    mistakes = _mistakes(code, typed, record)
    if not mistakes:
        add(record, code)
    return mistakes


def changed(typed: QueryDict, row: Code) -> dict[str, Text]:
    """Write a code as it was typed, or return what is wrong with it by its field."""
    code = _typed(typed, as_file(row), row.study)
    mistakes = _mistakes(code, typed, row.study)
    if not mistakes:
        change(row, code)
    return mistakes


def _typed(typed: QueryDict, before: CodeFile, record: Study) -> CodeFile:
    told: dict[str, Any] = {name: typed.get(name, "").strip() for name in WORDS}
    topic, item, level, finding = _score(typed.get("score", ""), record) or NOTHING
    told |= {"topic": topic or None, "level": level or None, "finding": finding or None}
    return replace(
        before,
        name=" ".join(typed.get("label", "").split()),
        parent=typed.get("parent", ""),
        colour=typed.get("colour", "") if "coloured" in typed else "",
        item=item,
        **told,
    )


def _score(chosen: str, record: Study) -> Score | None:
    """Return what a code is to count as, when that is one of what there is."""
    known = {said(one): one for _, ones in scores(design(record), LANGUAGES[0]) for one, _ in ones}
    held = {said(one): one for code in codes_of(record) if (one := score(code))[0]}
    return (known | held).get(chosen)


def said(scored: Score) -> str:
    """Return what a code counts as, as a choice in a form."""
    return json.dumps(scored) if scored != NOTHING else ""


def _mistakes(code: CodeFile, typed: QueryDict, record: Study) -> dict[str, Text]:
    words = [typed.get(name, "") for name in WORDS]
    checks = (
        ("label", "label_missing", bool(code.name)),
        ("label", "label_long", len(code.name) <= LONGEST_LABEL),
        ("description", "words_long", all(len(one) <= LONGEST_WORDS for one in words)),
    )
    mistakes = {
        name: sentence(text, part="desk") for name, text, good in reversed(checks) if not good
    }
    if mistakes:
        return mistakes
    before = {_about(one) for one in wrong(codes_of(record), design(record))}
    now = wrong(together(record, [code]), design(record))
    return {
        FIELDS.get(one.column, one.column): one.message for one in now if _about(one) not in before
    }


def _about(one: Problem) -> tuple[object, ...]:
    return one.code, one.row, one.column, one.found
