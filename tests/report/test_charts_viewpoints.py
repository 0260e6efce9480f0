"""Charts of viewpoints: every card once, every viewpoint its own sign, nothing fetched."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.findings.viewpoints_model import Interval
from samenspel.report.blocks import Spec
from samenspel.report.charts_viewpoints import (
    SIGNS,
    ApartRow,
    FactorRow,
    Mark,
    apart,
    scree,
)
from samenspel.report.charts_viewpoints_composite import Laid, Legend, Pile, composite, fits
from samenspel.report.drawing import to_svg
from samenspel.text import LANGUAGES, Language, Text, plain

LEGEND = Legend(plain("links"), plain("rechts"), plain("ruit"), plain("nummer"))
NAMES = (Text("deze", "these"), Text("toeval", "chance"))
LONG = "Wie een gezin helpt, belt eerst met de anderen die daar al over de vloer komen."
SOME = settings(max_examples=25, deadline=None)


def layers(spec: Spec, kind: str) -> list[dict[str, object]]:
    """Return the layers of one kind of mark."""
    return [one for one in spec["layer"] if one["mark"]["type"] == kind]  # type: ignore[attr-defined]


def data(layer: dict[str, object]) -> list[dict[str, object]]:
    return layer["data"]["values"]  # type: ignore[index, no-any-return]


def piles(
    shape: list[int], words: str = "Trouw", marked: frozenset[int] = frozenset()
) -> list[Pile]:
    """Return columns of so many cards, numbered through."""
    made, number = [], 0
    for at, count in enumerate(shape):
        cards = []
        for _ in range(count):
            number += 1
            cards.append(Laid(plain(words), number, number in marked))
        made.append(Pile(plain(at), tuple(cards), at / max(len(shape) - 1, 1)))
    return made


def mark(z: float, reach: float | None = 0.5) -> Mark:
    return Mark(z, None if reach is None else Interval(z - reach, z + reach), plain(f"z {z}"))


def all_three() -> list[Spec]:
    row = ApartRow(plain("Trouw"), (mark(1), mark(-1), mark(0, None)))
    return [
        composite(piles([2, 3, 2], marked=frozenset({1})), LEGEND),
        scree([FactorRow(3, 1.2), FactorRow(0.8, 1.1)], names=NAMES),
        apart([row], names=[plain("I"), plain("II"), plain("III")], lines=plain("streep")),
    ]


@SOME
@given(shape=st.lists(st.integers(0, 8), min_size=1, max_size=13))
def test_every_card_lies_in_its_column_once(shape: list[int]) -> None:
    (backs,) = layers(composite(piles(shape, LONG), LEGEND), "rect")
    found = [(card["x"], card["row"]) for card in data(backs)]
    assert found == [(at, row) for at, count in enumerate(shape) for row in range(count)]


@SOME
@given(shape=st.lists(st.integers(1, 6), min_size=9, max_size=13))
def test_long_statements_are_numbers_that_each_stand_once(shape: list[int]) -> None:
    laid = piles(shape, LONG)
    assert not fits([plain(LONG)], columns=len(shape))
    shown = [
        one["words"]
        for layer in layers(composite(laid, LEGEND), "text")
        for one in data(layer)
        if "row" in one
    ]
    assert shown == [plain(number) for number in range(1, sum(shape) + 1)]


def test_short_labels_are_words_in_three_boxes_and_in_nine_columns_when_they_fit() -> None:
    assert fits([plain("Gezamenlijke verantwoordelijkheid en eigenaarschap")], columns=3)
    assert fits([plain("Trouw")], columns=9)
    assert not fits([plain("Trouw"), plain("Verantwoordelijkheid")], columns=9)
    assert not fits([Text("Trouw", "Responsibility")], columns=9)


@SOME
@given(words=st.lists(st.text("abcdefg", min_size=1, max_size=14), min_size=1, max_size=8))
def test_words_that_fit_are_drawn_whole(words: list[str]) -> None:
    laid = piles([1, 1, 1], " ".join(words))
    if not fits([plain(" ".join(words))], columns=3):
        return
    drawn = [
        str(one["words"].nl)  # type: ignore[attr-defined]
        for layer in layers(composite(laid, LEGEND), "text")
        for one in data(layer)
        if one.get("x") == 1 and "row" in one
    ]
    assert " ".join(" ".join(drawn).split()) == " ".join(words)


def test_a_marked_card_has_a_sign_a_border_and_bold_words() -> None:
    spec = composite(piles([2, 2, 2], marked=frozenset({3})), LEGEND)
    gems = [one for layer in layers(spec, "point") for one in data(layer) if "row" in one]
    assert [(gem["x"], gem["row"]) for gem in gems] == [(1, 0)]
    (backs,) = layers(spec, "rect")
    assert [card["thick"] for card in data(backs)].count(2.0) == 1
    bold = [layer for layer in layers(spec, "text") if layer["mark"].get("fontWeight") == "bold"]  # type: ignore[attr-defined]
    drawn = [one for layer in bold for one in data(layer) if one["words"] == plain("Trouw")]
    assert [(one["x"], one["row"]) for one in drawn] == [(1, 0)]


def test_the_sign_is_explained_only_where_it_stands() -> None:
    explained = [
        plain("ruit") in _texts(composite(piles([2, 2], marked=m), LEGEND)) for m in MARKED
    ]
    assert explained == [False, True]


MARKED = (frozenset[int](), frozenset({1}))


def _texts(spec: Spec) -> list[object]:
    return [one.get("words") for layer in layers(spec, "text") for one in data(layer)]


def test_no_two_viewpoints_have_the_same_sign() -> None:
    assert len(set(SIGNS)) == len(SIGNS) == 16


@SOME
@given(zs=st.lists(st.floats(-4, 4), min_size=1, max_size=8))
def test_every_viewpoint_is_drawn_once_with_its_own_form(zs: list[float]) -> None:
    names = [plain(f"v{at}") for at in range(len(zs))]
    spec = apart([ApartRow(plain("a"), tuple(map(mark, zs)))], names=names, lines=plain("l"))
    drawn = [
        (layer["mark"]["shape"], one["x"])  # type: ignore[index]
        for layer in layers(spec, "point")
        for one in data(layer)
        if "row" in one
    ]
    assert drawn == [(SIGNS[at][0], z) for at, z in enumerate(zs)]
    lanes = [layer["mark"]["yOffset"] for layer in layers(spec, "point") if "row" in data(layer)[0]]  # type: ignore[index]
    assert len(set(lanes)) == len(zs)


@SOME
@given(z=st.floats(-30, 30), reach=st.one_of(st.none(), st.floats(0, 5)))
def test_an_interval_is_a_line_within_the_picture_and_no_interval_is_none(
    z: float, reach: float | None
) -> None:
    row = ApartRow(plain("a"), (mark(z, reach),))
    spec = apart([row], names=[plain("v")], lines=plain("l"))
    lines = [one for layer in layers(spec, "rule") for one in data(layer) if "end" in one]
    assert [(one["x"], one["end"]) for one in lines] == (
        [] if reach is None else [(z - reach, z + reach)]
    )
    low, high = spec["encoding"]["x"]["scale"]["domain"]  # type: ignore[index]
    assert low <= z - (reach or 0) <= z + (reach or 0) <= high


@SOME
@given(pairs=st.lists(st.tuples(st.floats(0, 20), st.floats(0, 5)), min_size=1, max_size=10))
def test_each_factor_and_its_chance_are_drawn_and_each_factor_has_its_figure(
    pairs: list[tuple[float, float]],
) -> None:
    spec = scree([FactorRow(*pair) for pair in pairs], names=NAMES)
    chance, seen = layers(spec, "line")
    assert [one["y"] for one in data(seen)] == [pair[0] for pair in pairs]
    assert [one["y"] for one in data(chance)] == [pair[1] for pair in pairs]
    figures = [one for layer in layers(spec, "text") for one in data(layer) if "y" in one]
    assert sorted(one["x"] for one in figures) == list(range(1, len(pairs) + 1))  # type: ignore[type-var]


def test_chance_differs_by_dashes_and_form_and_not_by_colour_alone() -> None:
    spec = all_three()[1]
    chance, seen = layers(spec, "line")
    assert "strokeDash" in chance["mark"]  # type: ignore[operator]
    assert "strokeDash" not in seen["mark"]  # type: ignore[operator]
    assert {layer["mark"]["shape"] for layer in layers(spec, "point")} == {"circle", "square"}  # type: ignore[index]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_has_its_words_and_asks_nothing_from_elsewhere(language: Language) -> None:
    pictures = [to_svg(spec, language) for spec in all_three()]
    assert pictures == [to_svg(spec, language) for spec in all_three()]
    for picture in pictures:
        assert not re.search(r"\b(href|url\(|style=|id=|<image|<script)", picture)
        ET.fromstring(picture)  # noqa: S314 - our own drawing
    words = ("rechts", {"nl": "toeval", "en": "chance"}[language], "III")
    for picture, word in zip(pictures, words, strict=True):
        assert word in picture
