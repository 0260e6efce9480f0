"""Change between two rounds: the same people, counted once, whatever they are called."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builders import VALUES, placements, random_study, study
from samenspel.findings.changes import changes
from samenspel.findings.loop_model import RoundChange
from samenspel.study.model import Study

LOW, HIGH = VALUES[:6], VALUES[6:12]


def in_rounds(*made: Study) -> Study:
    """Return one study in which each of these is a round."""
    rows = [
        replace(row, round=number) for number, one in enumerate(made, start=1) for row in one.sorts
    ]
    return replace(made[0], sorts=tuple(rows))


def of_people(network: str, **picks: object) -> Study:
    """Return one round of a network from the important values of each person by name."""
    rows = [row for who, top in picks.items() for row in placements(who, network, top)]  # type: ignore[arg-type]
    return replace(study({network: []}), sorts=tuple(rows))


def change(made: Study, number: int | None = None) -> RoundChange:
    (found,) = changes(made, number or 2, 999)
    return found


def random_round(seed: int, size: int) -> Study:
    return random_study(np.random.default_rng(seed), [size])


def renamed(made: Study, seed: int) -> Study:
    """Return the study with other names for its people, and its rows in another order."""
    rng = np.random.default_rng(seed)
    people = sorted({row.respondent for row in made.sorts})
    names = dict(zip(people, rng.permutation(len(people)), strict=True))
    rows = [replace(row, respondent=f"p{names[row.respondent]}") for row in made.sorts]
    return replace(made, sorts=tuple(rows[at] for at in rng.permutation(len(rows))))


ROUNDS = st.builds(
    lambda seed, sizes: in_rounds(*(random_round(seed + at, n) for at, n in enumerate(sizes))),
    st.integers(0, 10**6),
    st.tuples(st.integers(2, 15), st.integers(2, 15)),
)


@settings(max_examples=15, deadline=None)
@given(made=ROUNDS)
def test_the_books_balance(made: Study) -> None:
    found = change(made)
    sizes = [len({row.respondent for row in made.sorts if row.round == n}) for n in (1, 2)]
    assert [found.matched + found.left, found.matched + found.joined] == sizes
    assert sum(one.before for one in found.values) == 6 * found.matched
    assert sum(one.after for one in found.values) == 6 * found.matched
    assert all(one.both <= min(one.before, one.after) for one in found.values)
    assert found.kept is not None
    assert sum(one.both for one in found.values) == pytest.approx(found.kept * found.matched)
    assert set(found.still_shared) <= set(found.first_shared)


@settings(max_examples=10, deadline=None)
@given(made=ROUNDS.filter(lambda made: len(made.sorts) < 400), seed=st.integers(0, 99))
def test_names_and_order_of_people_do_not_matter(made: Study, seed: int) -> None:
    one, other = change(made), change(renamed(made, seed))
    exact = one.matched <= 12
    assert replace(one, p=None) == replace(other, p=None)
    assert not exact or one.p == other.p


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10**6), size=st.integers(2, 15))
def test_when_nobody_changes_all_is_kept_and_nothing_is_beyond_chance(seed: int, size: int) -> None:
    made = random_round(seed, size)
    found = change(in_rounds(made, made))
    assert (found.kept, found.p) == (6, 1.0)
    assert found.still_shared == found.first_shared
    assert found.overlap is not None
    assert found.overlap[0] == found.overlap[1]


def test_a_case_by_hand() -> None:
    first = of_people("n", anna=LOW, ben=LOW, carl=HIGH)
    second = of_people("n", ben=HIGH, carl=HIGH, dora=LOW)
    found = change(in_rounds(first, second))
    assert (found.since, found.round, found.matched, found.joined, found.left) == (1, 2, 2, 1, 1)
    counted = {one.id: (one.before, one.after, one.both) for one in found.values}
    assert counted[LOW[0]] == (1, 0, 0)
    assert counted[HIGH[0]] == (1, 2, 1)
    assert (found.kept, found.kept_by_chance, found.overlap) == (3.0, 2.0, (0.0, 6.0))
    # Two of three shared the low values in the first round; one of three does now.
    assert (found.first_shared, found.still_shared) == (LOW, ())


def test_drift_is_from_the_first_round_and_change_from_the_one_before() -> None:
    low, high = of_people("n", a=LOW, b=LOW), of_people("n", a=HIGH, b=HIGH)
    found = change(in_rounds(low, high, high), 3)
    assert (found.since, found.round, found.kept) == (2, 3, 6)
    assert (found.first_shared, found.still_shared) == (LOW, ())


def test_an_unfinished_map_is_no_answer_in_that_round() -> None:
    first = of_people("n", a=LOW, b=LOW, c=LOW)
    made = in_rounds(first, replace(first, sorts=first.sorts[:-1]))
    assert (change(made).matched, change(made).left) == (2, 1)


def test_with_one_person_in_both_nothing_is_computed_and_the_reason_stands_beside_it() -> None:
    found = change(in_rounds(of_people("n", a=LOW, b=LOW), of_people("n", a=LOW, c=LOW)))
    assert (found.matched, found.joined, found.left, found.values) == (1, 1, 1, ())
    unknown = ("kept", "kept_by_chance", "overlap", "p")
    assert [getattr(found, name) for name in unknown] == [None] * 4
    assert found.reasons == dict.fromkeys(unknown, "too_few_matched")


@pytest.mark.parametrize("number", [1, 2])
def test_with_one_round_there_is_no_change(number: int) -> None:
    assert changes(of_people("n", a=LOW, b=LOW), number, 999) == ()


def test_the_first_of_two_rounds_has_no_change() -> None:
    made = of_people("n", a=LOW, b=LOW)
    assert changes(in_rounds(made, made), 1, 999) == ()


def test_a_network_that_made_maps_once_has_no_change() -> None:
    both, new = of_people("n", a=LOW, b=LOW), of_people("m", c=LOW, d=LOW)
    made = in_rounds(both, replace(both, sorts=(*both.sorts, *new.sorts)))
    networks = (*both.design.networks, *new.design.networks)
    asked = replace(made, design=replace(made.design, networks=networks))
    assert [one.network for one in changes(asked, 2, 999)] == ["n"]
