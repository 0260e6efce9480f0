"""Checks of what a study expects: each expectation has a name, words, and known topics."""

from __future__ import annotations

from collections.abc import Iterator

from samenspel.errors import Problem
from samenspel.study.choices import topics
from samenspel.study.design_checks import card_set_known
from samenspel.study.model import Study
from samenspel.study.name_checks import repeats, strangers, unsafe
from samenspel.study.problems import Place, problem
from samenspel.study.sorts import cards


def _names(study: Study) -> Iterator[Problem]:
    ids = [item.id for item in study.design.expectations]
    for number, id in enumerate(ids, start=1):
        yield from unsafe(id, Place("study", column=f"expectations.{number}.id"))
    for index in repeats(ids):
        place = Place("study", column=f"expectations.{index + 1}.id")
        yield problem("duplicate_id", place, ids[index])


def _words(study: Study) -> Iterator[Problem]:
    for number, item in enumerate(study.design.expectations, start=1):
        if not (item.words.nl.strip() and item.words.en.strip()):
            place = Place("study", column=f"expectations.{number}.words")
            yield problem("expectation_empty", place, item.id)


def _topics(study: Study) -> Iterator[Problem]:
    if not (study.design.expectations and card_set_known(study)):
        return
    known = topics(card.id for card in cards(study.design))
    places = [
        (Place("study", column=f"expectations.{number}.about"), item)
        for number, item in enumerate(study.design.expectations, start=1)
    ]
    for place, item in places:
        if not (item.about and all(item.about)):
            yield problem("no_topic", place, item.id)
    asked = [(place, topic) for place, item in places for topic in item.about]
    for index, found, near in strangers([topic for _, topic in asked], known):
        yield problem("unknown_topic", asked[index][0], found, near)


CHECKS = (_names, _words, _topics)
