"""Every figure of a study that can be meant where certain things are named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from samenspel.claims.facts import Facts, View
from samenspel.claims.working import rows_of
from samenspel.reading.claim import Claim
from samenspel.reading.mentions import Mentions


@dataclass(frozen=True, slots=True)
class Figure:
    """A count, what it is a part of (nought: of nothing), and the names that it belongs to."""

    count: int
    whole: int
    of: frozenset[str]


def choices(said: Mentions, facts: Facts) -> Iterator[Figure]:
    """Yield how many people chose the values that are named, per network and list."""
    for view in views(said, facts):
        for side in sides(said, view):
            counts, asked = view.counts(side) or {}, view.asked(side)
            for value in said.values:
                yield Figure(counts.get(value, 0), asked, frozenset({value, view.id, side}))


def answers(said: Mentions, facts: Facts) -> Iterator[Figure]:
    """Yield how many people say of the strategies and obstacles that they are there, or not."""
    for item in said.items:
        for row in rows_of(Claim("item", "", item=item, networks=tuple(said.networks)), facts):
            for count in (row.present, row.absent, row.not_mentioned):
                if count is not None:
                    yield Figure(count, row.asked, frozenset({item, *said.networks}))


def differences(found: Sequence[Figure]) -> Iterator[Figure]:
    """Yield by how much figures differ."""
    for left, right in combinations(found, 2):
        whole = left.whole if left.whole == right.whole else 0
        yield Figure(abs(left.count - right.count), whole, left.of | right.of)


def sides(said: Mentions, view: View) -> list[str]:
    """Return the lists and boxes that are named, or the one that is meant where none is."""
    named = [side for side in view.sides if side in said.sides]
    return named or ["important" if "important" in view.sides else "most"]


def views(said: Mentions, facts: Facts) -> list[View]:
    """Return the networks that are named, and all together where none is or where it is said."""
    named = [view for id, view in facts.views.items() if id in said.networks]
    summed = said.whole or len(said.amounts) > len(named)
    everyone = [facts.whole] if facts.whole is not None and summed else []
    return [*named, *everyone]


def members(said: Mentions, facts: Facts) -> Iterator[Figure]:
    """Yield the numbers of organisations: of a case that is named, and of all."""
    cases = facts.released.workings.unlinked
    known = [Figure(one.members, 0, frozenset({one.name})) for one in cases if one.members]
    named = [one for one in known if one.of & set(said.names)]
    yield from named
    yield from differences(named)
    yield Figure(sum(one.count for one in known), 0, frozenset())


def shared(said: Mentions, facts: Facts) -> Iterator[Figure]:
    """Yield the values that are named and shared, where a sentence says that they are."""
    for view in views(said, facts) if said.shared else ():
        for value in facts.shared(view) & set(said.values):
            yield Figure(0, 0, frozenset({value, view.id, *sides(said, view)}))


def votes(facts: Facts) -> Iterator[int]:
    """Yield how many votes were given, possible and missing, per list."""
    for listed in facts.released.priorities:
        for one in listed.missing:
            yield from (one.given, one.possible, one.missing)
