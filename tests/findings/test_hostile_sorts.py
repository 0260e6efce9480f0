"""Whatever is given as sorts ends in a clear problem or in figures with a warning, in every call.

Warnings are errors in these tests, so numpy may not doubt anything in silence either.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from samenspel import (
    SamenspelWarning,
    bootstrap_viewpoints,
    how_many_viewpoints,
    viewpoints,
)
from samenspel.analysis.viewpoints.model import Bootstrap, FactorCount, Viewpoints
from samenspel.errors import InvalidStudyError
from samenspel.study.qset import QSet, QSort, Statement
from samenspel.text import plain

Call = Callable[[object], Viewpoints | Bootstrap | FactorCount]
Sorts = Any

CALLS: dict[str, Call] = {
    "viewpoints": viewpoints,
    "split": lambda sorts: viewpoints(sorts, factors=8, bipolar="split"),
    "centroid": lambda sorts: viewpoints(sorts, extraction="centroid"),
    "kendall": lambda sorts: viewpoints(sorts, correlation="kendall", rotation="none"),
    "as in R": lambda sorts: viewpoints(sorts, correlation="spearman", r_compatible=True),
    "bootstrap": lambda sorts: bootstrap_viewpoints(sorts, resamples=20),
    "turned": lambda sorts: bootstrap_viewpoints(sorts, resamples=20, alignment="procrustes"),
    "how many": how_many_viewpoints,
}


def some(people: int = 12, statements: int = 9, seed: int = 3) -> Sorts:
    """Return sorts that are sound, in a forced shape."""
    rng = np.random.default_rng(seed)
    board = np.resize([-1.0, 0.0, 1.0], statements)
    return np.array([rng.permutation(board) for _ in range(people)]).T


def but(change: Callable[[Sorts], object]) -> Sorts:
    """Return sound sorts after something was done to them."""
    sorts = some()
    change(sorts)
    return sorts


def put(at: object, value: float) -> Callable[[Sorts], object]:
    return lambda sorts: sorts.__setitem__(at, value)


REFUSED: dict[str, tuple[Callable[[], object], str]] = {
    "nothing": (lambda: None, "not_a_table"),
    "a word": (lambda: "sorts", "not_a_table"),
    "a number": (lambda: 3, "not_a_table"),
    "an empty list": (list, "not_a_table"),
    "a generator": (lambda: (row for row in some()), "not_a_table"),
    "a dictionary": (lambda: {"p1": [1, 2]}, "not_a_table"),
    "one dimension": (lambda: some()[:, 0], "not_a_table"),
    "three dimensions": (lambda: some()[None], "not_a_table"),
    "no statements": (lambda: np.zeros((0, 12)), "few_statements"),
    "one statement": (lambda: some()[:1], "few_statements"),
    "no sorts": (lambda: np.zeros((9, 0)), "few_sorts"),
    "one sort": (lambda: some()[:, :1], "few_sorts"),
    "an empty frame": (pd.DataFrame, "few_statements"),
    "an empty polars frame": (pl.DataFrame, "few_statements"),
    "rows of other lengths": (lambda: [[1, 2, 3], [1, 2]], "ragged_table"),
    "all equal": (lambda: np.ones((9, 12)), "nothing_varies"),
    "all empty": (lambda: np.full((9, 12), np.nan), "nothing_varies"),
    "all None": (lambda: [[None] * 3] * 3, "nothing_varies"),
    "one sort that varies": (lambda: but(put(np.s_[:, 1:], 2.0)), "nothing_varies"),
    "one cell a sort": (lambda: np.where(np.eye(9) > 0, 1.0, np.nan), "nothing_varies"),
    "infinite": (lambda: but(put((2, 3), np.inf)), "place_range"),
    "below infinite": (lambda: np.full((9, 12), -np.inf), "place_range"),
    "huge": (lambda: some() * 1e300, "place_range"),
    "beyond floats": (lambda: [[10**400, 1], [2, 3], [4, 5]], "place_range"),
    "beyond doubles": (
        lambda: some().astype(np.longdouble) * np.longdouble("1e4000"),
        "place_range",
    ),
    "tiny": (lambda: some() * 1e-300, "spread_range"),
    "almost equal": (lambda: 1 + some() * 1e-12, "spread_range"),
    "words": (lambda: [["a", "b"], ["c", "d"], ["e", "f"]], "cell_not_a_number"),
    "digits as words": (lambda: some().astype(int).astype(str), "cell_not_a_number"),
    "one word": (lambda: [[1, 2], [3, "x"], [5, 6]], "cell_not_a_number"),
    "bytes": (lambda: some().astype("S"), "cell_not_a_number"),
    "a frame with words": (
        lambda: pd.DataFrame({"s": ["a", "b"], "p": [1, 2]}),
        "cell_not_a_number",
    ),
    "lists in cells": (lambda: np.array([[[1], 2], [3, 4]], dtype=object), "cell_not_a_number"),
    "one truth": (lambda: np.array([[1, True], [2, 3]], dtype=object), "cell_not_a_number"),
    "truths": (lambda: some() > 0, "not_numbers"),
    "complex": (lambda: some().astype(complex), "not_numbers"),
    "dates": (lambda: pd.DataFrame([[date(2024, 1, 1)] * 2] * 2), "cell_not_a_number"),
    "moments": (lambda: some().astype("datetime64[s]"), "not_numbers"),
    "fields": (lambda: np.zeros((2, 2), dtype=[("a", float), ("b", float)]), "not_numbers"),
    "sorts of one name": (lambda: pd.DataFrame(some(), columns=["p"] * 12), "same_sort"),
    "statements of one name": (lambda: pd.DataFrame(some(), index=["s"] * 9), "same_statement"),
    "a study out of shape": (
        lambda: study([1, 0, 0], [1, 1, 0], shape=((0, 2), (1, 1))),
        "shape_not_kept",
    ),
    "a study with a huge column": (lambda: study([10**400, 0, 1], [1, 0, 2]), "place_range"),
}

SURVIVED: dict[str, tuple[Callable[[], object], str]] = {
    "one empty cell": (lambda: but(put((2, 3), np.nan)), "missing"),
    "an empty sort": (lambda: but(put(np.s_[:, 3], np.nan)), "nothing was placed"),
    "an empty statement": (lambda: but(put(3, np.nan)), "missing"),
    "most cells empty": (lambda: but(put(np.s_[:6], np.nan)), "missing"),
    "a sort that does not vary": (
        lambda: but(put(np.s_[:, 3], 1.0)),
        "everything is in one column",
    ),
    "two sorts that vary": (lambda: but(put(np.s_[:, 2:], 1.0)), "everything is in one column"),
    "equal sorts": (lambda: np.repeat(some(1), 9, axis=1), "twin"),
    "two equal sorts": (lambda: np.repeat(some(1), 2, axis=1), "only 2 sorts"),
    "two opposite sorts": (lambda: some(1) * [1, -1], "only 2 sorts"),
    "ten opposite sorts": (lambda: some(1) * ([1, -1] * 5), "factors were asked"),
    "two statements": (lambda: np.array([[1, -1] * 5, [-1, 1] * 5]), "factors were asked"),
    "sorts without anything in common": (lambda: np.eye(9) - 1 / 9, "equally strong"),
    "fewer sorts than factors": (lambda: some(2), "factors were asked"),
    "more sorts than can differ": (lambda: some(40, 3), "twin"),
    "free sorts": (lambda: but(put((0, 0), 7.0)), "same shape"),
    "far away": (lambda: but(put(np.s_[:, 1], -99_999.0)) + np.eye(9, 12), "same shape"),
    "cents": (lambda: [[Decimal("1.5"), 1, 2], [Fraction(1, 3), 2, 1], [0, 0, 4]], "only 3"),
    "small integers": (lambda: some().astype(np.int8)[:, :5], "only 5"),
    "whole numbers without sign": (lambda: (some() + 1).astype(np.uint64)[:, :5], "only 5"),
    "half numbers": (lambda: some().astype(np.float16)[:, :5], "only 5"),
    "objects": (lambda: some().astype(object)[:, :5], "only 5"),
    "upside down in memory": (lambda: some()[::-1, ::-2], "only 6"),
    "read only": (lambda: np.broadcast_to(some()[:, :1], (9, 12)), "twin"),
    "a study": (lambda: study([1, 0, None], [0, 1, 2]), "missing"),
}


def study(*places: list[int | None] | list[int], shape: Any = ()) -> QSet:
    statements = tuple(Statement(id, plain(id)) for id in "abc")
    sorts = tuple(QSort(f"p{at}", tuple(row)) for at, row in enumerate(places))
    return QSet(plain("Q"), statements, sorts, shape)


def test_there_are_many_more_than_twenty() -> None:
    assert len(REFUSED) > 20
    assert len(SURVIVED) > 20


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_analysed_is_a_problem_in_words(name: str, call: str) -> None:
    make, code = REFUSED[name]
    with pytest.raises(InvalidStudyError) as caught:
        CALLS[call](make())
    assert code in {item.code for item in caught.value.problems}
    assert len(caught.value.problems) <= 50
    for item in caught.value.problems:
        for text in (item.message, item.repair):
            assert text.nl.endswith(".")
            assert text.en.endswith(".")
            assert text.nl != text.en
            assert len(text.en) < 200


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("name", SURVIVED)
def test_what_is_only_doubtful_gives_figures_and_a_warning(name: str, call: str) -> None:
    make, words = SURVIVED[name]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("error", RuntimeWarning)
        warnings.simplefilter("always", SamenspelWarning)
        found = CALLS[call](make())
    assert {item.category for item in caught} <= {SamenspelWarning}
    assert _figures(found)
    if call == "viewpoints":
        assert any(words in str(item.message) for item in caught), list(map(str, caught))


def _figures(found: Viewpoints | Bootstrap | FactorCount) -> bool:
    if isinstance(found, FactorCount):
        return bool(np.isfinite(found.eigenvalues).all())
    sizes = {found.loadings.shape[1], found.z.shape[1]}
    numbers = (found.loadings, found.z)
    return len(sizes) == 1 and not any(np.isinf(number).any() for number in numbers)


@pytest.mark.parametrize(("statements", "people"), [(10_000, 9), (18, 100_000)])
def test_many_statements_and_many_sorts_are_only_more_work(statements: int, people: int) -> None:
    sorts = some(people, statements)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SamenspelWarning)
        found = viewpoints(sorts)
        drawn = bootstrap_viewpoints(sorts, resamples=2)
    assert _figures(found)
    assert _figures(drawn)
    assert found.z.shape == (statements, 3)


@pytest.mark.parametrize("call", sorted(CALLS.keys() - {"kendall"}))
def test_ten_thousand_statements_are_no_burden(call: str) -> None:
    """Kendall's tau is left out: it looks at all fifty million pairs of statements."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SamenspelWarning)
        assert _figures(CALLS[call](some(3, 10_000)))


def test_a_million_wrong_cells_are_counted_and_not_all_named() -> None:
    with pytest.raises(InvalidStudyError) as caught:
        viewpoints(np.full((1_000, 1_000), 1e9))
    *named, rest = caught.value.problems
    assert (len(named), rest.code, rest.found) == (20, "too_many_alike", "999980")


PLACES = st.sampled_from([-2.0, -1.0, 0.0, 1.0, 2.0, np.nan])
WILD = st.floats(width=32) | PLACES
SIZES = st.tuples(st.integers(0, 6), st.integers(0, 9))


@pytest.mark.parametrize("call", CALLS)
@given(
    sorts=hnp.arrays(np.float64, SIZES, elements=PLACES)
    | hnp.arrays(np.float64, SIZES, elements=WILD)
)
@settings(max_examples=40, deadline=None)
def test_any_numbers_are_refused_or_analysed(call: str, sorts: Sorts) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SamenspelWarning)
        with suppress(InvalidStudyError):
            assert _figures(CALLS[call](sorts))
