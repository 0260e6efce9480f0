"""Cards are cut where they end, every card is there once, and a map has the places of its shape."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from itertools import pairwise
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdfium2 import raw

from report.sample import HOSTILE
from samenspel.catalogue import card_versions, texts
from samenspel.report.pdf import UNSHOWN
from samenspel.report.print_paper import NOTHING, Paper, paper_of
from samenspel.report.print_sheets import pages_of_cards, pages_of_map
from samenspel.study.model import BOXES, Card, Shape
from samenspel.text import LANGUAGES, Language, Text, plain

A4_MM, MARGIN_MM = (210, 297), 10
SHAPES = [(6, 6, 6), (7, 4, 7), (1, 1, 1), (3, 0, 9), (20, 0, 3), (13, 30, 12)]
LONG = (
    "Gedeelde verantwoordelijkheid en verantwoording over en weer, van alle partijen samen",
    "Meervoudigepersoonlijkheidsstoornisbegeleidingscommissieoverlegtafelvoorzitterschap",
    "Één crèche, naïef coöperatief: Zoë's façade",
    HOSTILE,
)


def in_mm(points: float) -> float:
    return points / 72 * 25.4


@dataclass(frozen=True)
class Sheet:
    """What is on one page, in millimetres from its lower left corner."""

    page: Any
    text: Any
    upright: list[tuple[float, float, float]]  # x, from y, to y
    level: list[tuple[float, float, float]]  # y, from x, to x

    def words(self, left: float, bottom: float, right: float, top: float) -> str:
        """Return the words within a rectangle; lines that end at a hyphen or slash join."""
        sides = {"left": left, "bottom": bottom, "right": right, "top": top}
        found = self.text.get_text_bounded(**{name: at / 25.4 * 72 for name, at in sides.items()})
        return re.sub(r"(?<=\w)/ ", "/", " ".join(found.replace("\x02", "-").split()))

    def characters(self) -> Iterator[tuple[float, ...]]:
        for number in range(self.text.count_chars()):
            if self.text.get_text_range(number, 1).strip():
                yield tuple(map(in_mm, self.text.get_charbox(number)))

    def cells(self) -> Iterator[tuple[float, float, float, float]]:
        """Yield left, bottom, right, top of what the lines cut out, in reading order."""
        for bottom, top in reversed(list(pairwise(sorted(y for y, _, _ in self.level)))):
            for left, right in pairwise(sorted(x for x, _, _ in self.upright)):
                yield left, bottom, right, top


def sheets(content: bytes) -> list[Sheet]:
    return [_sheet(page) for page in pypdfium2.PdfDocument(content)]


def _sheet(page: Any) -> Sheet:
    upright, level = [], []
    for drawn in page.get_objects([raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = map(in_mm, drawn.get_bounds())
        if right - left < 1:
            upright.append(((left + right) / 2, bottom, top))
        elif top - bottom < 1:
            level.append(((bottom + top) / 2, left, right))
    return Sheet(page, page.get_textpage(), upright, level)


def with_cards(*labels: str, explanation: str = "") -> Paper:
    words = Text(explanation, explanation)
    own = tuple(Card(f"eigen-{place}", plain(label), words) for place, label in enumerate(labels))
    title = Text("Ons netwerk", "Our network")
    return paper_of(replace(NOTHING, design=replace(NOTHING.design, title=title, own_cards=own)))


def with_shape(shape: tuple[int, int, int]) -> Paper:
    return replace(paper_of(), shape=Shape(*shape))


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    return "nl" if request.param == "nl" else "en"


@pytest.fixture(scope="module")
def printed(language: Language) -> list[Sheet]:
    return sheets(pages_of_cards(paper_of(), language))


def test_lines_are_on_the_edges_of_business_cards_in_the_middle_of_a4(printed: list[Sheet]) -> None:
    for sheet in printed:
        across = sorted(x for x, _, _ in sheet.upright)
        down = sorted(y for y, _, _ in sheet.level)
        assert [b - a for a, b in pairwise(across)] == pytest.approx([85] * 2, abs=0.01)
        assert [b - a for a, b in pairwise(down)] == pytest.approx([54] * 5, abs=0.01)
        assert across[0] + across[-1] == pytest.approx(A4_MM[0], abs=0.01)
        assert down[0] + down[-1] == pytest.approx(A4_MM[1], abs=0.01)


def test_lines_run_over_the_whole_sheet_and_stay_where_a_home_printer_prints(
    printed: list[Sheet],
) -> None:
    for sheet in printed:
        assert tuple(map(in_mm, sheet.page.get_size())) == pytest.approx(A4_MM, abs=0.1)
        for _, start, end in sheet.upright:
            assert (start, end) == pytest.approx((MARGIN_MM, A4_MM[1] - MARGIN_MM), abs=0.2)
        for _, start, end in sheet.level:
            assert (start, end) == pytest.approx((MARGIN_MM, A4_MM[0] - MARGIN_MM), abs=0.2)


def on_cards(found: Sequence[Sheet]) -> list[str]:
    """Return the words of each cell that has any, in reading order."""
    cells = [sheet.words(*cell) for sheet in found for cell in sheet.cells()]
    return [words for words in cells if words]


@pytest.mark.parametrize("year", card_versions("values-18"))
def test_every_card_is_there_once_whole_and_with_its_id(year: str, language: Language) -> None:
    design = replace(NOTHING.design, card_version=year)
    paper = paper_of(replace(NOTHING, design=design))
    found = sheets(pages_of_cards(paper, language))
    assert len(found) == 2
    expected = [
        f"{card.label.in_language(language)} {card.explanation.in_language(language)} {card.id}"
        for card in paper.cards
    ]
    assert on_cards(found) == expected
    assert year in found[0].words(0, 0, 210, 13.5)


def far_from_lines(found: Sequence[Sheet], least: float) -> bool:
    """Return whether no character of a card is nearer to any of its edges."""
    for sheet in found:
        xs = [x for x, _, _ in sheet.upright]
        ys = [y for y, _, _ in sheet.level]
        for left, bottom, right, top in sheet.characters():
            if bottom < min(ys):  # the margin, below the last card
                continue
            if min(min(abs(left - x), abs(right - x)) for x in xs) < least:
                return False
            if min(min(abs(bottom - y), abs(top - y)) for y in ys) < least:
                return False
            if any(left < x < right for x in xs) or any(bottom < y < top for y in ys):
                return False
    return True


def test_no_word_comes_near_the_scissors(printed: list[Sheet]) -> None:
    assert far_from_lines(printed, 4)


@pytest.mark.parametrize("explanation", ["", "Wij kunnen op elkaar rekenen. " * 8])
def test_long_labels_and_other_alphabets_stay_whole_on_their_card(explanation: str) -> None:
    found = sheets(pages_of_cards(with_cards(*LONG, explanation=explanation.strip()), "nl"))
    assert far_from_lines(found, 3)
    for label, words in zip(LONG[:3], on_cards(found), strict=False):
        bare = re.sub(r"[\s-]", "", words)
        assert bare.startswith(re.sub(r"[\s-]", "", label + explanation))


def test_hostile_words_are_words() -> None:
    found = sheets(pages_of_cards(with_cards("Rust", HOSTILE, explanation=HOSTILE), "en"))
    assert len(found) == 1
    for sheet in found:
        assert len(sheet.upright) == 3
        assert len(sheet.level) == 6
    assert '#import "x.typ" $x^2$ ] \\ *b* _i_ @ref `raw` // end /*' in on_cards(found)[1]


def test_what_no_font_shows_becomes_a_box() -> None:
    found = sheets(pages_of_cards(with_cards("voor \u0378 achter"), "nl"))
    assert on_cards(found) == [f"voor {UNSHOWN} achter eigen-0"]


@settings(max_examples=15, deadline=None)
@given(label=st.text(min_size=1, max_size=40), explanation=st.text(max_size=60))
def test_any_words_can_be_printed_on_a_card_and_on_a_map(label: str, explanation: str) -> None:
    paper = with_cards(label, explanation=explanation)
    assert far_from_lines(sheets(pages_of_cards(paper, "nl")), 0)
    assert pages_of_map(replace(paper, title=plain(label)), "nl")


@pytest.mark.parametrize("shape", SHAPES, ids=str)
def test_a_map_has_exactly_the_places_of_its_shape(
    shape: tuple[int, int, int], language: Language
) -> None:
    found = sheets(pages_of_map(with_shape(shape), language))
    words = " ".join(sheet.words(0, 0, 297, 210) for sheet in found)
    numbered = Counter(int(number) for number in re.findall(r"(?<!\S)(\d+)\.", words))
    top = min(3, shape[0])
    expected = {place: sum(size >= place for size in shape) for place in range(1, max(shape) + 1)}
    assert numbered == {place: count + (place <= top) for place, count in expected.items()}


def test_each_place_has_a_line_for_the_value_and_one_for_its_id() -> None:
    most = 13  # two sheets: twelve places fit under each other
    found = sheets(pages_of_map(with_shape((most, 2, 3)), "nl"))
    lines = sum(len(sheet.level) for sheet in found)
    fields, heads, top = 4, 3 + 1, 3
    assert len(found) == 2
    assert lines == 2 * (most + 2 + 3) + fields * len(found) + heads + top


def test_a_map_is_one_landscape_sheet_within_what_a_home_printer_prints(language: Language) -> None:
    (sheet,) = sheets(pages_of_map(paper_of(), language))
    assert tuple(map(in_mm, sheet.page.get_size())) == pytest.approx(A4_MM[::-1], abs=0.1)
    for left, bottom, right, top in sheet.characters():
        assert min(left, bottom) >= MARGIN_MM
        assert right <= A4_MM[1] - MARGIN_MM
        assert top <= A4_MM[0] - MARGIN_MM


def test_a_map_asks_for_a_code_and_says_who_sees_it(language: Language) -> None:
    said = texts("print")
    for mode in ("pseudonymous", "named"):
        (sheet,) = sheets(pages_of_map(replace(paper_of(), mode=mode), language))
        words = sheet.words(0, 0, 297, 210)
        asked = ("code", "network", "date", "round", "for_network", "for_organisation", "id")
        keys = [f"map_{part}" for part in (*asked, f"privacy_{mode}")]
        assert all(said[key].in_language(language) in words for key in keys)


@pytest.mark.parametrize("pages", [pages_of_cards, pages_of_map])
def test_it_is_tagged_with_title_and_language_and_brings_its_fonts(
    pages: Any, language: Language
) -> None:
    content = pages(paper_of(), language)
    assert content == pages(paper_of(), language)
    reader = PdfReader(BytesIO(content))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == language
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert reader.metadata is not None
    assert reader.metadata.title
    assert reader.metadata.creation_date is None
    resources: list[Any] = [page["/Resources"] for page in reader.pages]
    fonts = [font.get_object() for one in resources for font in one["/Font"].values()]
    below = [font["/DescendantFonts"][0].get_object()["/FontDescriptor"] for font in fonts]
    assert fonts
    assert all({"/FontFile2", "/FontFile3"} & set(font.get_object()) for font in below)


def test_a_box_of_the_map_has_its_own_look_and_name(language: Language) -> None:
    labels = {box: texts("terms")[f"category_{box}"].in_language(language) for box in BOXES}
    (sheet,) = sheets(pages_of_map(with_shape((2, 3, 4)), language))
    words = sheet.words(0, 0, 297, 210)
    for box, size in zip(BOXES, (2, 3, 4), strict=True):
        cards = "kaartjes" if language == "nl" else "cards"
        assert f"{labels[box].capitalize()} {size} {cards}" in words
