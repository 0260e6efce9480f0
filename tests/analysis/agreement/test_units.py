"""Percent, kappa, alpha and AC1: published worked examples, and the definitions for any ratings."""

from __future__ import annotations

from dataclasses import astuple
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.agreement import brute
from samenspel.analysis.agreement.figures import draws
from samenspel.analysis.agreement.model import Figure, Ints
from samenspel.analysis.agreement.units import Units, agree, pooled, shares, single, tally

# Krippendorff (2011), Computing Krippendorff's alpha-reliability: A binary, B nominal, C with
# missing ratings.
BINARY = np.array([[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]])
NOMINAL = np.array([[*b"aabbdcccedda"], [*b"babbbccceddd"]]) - ord("a")
MISSING = np.array(
    [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3],
        [0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0],
    ]
) - 1  # fmt: skip


def two_coders(table: list[list[int]]) -> Ints:
    """Return the ratings behind a table of what one coder says by what the other says."""
    cells = [(i, j) for i, row in enumerate(table) for j, n in enumerate(row) for _ in range(n)]
    return np.array(cells).T


def near(figure: Figure, value: Fraction | None) -> bool:
    if value is None or figure.value is None:
        return value is None and figure.value is None
    return figure.value == pytest.approx(float(value), abs=1e-9)


@st.composite
def ratings(draw: st.DrawFn) -> Ints:
    coders, units = draw(st.integers(2, 4)), draw(st.integers(1, 9))
    rows = st.lists(st.integers(-1, 2), min_size=units, max_size=units)
    return np.array(draw(st.lists(rows, min_size=coders, max_size=coders)))


@pytest.mark.parametrize(
    ("data", "alpha"), [(BINARY, 0.095), (NOMINAL, 0.692), (MISSING, 0.743)], ids="ABC"
)
def test_alpha_is_that_of_krippendorff_2011(data: Ints, alpha: float) -> None:
    assert agree(data, categories=12).alpha.value == pytest.approx(alpha, abs=5e-4)


def test_missing_ratings_are_treated_as_gwet_2014_does() -> None:
    # Gwet (2014), Handbook of inter-rater reliability, 4th ed., p. 120: the same data.
    found = agree(MISSING, categories=5)
    assert found.ac1.value == pytest.approx(0.77544, abs=5e-6)
    assert found.percent.value == pytest.approx(0.81818, abs=5e-6)
    assert (found.coders, found.units, found.values) == (4, 11, 40)


def test_three_kinds_of_pregnancy_are_told_apart_as_in_gwet_2014() -> None:
    found = agree(two_coders([[13, 0, 0], [0, 20, 7], [0, 4, 56]]), categories=3)
    figures = [found.percent, found.kappa, found.alpha, found.ac1]
    expected = [0.89, 0.7964094, 0.7972585, 0.8493305]
    assert [figure.value for figure in figures] == pytest.approx(expected, abs=5e-8)


def test_kappa_is_that_of_cohen_1960() -> None:
    found = agree(two_coders([[88, 14, 18], [10, 40, 10], [2, 6, 12]]), categories=3)
    assert found.kappa.value == pytest.approx(0.492, abs=5e-4)


@pytest.mark.parametrize(
    ("table", "kappa"), [([[40, 9], [6, 45]], 0.70), ([[80, 10], [5, 5]], 0.32)]
)
def test_the_same_percent_can_be_a_high_and_a_low_kappa(
    table: list[list[int]], kappa: float
) -> None:
    # Feinstein & Cicchetti (1990), High agreement but low kappa I. J Clin Epidemiol, 43, 543-549.
    found = agree(two_coders(table))
    assert found.percent.value == pytest.approx(0.85)
    assert found.kappa.value == pytest.approx(kappa, abs=0.005)


def test_ac1_stays_high_where_kappa_is_below_zero_as_in_gwet_2008() -> None:
    found = agree(two_coders([[118, 5], [2, 0]]))
    assert found.percent.value == pytest.approx(0.944)
    assert found.kappa.value == pytest.approx(-0.0234, abs=5e-5)
    assert found.ac1.value == pytest.approx(0.9408, abs=5e-5)


@settings(max_examples=60, deadline=None)
@given(data=ratings())
def test_every_coefficient_is_its_definition(data: Ints) -> None:
    found = agree(data, single(data.shape[1], resamples=1), categories=3)
    rows = data.tolist()
    assert near(found.percent, brute.percent(rows))
    assert near(found.kappa, brute.kappa(rows))
    assert near(found.alpha, brute.alpha(rows))
    assert near(found.ac1, brute.ac1(rows, 3))


@settings(max_examples=30, deadline=None)
@given(data=ratings(), sizes=st.lists(st.integers(1, 5), min_size=9, max_size=9))
def test_a_long_unit_counts_as_many_short_ones(data: Ints, sizes: list[int]) -> None:
    lengths = np.array(sizes[: data.shape[1]])
    units = Units(lengths, np.arange(len(lengths)), np.empty((0, len(lengths))))
    long = agree(data, units, categories=3)
    short = agree(np.repeat(data, lengths, axis=1), categories=3)
    for name in ("percent", "kappa", "alpha", "ac1"):
        assert getattr(long, name).value == pytest.approx(getattr(short, name).value)
    assert astuple(long)[4:] == astuple(short)[4:]


@settings(max_examples=20, deadline=None)
@given(data=ratings())
def test_the_order_of_coders_and_units_changes_nothing(data: Ints) -> None:
    units = single(data.shape[1], resamples=1)
    one, other = (agree(rows, units, categories=3) for rows in (data, data[::-1, ::-1]))
    for name in ("percent", "kappa", "alpha", "ac1"):
        assert getattr(one, name).value == pytest.approx(getattr(other, name).value)


def test_coding_half_of_a_document_by_chance_is_no_agreement() -> None:
    rng = np.random.default_rng(1)
    found = agree(rng.integers(2, size=(2, 4_000)), single(4_000, resamples=99))
    assert found.percent.value == pytest.approx(0.5, abs=0.04)
    for figure in (found.kappa, found.alpha, found.ac1):
        # Five times the standard error, which is 1 / sqrt(4000).
        assert figure.value == pytest.approx(0, abs=0.08)


def test_full_agreement_is_one_and_has_no_interval() -> None:
    found = agree(np.tile([0, 1, 1, 0], (3, 5)))
    figures = (found.percent, found.kappa, found.alpha, found.ac1)
    assert [figure.value for figure in figures] == [1] * 4
    assert {(figure.low, figure.doubt) for figure in figures} == {(None, "no_disagreement")}


def test_what_is_the_same_everywhere_has_no_kappa_and_no_alpha() -> None:
    found = agree(np.zeros((2, 20), dtype=int))
    assert (found.percent.value, found.ac1.value) == (1, 1)
    for figure in (found.kappa, found.alpha):
        assert astuple(figure) == (None, None, None, "no_variation", "no_variation")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ([[0, 1, 1]], "one_coder"),
        ([[0, 1, 1], [-1, -1, -1]], "never_both"),
        ([[0, -1, 1], [-1, 1, -1]], "never_both"),
    ],
)
def test_there_is_a_reason_where_there_is_no_figure(data: list[list[int]], reason: str) -> None:
    found = agree(np.array(data))
    for figure in (found.percent, found.kappa, found.alpha, found.ac1):
        assert (figure.value, figure.reason) == (None, reason)


def test_a_pair_that_never_worked_together_is_not_in_kappa() -> None:
    data = np.array([[0, 1, 0, 1], [0, 1, 1, 1], [-1, -1, -1, -1]])
    found = agree(data)
    assert found.pairs == 1
    assert near(found.kappa, brute.kappa(data[:2].tolist()))


def test_few_units_have_no_interval() -> None:
    assert agree(np.array([[0, 1, 0], [0, 1, 1]])).alpha.doubt == "too_few_units"


def test_a_code_used_once_has_no_interval() -> None:
    data = np.zeros((2, 40), dtype=int)
    data[0, 0] = 1
    assert agree(data).kappa.doubt == "too_rare"


def test_the_interval_holds_what_other_units_of_the_same_coders_would_give() -> None:
    # Two coders who see the truth with 10 % mistakes each: alpha of very many units is .64.
    rng, covered = np.random.default_rng(3), 0
    for _ in range(100):
        truth = rng.random(60) < 0.5
        found = agree((truth ^ (rng.random((2, 60)) < 0.1)).astype(int), single(60, resamples=199))
        assert found.alpha.low is not None
        assert found.alpha.high is not None
        covered += found.alpha.low <= 0.64 <= found.alpha.high
    assert 85 <= covered <= 100


def test_the_same_seed_gives_the_same_interval() -> None:
    data = np.random.default_rng(1).integers(2, size=(2, 30))
    assert agree(data) == agree(data)
    assert agree(data, single(30, seed=2)).alpha != agree(data).alpha


def test_every_resample_draws_as_many_as_there_are() -> None:
    drawn = draws(12, resamples=50)
    assert drawn.shape == (50, 12)
    assert set(drawn.sum(axis=1)) == {12}


def test_units_of_a_group_are_drawn_together() -> None:
    # Each group agrees as the whole does, so a resample of groups cannot differ from the whole.
    data = np.tile([[0, 0, 1, 1], [0, 1, 1, 1]], 12)
    groups = np.repeat(np.arange(12), 4)
    units = Units(np.ones(48, dtype=int), groups, draws(12))
    found = agree(data, units)
    assert found.percent.low == found.percent.high == pytest.approx(0.75)


def test_a_figure_over_codes_is_mean_disagreement_over_mean_chance() -> None:
    rng = np.random.default_rng(1)
    units = single(20, resamples=9)
    codes = [(rng.random((2, 20)) < share).astype(int) for share in (0.5, 0.2)]
    unused = np.zeros((2, 20), dtype=int)
    found = pooled(list(shares([tally(code, units) for code in (*codes, unused)], units.drawn)))
    seen = [np.mean(code[0] != code[1]) for code in codes]
    chance = [sum(np.mean(code[0] == k) * np.mean(code[1] != k) for k in (0, 1)) for code in codes]
    assert found.kappa.value == pytest.approx(1 - sum(seen) / sum(chance))


def test_of_many_codes_each_is_as_it_is_alone() -> None:
    units = single(12, resamples=9)
    codes = np.random.default_rng(1).integers(2, size=(70, 2, 12))
    found = list(shares([tally(code, units) for code in codes], units.drawn))
    assert len(found) == 70
    for one, code in zip(found, codes, strict=True):
        assert pooled([one]) == agree(code, units)


def test_a_rating_outside_the_categories_is_refused() -> None:
    with pytest.raises(ValueError, match="from -1 to 1"):
        agree(np.array([[0, 2], [0, 1]]))
