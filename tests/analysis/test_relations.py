"""Relations: every completion of a small network, what is published, and the laws of the bounds."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import combinations, permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from analysis.maps import seeds
from samenspel.analysis.relations import (
    Bounds,
    Relations,
    Ties,
    matrix,
    may_rank_brokers,
    relations,
    unequal_pairs,
)

Answers = NDArray[np.int8]

# Which families of Florence married: Padgett & Ansell (1993), Robust action and the rise of the
# Medici, American Journal of Sociology, 98(6). The sixteenth family, Pucci, married into none.
FLORENCE = [
    "Acciaiuoli Medici", "Albizzi Ginori", "Albizzi Guadagni", "Albizzi Medici",
    "Barbadori Castellani", "Barbadori Medici", "Bischeri Guadagni", "Bischeri Peruzzi",
    "Bischeri Strozzi", "Castellani Peruzzi", "Castellani Strozzi", "Guadagni Lamberteschi",
    "Guadagni Tornabuoni", "Medici Ridolfi", "Medici Salviati", "Medici Tornabuoni",
    "Pazzi Salviati", "Peruzzi Strozzi", "Ridolfi Strozzi", "Ridolfi Tornabuoni",
]  # fmt: skip
FIGURES = ("density", "reciprocity", "centralisation", "asymmetry")


def blank(organisations: int, *, fill: int = 0) -> Answers:
    """Return a network in which everybody says the same of everybody."""
    answers = np.full((organisations, organisations), fill, dtype=np.int8)
    np.fill_diagonal(answers, -1)
    return answers


def said(organisations: int, *rows: tuple[int, int, int]) -> Answers:
    """Return a network with these ties, in which all else is answered with 0."""
    answers = blank(organisations)
    for source, target, strength in rows:
        answers[source, target] = strength
    return answers


def ties_of(answers: Answers, *, zeros: bool = True) -> Ties:
    """Return the answers as rows; without ``zeros`` those that may be left out are."""
    answered = (answers >= 0).sum(axis=1)
    needed = np.broadcast_to(answered[:, None] < len(answers) - 1, answers.shape)
    source, target = np.nonzero((answers > 0) | ((answers == 0) & (needed | zeros)))
    return Ties(source, target, answers[source, target], answered)


def found_in(answers: Answers) -> Relations:
    return relations(ties_of(answers))


def figures(found: Relations) -> dict[str, Bounds]:
    return {name: getattr(found, name) for name in FIGURES}


def by_definition(answers: Answers) -> dict[str, float]:
    """Return the four figures of complete answers, one pair at a time."""
    n = len(answers)
    tie = {pair: bool(answers[pair] >= 1) for pair in permutations(range(n), 2)}
    dyads = [(tie[i, j], tie[j, i]) for i, j in combinations(range(n), 2)]
    apart = [abs(int(answers[i, j]) - int(answers[j, i])) for i, j in combinations(range(n), 2)]
    named = [sum(tie[i, j] for i in range(n) if i != j) for j in range(n)]
    tied = sum(map(any, dyads))
    return {
        "density": sum(tie.values()) / len(tie),
        "reciprocity": sum(map(all, dyads)) / tied if tied else math.nan,
        "centralisation": sum(max(named) - times for times in named) / (n - 1) ** 2,
        "asymmetry": sum(apart) / len(apart),
    }


def completions(answers: Answers, strengths: tuple[int, ...]) -> Iterator[Answers]:
    """Yield the network with every way to fill in what is missing."""
    missing = np.argwhere((answers < 0) & ~np.eye(len(answers), dtype=bool))
    for filling in product(strengths, repeat=len(missing)):
        filled = answers.copy()
        filled[*missing.T] = filling
        yield filled


def tried(answers: Answers, strengths: tuple[int, ...]) -> dict[str, Bounds]:
    """Return the bounds over every completion in which a figure is defined."""
    all_ways = [by_definition(filled) for filled in completions(answers, strengths)]
    return {name: _range([way[name] for way in all_ways]) for name in FIGURES}


def _range(values: list[float]) -> Bounds:
    defined = [value for value in values if not math.isnan(value)] or [math.nan]
    return Bounds(min(defined), max(defined))


def same(first: dict[str, Bounds], second: dict[str, Bounds]) -> bool:
    one, other = ([(b.low, b.high) for b in found.values()] for found in (first, second))
    return np.allclose(one, other, rtol=0, atol=1e-12, equal_nan=True)


@st.composite
def networks(
    draw: st.DrawFn, *, sizes: st.SearchStrategy[int], most_missing: int | None = None
) -> Answers:
    """Draw answers: some organisations silent, some with gaps, some complete."""
    n = draw(sizes)
    answers = np.array(draw(st.lists(st.integers(0, 3), min_size=n * n, max_size=n * n)))
    answers = answers.reshape(n, n).astype(np.int8)
    pairs = [*permutations(range(n), 2)]
    silent = [pair for pair in pairs if pair[0] in draw(st.sets(st.integers(0, n), max_size=n))]
    gaps = draw(st.lists(st.sampled_from(pairs), max_size=len(pairs))) if pairs else []
    for pair in [*silent, *gaps][:most_missing]:
        answers[pair] = -1
    np.fill_diagonal(answers, -1)
    return answers


any_network = networks(sizes=st.integers(0, 9))


@settings(max_examples=60)
@given(answers=networks(sizes=st.integers(2, 4), most_missing=5))
def test_the_bounds_are_the_extremes_over_every_way_to_fill_in_what_is_missing(
    answers: Answers,
) -> None:
    assert same(figures(found_in(answers)), tried(answers, (0, 1, 2, 3)))


@settings(max_examples=40)
@given(answers=networks(sizes=st.integers(3, 4), most_missing=11))
def test_with_much_missing_a_tie_or_no_tie_is_enough_to_reach_every_bound_but_asymmetry(
    answers: Answers,
) -> None:
    found, expected = figures(found_in(answers)), tried(answers, (0, 1))
    del found["asymmetry"], expected["asymmetry"]
    assert same(found, expected)


def test_when_nobody_answers_everything_is_open() -> None:
    answers = np.full((4, 4), -1, dtype=np.int8)
    zero_to_one = Bounds(0, 1)
    assert figures(found_in(answers)) == {
        **dict.fromkeys(FIGURES, zero_to_one),
        "asymmetry": Bounds(0, 3),
    }


@given(answers=any_network)
def test_zeros_may_be_left_out_by_who_answered_about_everybody(answers: Answers) -> None:
    short = ties_of(answers, zeros=False)
    assert matrix(short).tolist() == matrix(ties_of(answers)).tolist() == answers.tolist()
    assert same(figures(relations(short)), figures(found_in(answers)))


@given(answers=any_network, seed=seeds)
def test_neither_the_order_of_rows_nor_the_numbers_of_organisations_matter(
    answers: Answers, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(answers))
    ties = ties_of(answers[np.ix_(order, order)])
    rows = rng.permutation(len(ties.source))
    moved = Ties(ties.source[rows], ties.target[rows], ties.strength[rows], ties.answered)
    assert same(figures(relations(moved)), figures(found_in(answers)))


@given(answers=any_network)
def test_when_nothing_is_missing_the_bounds_meet_at_the_figure(answers: Answers) -> None:
    complete = np.abs(answers)
    np.fill_diagonal(complete, -1)
    found = found_in(complete)
    assert found.answered == found.asked
    assert all(b.low == b.high or math.isnan(b.low) for b in figures(found).values())
    if len(answers) >= 2:
        assert same(figures(found), {k: Bounds(v, v) for k, v in by_definition(complete).items()})


@given(answers=any_network, data=st.data())
def test_one_more_answer_never_widens_the_bounds(answers: Answers, data: st.DataObject) -> None:
    missing = np.argwhere((answers < 0) & ~np.eye(len(answers), dtype=bool)).tolist()
    if not missing:
        return
    more = answers.copy()
    more[*data.draw(st.sampled_from(missing))] = data.draw(st.integers(0, 3))
    before, after = figures(found_in(answers)), figures(found_in(more))
    for name in FIGURES:
        # What was undefined in every way stays so; what becomes so has no bounds left.
        assert not after[name].low < before[name].low
        assert not after[name].high > before[name].high
        assert math.isnan(after[name].low) or not math.isnan(before[name].low)


@pytest.mark.parametrize("organisations", [10, 40])
def test_with_three_in_ten_silent_there_is_room_between_the_bounds(organisations: int) -> None:
    answers = blank(organisations, fill=1)
    answers[: organisations * 3 // 10] = -1
    found = found_in(answers)
    assert (found.responded, found.organisations) == (organisations * 7 // 10, organisations)
    assert found.density == Bounds(0.7, 1)


def test_counts_say_who_was_asked_who_answered_and_how_much() -> None:
    answers = said(4, (0, 1, 2), (1, 0, 1))
    answers[2] = -1
    answers[3, 0] = -1
    found = found_in(answers)
    assert (found.organisations, found.asked, found.answered, found.responded) == (4, 12, 8, 3)


def test_a_worked_example_with_one_silent_organisation() -> None:
    # 0 and 1 trust each other, not equally; 2 is trusted by 1 and said nothing.
    answers = said(3, (0, 1, 3), (1, 0, 1), (1, 2, 2))
    answers[2] = -1
    assert figures(found_in(answers)) == {
        "density": Bounds(3 / 6, 5 / 6),
        # Returned by 1 of 3 dyads when 2 names 0 and not 1; by 2 of 2 the other way round.
        "reciprocity": Bounds(1 / 3, 2 / 2),
        # Named once, once and once; or, when 2 names 0 or 1 only, twice, once and once.
        "centralisation": Bounds(0 / 4, 2 / 4),
        # 2 apart where known; of the open ones up to 3 (0 said nothing) and up to 2.
        "asymmetry": Bounds(2 / 3, (2 + 3 + 2) / 3),
    }


def test_marriages_in_florence_are_as_dense_and_as_central_as_their_list_says() -> None:
    families = sorted({name for pair in FLORENCE for name in pair.split()})
    pairs = [
        (families.index(one), families.index(other)) for one, other in map(str.split, FLORENCE)
    ]
    found = found_in(said(16, *((i, j, 1) for one in pairs for i, j in (one, one[::-1]))))
    # 20 of 120 dyads; the Medici are named 6 times, all together 40 times.
    assert found.density == Bounds(20 / 120, 20 / 120)
    assert found.centralisation == Bounds((16 * 6 - 40) / 15**2, (16 * 6 - 40) / 15**2)
    assert (found.reciprocity, found.asymmetry) == (Bounds(1, 1), Bounds(0, 0))


@pytest.mark.parametrize("organisations", [2, 3, 12])
def test_a_star_is_fully_central_and_a_circle_not_at_all(organisations: int) -> None:
    # Freeman (1978): the star and the circle are the ends of the scale.
    star = said(organisations, *((other, 0, 1) for other in range(1, organisations)))
    circle = said(
        organisations, *((at, (at + 1) % organisations, 1) for at in range(organisations))
    )
    assert found_in(star).centralisation == Bounds(1, 1)
    assert found_in(circle).centralisation == Bounds(0, 0)


def test_when_nobody_is_tied_nothing_can_be_returned() -> None:
    found = found_in(blank(3))
    assert math.isnan(found.reciprocity.low)
    assert math.isnan(found.reciprocity.high)
    assert found.density == found.asymmetry == Bounds(0, 0)


def test_a_tie_that_can_only_be_one_way_is_not_returned_in_any_way() -> None:
    # 0 says no tie, 1 is silent: if there is a tie at all, it is not returned.
    answers = blank(2)
    answers[1] = -1
    assert found_in(answers).reciprocity == Bounds(0, 0)


@pytest.mark.parametrize("organisations", [0, 1])
def test_without_pairs_there_are_no_figures(organisations: int) -> None:
    found = found_in(blank(organisations))
    assert (found.asked, found.answered, found.responded) == (0, 0, 0)
    assert all(math.isnan(end) for b in figures(found).values() for end in (b.low, b.high))
    assert not may_rank_brokers(found)


@settings(max_examples=20)
@given(seed=seeds, organisations=st.integers(30, 60), share=st.sampled_from([0.05, 0.5, 1.0]))
def test_every_reverse_is_found_among_many_rows(
    seed: int, organisations: int, share: float
) -> None:
    rng = np.random.default_rng(seed)
    answers = rng.integers(0, 4, size=(organisations, organisations)).astype(np.int8)
    answers[rng.random(answers.shape) > share] = 0
    np.fill_diagonal(answers, -1)
    assert figures(found_in(answers)) == {
        name: Bounds(figure, figure) for name, figure in by_definition(answers).items()
    }


@pytest.mark.parametrize("seed", range(5))
def test_rows_that_crowd_into_two_places_meet_all_the_same(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = np.random.default_rng(seed).integers(0, 4, size=(9, 9)).astype(np.int8)
    np.fill_diagonal(answers, -1)
    roomy = found_in(answers)
    monkeypatch.setattr("samenspel.analysis.relations.PLACES", 0)
    assert found_in(answers) == roomy


@pytest.mark.parametrize("organisations", [23_170, 23_171, 70_000])
def test_pairs_of_a_very_large_network_keep_their_numbers(organisations: int) -> None:
    # 0 answered about everybody, the last two about each other only, and the rest not at all.
    last, dyads = organisations - 1, organisations * (organisations - 1) // 2
    answered = np.zeros(organisations, dtype=np.int64)
    answered[[0, last - 1, last]] = [last, 1, 1]
    source, target = np.array([[last, last - 1], [last - 1, last]], dtype=np.int32)
    found = relations(Ties(source, target, np.array([3, 1], dtype=np.int8), answered))
    assert found.density == Bounds(1 / dyads, (2 * dyads - last) / (2 * dyads))
    assert found.reciprocity == Bounds(1 / dyads, 1)
    assert found.asymmetry == Bounds(2 / dyads, (2 + 3 * (dyads - 1)) / dyads)


@pytest.mark.parametrize(("answered", "allowed"), [(16, True), (15, False), (20, True), (0, False)])
def test_brokers_are_ranked_from_four_answers_in_five(answered: int, *, allowed: bool) -> None:
    answers = blank(5)
    missing = [*permutations(range(5), 2)][answered:]
    for pair in missing:
        answers[pair] = -1
    assert may_rank_brokers(found_in(answers)) is allowed


def test_the_most_unequal_pairs_come_first_and_equals_in_order() -> None:
    found = unequal_pairs(ties_of(said(4, (0, 1, 1), (3, 0, 3), (2, 1, 3), (1, 2, 2), (2, 3, 3))))
    pairs = zip(found.more.tolist(), found.less.tolist(), found.difference.tolist(), strict=True)
    assert [*pairs] == [(2, 3, 3), (3, 0, 3), (0, 1, 1), (2, 1, 1)]


@given(answers=any_network)
def test_a_pair_is_unequal_only_when_both_sides_are_known(answers: Answers) -> None:
    found = unequal_pairs(ties_of(answers))
    expected = {
        (i, j): answers[i, j] - answers[j, i]
        for i, j in permutations(range(len(answers)), 2)
        if answers[i, j] > answers[j, i] >= 0
    }
    pairs = zip(found.more.tolist(), found.less.tolist(), strict=True)
    assert dict(zip(pairs, found.difference.tolist(), strict=True)) == expected
    assert sorted(found.difference.tolist(), reverse=True) == found.difference.tolist()
