"""Checks of the statements that were put to members, and of what they answered."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from samenspel.errors import Problem
from samenspel.study.choices import topics
from samenspel.study.design_checks import card_set_known
from samenspel.study.model import Study
from samenspel.study.name_checks import repeats, strangers, unknown
from samenspel.study.problems import Place, problem
from samenspel.study.sorts import cards


def _silent(study: Study) -> Iterator[Problem]:
    for index, row in enumerate(study.statements):
        if not row.words.strip():
            yield problem("statement_empty", Place("statements", index, "words"), row.id)


def _topics(study: Study) -> Iterator[Problem]:
    asked = [row.about for row in study.statements]
    if not (any(asked) and card_set_known(study)):
        return
    known = topics(card.id for card in cards(study.design))
    for index, found, near in strangers(asked, known):
        yield problem("unknown_topic", Place("statements", index, "about"), found, near)


def _answered(study: Study) -> Iterator[Problem]:
    """Find answers to no statement, or to one of another network or round."""
    put = {row.id: (row.network, row.round) for row in study.statements}
    yield from unknown(study, "statement", put)
    for index, row in enumerate(study.checks):
        network, round = put.get(row.statement, (row.network, row.round))
        if (network, round) != (row.network, row.round):
            place = Place("checks", index, "statement")
            allowed = f"{network}, {round}"
            yield problem("statement_elsewhere", place, row.statement, allowed)


def _once(study: Study) -> Iterator[Problem]:
    who = attrgetter("respondent", "network", "statement")
    for index in repeats([who(row) for row in study.checks]):
        row = study.checks[index]
        yield problem("checked_twice", Place("checks", index, "statement"), row.statement)


CHECKS = (_silent, _topics, _answered, _once)
