"""The coefficients as their papers define them, counted one pair or one character at a time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations
from typing import NamedTuple

Ratings = Sequence[Sequence[int]]  # coders x units; -1 is missing


def of_units(ratings: Ratings) -> list[list[int]]:
    """Return the ratings of every unit, without what is missing."""
    return [[said for said in unit if said >= 0] for unit in zip(*ratings, strict=True)]


def one_minus(seen: Fraction, by_chance: Fraction) -> Fraction | None:
    return 1 - seen / by_chance if by_chance else None


def percent(ratings: Ratings) -> Fraction | None:
    shares = [
        Fraction(sum(a == b for a, b in permutations(unit, 2)), len(unit) * (len(unit) - 1))
        for unit in of_units(ratings)
        if len(unit) > 1
    ]
    return sum(shares, Fraction()) / len(shares) if shares else None


def kappa(ratings: Ratings) -> Fraction | None:
    found = [_kappa(one, other) for one, other in combinations(ratings, 2)]
    defined = [value for value in found if value is not None]
    return sum(defined, Fraction()) / len(defined) if defined else None


def _kappa(one: Sequence[int], other: Sequence[int]) -> Fraction | None:
    both = [(a, b) for a, b in zip(one, other, strict=True) if a >= 0 and b >= 0]
    if not both:
        return None
    habits = [(a, b) for a, _ in both for _, b in both]
    return one_minus(
        Fraction(sum(a != b for a, b in both), len(both)),
        Fraction(sum(a != b for a, b in habits), len(habits)),
    )


def alpha(ratings: Ratings) -> Fraction | None:
    pairable = [unit for unit in of_units(ratings) if len(unit) > 1]
    pool = [said for unit in pairable for said in unit]
    if not pool:
        return None
    seen = sum(
        (
            Fraction(sum(a != b for a, b in permutations(unit, 2)), len(unit) - 1)
            for unit in pairable
        ),
        Fraction(),
    )
    differ = sum(a != b for a, b in permutations(pool, 2))
    return one_minus(seen / len(pool), Fraction(differ, len(pool) * (len(pool) - 1)))


def ac1(ratings: Ratings, categories: int) -> Fraction | None:
    agreed = percent(ratings)
    if agreed is None:
        return None
    rated = [Counter(unit) for unit in of_units(ratings) if unit]
    often = [
        sum((Fraction(unit[k], unit.total()) for unit in rated), Fraction()) / len(rated)
        for k in range(categories)
    ]
    chance = sum((share * (1 - share) for share in often), Fraction()) / (categories - 1)
    return one_minus(1 - agreed, 1 - chance)


class Unit(NamedTuple):
    coder: int
    document: int
    start: int
    end: int
    value: int


class Continuum(NamedTuple):
    units: Sequence[Unit]
    lengths: Sequence[int]
    coded: Sequence[Sequence[bool]]  # coders x documents

    def at(self, coder: int, document: int, place: int) -> int:
        """Return the value of a character, 0 for a gap."""
        for unit in self.units:
            if (unit.coder, unit.document) == (coder, document) and unit.start <= place < unit.end:
                return unit.value + 1
        return 0

    def shared(self) -> Iterator[tuple[int, list[int]]]:
        """Yield the documents that two or more coders worked on, and who these are."""
        for document in range(len(self.lengths)):
            who = [coder for coder, row in enumerate(self.coded) if row[document]]
            if len(who) > 1:
                yield document, who


class Table(NamedTuple):
    """Lengths of characters by what two coders say of them, and of units with themselves."""

    together: dict[tuple[int, int], Fraction]
    alone: dict[int, Fraction]

    def sum_of(self, value: int) -> Fraction:
        return sum((n for (one, _), n in self.together.items() if one == value), Fraction())

    def total(self) -> Fraction:
        return sum(self.together.values(), Fraction())

    def expected(self, one: int, other: int) -> Fraction:
        """Return the coincidences that chance gives (equations 4 and 10)."""
        pairs = self.sum_of(one) * self.sum_of(other) - (
            self.alone[one] if one == other else Fraction()
        )
        return self.total() * pairs / (self.total() ** 2 - sum(self.alone.values()))

    def possible(self) -> bool:
        return self.total() ** 2 > sum(self.alone.values())


def everything(continuum: Continuum) -> Table:
    """Return the table with gaps (equations 1 and 4)."""
    table = Table(defaultdict(Fraction), defaultdict(Fraction))
    for document, who in continuum.shared():
        for one, other in permutations(who, 2):
            for place in range(continuum.lengths[document]):
                pair = (continuum.at(one, document, place), continuum.at(other, document, place))
                table.together[pair] += Fraction(1, len(who) - 1)
        for coder in who:
            for place in range(continuum.lengths[document]):
                table.alone[0] += continuum.at(coder, document, place) == 0
        for unit in continuum.units:
            if unit.document == document:
                table.alone[unit.value + 1] += (unit.end - unit.start) ** 2
    return table


def marked_by_both(continuum: Continuum) -> Table:
    """Return the table of what two coders both marked (equation 10)."""
    whole = everything(continuum)
    table = Table(defaultdict(Fraction), defaultdict(Fraction))
    table.together.update((pair, n) for pair, n in whole.together.items() if 0 not in pair)
    for document, who in continuum.shared():
        for unit in continuum.units:
            for other in who:
                if unit.document == document and unit.coder != other:
                    places = range(unit.start, unit.end)
                    met = sum(continuum.at(other, document, place) > 0 for place in places)
                    table.alone[unit.value + 1] += Fraction(met**2, len(who) - 1)
    return table


def family(table: Table, values: Sequence[int]) -> Fraction | None:
    """Return u of everything, cu of what both marked (equations 5 and 11)."""
    if not table.possible():
        return None
    seen = table.total() - sum((table.together[k, k] for k in values), Fraction())
    return one_minus(seen, table.total() - sum(table.expected(k, k) for k in values))


def relevant(table: Table) -> Fraction | None:
    """Return |u (equation 6)."""
    if not table.possible():
        return None
    by_chance = sum((table.expected(0, k) for k in list(table.alone) if k), Fraction())
    return one_minus(table.sum_of(0) - table.together[0, 0], by_chance)


def by_value(table: Table, value: int, values: Sequence[int]) -> Fraction | None:
    """Return (k)u of one value (equation 13)."""
    if not table.possible() or not table.sum_of(value):
        return None
    expected = sum((table.expected(value, k) for k in values), Fraction())
    seen = expected * (table.sum_of(value) - table.together[value, value])
    return one_minus(seen, table.sum_of(value) * (expected - table.expected(value, value)))
