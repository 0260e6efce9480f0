"""Checks of what a group agreed: whole, on known values, after it said what the words mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from operator import attrgetter

from samenspel.errors import Problem
from samenspel.study.agreeing import Agreement, TensionCard
from samenspel.study.design_checks import card_set_known
from samenspel.study.model import Study, table
from samenspel.study.name_checks import repeats, strangers
from samenspel.study.problems import Place, problem
from samenspel.study.sorts import cards

# Words without which a row says nothing.
SAYS: Mapping[str, tuple[str, ...]] = {
    "agreements": ("values", "behaviour", "owner"),
    "tension_cards": ("demand", "against"),
    "followups": ("words",),
}
MADE = ("agreements", "tension_cards")


def made(study: Study) -> Iterator[tuple[Place, Agreement | TensionCard]]:
    """Yield every agreement and tension card, with the place of its name."""
    for name in MADE:
        for index, row in enumerate(table(study, name)):
            if isinstance(row, Agreement | TensionCard):
                yield Place(name, index, "id"), row


def _silent(study: Study) -> Iterator[Problem]:
    for name, filled in SAYS.items():
        for column in filled:
            for index, words in enumerate(map(attrgetter(column), table(study, name))):
                if not words.strip():
                    yield problem("agreed_nothing", Place(name, index, column))


def _values(study: Study) -> Iterator[Problem]:
    if not card_set_known(study):
        return
    known = {card.id: None for card in cards(study.design)}
    named = [(at, id) for at, row in enumerate(study.agreements) for id in row.values.split()]
    for index, found, near in strangers([id for _, id in named], known):
        yield problem("unknown_value", Place("agreements", named[index][0], "values"), found, near)


def _one_name(study: Study) -> Iterator[Problem]:
    """Find a tension card under the name of an agreement: a follow-up is about one of them."""
    found = list(made(study))
    for index in repeats([row.id for _, row in found]):
        place, row = found[index]
        if place.file == MADE[1] and row.id in {one.id for one in study.agreements}:
            yield problem("duplicate_id", place, row.id)


def _days(study: Study) -> Iterator[Problem]:
    for place, row in made(study):
        if row.start and row.review and row.review < row.start:
            where = Place(place.file, place.row, "review")
            yield problem("review_before_start", where, row.review, row.start)


def _meaning_first(study: Study) -> Iterator[Problem]:
    """Find agreements on a word of which the group never said whether all mean the same by it."""
    since: dict[tuple[str, str], int] = {}
    for said in study.understandings:
        key = (said.network, said.value)
        since[key] = min(said.round, since.get(key, said.round))
    for index, row in enumerate(study.agreements):
        for value in dict.fromkeys(row.values.split()):
            if since.get((row.network, value), row.round + 1) > row.round:
                yield problem("meaning_first", Place("agreements", index, "values"), value)


def _understood_once(study: Study) -> Iterator[Problem]:
    who = attrgetter("network", "value", "round")
    for index in repeats([who(row) for row in study.understandings]):
        found = study.understandings[index].value
        yield problem("understood_twice", Place("understandings", index, "value"), found)


def _followed(study: Study) -> Iterator[Problem]:
    """Find follow-ups of nothing, from before it began, or two of one day."""
    begun = {row.id: row.start for _, row in made(study)}
    for index, found, near in strangers([row.about for row in study.followups], begun):
        yield problem("unknown_agreement", Place("followups", index, "about"), found, near)
    for index, row in enumerate(study.followups):
        start = begun.get(row.about)
        if start and row.day < start:
            place = Place("followups", index, "day")
            yield problem("followed_before_start", place, row.day, start)
    for index in repeats([(row.about, row.day) for row in study.followups]):
        found = study.followups[index].about
        yield problem("followed_twice", Place("followups", index, "about"), found)


CHECKS = (
    _silent,
    _values,
    _one_name,
    _days,
    _meaning_first,
    _understood_once,
    _followed,
)
