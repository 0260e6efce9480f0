"""Checks of published counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from operator import attrgetter

from samenspel.errors import Problem
from samenspel.study.choices import published_items
from samenspel.study.model import Study, table
from samenspel.study.name_checks import repeats, strangers
from samenspel.study.problems import Place, problem

SCOPE = ("network", "round", "perspective", "instrument")
ITEM = ("network", "round", "instrument", "item", "level")
ANSWERS = {"strategies": ("strategies",), "complexity": ("tensions", "obstacles")}


def _twice(study: Study) -> Iterator[Problem]:
    for index in repeats(list(map(attrgetter(*SCOPE, "category", "value"), study.tallies))):
        yield problem("tally_twice", Place("tallies", index, "value"), study.tallies[index].value)


def _too_high(study: Study) -> Iterator[Problem]:
    for index, row in enumerate(study.tallies):
        if row.count > row.respondents:
            place = Place("tallies", index, "count")
            yield problem("tally_too_high", place, row.count, row.respondents)


def _sums(study: Study) -> Iterator[Problem]:
    """Find counts that add up to more choices than people had."""
    scopes: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, row in enumerate(study.tallies):
        scopes[(*attrgetter(*SCOPE)(row), row.category)].append(index)
    picks = {"important": study.design.shape.important}
    for indexes in scopes.values():
        rows = [study.tallies[index] for index in indexes]
        people = {row.respondents for row in rows}
        possible = max(people) * picks.get(rows[0].category, study.design.picks)
        place = Place("tallies", indexes[0], "count")
        if sum(row.count for row in rows) > possible:
            yield problem("tally_sum", place, sum(row.count for row in rows), possible)
        if len(people) > 1:
            place = Place("tallies", indexes[0], "respondents")
            yield problem("tally_respondents_differ", place, max(people), min(people))


def _beside_answers(study: Study) -> Iterator[Problem]:
    answered = set(map(attrgetter(*SCOPE), (*study.sorts, *study.priorities)))
    seen: set[tuple[object, ...]] = set()
    for index, row in enumerate(study.tallies):
        scope = attrgetter(*SCOPE)(row)
        if scope in answered and scope not in seen:
            seen.add(scope)
            yield problem("tally_beside_answers", Place("tallies", index, "network"), row.network)


def _published_items(study: Study) -> Iterator[Problem]:
    for instrument, known in published_items().items():
        items = [row.item if row.instrument == instrument else "" for row in study.published]
        for index, found, near in strangers(items, known):
            place = Place("published", index, "item")
            yield problem("unknown_item", place, found, near, instrument=instrument)


def _published_counts(study: Study) -> Iterator[Problem]:
    rows = study.published
    for index in repeats(list(map(attrgetter(*ITEM, "finding"), rows))):
        yield problem("published_twice", Place("published", index, "item"), rows[index].item)
    for index, row in enumerate(rows):
        if row.count is not None and row.count > row.respondents:
            place = Place("published", index, "count")
            yield problem("published_too_high", place, row.count, row.respondents)


def _published_sums(study: Study) -> Iterator[Problem]:
    """Find items that more people call present or absent than answered."""
    items: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, row in enumerate(study.published):
        items[attrgetter(*ITEM)(row)].append(index)
    for indexes in items.values():
        rows = [study.published[index] for index in indexes]
        people, most = sum(row.count or 0 for row in rows), max(row.respondents for row in rows)
        if len(rows) > 1 and people > most:
            place = Place("published", indexes[0], "count")
            yield problem("published_sum", place, people, most, item=rows[0].item)


def _published_beside_answers(study: Study) -> Iterator[Problem]:
    where = attrgetter("network", "round")
    seen: set[tuple[object, ...]] = set()
    for instrument, names in ANSWERS.items():
        answered = {where(row) for name in names for row in table(study, name)}
        for index, row in enumerate(study.published):
            scope = (*where(row), instrument)
            if row.instrument == instrument and where(row) in answered and scope not in seen:
                seen.add(scope)
                place = Place("published", index, "network")
                yield problem("published_beside_answers", place, row.network)


CHECKS = (
    _twice,
    _too_high,
    _sums,
    _beside_answers,
    _published_items,
    _published_counts,
    _published_sums,
    _published_beside_answers,
)
