"""A codebook is a tree, and a coding lies on words that are there."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samenspel.study.checks import problems
from samenspel.study.coding import Code, Coding, Document
from samenspel.study.model import Design, Study
from samenspel.study.rows import Network, Participant
from samenspel.text import plain

TEXT = "Wij 😀 doen het samen."
BASE = Study(
    Design("s", plain("S"), networks=(Network("noord"),)),
    documents=(Document("visie", "noord", file="visie.txt"),),
    codes=(Code("samen", "Samen"), Code("nu", "Nu", parent="samen")),
    texts=(("visie.txt", TEXT),),
)


def codes_of(study: Study) -> list[str]:
    return [one.code for one in problems(study)]


def coded(**columns: object) -> list[str]:
    coding = replace(Coding("visie", code="samen", start=0, end=3), **columns)  # type: ignore[arg-type]
    return codes_of(replace(BASE, codings=(coding,)))


def test_places_are_code_points() -> None:
    assert coded(start=4, end=5, quote="😀") == []
    assert coded(start=len(TEXT) - 6, end=len(TEXT), quote="samen.") == []


@pytest.mark.parametrize(
    ("start", "end"), [(0, None), (None, 3), (3, 3), (4, 3), (-1, 3), (0, len(TEXT) + 1)]
)
def test_a_coding_lies_on_words_of_the_text(start: int | None, end: int | None) -> None:
    assert coded(start=start, end=end) == ["coding_outside_text"]


def test_a_coding_says_one_thing() -> None:
    assert coded(code="", start=None, end=None) == ["code_or_value"]
    assert coded(value="trustful") == ["code_or_value"]
    assert coded(code="", value="trustful", start=None, end=None) == []


def test_a_code_stands_under_one_that_is_there() -> None:
    assert codes_of(replace(BASE, codes=(Code("los", "Los", parent="nergens"),))) == [
        "unknown_code"
    ]


@given(st.integers(1, 6))
def test_a_circle_of_any_size_is_found_and_a_chain_is_not(size: int) -> None:
    ids = [f"c{number}" for number in range(size)]
    chain = [Code(ids[0], "x"), *(Code(one, "x", parent=above) for above, one in pairwise(ids))]
    assert codes_of(replace(BASE, codes=tuple(chain))) == []
    circle = [replace(chain[0], parent=ids[-1]), *chain[1:]]
    assert set(codes_of(replace(BASE, codes=tuple(circle)))) == {"code_in_circle"}


def test_an_interview_is_with_somebody_of_its_own_network() -> None:

    people = (Participant("p1", "noord"),)
    asked = replace(BASE, design=replace(BASE.design, participants=people))
    spoken = replace(BASE.documents[0], kind="interview", respondent="p1")
    assert codes_of(replace(asked, documents=(spoken,))) == []
    stranger = replace(spoken, respondent="p9")
    assert codes_of(replace(asked, documents=(stranger,))) == ["unknown_participant"]


def test_a_code_counts_for_something_of_the_catalogue_or_of_the_cards() -> None:
    code = Code("c", "C", topic="strategy", item="trust", level="network", finding="present")
    assert codes_of(replace(BASE, codes=(code,))) == []
    assert codes_of(replace(BASE, codes=(replace(code, item="geluk"),))) == ["unknown_item"]
    value = Code("c", "C", topic="value_espoused", item="trust")
    assert codes_of(replace(BASE, codes=(value,))) == ["unknown_item"]
    assert codes_of(replace(BASE, codes=(replace(value, item="trustful"),))) == []
