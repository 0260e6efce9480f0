"""Charts of answers: shapes that differ without colour, and nothing drawn that is not known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.report.blocks import Spec
from samenspel.report.charts_matrix import (
    COLUMNS_A_PANEL,
    AnswerRow,
    ShareRow,
    matrix,
    shares,
)
from samenspel.report.drawing import to_svg
from samenspel.study.instrument_rows import Finding
from samenspel.text import LANGUAGES, Language, Text, plain

SIGNS: tuple[Finding, ...] = ("present", "absent", "not_mentioned")
HALF = Text("meer dan de helft →", "more than half →")


def layers(spec: Spec) -> Iterator[Mapping[str, Any]]:
    """Yield the layers of a chart, of all its panels."""
    panels = spec.get("vconcat", [spec])
    assert isinstance(panels, list)
    for panel in panels:
        yield from panel["layer"]


def drawn(spec: Spec) -> list[tuple[object, int]]:
    """Return the shape of each layer of signs on cells, and how many it draws."""
    found = []
    for layer in layers(spec):
        mark, values = layer["mark"], layer["data"]["values"]
        if mark["type"] == "point" and "x" not in layer["encoding"]:
            found.append((mark["shape"], len(values)))
    return found


def cells(spec: Spec) -> int:
    """Return how many cells have a frame."""
    return sum(
        len(layer["data"]["values"]) for layer in layers(spec) if layer["mark"]["type"] == "rect"
    )


def words(spec: Spec, language: Language) -> list[str]:
    root = ET.fromstring(to_svg(spec, language))  # noqa: S314 - our own drawing
    return ["".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")]


def answers(count: int) -> list[AnswerRow]:
    said = tuple(SIGNS[at % 3] for at in range(count))
    return [AnswerRow(plain("Groep")), AnswerRow(plain("Vertrouwen"), said, plain("7 van 9"))]


def numbered(count: int) -> list[Text]:
    return [plain(f"p{at}") for at in range(count)]


def test_signs_differ_in_shape_and_not_by_colour_alone() -> None:
    shapes = [shape for shape, _ in drawn(matrix(answers(3), numbered(3)))]
    assert len(set(shapes)) == len(shapes) == 3


@settings(max_examples=20, deadline=None)
@given(said=st.lists(st.sampled_from([*SIGNS, None]), min_size=1, max_size=40))
def test_each_answer_is_drawn_once_and_a_question_not_asked_never(
    said: list[Finding | None],
) -> None:
    spec = matrix([AnswerRow(plain("x"), tuple(said))], numbered(len(said)))
    per_sign = [sum(count for _, count in drawn(spec)[at::3]) for at in range(3)]
    assert per_sign == [said.count(sign) for sign in SIGNS]
    assert cells(spec) == sum(per_sign)


def test_more_people_than_fit_make_a_second_panel_with_the_same_rows() -> None:
    spec = matrix(answers(COLUMNS_A_PANEL + 1), numbered(COLUMNS_A_PANEL + 1))
    said = words(spec, "nl")
    assert said.count("Vertrouwen") == 2
    assert f"p{COLUMNS_A_PANEL}" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chart_explains_its_signs_and_asks_nothing_from_elsewhere(language: Language) -> None:
    spec = matrix(answers(3), numbered(3))
    svg = to_svg(spec, language)
    assert svg == to_svg(spec, language)
    assert not re.search(r"\b(href|url\(|style=|id=|<image|<script)", svg)
    expected = {"nl": "niet genoemd", "en": "not mentioned"}[language]
    assert expected in words(spec, language)


def test_counts_stand_behind_the_row() -> None:
    assert "7 van 9" in words(matrix(answers(9), numbered(9)), "nl")


def share(count: int | None, asked: int | None) -> ShareRow:
    return ShareRow(plain("rij"), plain("woorden"), count, asked)


def ends(rows: list[ShareRow]) -> list[list[float]]:
    """Return where the outlines and the filled bars of a chart of shares end."""
    spec = shares(rows, more_than=0.5, line=HALF)
    data = [layer["data"]["values"] for layer in layers(spec) if layer["mark"]["type"] == "bar"]
    return [[value["x"] for value in values] for values in data]


@given(counts=st.lists(st.integers(0, 15), min_size=2, max_size=6))
def test_longer_bars_mean_more_people_of_the_same_number_asked(counts: list[int]) -> None:
    outlines, filled = ends([share(count, 15) for count in sorted(counts)])
    assert set(outlines) == {1}
    assert all(one <= other for one, other in pairwise(filled))
    assert filled == [count / 15 for count in sorted(counts)]


def test_an_unknown_count_has_words_and_no_bar() -> None:
    assert ends([share(None, None), share(None, 15), share(0, 0)]) == [[], []]
    spec = shares([share(None, 15)], more_than=0.5, line=HALF)
    assert "woorden" in words(spec, "nl")
    assert HALF.nl in words(spec, "nl")


def test_nobody_is_an_empty_outline_and_not_an_unknown() -> None:
    assert ends([share(0, 7)]) == [[1], [0]]
