import re
from xml.etree import ElementTree as ET

import pytest

from report.sample import HOSTILE, NETWORKS, VALUES, charts
from samenspel.report.blocks import Spec
from samenspel.report.charts import (
    COLUMNS_A_PANEL,
    BalanceRow,
    BandRow,
    Bar,
    BoxRow,
    Cell,
    DumbbellRow,
    Point,
    balance,
    bands,
    boxes,
    congruence,
    dumbbell,
    ranking,
    sharing_map,
)
from samenspel.report.drawing import INK, MIDDLE, MUTED, PALE, PAPER, mixed, to_png, to_svg
from samenspel.text import LANGUAGES, Language, Text, plain

SVG = "{http://www.w3.org/2000/svg}"


def words(spec: Spec, language: Language = "nl") -> list[str]:
    root = ET.fromstring(to_svg(spec, language))  # noqa: S314 - our own drawing
    return ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]


def luminance(colour: str) -> float:
    shares = [part / 255 for part in bytes.fromhex(colour[1:])]
    linear = [s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", list(charts()))
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chart_is_drawn_the_same_twice_and_asks_nothing(name: str, language: Language) -> None:
    svg = to_svg(charts()[name], language)
    assert to_svg(charts()[name], language) == svg
    assert not re.search(r"\b(href|url\(|style=|id=|<image|<script)", svg)
    assert set(re.findall(r'https?://[^"]+', svg)) <= {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }


@pytest.mark.parametrize("name", list(charts()))
def test_each_row_is_labelled_in_the_language_of_the_reader(name: str) -> None:
    labels = [text.en for text in (NETWORKS if name == "congruence" else VALUES)]
    said = " ".join(words(charts()[name], "en"))
    assert all(label.split()[0] in said for label in labels)


def test_a_ranking_says_counts_and_the_line() -> None:
    said = words(charts()["ranking"], "nl")
    assert said.count("4 van 5 · duidelijk") == 3
    assert "2 van 5" in said
    assert "meer dan de helft →" in said


def test_another_threshold_is_named_as_a_count() -> None:
    bars = [Bar(plain("x"), 1)]
    assert "meer dan 2,5 →" in words(ranking(bars, respondents=4, more_than=2.5), "nl")
    assert "more than 3 →" in words(ranking(bars, respondents=4, more_than=3), "en")


def test_a_phi_that_is_not_computable_is_a_dash() -> None:
    said = words(charts()["congruence"], "nl")
    assert "–" in said
    assert {"0,25", "0,50 · p = 0,03", "als blind kiezen", "0,5"} <= set(said)


def test_a_balance_has_a_sign_and_zero_has_none() -> None:
    rows = [BalanceRow(plain(n), n, 2) for n in (1, 2, 3)]
    assert {"−1", "0", "+1"} <= set(words(balance(rows)))


def test_bands_show_no_counts() -> None:
    assert not any(any(map(str.isdigit, said)) for said in words(charts()["bands"]))


def test_rows_with_the_same_label_stay_apart() -> None:
    bars = [Bar(plain("zelfde"), 1), Bar(plain("zelfde"), 2)]
    svg = to_svg(ranking(bars, respondents=3, more_than=1.5), "nl")
    places = re.findall(r'translate\(([-\d.]+),([-\d.]+)\)"[^>]*>(zelfde|\d van 3)<', svg)
    height = {said: y for _, y, said in places}
    assert [said for _, _, said in places].count("zelfde") == 2
    assert {y for _, y, said in places if said == "zelfde"} == {
        height["1 van 3"],
        height["2 van 3"],
    }
    assert height["1 van 3"] != height["2 van 3"]


def test_hostile_labels_are_words() -> None:
    svg = to_svg(ranking([Bar(plain("<script>\x00"), 1)], respondents=1, more_than=0.5), "nl")
    assert "&lt;script&gt;\ufffd" in svg
    assert "<script" not in svg
    assert to_svg(ranking([Bar(plain(HOSTILE), 1)], respondents=1, more_than=0.5), "nl")


@pytest.mark.parametrize("rows", [0, 1, 2, 18, 60])
def test_every_chart_takes_any_number_of_rows(rows: int) -> None:
    labels = [Text(f"Waarde {n} " * 6, f"Value {n} " * 6) for n in range(rows)]
    for spec in (
        ranking([Bar(label, 1) for label in labels], respondents=2, more_than=1),
        boxes([BoxRow(label, 1, 0, 1) for label in labels], respondents=2),
        congruence([Point(label, 3, 0.1) for label in labels]),
        bands([BandRow(label, 0) for label in labels], columns=(plain("a"), plain("b"))),
        balance([BalanceRow(label, 1, 0) for label in labels]),
        dumbbell([DumbbellRow(label, 1, 0) for label in labels]),
        sharing_map(labels, NETWORKS, [Cell(label, NETWORKS[0], plain(1), 1) for label in labels]),
    ):
        assert to_svg(spec, "nl").startswith("<svg")


def test_forty_networks_stand_in_panels_and_none_is_lost() -> None:
    columns = [plain(f"Netwerk {n}") for n in range(40)]
    cells = [Cell(v, c, plain(f"{n} / 9"), 0.5) for v in VALUES for n, c in enumerate(columns)]
    said = words(sharing_map(VALUES, columns, cells))
    assert all(said.count(f"Netwerk {n}") == 1 for n in range(40))
    assert said.count("39 / 9") == len(VALUES)
    assert said.count("Doeltreffendheid") == 40 / COLUMNS_A_PANEL


def test_words_can_be_read_on_every_fill() -> None:
    assert all(contrast(INK, fill) >= 4.5 for fill in (PAPER, PALE, MIDDLE))
    assert contrast(MUTED, PAPER) >= 4.5
    assert (mixed(PAPER, MIDDLE, 0), mixed(PAPER, MIDDLE, 1)) == (PAPER, MIDDLE)


def test_a_picture_for_word_is_twice_its_size() -> None:
    spec = charts()["bands"]
    width = float(re.findall(r'width="([\d.]+)"', to_svg(spec, "nl"))[0])
    assert int.from_bytes(to_png(spec, "nl")[16:20]) == pytest.approx(2 * width, abs=2)
