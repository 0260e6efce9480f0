"""Charts of levels: certain and open look different, unknown is not drawn, nothing is fetched."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.findings.asked_model import Range
from samenspel.report.blocks import Spec
from samenspel.report.charts_levels import (
    ExchangeRow,
    RangeRow,
    ScoreRow,
    exchange,
    ranges,
    scores,
)
from samenspel.report.drawing import to_svg
from samenspel.text import LANGUAGES, Language, Text, plain

SCALE = [(at, plain(at)) for at in range(4)]
IN, OUT = Text("inzet", "input"), Text("opbrengst", "return")
ENDS = (Text("bijna niet", "hardly"), Text("heel erg", "very much"))
FOUND = st.one_of(
    st.none(), st.tuples(st.integers(0, 3), st.integers(0, 3)).map(lambda p: Range(min(p), max(p)))
)


def layers(spec: Spec, kind: str) -> list[list[dict[str, object]]]:
    """Return the data of every layer of one kind of mark."""
    return [
        layer["data"]["values"]
        for layer in spec["layer"]  # type: ignore[attr-defined]
        if layer["mark"]["type"] == kind
    ]


def row(found: Range | None) -> RangeRow:
    return RangeRow(plain("rij"), plain("woorden"), found)


def all_three() -> list[Spec]:
    party = ExchangeRow(plain("De Brug"), plain("3, 2"), Range(3, 3), Range(1, 2))
    score = ScoreRow(plain("Ambitie"), plain("midden 4"), (0, 1, 0, 3, 1), Range(4, 4))
    return [
        ranges([row(Range(0, 2)), row(None), row(Range(1, 1))], scale=SCALE),
        scores([score], heads=ENDS, framed=plain("kader")),
        exchange([party], scale=SCALE, names=(IN, OUT)),
    ]


@settings(max_examples=40, deadline=None)
@given(found=st.lists(FOUND, min_size=1, max_size=6))
def test_each_figure_is_a_dot_a_bar_or_nothing(found: list[Range | None]) -> None:
    spec = ranges([row(one) for one in found], scale=SCALE)
    (bars,), (dots,) = layers(spec, "bar"), layers(spec, "point")
    known = [(place, one) for place, one in enumerate(found) if one]
    assert [(b["row"], b["x"], b["end"]) for b in bars] == [
        (place, one.low, one.high) for place, one in known if one.low < one.high
    ]
    assert [(d["row"], d["x"]) for d in dots] == [
        (place, one.low) for place, one in known if one.low == one.high
    ]


@settings(max_examples=40, deadline=None)
@given(investment=FOUND, returns=FOUND)
def test_what_is_not_known_of_a_party_is_not_drawn(
    investment: Range | None, returns: Range | None
) -> None:
    party = ExchangeRow(plain("a"), plain("b"), investment, returns)
    spec = exchange([party], scale=SCALE, names=(IN, OUT))
    goes_in, comes_out, *_ = layers(spec, "point")
    for found, drawn in ((investment, goes_in), (returns, comes_out)):
        ends = sorted({found.low, found.high}) if found else []
        assert [datum["x"] for datum in drawn] == ends


@settings(max_examples=40, deadline=None)
@given(counts=st.tuples(*[st.integers(0, 40)] * 5))
def test_a_larger_dot_means_more_people(counts: tuple[int, int, int, int, int]) -> None:
    spec = scores(
        [ScoreRow(plain("a"), plain("b"), counts, Range(3, 3))], heads=ENDS, framed=plain("kader")
    )
    (dots,) = layers(spec, "point")
    given_ = {at: count for at, count in enumerate(counts, 1) if count}
    assert [dot["x"] for dot in dots] == list(given_)
    by_size = sorted(dots, key=lambda dot: float(str(dot["size"])))
    sizes = [given_[int(str(dot["x"]))] for dot in by_size]
    assert sizes == sorted(sizes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_picture_has_its_words_and_asks_nothing_from_elsewhere(language: Language) -> None:
    pictures = [to_svg(spec, language) for spec in all_three()]
    assert pictures == [to_svg(spec, language) for spec in all_three()]
    for picture in pictures:
        assert not re.search(r"\b(href|url\(|style=|id=|<image|<script)", picture)
        ET.fromstring(picture)  # noqa: S314 - our own drawing
    words = {"nl": ("woorden", "bijna niet", "opbrengst"), "en": ("woorden", "hardly", "return")}
    for picture, word in zip(pictures, words[language], strict=True):
        assert word in picture


def test_investment_and_return_differ_in_shape_and_not_by_colour_alone() -> None:
    shapes = [
        layer["mark"].get("shape")
        for layer in all_three()[2]["layer"]  # type: ignore[attr-defined]
        if layer["mark"]["type"] == "point"
    ]
    assert set(shapes) == {None, "diamond"}
