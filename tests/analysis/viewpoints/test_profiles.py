"""Profiles: their products are the three correlations, as slowly as they can be defined."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings

from analysis.viewpoints.qsorts import Floats, blind, free_sorts, sorts_with_holes
from samenspel.analysis.viewpoints.model import Correlation
from samenspel.analysis.viewpoints.profiles import filled, profiles

CORRELATIONS: tuple[Correlation, ...] = ("pearson", "spearman", "kendall")


def products(sorts: Floats, correlation: Correlation) -> Floats:
    columns = profiles(sorts, correlation)
    return np.asarray(columns.T @ columns)


def pearson(one: Floats, other: Floats) -> float:
    one, other = one - one.mean(), other - other.mean()
    size = np.sqrt((one @ one) * (other @ other))
    return float(one @ other / size) if size > 1e-9 else 0.0


def ranks(sort: Floats) -> Floats:
    return np.array([(sort < place).sum() + ((sort == place).sum() + 1) / 2 for place in sort])


def tau_b(one: Floats, other: Floats) -> float:
    pairs = list(combinations(range(len(one)), 2))
    first = np.array([np.sign(one[a] - one[b]) for a, b in pairs])
    second = np.array([np.sign(other[a] - other[b]) for a, b in pairs])
    first, second = np.nan_to_num(first), np.nan_to_num(second)
    size = np.sqrt((first @ first) * (second @ second))
    return float(first @ second / size) if size else 0.0


def between_all(sorts: Floats, definition: Callable[[Floats, Floats], float]) -> Floats:
    return np.array([[definition(one, other) for other in sorts.T] for one in sorts.T])


@settings(max_examples=40, deadline=None)
@given(sorts=free_sorts)
def test_pearson_is_the_product_of_sorts_around_their_means(sorts: Floats) -> None:
    assert products(sorts, "pearson") == pytest.approx(between_all(sorts, pearson), abs=1e-12)


@settings(max_examples=40, deadline=None)
@given(sorts=free_sorts)
def test_spearman_is_pearson_of_average_ranks(sorts: Floats) -> None:
    ranked = np.column_stack([ranks(sort) for sort in sorts.T])
    assert products(sorts, "spearman") == pytest.approx(between_all(ranked, pearson), abs=1e-12)


@settings(max_examples=40, deadline=None)
@given(sorts=sorts_with_holes)
def test_kendall_is_tau_b_over_the_pairs_that_were_placed(sorts: Floats) -> None:
    assert products(sorts, "kendall") == pytest.approx(between_all(sorts, tau_b), abs=1e-12)


@pytest.mark.parametrize("statements", [12, 90])
def test_kendall_is_exact_with_few_pairs_and_with_many(statements: int) -> None:
    sorts = blind(np.random.default_rng(5), per_column=statements // 3, people=70)
    direct = tau_b(sorts[:, 3], sorts[:, 41])
    assert products(sorts, "kendall")[3, 41] == pytest.approx(direct, abs=1e-12)


@settings(max_examples=40, deadline=None)
@given(sorts=sorts_with_holes)
@pytest.mark.parametrize("correlation", CORRELATIONS)
def test_every_profile_has_length_one_or_says_nothing(
    correlation: Correlation, sorts: Floats
) -> None:
    lengths = np.diag(products(sorts, correlation))
    varies = [len(set(sort[~np.isnan(sort)])) > 1 for sort in sorts.T]
    assert lengths == pytest.approx(np.array(varies, dtype=float), abs=1e-12)


def test_a_missing_cell_counts_as_the_mean_of_its_sort() -> None:
    sorts = np.array([[1, np.nan], [2, np.nan], [np.nan, np.nan], [6, np.nan]])
    assert filled(sorts).tolist() == [[1, 0], [2, 0], [3, 0], [6, 0]]


@pytest.mark.parametrize("correlation", ["pearson", "spearman"])
def test_a_missing_cell_adds_nothing_to_any_correlation(correlation: Correlation) -> None:
    sorts = blind(np.random.default_rng(8), per_column=3, people=4)
    sorts[2, 0] = np.nan
    assert profiles(sorts, correlation)[2, 0] == pytest.approx(0, abs=1e-15)


@pytest.mark.parametrize("size", [1e-9, 1.0, 1e9])
def test_rounding_is_no_variation(size: float) -> None:
    sorts = np.column_stack([np.full(9, 0.1 * size), np.arange(9.0) * size])
    assert products(sorts, "pearson").round(9).tolist() == [[0, 0], [0, 1]]


def test_no_profile_is_longer_than_there_are_statements_pairs_or_sorts_to_tell_apart() -> None:
    sorts = blind(np.random.default_rng(2), per_column=4, people=7)
    assert profiles(sorts, "pearson").shape == (12, 7)
    assert profiles(sorts, "kendall").shape == (7, 7)
    assert profiles(np.tile(sorts, 20), "kendall").shape == (66, 140)
