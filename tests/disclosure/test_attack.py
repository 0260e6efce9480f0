"""Members who put their cards together attack what they are shown, and what they might be shown."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosure.attacker import (
    Block,
    Fact,
    Observed,
    certainties,
    from_release,
    possible,
    shared_is_one_of,
)
from disclosure.exact import shares
from samenspel.disclosure import ladder, worlds
from samenspel.disclosure.bands import banded, coalition, partition
from samenspel.disclosure.ladder import decide
from samenspel.disclosure.released import Rung
from samenspel.disclosure.weights import Group
from samenspel.disclosure.worlds import share, sight

VALUES = [f"v{number:02}" for number in range(18)]
Cards = frozenset[str]


def counted(maps: Sequence[Cards]) -> dict[str, int]:
    return {value: sum(value in cards for cards in maps) for value in VALUES}


def in_bands(maps: Sequence[Cards], rung: Rung) -> dict[str, tuple[int, int]]:
    bands = {value: banded(count, len(maps), rung) for value, count in counted(maps).items()}
    return {value: (band.low, band.high) for value, band in bands.items()}


def seen_by_members(maps: Sequence[Cards], rung: Rung | None) -> Observed:
    """Return what the members of one network see when the ladder stops at this rung."""
    n = len(maps)
    bands = in_bands(maps, rung) if rung in {"two_bands", "four_bands"} else {}
    shared = sum(2 * count > n for count in counted(maps).values())
    group = Group(n, 18, 6, coalition(n), smallest=6)
    return from_release(("all",), group, rung, bands, shared if rung else None)


def learned(maps: Sequence[Cards], members: Sequence[int], *releases: Observed) -> list[Fact]:
    block = Block("all", len(maps), tuple(maps[member] for member in members))
    assert possible(VALUES, 6, [block], releases)  # what really happened is one of the worlds
    return certainties(VALUES, 6, [block], releases)


@st.composite
def groups(draw: st.DrawFn) -> list[Cards]:
    """Draw maps: at random, more or less agreeing, or made to stand at the edge of the bands."""
    n = draw(st.integers(5, 15))
    if draw(st.booleans()):
        return at_the_edge(n, shared=draw(st.integers(0, 11)))
    pool = VALUES[: draw(st.sampled_from([6, 7, 9, 12, 18]))]
    return [frozenset(draw(st.permutations(pool))[:6]) for _ in range(n)]


def at_the_edge(n: int, *, shared: int) -> list[Cards]:
    """Return maps in which as many values as asked, or as can be, are just more than half."""
    shared = min(shared, 6 * n // (n // 2 + 1))
    left = {value: n // 2 + 1 if value < VALUES[shared] else 0 for value in VALUES}
    spare = 6 * n - sum(left.values())
    for value in [*reversed(VALUES)] * n:
        if spare and left[value] < n and (value < VALUES[shared] or left[value] < n // 2):
            left[value] += 1
            spare -= 1
    maps = []
    for _ in range(n):
        cards = sorted(VALUES, key=lambda value: -left[value])[:6]
        left = {value: count - (value in cards) for value, count in left.items()}
        maps.append(frozenset(cards))
    return maps


@settings(max_examples=40, deadline=None)
@given(maps=groups(), data=st.data())
def test_no_coalition_is_ever_certain_of_another_persons_box(
    maps: list[Cards], data: st.DataObject
) -> None:
    n = len(maps)
    rung = decide(tuple(counted(maps).values()), respondents=n, shape=(6, 6, 6))
    release = seen_by_members(maps, rung)
    hands = sorted(combinations(range(n), coalition(n)), key=lambda pair: overlap(maps, pair))
    drawn = data.draw(st.lists(st.sampled_from(hands), max_size=2))
    for members in {(), hands[0], hands[-1], *drawn}:
        assert learned(maps, members, release) == []


def overlap(maps: Sequence[Cards], members: Sequence[int]) -> int:
    return len(frozenset.intersection(*(maps[member] for member in members)))


# What goes wrong without each rule: the attack succeeds.


@pytest.mark.parametrize("n", [2, 3, 4])
def test_four_people_or_fewer_would_leak_in_two_bands(n: int) -> None:
    maps = [frozenset(VALUES[:6])] + [frozenset(VALUES[5:11])] * (n - 1)
    assert learned(maps, [0], Observed(("all",), in_bands(maps, "two_bands")))


@pytest.mark.parametrize("n", [5, 9, 15])
def test_exact_counts_would_leak_in_every_group(n: int) -> None:
    maps = [frozenset(VALUES[:6])] * (n - 1) + [frozenset(VALUES[5:11])]
    counts = {value: (count, count) for value, count in counted(maps).items()}
    told = learned(maps, [n - 1], Observed(("all",), counts))
    assert {Fact("all", value, has=True) for value in VALUES[:5]} <= set(told)


@pytest.mark.parametrize(("n", "shared"), [(5, 10), (6, 9), (10, 10), (11, 11)])
def test_the_constructed_hard_cases_would_leak_in_two_bands(n: int, shared: int) -> None:
    bands = {value: band(n, upper=value < VALUES[shared]) for value in VALUES}
    for own in (VALUES[12:], VALUES[:1] + VALUES[13:], VALUES[:6]):
        hand = (frozenset(own),) if n < 7 else (frozenset(own), frozenset(VALUES[:6]))
        if possible(VALUES, 6, [Block("all", n, hand)], [Observed(("all",), bands)]):
            assert certainties(VALUES, 6, [Block("all", n, hand)], [Observed(("all",), bands)])
            return
    pytest.fail("no hand fits")


def band(n: int, *, upper: bool) -> tuple[int, int]:
    return (n // 2 + 1, n) if upper else (0, n // 2)


def test_a_check_for_one_member_would_leak_to_two(monkeypatch: pytest.MonkeyPatch) -> None:
    lower, upper = VALUES[8:], VALUES[:8]
    pair = (frozenset([*lower[:5], upper[0]]), frozenset([*lower[:5], upper[1]]))
    bands = {value: band(7, upper=value in upper) for value in VALUES}
    release = Observed(("all",), bands)
    assert certainties(VALUES, 6, [Block("all", 7, pair)], [release])
    assert not certainties(VALUES, 6, [Block("all", 7, pair[:1])], [release])

    counts = [4] * 8 + [1] * 10
    assert decide(counts, respondents=7, shape=(6, 6, 6)) is None
    monkeypatch.setattr(ladder, "coalition", lambda _: 1)
    assert decide(counts, respondents=7, shape=(6, 6, 6)) == "two_bands"


def test_forgetting_what_a_refusal_tells_would_leak(monkeypatch: pytest.MonkeyPatch) -> None:
    # Two bands say that one value is shared. That four bands were refused says by how many: by
    # 12 of 15 or more. Two who do not have it know that a given other has it with more than .9,
    # and so not in neutral with more than .95.
    counts = [3] * 11 + [7] * 6 + [15]
    assert decide(counts, respondents=15, shape=(6, 6, 6)) is None
    group = Group(15, 18, 6, 2, smallest=6)
    behind = ladder._refused(group, ["four_bands"], lambda sizes: sum(sizes[2:]) == 1)
    assert {sizes[2:] for sizes in behind} == {(0, 1)}
    for sizes in behind:
        seen = share(sight(group, partition("four_bands", 15), sizes), 13)
        assert np.nanmax(seen) > 0.9

    monkeypatch.setattr(ladder, "_refused", without_refusals(ladder._possible))
    ladder.passes.cache_clear()
    assert decide(counts, respondents=15, shape=(6, 6, 6)) == "two_bands"
    ladder.passes.cache_clear()


def without_refusals(possible_: object) -> object:
    def refused(group: Group, _tried: object, fits: object = lambda _: True) -> object:
        return tuple(sizes for sizes in possible_(group) if fits(sizes))  # type: ignore[operator]

    return refused


def test_a_ladder_to_its_end_would_leak_by_saying_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    pair = (frozenset(VALUES[:6]), frozenset(VALUES[6:12]))
    block = Block("all", 7, pair)
    ten = Observed(("all",), rules=(shared_is_one_of((10,), respondents=7),))
    assert certainties(VALUES, 6, [block], [ten]) == [
        Fact("all", value, has=False) for value in VALUES[12:]
    ]
    withheld = from_release(("all",), Group(7, 18, 6, 2, smallest=6), None, {}, None)
    assert not certainties(VALUES, 6, [block], [withheld])

    monkeypatch.setattr(ladder, "rungs", ladder._ladder)
    decided = {
        k: decide([4] * k + rest(7, k), respondents=7, shape=(6, 6, 6)) for k in (7, 8, 9, 10)
    }
    assert decided == {7: "number", 8: "number", 9: "number", 10: None}


def rest(n: int, shared: int) -> list[int]:
    """Return counts of at most half for the values that are not shared."""
    left = 6 * n - (n // 2 + 1) * shared
    return [left // (18 - shared) + (j < left % (18 - shared)) for j in range(18 - shared)]


def test_only_certainty_would_leave_someone_almost_certain(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = [5] * 7 + [2, 2, 2, 2, 1, 1, 1, 1, 1, 0, 0]
    assert decide(counts, respondents=8, shape=(6, 6, 6)) is None
    columns = [(4, 6)] * 2 + [(5, 6)] * 5 + [(0, 2)] * 5 + [(0, 4)] * 6
    chances = shares(columns, others=6, picks=6)
    assert min(chances) < 0.05
    monkeypatch.setattr(worlds, "CLOSE", 1.0)
    ladder.passes.cache_clear()
    assert decide(counts, respondents=8, shape=(6, 6, 6)) == "two_bands"
    ladder.passes.cache_clear()


def test_another_threshold_would_leak() -> None:
    maps = at_the_edge(9, shared=7)
    sweep = [
        Observed(("all",), {v: (t, 9) if c >= t else (0, t - 1) for v, c in counted(maps).items()})
        for t in range(1, 10)
    ]
    assert any(learned(maps, [member], *sweep) for member in range(9))


def test_a_second_release_with_one_late_joiner_would_leak() -> None:
    maps = [frozenset(VALUES[:6])] * 4 + [frozenset(VALUES[6:12])] * 4
    joiner = frozenset(VALUES[3:9])
    blocks = [Block("early", 8), Block("late", 1)]
    before = Observed(("early",), in_bands(maps, "two_bands"))
    after = Observed(("early", "late"), in_bands([*maps, joiner], "two_bands"))
    told = certainties(VALUES, 6, blocks, [before, after])
    assert set(told) >= {Fact("late", value, has=True) for value in joiner}
