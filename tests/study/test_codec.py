"""One codec: plain data in, a study out, or every problem at once."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.errors import InvalidStudyError
from samenspel.study.codec import from_plain, to_plain
from samenspel.study.model import SCHEMA, TABLES, Card, Design, Shape, Study
from samenspel.study.rows import Network, Placement
from samenspel.study.tables import columns
from samenspel.text import Text, plain

SMALL: dict[str, Any] = {"schema": 1, "study": {"id": "s", "title": {"nl": "Een", "en": "One"}}}


def codes(plain: dict[str, Any]) -> list[tuple[str, int | None, str]]:
    with pytest.raises(InvalidStudyError) as caught:
        from_plain(plain)
    return [(item.code, item.row, item.column) for item in caught.value.problems]


def test_a_study_needs_a_schema_an_id_and_a_title() -> None:
    assert from_plain(SMALL) == Study(Design("s", Text("Een", "One")))
    assert codes({"study": {}}) == [
        ("schema_missing", None, "schema"),
        ("missing_key", None, "study.id"),
        ("missing_key", None, "study.title"),
    ]


def test_what_has_its_default_is_left_out() -> None:
    assert to_plain(from_plain(SMALL)) == SMALL


def test_sections_fractions_and_dates_are_plain_words() -> None:
    design = Design(
        "s",
        plain("Een"),
        threshold=Fraction(2, 3),
        shape=Shape(1, 1, 0),
        own_cards=(Card("a", plain("A")), Card("b", plain("B"))),
        networks=(Network("n", started=date(2024, 3, 1), mandated=False),),
    )
    encoded = to_plain(Study(design, sorts=(Placement("p", "n", "a", "important"),)))
    assert encoded["study"] == {"id": "s", "title": {"nl": "Een", "en": "Een"}, "threshold": "2/3"}
    assert encoded["shape"] == {"important": 1, "neutral": 1, "less_important": 0}
    assert encoded["cards"] == [
        {"id": "a", "label": {"nl": "A", "en": "A"}},
        {"id": "b", "label": {"nl": "B", "en": "B"}},
    ]
    assert encoded["networks"] == [{"id": "n", "started": "2024-03-01", "mandated": False}]
    assert encoded["sorts"] == [
        {"respondent": "p", "network": "n", "value": "a", "category": "important"}
    ]


def test_one_title_serves_both_languages() -> None:
    study = from_plain({"schema": 1, "study": {"id": "s", "title": "Een"}})
    assert study.design.title == plain("Een")


def test_every_problem_is_named_in_one_go() -> None:
    wrong = {
        "schema": 1,
        "study": {"id": "s", "title": {"nl": "x"}, "mode": "open", "seed": "x", "kleur": 1},
        "shape": {"important": [1]},
        "tabel": [],
        "networks": [{"id": "n", "participants": "twaalf"}, {"naam": "x"}],
        "texts": {"a.txt": 3},
    }
    assert set(codes(wrong)) == {
        ("unknown_key", None, "tabel"),
        ("unknown_key", None, "study.kleur"),
        ("missing_key", None, "study.title.en"),
        ("not_in_list", None, "study.mode"),
        ("not_a_whole_number", None, "study.seed"),
        ("expected_words", None, "shape.important"),
        ("expected_words", None, "texts.a.txt"),
        ("unknown_column", 1, "naam"),
        ("not_a_whole_number", 2, "participants"),
        ("missing_cell", 3, "id"),
    }


def test_a_newer_schema_is_refused_by_name_and_nothing_else_is_judged() -> None:
    assert codes(SMALL | {"schema": SCHEMA + 1, "sorts": 3}) == [("schema_newer", None, "schema")]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)
KEYS = st.sampled_from([*TABLES, "study", "shape", "cards", "reconstruction", "notice", "texts"])
COLUMNS = st.sampled_from([column.name for name in TABLES for column in columns(name)])


@given(
    st.dictionaries(
        KEYS, JSON | st.dictionaries(COLUMNS, JSON) | st.lists(st.dictionaries(COLUMNS, JSON))
    )
)
@settings(deadline=None)
def test_any_plain_data_is_a_study_or_a_list_of_problems(plain: dict[str, Any]) -> None:
    with suppress(InvalidStudyError):
        study = from_plain(SMALL | plain)
        assert from_plain(to_plain(study)) == study
