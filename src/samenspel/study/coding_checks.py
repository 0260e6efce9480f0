"""Checks of the codebook and of what was coded with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from operator import attrgetter

from samenspel.catalogue.items import item_ids
from samenspel.errors import Problem
from samenspel.study.coding import Code, Coding, Topic
from samenspel.study.design_checks import card_set_known
from samenspel.study.model import Study
from samenspel.study.name_checks import repeats
from samenspel.study.problems import Place, closest, problem
from samenspel.study.sorts import cards

COLOUR = re.compile("#[0-9a-fA-F]{6}")
LISTS: Mapping[Topic, str] = {
    "strategy": "strategies",
    "tension": "tensions",
    "obstacle": "obstacles",
}
# What a topic must say beside its item for a coding to count.
SCORED: Mapping[Topic, tuple[str, ...]] = {
    "strategy": ("item", "level", "finding"),
    "tension": ("item", "finding"),
    "obstacle": ("item",),
    "value_espoused": ("item",),
    "value_enacted": ("item",),
    "value_obstructing": ("item",),
}


def _circles(study: Study) -> Iterator[Problem]:
    parents = {code.id: code.parent for code in study.codes}
    for index, code in enumerate(study.codes):
        above, seen = code.parent, {code.id}
        while above in parents and above not in seen:
            seen.add(above)
            above = parents[above]
        if above == code.id:
            yield problem("code_in_circle", Place("codes", index, "parent"), code.parent)


def _colours(study: Study) -> Iterator[Problem]:
    for index, code in enumerate(study.codes):
        if code.colour and not COLOUR.fullmatch(code.colour):
            yield problem("bad_colour", Place("codes", index, "colour"), code.colour, "#1f6f8b")


def _topics(study: Study) -> Iterator[Problem]:
    values = [card.id for card in cards(study.design)] if card_set_known(study) else []
    for index, code in enumerate(study.codes):
        needed = SCORED.get(code.topic, ()) if code.topic else ()
        for column in needed:
            if not getattr(code, column):
                yield problem("code_scores_nothing", Place("codes", index, column), code.topic)
        for column in ("item", "level", "finding"):
            if getattr(code, column) and column not in needed:
                found = getattr(code, column)
                yield problem("code_scores_too_much", Place("codes", index, column), found)
        known = _items(code, values)
        if code.item and known and code.item not in known:
            place = Place("codes", index, "item")
            near = closest(code.item, known)
            yield problem("unknown_item", place, code.item, near, instrument=code.topic)


def _items(code: Code, values: list[str]) -> tuple[str, ...]:
    if code.topic and code.topic in LISTS:
        return item_ids(LISTS[code.topic])
    return tuple(values) if str(code.topic).startswith("value_") else ()


def _what_is_coded(study: Study) -> Iterator[Problem]:
    """Find codings that say nothing, or two things."""
    for index, row in enumerate(study.codings):
        if bool(row.value) == bool(row.code):
            yield problem("code_or_value", Place("codings", index, "code"), row.code or row.value)


def _where(study: Study) -> Iterator[Problem]:
    """Find codings whose place or words are not in the text."""
    words = dict(study.texts)
    texts = {row.id: words.get(row.file) for row in study.documents}
    # A file that should be there and is not has a problem of its own.
    lost = {row.id for row in study.documents if row.file and row.file not in words}
    for index, row in enumerate(study.codings):
        code = "" if row.document in lost else _misplaced(row, texts.get(row.document))
        if code:
            found = f"{row.start}-{row.end}" if code != "quote_differs" else row.quote
            column = "quote" if code == "quote_differs" else "start"
            yield problem(code, Place("codings", index, column), found)


def _misplaced(row: Coding, text: str | None) -> str:
    if row.start is None and row.end is None:
        return ""
    if text is None:
        return "coding_without_text"
    if row.start is None or row.end is None or not 0 <= row.start < row.end <= len(text):
        return "coding_outside_text"
    return "quote_differs" if row.quote and row.quote != text[row.start : row.end] else ""


def _coded_twice(study: Study) -> Iterator[Problem]:
    placed = [row for row in study.codings if row.start is not None]
    who = attrgetter("document", "coder", "code", "value", "start", "end")
    numbers = [index for index, row in enumerate(study.codings) if row.start is not None]
    for index in repeats([who(row) for row in placed]):
        yield problem("coded_twice", Place("codings", numbers[index], "code"), placed[index].code)


CHECKS = (_circles, _colours, _topics, _what_is_coded, _where, _coded_twice)
