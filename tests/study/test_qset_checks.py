"""A Q-study that cannot be analysed is refused with every reason at once, each at its place."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from formats.qsets import qsets
from samenspel.catalogue import texts
from samenspel.study.qset import QSet, QSort, Statement
from samenspel.study.qset_checks import check_qset
from samenspel.text import plain

STATEMENTS = tuple(Statement(id, plain(id)) for id in "abcd")
SHAPE = ((-1, 1), (0, 2), (1, 1))
GOOD = QSet(plain("Q"), STATEMENTS, (QSort("p", (-1, 0, 0, 1)), QSort("q", (1, 0, 0, -1))), SHAPE)
FREE = replace(GOOD, shape=())


def with_sort(qset: QSet, *places: int | None, id: str = "r") -> QSet:
    return replace(qset, sorts=(*qset.sorts, QSort(id, places)))


def found(qset: QSet) -> list[tuple[str, str, int | None, str]]:
    return [(item.code, item.file, item.row, item.column) for item in check_qset(qset)]


@given(qsets())
@settings(max_examples=30, deadline=None)
def test_a_sound_study_has_no_problem(qset: QSet) -> None:
    assert check_qset(qset) == []


@pytest.mark.parametrize("kept", [0, 1])
def test_two_statements_and_two_sorts_are_the_least(kept: int) -> None:
    bare = replace(FREE, sorts=tuple(QSort(one.id, one.places[:kept]) for one in FREE.sorts))
    [few] = check_qset(replace(bare, statements=STATEMENTS[:kept]))
    assert (few.code, few.found, few.allowed) == ("few_statements", str(kept), "2")
    [few] = check_qset(replace(GOOD, sorts=GOOD.sorts[:kept]))
    assert (few.code, few.found, few.allowed) == ("few_sorts", str(kept), "2")
    assert found(replace(FREE, statements=(), sorts=())) == [
        ("few_statements", "statements", None, ""),
        ("few_sorts", "sorts", None, ""),
    ]


def test_names_are_there_once() -> None:
    twice = replace(FREE, statements=(*STATEMENTS[:3], STATEMENTS[0]))
    assert found(with_sort(twice, 1, 2, 3, 4, id="q")) == [
        ("same_statement", "statements", 5, ""),
        ("same_sort", "sorts", 1, "q"),
    ]


def test_a_sort_has_a_place_for_every_statement() -> None:
    [item] = check_qset(with_sort(GOOD, 0, 1))
    assert (item.code, item.column, item.found, item.allowed) == ("sort_length", "r", "2", "4")


def test_a_shape_rises_and_adds_up() -> None:
    wrong = replace(GOOD, shape=((0, 3), (0, -1), (-1, 1)))
    assert found(wrong) == [
        ("shape_order", "shape", None, ""),
        ("shape_count", "shape", None, "0"),
        ("shape_total", "shape", None, ""),
    ]


def test_a_column_of_a_shape_comes_once() -> None:
    twice = replace(GOOD, shape=((-1, 1), (0, 1), (0, 1), (1, 1)))
    assert found(twice) == [("shape_order", "shape", None, "")]


def test_a_sort_that_does_not_keep_the_shape_is_named_with_its_columns() -> None:
    broken = check_qset(with_sort(GOOD, 1, 1, 0, 0))
    assert [(item.code, item.column, item.found, item.allowed) for item in broken] == [
        ("shape_not_kept", "r", "0", "1"),
        ("shape_not_kept", "r", "2", "1"),
    ]
    assert "column -1" in broken[0].message.en
    assert "column 1" in broken[1].message.en


def test_a_place_outside_the_shape_is_named_with_its_cell() -> None:
    assert found(with_sort(GOOD, 1, 0, 12, 0)) == [("outside_shape", "sorts", 4, "r")]


def test_empty_cells_keep_the_shape_as_long_as_no_column_overflows() -> None:
    assert check_qset(with_sort(GOOD, 1, None, 0, None)) == []
    assert found(with_sort(GOOD, 1, None, 1, None)) == [("shape_not_kept", "sorts", None, "r")]


def test_what_the_analysis_survives_is_no_problem() -> None:
    constant = with_sort(FREE, 3, 3, 3, 3)
    twin = with_sort(constant, *FREE.sorts[0].places, id="s")
    assert check_qset(with_sort(twin, None, None, None, None, id="t")) == []


def test_when_fewer_than_two_sorts_vary_there_is_nothing_to_compare() -> None:
    flat = replace(FREE, sorts=(QSort("p", (1, 1, None, 1)), QSort("q", (None,) * 4)))
    assert found(flat) == [("nothing_varies", "sorts", None, "")]
    assert check_qset(with_sort(flat, 1, 0, 0, 0))[0].found == "1"
    assert check_qset(with_sort(with_sort(flat, 1, 0, 0, 0), 0, 0, 0, 1, id="s")) == []


def test_every_problem_says_how_to_repair_it() -> None:
    words = texts("qsorts").keys() - {"viewpoint", "some_sorts", "some_viewpoints", "more"}
    codes = {key for key in words if not key.startswith("doubt_") and not key.endswith("_repair")}
    assert {f"{code}_repair" for code in codes} == {key for key in words if "_repair" in key}
