"""What may be shown to members: the release check, its ladder, and what refusals give away."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.disclosure import ladder
from samenspel.disclosure.bands import banded, coalition, partition
from samenspel.disclosure.ladder import composition, decide, may_refuse, passes, rungs
from samenspel.disclosure.released import Band, Rung
from samenspel.disclosure.weights import Group
from samenspel.disclosure.worlds import certain, share, sight


def group(n: int, *, values: int = 18, picks: int = 6, members: int | None = None) -> Group:
    smallest = 6 if (values, picks) == (18, 6) else 0
    return Group(n, values, picks, coalition(n) if members is None else members, smallest)


def counts_with(n: int, *, shared: int, values: int = 18, picks: int = 6) -> list[int]:
    """Return counts, as even as can be, of which so many are more than half."""
    counts = [n // 2 + 1] * shared + [0] * (values - shared)
    left = n * picks - sum(counts)
    while left:
        order = sorted(range(shared, values), key=lambda j: counts[j])
        room = [j for j in order if counts[j] < n // 2] or [
            j for j in range(values) if counts[j] < n
        ]
        counts[room[0]] += 1
        left -= 1
    return counts


# METHOD.md section 4, 'known safe for two bands'
KNOWN_SAFE = {5: 7, 6: 7, 7: 8, 8: 8, 10: 8, 9: 9, 11: 9}


@pytest.mark.parametrize(("n", "most"), KNOWN_SAFE.items())
def test_one_member_is_never_certain_up_to_the_known_number_of_shared_values(
    n: int, most: int
) -> None:
    safe = [shared for shared in range(19) if not tells(group(n, members=1), shared)]
    assert safe == list(range(most + 1))


def tells(one: Group, shared: int) -> bool:
    """Return whether a release of two bands makes certain, or cannot be."""
    seen = sight(one, partition("two_bands", one.respondents), (one.values - shared, shared))
    return not len(seen.size) or bool(certain(seen, one.others).any())


def test_two_members_are_certain_one_shared_value_earlier() -> None:
    safe = {n: max(k for k in range(19) if not tells(group(n), k)) for n in range(7, 12)}
    assert safe == {7: 7, 8: 7, 9: 8, 10: 7, 11: 8}


# most shared values that two bands may show: nobody certain, no probability beyond .95
TWO_BANDS = {5: 7, 6: 6, 7: 6, 8: 6, 9: 7, 10: 7, 11: 8}


@pytest.mark.parametrize(("n", "most"), TWO_BANDS.items())
def test_two_bands_are_shown_up_to_so_many_shared_values(n: int, most: int) -> None:
    passing = [k for k in range(19) if passes(group(n), "two_bands", (18 - k, k))]
    assert passing == list(range(most + 1))


@pytest.mark.parametrize(("n", "shared"), [(5, 10), (6, 9), (10, 10), (11, 11)])
def test_constructed_hard_cases_are_not_shown_in_two_bands(n: int, shared: int) -> None:
    counts = counts_with(n, shared=shared)
    assert composition(counts, n, "two_bands") == (18 - shared, shared)
    assert decide(counts, respondents=n, shape=(6, 6, 6)) in {"number", None}


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_four_people_or_fewer_see_nothing(n: int) -> None:
    assert decide([n] * 6 + [0] * 12, respondents=n, shape=(6, 6, 6)) is None


def test_a_value_that_nearly_everybody_has_is_not_neutral_with_near_certainty() -> None:
    # Two who do not have the value in the top band know it of 9 of the 10 others: important with
    # .9, so 'not neutral' with .95.
    counts = [1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 4, 5, 5, 5, 7, 7, 7, 9]
    assert decide(counts, respondents=12, shape=(6, 6, 6)) == "two_bands"
    seen = share(sight(group(12), partition("four_bands", 12), (10, 4, 3, 1)), 10)
    assert 0.9 <= np.nanmax(seen) < 0.95


def test_groups_of_twelve_or_more_may_see_four_bands() -> None:
    counts = [1, 1, 2, 2, 2, 3, 3, 3, 3, 3, 4, 5, 5, 5, 7, 7, 8, 8]
    assert decide(counts, respondents=12, shape=(6, 6, 6)) == "four_bands"


@pytest.mark.parametrize("n", range(5, 12))
def test_full_agreement_of_a_group_may_be_shown_in_two_bands(n: int) -> None:
    assert decide([n] * 6 + [0] * 12, respondents=n, shape=(6, 6, 6)) == "two_bands"


@pytest.mark.parametrize(
    "counts", [[], [5] * 18, [6] * 5 + [0] * 13, [-1, 6, 6, 6, 6, 7] + [0] * 12, [9, 9, 9, 3, 0, 0]]
)
def test_counts_that_cannot_be_are_refused(counts: list[int]) -> None:
    assert decide(counts, respondents=5, shape=(6, 6, 6)) is None


@st.composite
def candidates(draw: st.DrawFn) -> tuple[int, list[int], list[int]]:
    """Draw a group and two rows of counts in the same two (and four) bands."""
    n = draw(st.integers(5, 13))
    maps = draw(st.lists(st.permutations(range(18)), min_size=n, max_size=n))
    spread = draw(st.sampled_from([6, 9, 12, 18]))
    picked = [sorted(order, key=lambda v: v >= spread)[:6] for order in maps]
    counts = [sum(value in cards for cards in picked) for value in range(18)]
    other = list(counts)
    for a, b in draw(st.lists(st.tuples(st.integers(0, 17), st.integers(0, 17)), max_size=30)):
        changed = list(other)
        changed[a] += 1
        changed[b] -= 1
        if a != b and all(
            finest(n, x) == finest(n, y) for x, y in zip(changed, counts, strict=True)
        ):
            other = changed
    return n, counts, other


def finest(n: int, count: int) -> Band | None:
    if not 0 <= count <= n:
        return None
    return banded(count, n, "four_bands" if n >= 12 else "two_bands")


@settings(max_examples=60, deadline=None)
@given(candidates())
def test_the_decision_reads_the_candidate_and_nothing_behind_it(
    drawn: tuple[int, list[int], list[int]],
) -> None:
    n, counts, other = drawn
    assert decide(counts, respondents=n, shape=(6, 6, 6)) == decide(
        other, respondents=n, shape=(6, 6, 6)
    )
    assert decide(counts, respondents=n, shape=(6, 6, 6)) == decide(
        counts[::-1], respondents=n, shape=(6, 6, 6)
    )


def test_the_number_is_only_tried_where_refusing_it_tells_nothing() -> None:
    assert {n: rungs(group(n))[-1] for n in range(5, 12)} == {
        5: "number", 6: "number", 7: "two_bands", 8: "two_bands",
        9: "number", 10: "two_bands", 11: "two_bands",
    }  # fmt: skip
    assert not may_refuse(group(7), ladder.FROM_TWO_BANDS)


@pytest.mark.parametrize("n", [12])
def test_refusing_four_and_two_bands_is_safe_where_four_bands_are_used(n: int) -> None:
    assert may_refuse(group(n), ladder.FROM_FOUR_BANDS)


@pytest.mark.parametrize("n", [1, 5, 8, 13, 40])
@pytest.mark.parametrize("picks", [1, 2, 7])
@pytest.mark.parametrize("values", [3, 5, 12, 24])
def test_every_card_set_gets_an_answer(values: int, picks: int, n: int) -> None:
    counts = [n * min(picks, values) // values] * values
    counts[0] += n * picks - sum(counts)
    assert decide(counts, respondents=n, shape=(picks, 0, values - picks)) in {
        "two_bands",
        "number",
        None,
    }


@pytest.mark.parametrize("rung", ["two_bands", "four_bands"])
def test_bands_divide_all_counts_and_part_at_half(rung: Rung) -> None:
    for n in range(12, 41):
        bands = partition(rung, n)
        assert [band.low for band in bands[1:]] == [band.high + 1 for band in bands[:-1]]
        assert (bands[0].low, bands[-1].high) == (0, n)
        assert any(band.low == n // 2 + 1 for band in bands)
        assert all(banded(count, n, rung).low <= count for count in range(n + 1))
