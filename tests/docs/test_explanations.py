"""The figures in the explanations are those that the program computes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from samenspel.analysis.blind import (
    blind,
    both_sides_from,
    expected_both_sides,
    expected_shared,
)
from samenspel.disclosure.bands import FEWEST
from samenspel.disclosure.ladder import group_of, passes, rungs
from samenspel.disclosure.pseudonymous import FEWEST_NETWORKS
from samenspel.disclosure.released import Rung
from samenspel.disclosure.weights import Group
from samenspel.disclosure.worlds import CLOSE

FOLDER = Path("docs/explanation")
DISCLOSURE = ("disclosure.md", "disclosure.nl.md")
METHOD = ("method.md", "method.nl.md")
SHAPE = (6, 6, 6)
HALF = Fraction(1, 2)


def rows(page: str, label: str) -> dict[str, list[str]]:
    """Return the rows of the table whose head begins with a word, by their first cell."""
    text = (FOLDER / page).read_text("utf-8")
    (block,) = re.findall(rf"^\| {label} \|.*\n(?:\|.*\n)+", text, re.MULTILINE)
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in block.splitlines()]
    return {first: rest for first, *rest in (row for row in cells if "---" not in row[0])}


def numbers(cell: str) -> set[int]:
    """Return the numbers in a cell that lists numbers and ranges."""
    found: set[int] = set()
    for part in cell.replace("–", "-").split(","):
        ends = re.findall(r"\d+", part)
        found |= set(range(int(ends[0]), int(ends[-1]) + 1)) if ends else set()
    return found


def outcomes(n: int) -> Iterator[tuple[int, Rung | None]]:
    """Yield how many values are shared and what is then shown, for a group of 5 to 11."""
    group = group_of(n, SHAPE)
    for shared in range(19):
        if _possible(n, shared):
            found = (r for r in rungs(group) if passes(group, r, (18 - shared, shared)))
            yield shared, next(found, None)


def _possible(n: int, shared: int) -> bool:
    return (n // 2 + 1) * shared <= 6 * n <= n * shared + (n // 2) * (18 - shared)


@pytest.mark.parametrize("page", DISCLOSURE)
@pytest.mark.parametrize("n", range(5, 12))
def test_the_table_says_what_groups_of_five_to_eleven_see(page: str, n: int) -> None:
    listed = [numbers(cell) for cell in rows(page, "respondent(?:s|en)")[str(n)]]
    found = list(outcomes(n))
    assert listed == [{k for k, r in found if r == rung} for rung in ("two_bands", "number", None)]


def splits(n: int) -> Iterator[tuple[int, ...]]:
    """Yield how many values fall in each of four bands, for all counts that can be."""
    ends = [(0, 3), (4, n // 2), (n // 2 + 1, n - 4), (n - 3, n)]
    for few in range(19):
        for lower in range(19 - few):
            for upper in range(19 - few - lower):
                split = (few, lower, upper, 18 - few - lower - upper)
                reach = [
                    sum(k * end[i] for k, end in zip(split, ends, strict=True)) for i in (0, 1)
                ]
                if reach[0] <= 6 * n <= reach[1]:
                    yield split


def shown(group: Group, split: tuple[int, ...]) -> bool:
    two = (split[0] + split[1], split[2] + split[3])
    return passes(group, "four_bands", split) or passes(group, "two_bands", two)


@pytest.mark.parametrize("n", range(12, 16))
def test_the_table_says_what_groups_of_twelve_to_fifteen_see(n: int) -> None:
    group, found = group_of(n, SHAPE), {True: set[int](), False: set[int]()}
    for split in splits(n):
        found[shown(group, split)].add(split[2] + split[3])
    assert found[True] & found[False] == {1}
    for page in DISCLOSURE:
        bands, number, nothing = rows(page, "respondent(?:s|en)")[str(n)]
        assert (numbers(bands), number) == (found[True] - {1}, "–")
        assert numbers(nothing) == found[False] - {1}


def test_ten_shared_values_are_what_a_group_of_seven_would_tell_by_refusing_the_number() -> None:
    group = group_of(7, SHAPE)
    assert [k for k in range(7, 11) if not passes(group, "number", (18 - k, k))] == [10]
    assert rungs(group) == ("two_bands",)


def test_important_with_ninety_percent_is_not_neutral_with_ninety_five() -> None:
    assert group_of(7, SHAPE).doubt * (1 - 0.90) == pytest.approx(0.05)
    assert CLOSE <= 1 - 0.05


def test_four_people_and_two_networks_are_too_few() -> None:
    assert (FEWEST, FEWEST_NETWORKS) == (5, 3)
    assert [group_of(n, SHAPE).coalition for n in (5, 6, 7, 15)] == [1, 1, 2, 2]


@pytest.mark.parametrize("page", METHOD)
def test_the_table_says_what_blind_picking_gives(page: str) -> None:
    sizes, chance, clear = _three(page)
    for n, shared, line in zip(sizes, chance, clear, strict=True):
        assert shared.replace(",", ".") == f"{expected_shared(int(n), 6, 18, HALF):.1f}"
        found = blind(int(n), SHAPE).clear_from
        assert line in ({"never", "nooit"} if found is None else {str(found)})


def _three(page: str) -> tuple[list[str], list[str], list[str]]:
    (head, sizes), (_, chance), (_, clear) = rows(page, "respondent(?:s|en)").items()
    assert head.startswith("respondent")
    return sizes, chance, clear


def test_opinions_clash_from_twelve_respondents_on_with_six_on_either_side() -> None:
    lines = {n: blind(n, SHAPE).polarised_from for n in range(5, 13)}
    assert lines == {**dict.fromkeys(range(5, 12)), 12: 6 * 6}


@pytest.mark.parametrize("page", METHOD)
def test_the_page_says_on_how_many_values_opinions_differ_by_chance(page: str) -> None:
    text = (FOLDER / page).read_text("utf-8").replace(",", ".")
    assert all(f"{expected_both_sides(n, SHAPE):.1f}" in text for n in (5, 8))
    assert [both_sides_from(n) for n in (5, 8, 12, 13)] == [2, 2, 3, 4]
