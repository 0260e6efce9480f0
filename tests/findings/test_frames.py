"""Findings in a notebook: a readable grid, and data frames where those libraries are."""

from __future__ import annotations

import sys

import pytest

from samenspel import analyse, read
from samenspel.errors import MissingPartError
from samenspel.findings import Findings


@pytest.fixture(scope="module")
def findings() -> Findings:
    return analyse(read("examples/west-brabant-west"))


def test_a_notebook_shows_who_shares_what_and_for_whom(findings: Findings) -> None:
    assert "researcher" in repr(findings)
    assert "trustful               2 ●      3 ●      2 ●      4 ●      11 ●" in repr(findings)
    assert '<th scope="row">trustful</th><td>2 ●</td>' in findings._repr_html_()


def test_a_study_of_published_counts_prints_too() -> None:
    assert "researcher" in repr(analyse(read("examples/twente")))


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_both_libraries_get_a_row_a_network_and_value(findings: Findings, library: str) -> None:
    frame = getattr(findings, f"to_{library}")()
    assert len(frame) == 18 * 5
    assert sum(frame["important"].to_list()) == 2 * 12 * 6


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_without_the_library_the_sentence_says_what_to_install(
    findings: Findings, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingPartError, match=f"pip install {library}"):
        getattr(findings, f"to_{library}")()
