"""Alpha of many yes/no codes at once: the same as alpha of each."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.agreement import brute
from samenspel.analysis.agreement.yes_no import yes_no


@settings(max_examples=60, deadline=None)
@given(
    coders=st.integers(2, 4),
    units=st.integers(1, 8),
    often=st.sampled_from([0.0, 0.1, 0.5, 1.0]),
    seed=st.integers(0, 2**32 - 1),
)
def test_every_code_has_the_alpha_of_its_definition(
    coders: int, units: int, often: float, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    coded = rng.random((coders, units, 3)) < often
    missing = rng.random((coders, units)) < 0.3
    found = yes_no(coded, missing)
    for code in range(3):
        alpha = brute.alpha(np.where(missing, -1, coded[:, :, code]).tolist())
        expected = np.nan if alpha is None else float(alpha)
        assert found.alpha[code] == pytest.approx(expected, nan_ok=True)


@pytest.mark.parametrize("coders", [2, 3, 10, 11, 13])
def test_any_number_of_coders_fits(coders: int) -> None:
    coded = np.random.default_rng(coders).random((coders, 50, 2)) < 0.5
    found = yes_no(coded)
    assert (found.values, found.yes.tolist()) == (50 * coders, coded.sum(axis=(0, 1)).tolist())
    for code in range(2):
        expected = brute.alpha(coded[:, :, code].astype(int).tolist())
        assert expected is not None
        assert found.alpha[code] == pytest.approx(float(expected))


def test_what_is_coded_where_somebody_did_not_work_is_left_out() -> None:
    coded = np.array([[[True], [False], [True]], [[True], [False], [True]]])
    missing = np.array([[False, False, False], [False, False, True]])
    found = yes_no(coded, missing)
    assert (found.values, found.yes.tolist(), found.alpha.tolist()) == (4, [2], [1.0])


def test_codes_that_do_not_vary_have_no_alpha() -> None:
    coded = np.zeros((2, 5, 2), dtype=bool)
    coded[:, :, 1] = True
    assert np.isnan(yes_no(coded).alpha).all()


def test_no_codes_and_no_characters_are_no_figures() -> None:
    assert yes_no(np.zeros((2, 5, 0), dtype=bool)).alpha.shape == (0,)
    assert np.isnan(yes_no(np.zeros((2, 0, 3), dtype=bool)).alpha).all()


def test_coding_half_of_a_document_by_chance_is_no_agreement() -> None:
    coded = np.random.default_rng(1).random((3, 20_000, 5)) < 0.5
    assert np.abs(yes_no(coded).alpha).max() < 0.02


def test_missing_of_another_shape_is_refused() -> None:
    with pytest.raises(ValueError, match="must be"):
        yes_no(np.zeros((2, 5, 1), dtype=bool), np.zeros((2, 4), dtype=bool))
