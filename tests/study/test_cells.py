"""What words in a cell mean, and what they may not be."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.errors import InvalidStudyError
from samenspel.study.cells import cell_words, options, read_cell, write_cell

KINDS = (int, float, bool, date, Fraction, Literal["a", "b"])


@pytest.mark.parametrize(
    ("kind", "words", "value"),
    [
        (str, "007", "007"),
        (str, " a\r\nb ", " a\nb "),
        (int, " 12 ", 12),
        (int | None, "007", 7),
        (float, "2.5", 2.5),
        (bool, "Ja", True),
        (bool | None, "no", False),
        (date, "2024-03-01", date(2024, 3, 1)),
        (Fraction, "1/2", Fraction(1, 2)),
        (Fraction, "0.5", Fraction(1, 2)),
        (Literal["a", "b"], "b", "b"),
    ],
)
def test_words_mean_what_a_person_expects(kind: object, words: str, value: object) -> None:
    assert read_cell(kind, words) == value


@pytest.mark.parametrize(
    ("kind", "words", "code"),
    [
        (int, "6.0", "not_a_whole_number"),
        (int, "٣", "not_a_whole_number"),
        (int, "9" * 5000, "not_a_whole_number"),
        (float, "2,5", "decimal_comma"),
        (float, "1e999", "not_a_number"),
        (float, "nan", "not_a_number"),
        (date, "2024-02-30", "not_a_date"),
        (date, "1-3-2024", "not_a_date"),
        (bool, "1", "not_yes_or_no"),
        (Fraction, "1/0", "not_a_fraction"),
        (Fraction, "1e999999999", "not_a_fraction"),
        (Literal["a", "b"], "c", "not_in_list"),
        (str, "a\0", "unprintable"),
        (str, "\ud800", "unprintable"),
        (str, "a" * 32_768, "huge_cell"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_name(kind: object, words: str, code: str) -> None:
    with pytest.raises(InvalidStudyError) as caught:
        read_cell(kind, words)
    assert [problem.code for problem in caught.value.problems] == [code]


@given(st.sampled_from(KINDS), st.text())
def test_any_words_are_read_or_refused(kind: object, words: str) -> None:
    try:
        value = read_cell(kind, words)
    except InvalidStudyError:
        return
    assert read_cell(kind, write_cell(value)) == value


@given(
    st.one_of(
        st.integers(-(10**17), 10**17),
        st.booleans(),
        st.dates(),
        st.fractions(0, 1, max_denominator=99),
    )
)
def test_what_is_written_is_read_back(value: object) -> None:
    assert read_cell(type(value), write_cell(value)) == value


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=0, max_value=1e17))
def test_numbers_come_back_exactly(value: float) -> None:
    assert read_cell(float, write_cell(value)) == value


def test_a_closed_list_names_what_it_allows() -> None:
    assert options(Literal["a", "b"] | None) == ("a", "b")
    assert options(str) == ()


def test_what_a_spreadsheet_holds_becomes_words() -> None:
    cells = [None, True, 6.0, 2.5, datetime(2024, 3, 1), "x"]  # noqa: DTZ001 -- no zone in a cell
    assert [cell_words(cell) for cell in cells] == ["", "yes", "6", "2.5", "2024-03-01", "x"]
