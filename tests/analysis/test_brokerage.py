"""Who stands between others: a published network, every path of a small one, every completion."""

from __future__ import annotations

import subprocess
import sys
from itertools import combinations, pairwise, permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from samenspel.analysis.brokerage import betweenness, open_pairs

Answers = NDArray[np.int8]

# The kite of Krackhardt (1990), Administrative Science Quarterly, 35(2), 342-369.
KITE = [
    "Andre Beverley", "Andre Carol", "Andre Diane", "Andre Fernando", "Beverley Diane",
    "Beverley Ed", "Beverley Garth", "Carol Diane", "Carol Fernando", "Diane Ed",
    "Diane Fernando", "Diane Garth", "Ed Garth", "Fernando Garth", "Fernando Heather",
    "Garth Heather", "Heather Ike", "Ike Jane",
]  # fmt: skip


def network(organisations: int, *pairs: tuple[int, int], fill: int = 0) -> Answers:
    answers = np.full((organisations, organisations), fill, dtype=np.int8)
    np.fill_diagonal(answers, -1)
    for pair in pairs:
        answers[pair] = 1
    return answers


def kite() -> tuple[list[str], Answers]:
    people = sorted({name for pair in KITE for name in pair.split()})
    pairs = [tuple(people.index(name) for name in pair.split()) for pair in KITE]
    return people, network(10, *((i, j) for one in pairs for i, j in (one, one[::-1])))


def shortest(answers: Answers, start: int, end: int) -> list[tuple[int, ...]]:
    """Return the shortest paths from one to the other, found by trying them all."""
    others = [at for at in range(len(answers)) if at not in (start, end)]
    for between in range(len(others) + 1):
        paths = [
            path
            for middle in permutations(others, between)
            for path in [(start, *middle, end)]
            if all(answers[i, j] >= 1 for i, j in pairwise(path))
        ]
        if paths:
            return paths
    return []


def by_every_path(answers: Answers) -> list[float]:
    n = len(answers)
    passed = [0.0] * n
    for start, end in permutations(range(n), 2):
        paths = shortest(answers, start, end)
        for at in (at for path in paths for at in path[1:-1]):
            passed[at] += 1 / len(paths)
    return [times / ((n - 1) * (n - 2)) for times in passed]


def open_by_definition(answers: Answers) -> list[int]:
    tied = (answers >= 1) | (answers.T >= 1)
    return [
        sum(tied[at, i] and tied[at, j] and not tied[i, j] for i, j in combinations(others, 2))
        for at in range(len(answers))
        for others in [[other for other in range(len(answers)) if other != at]]
    ]


def all_answers(organisations: int, lowest: int) -> st.SearchStrategy[Answers]:
    cells = st.lists(st.integers(lowest, 2), min_size=organisations**2, max_size=organisations**2)

    def without_diagonal(values: list[int]) -> Answers:
        answers = np.array(values, dtype=np.int8).reshape(organisations, organisations)
        np.fill_diagonal(answers, -1)
        return answers

    return cells.map(without_diagonal)


def test_in_the_kite_heather_stands_between_most_though_diane_has_most_ties() -> None:
    people, answers = kite()
    found = betweenness(answers)
    assert people[int((answers == 1).sum(axis=1).argmax())] == "Diane"
    assert people[int(found.argmax())] == "Heather"
    # Heather parts 7 others from 2, Ike 8 from 1, of 36 pairs; Jane is at an end.
    between = dict(zip(people, found.tolist(), strict=True))
    assert [between[name] for name in ("Heather", "Ike", "Jane")] == pytest.approx(
        [7 * 2 / 36, 8 * 1 / 36, 0]
    )


def test_a_path_goes_with_the_ties_not_against_them() -> None:
    one_way = network(3, (0, 1), (1, 2))
    both_ways = network(3, (0, 1), (1, 2), (2, 1), (1, 0))
    assert betweenness(one_way).tolist() == [0, 1 / 2, 0]
    assert betweenness(both_ways).tolist() == [0, 1, 0]


def test_a_missing_answer_makes_no_path() -> None:
    answers = network(3, (0, 1), (1, 2))
    answers[1, 2] = -1
    assert betweenness(answers).tolist() == [0, 0, 0]


@settings(max_examples=25)
@given(answers=all_answers(5, 0))
def test_betweenness_counts_every_shortest_path(answers: Answers) -> None:
    assert betweenness(answers).tolist() == pytest.approx(by_every_path(answers), abs=1e-12)


@pytest.mark.parametrize("organisations", [0, 1, 2])
def test_nobody_stands_between_others_who_are_not_there(organisations: int) -> None:
    answers = network(organisations, fill=1)
    assert np.isnan(betweenness(answers)).tolist() == [True] * organisations
    assert open_pairs(answers).high.tolist() == [0] * organisations


def test_an_organisation_connects_the_neighbours_who_have_no_tie() -> None:
    # 0 is tied to 1, 2 and 3, whichever way; of these only 2 and 3 have a tie.
    found = open_pairs(network(4, (0, 1), (2, 0), (0, 3), (3, 0), (3, 2)))
    assert found.low.tolist() == found.high.tolist() == [2, 0, 0, 0]


@settings(max_examples=40)
@given(answers=st.one_of(all_answers(3, -1), all_answers(4, 0)), data=st.data())
def test_open_pairs_are_the_extremes_over_every_way_to_fill_in_what_is_missing(
    answers: Answers, data: st.DataObject
) -> None:
    pairs = st.sampled_from([*permutations(range(len(answers)), 2)])
    for pair in data.draw(st.lists(pairs, max_size=6)):
        answers[pair] = -1
    missing = np.argwhere((answers < 0) & ~np.eye(len(answers), dtype=bool))
    ways = []
    for filling in product((0, 1), repeat=len(missing)):
        filled = answers.copy()
        filled[*missing.T] = filling
        ways.append(open_by_definition(filled))
    found = open_pairs(answers)
    assert found.low.tolist() == np.min(ways, axis=0).tolist()
    assert found.high.tolist() == np.max(ways, axis=0).tolist()


def test_networkx_is_loaded_only_to_look_for_paths() -> None:
    program = (
        "import sys, numpy\n"
        "from samenspel.analysis import brokerage, relations\n"
        "nobody = numpy.zeros((0, 0), dtype=numpy.int8)\n"
        "brokerage.open_pairs(nobody); print('networkx' in sys.modules)\n"
        "brokerage.betweenness(numpy.zeros((3, 3), dtype=numpy.int8))\n"
        "print('networkx' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.split() == [b"False", b"True"]
