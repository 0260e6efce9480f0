"""Two rounds of a group: every world of tiny decks is tried, with and without anybody changing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations, product
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from samenspel.disclosure import register as registers
from samenspel.disclosure import together
from samenspel.disclosure.bands import banded
from samenspel.disclosure.ledger import NOTHING_RELEASED, Ledger, Release
from samenspel.disclosure.register import Candidate, register
from samenspel.disclosure.together import Ends, Triple, somebody_changed

Counts = tuple[int, ...]  # of every value, how many of some people chose it
Told = tuple[tuple[Ends, ...], tuple[Ends, ...]]  # the bands of both releases
Bounds = tuple[NDArray[np.int64], NDArray[np.int64]]  # least and most of every group and value


@cache
def tables(people: int, values: int, picks: int) -> frozenset[Counts]:
    """Return every row of counts that so many people can make together, map after map."""
    if people == 0:
        return frozenset({(0,) * values})
    return frozenset(
        tuple(count + (value in hand) for value, count in enumerate(before))
        for before in tables(people - 1, values, picks)
        for hand in combinations(range(values), picks)
    )


def added(*rows: Counts) -> Counts:
    return tuple(map(sum, zip(*rows, strict=True)))


@cache
def bands(counts: Counts, people: int) -> tuple[Ends, ...]:
    found = [banded(count, people, "two_bands") for count in counts]
    return tuple((band.low, band.high) for band in found)


def told(whole: tuple[Counts, ...], people: Triple) -> Told:
    """Return the bands of both rounds when nobody changed."""
    matched, left, joined = people
    before = bands(added(whole[0], whole[1]), matched + left)
    return before, bands(added(whole[0], whole[2]), matched + joined)


def widened(seen: dict[Any, Bounds], key: object, found: Bounds) -> None:
    least, most = seen.get(key, found)
    seen[key] = (np.minimum(least, found[0]), np.maximum(most, found[1]))


def unchanged(
    people: Triple, own: tuple[Counts, ...], held: Triple, picks: int
) -> dict[Told, Bounds]:
    """Return, for all that both rounds may show, what the others chose if nobody changed."""
    others = [n - k for n, k in zip(people, held, strict=True)]
    seen: dict[Told, Bounds] = {}
    for rows in product(*(tables(n, len(own[0]), picks) for n in others)):
        whole = tuple(added(row, mine) for row, mine in zip(rows, own, strict=True))
        widened(seen, told(whole, people), (np.array(rows), np.array(rows)))
    return seen


def certain(people: Triple, held: Triple, found: Bounds) -> bool:
    """Return whether somebody of a group certainly has, or has not, some value."""
    others = np.array([n - k for n, k in zip(people, held, strict=True)])[:, None]
    least, most = found
    return bool((((most == 0) | (least == others)) & (others > 0)).any())


DECKS = [(4, 2), (5, 1)]  # values, picks
GROUPS: list[Triple] = [(5, 0, 1), (5, 1, 0), (4, 1, 1), (3, 1, 2), (0, 2, 3)]
EDGES: list[tuple[Triple, int, int]] = [((3, 2, 2), 4, 2), ((2, 2, 2), 4, 3)]
TRIED = [*((people, *deck) for people in GROUPS for deck in DECKS), *EDGES]
NOBODY = (0, 0, 0)


def off(people: Triple, values: int, picks: int) -> set[Told]:
    """Return the bands of two rounds of which it is wrongly said that somebody changed, or not."""
    worlds = unchanged(people, ((0,) * values,) * 3, NOBODY, picks)
    ends = [{bands(row, n) for row in tables(n, values, picks)} for n in sizes(people)]
    return {
        (before, now)
        for before, now in product(*ends)
        if ((before, now) in worlds) == refuted((before, now), people, picks)
    }


@pytest.mark.parametrize(("people", "values", "picks"), TRIED)
def test_bands_are_refuted_exactly_when_no_world_is_left(
    people: Triple, values: int, picks: int
) -> None:
    assert not off(people, values, picks)


@pytest.mark.parametrize("gone", [(1, 1, 0), (1, 0, 1), (0, 1, -1), (1, 1, 1)])
def test_fewer_directions_would_miss_that_somebody_changed(
    monkeypatch: pytest.MonkeyPatch, gone: Triple
) -> None:
    back = tuple(-step for step in gone)
    left = tuple(one for one in together.DIRECTIONS if one not in {gone, back})
    monkeypatch.setattr(together, "DIRECTIONS", left)
    assert any(off(*one) for one in [((4, 1, 1), 4, 2), *EDGES])


def sizes(people: Triple) -> tuple[int, int]:
    return people[0] + people[1], people[0] + people[2]


def refuted(pair: Told, people: Triple, picks: int) -> bool:
    before, after = (dict(zip("abcdef", row, strict=False)) for row in pair)
    return somebody_changed(before, after, people=people, picks=picks)


# What is shown of the second round, and what whoever supposes that nobody changed makes of it.


def candidate(counts: Counts, people: range, round: int, picks: int) -> Candidate:
    return Candidate(
        networks=("A",),
        round=round,
        respondents=frozenset(("A", f"p{who}") for who in people),
        counts=dict(zip("abcdef", counts, strict=False)),
        shape=(picks, len(counts) - picks, 0),
        known=frozenset("A"),
    )


def second(first: Release, counts: Counts, people: Triple, picks: int) -> Release:
    """Return what is shown of a second round, in which the last ones joined."""
    who = range(people[1], sum(people))
    found = register(candidate(counts, who, 2, picks), Ledger((first,)))
    assert found
    return found.release


def first(counts: Counts, people: Triple, picks: int) -> Release:
    found = register(candidate(counts, range(people[0] + people[1]), 1, picks), NOTHING_RELEASED)
    assert found
    return found.release


def everybody_the_same(
    people: Triple, values: int, picks: int
) -> Iterator[tuple[Release, Release]]:
    """Yield what both rounds show in every world in which nobody changed."""
    for rows in product(*(tables(n, values, picks) for n in people)):
        before = first(added(rows[0], rows[1]), people, picks)
        yield before, second(before, added(rows[0], rows[2]), people, picks)


@pytest.mark.parametrize(
    ("people", "values", "picks"),
    [((5, 0, 1), 4, 2), ((5, 1, 0), 4, 2), ((5, 0, 1), 5, 1), ((4, 1, 1), 5, 1)],
)
def test_who_supposes_that_nobody_changed_is_told_nothing_new(
    people: Triple, values: int, picks: int
) -> None:
    shown = {
        (now.rung, now.why, len(now.bands), now.shared_count)
        for _, now in everybody_the_same(people, values, picks)
    }
    assert shown == {("withheld", "rounds_together", 0, None)}


@pytest.mark.parametrize(("values", "picks"), DECKS)
def test_the_same_people_twice_tell_the_same_twice(values: int, picks: int) -> None:
    for before, now in everybody_the_same((5, 0, 0), values, picks):
        assert (now.rung, now.bands) == (before.rung, before.bands)


def test_without_the_second_attacker_a_joiner_would_be_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(registers, "_stands", lambda *_: True)
    people, seen = (5, 0, 1), dict[object, Bounds]()
    for rows in product(*(tables(n, 5, 1) for n in people)):
        before = first(rows[0], people, 1)
        now = second(before, added(rows[0], rows[2]), people, 1)
        key = (*before.bands.items(), *now.bands.items())
        widened(seen, key, (np.array(rows), np.array(rows)))
    assert any(certain(people, NOBODY, found) for found in seen.values())


def test_to_refuse_only_what_tells_would_tell_by_refusing() -> None:
    people, values, picks = (5, 0, 1), 5, 1
    worlds = unchanged(people, ((0,) * values,) * 3, NOBODY, picks)
    refusals = dict[object, Bounds]()
    for (before, _), found in worlds.items():
        if certain(people, NOBODY, found):
            widened(refusals, before, found)
    alone = [found for found in worlds.values() if not certain(people, NOBODY, found)]
    assert alone  # some would be shown
    assert any(certain(people, NOBODY, found) for found in refusals.values())


RUNGS = {(5, 0, 1): {"two_bands", "withheld"}, (5, 1, 0): {"two_bands", "withheld"}}


@pytest.mark.parametrize("people", RUNGS)
def test_in_every_two_worlds_nobody_is_certain_of_the_second_round(people: Triple) -> None:
    """Anybody may have changed: rounds are independent, and refusals are seen too."""
    values, picks = 4, 2
    n = people[0] + people[2]
    befores = {str(one.bands): one for one in firsts(people, values, picks) if one.bands}
    for before in [*befores.values()][:2]:
        for own in [(0,) * values, (1, 1, 0, 0), (0, 1, 0, 1)]:
            held = int(sum(own) > 0)
            seen = dict[tuple[str, str], Bounds]()
            for row in tables(n - held, values, picks):
                now = second(before, added(row, own), people, picks)
                widened(seen, (now.rung, str(now.bands)), (np.array([row]), np.array([row])))
            assert {rung for rung, _ in seen} == RUNGS[people]
            for least, most in seen.values():
                assert not ((most == 0) | (least == n - held)).any()


def firsts(people: Triple, values: int, picks: int) -> list[Release]:
    n = people[0] + people[1]
    return [first(row, people, picks) for row in sorted(tables(n, values, picks))]


def test_where_bands_say_that_somebody_changed_the_second_round_is_shown() -> None:
    before = first((4, 3, 2, 1), (5, 0, 1), 2)
    now = second(before, (2, 2, 4, 4), (5, 0, 1), 2)
    assert (now.rung, now.why) == ("two_bands", "")


def test_beside_a_round_without_bands_or_of_other_cards_nothing_is_shown() -> None:
    people = (5, 0, 1)
    before = first((4, 3, 2, 1), people, 2)
    for other in (
        replace(before, rung="number", bands={}),
        replace(before, rung="withheld", bands={}, shared_count=None),
        replace(before, bands={"x": (0, 2)}),
    ):
        assert second(other, (2, 2, 4, 4), people, 2).why == "rounds_together"


def test_a_round_of_others_is_no_hindrance() -> None:
    before = first((4, 3, 2, 1), (5, 0, 1), 2)
    strangers = frozenset(("A", f"q{who}") for who in range(5))
    other = replace(before, respondents=strangers)
    assert second(other, (4, 4, 2, 2), (5, 0, 1), 2).rung == "two_bands"


def test_a_network_under_another_name_is_known_by_its_people() -> None:
    before = first((4, 3, 2, 1), (5, 0, 1), 2)
    renamed = frozenset(("B", who) for _, who in before.respondents)
    other = replace(before, networks=("B",), respondents=renamed)
    assert second(other, (2, 2, 4, 4), (5, 0, 1), 2).why == "rounds_together"
